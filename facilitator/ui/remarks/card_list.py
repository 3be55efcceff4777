"""The remarks as a list of cards, decided on by single keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from facilitator.language import tr
from facilitator.ui.remarks.card_painter import CardPainter
from facilitator.ui.remarks.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel

_DECISIONS: Final = {Qt.Key.Key_A: "accept", Qt.Key.Key_E: "edit", Qt.Key.Key_R: "reject"}


class CardList(HoverList):
    """Shows cards; arrows go through them, A accepts, E edits, R rejects, Return goes to the place."""

    decided = Signal(str)
    """"accept", "edit" or "reject", of the card with the keyboard."""
    went = Signal(str)
    """The anchor of the card that the keyboard or the mouse came to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model_: KnownRowModel[Row] = KnownRowModel()
        self.setModel(self.model_)
        self.setItemDelegate(CardPainter(theme, self))
        self.setProperty("plain", "true")
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setAccessibleName(tr("Remarks"))
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def row(self) -> Row | None:
        """The card with the keyboard."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other cards; the keyboard stays, or comes to the one that followed."""
        if rows == self.model_.rows:
            return  # laying out the words of many cards takes longer than somebody who types may wait
        here, at = self.row, self.currentIndex().row()
        self.model_.show_rows(rows)
        self.scheduleDelayedItemsLayout()
        known = self.model_.index_of(here.id) if here else QModelIndex()
        if not known.isValid() and rows:
            known = self.model_.index(min(max(at, 0), len(rows) - 1))
        self.setCurrentIndex(known)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the keyboard came to."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.hasFocus() and current.isValid():
            self._go(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide about a card, or go through them."""
        decision = _DECISIONS.get(Qt.Key(event.key()))
        if decision and not event.modifiers() and self.row:
            self.decided.emit(decision)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words out anew; the card with the keyboard stays in sight."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def _go(self, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        if row.anchor:
            self.went.emit(row.anchor)
