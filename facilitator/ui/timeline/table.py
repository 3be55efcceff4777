"""The table of the steps; its keys edit, move and take out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.model import StepModel
from facilitator.ui.timeline.painter import ROW_HEIGHT, CellPainter
from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN, Row
from facilitator.ui.widgets.choosing import choose_alone

_Key = Qt.Key
_ENTER: Final = {_Key.Key_Return, _Key.Key_Enter}
_UP_AND_DOWN: Final = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_WHEN, _MEANING, _HEADINGS = 190, 150, 36


class StepTable(QTableView):
    """Shows the steps; several can be chosen and taken out at once."""

    shifted = Signal(int)
    """The milestone at the keyboard is to stand one place up (-1) or down (1)."""
    removed = Signal()
    """Delete: those chosen are to go."""
    refused = Signal(object)
    """Somebody wants to edit a row that is no milestone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.steps = StepModel()
        self.painter = CellPainter(theme, self)
        self.setModel(self.steps)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Milestones"))
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.dress(heads, "meta")
        theme.changed.connect(self._fit)

    @property
    def chosen(self) -> list[Row]:
        """The milestones that are chosen, in the order in which they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [self.steps.rows[at] for at in rows]
        return [row for row in found if row.id and not row.is_workshop]

    @property
    def current(self) -> Row | None:
        """The row at the keyboard."""
        index = self.currentIndex()
        return self.steps.rows[index.row()] if index.isValid() else None

    @property
    def is_editing(self) -> bool:
        """Whether somebody types into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other steps; the keyboard stays with the one it was at, else in its place."""
        here, index = self.current, self.currentIndex()
        at, column, scrolled = index.row(), index.column(), self.verticalScrollBar().value()
        if self.steps.show_rows(rows):
            found = self.steps.row_of(here.id) if here and here.id else -1
            place = found if found >= 0 else min(max(at, 0), len(rows) - 1)
            choose_alone(self, self.steps.index(place, max(column, WHEN)))
            self.verticalScrollBar().setValue(scrolled)

    def go_to(self, row_id: str, column: int = WHEN) -> None:
        """Put the keyboard at a step, else at the first one."""
        choose_alone(self, self.steps.index(max(self.steps.row_of(row_id), 0), column))

    def edit_current(self) -> None:
        """Edit the cell at the keyboard; the meaning of a date is edited as the date."""
        row, index = self.current, self.currentIndex()
        if row is None:
            return
        if row.is_workshop or not self.steps.is_editable:
            self.refused.emit(row)
            return
        column = WHEN if index.column() == MEANING else index.column()
        there = self.steps.index(index.row(), column)
        choose_alone(self, there)
        self.edit(there)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter or F2, move by Alt and arrows, take out by Delete."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_editing:
            super().keyPressEvent(event)  # the field lets through what ends it
        elif not held and (key in _ENTER or key == _Key.Key_F2):
            self.edit_current()
        elif held == Qt.KeyboardModifier.AltModifier and key in _UP_AND_DOWN:
            self.shifted.emit(_UP_AND_DOWN[key])
        elif not held and key == _Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, room = self._theme.px, self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(px(_HEADINGS))
        self.setColumnWidth(WHEN, px(_WHEN))
        self.setColumnWidth(MEANING, px(_MEANING))
        self.setColumnWidth(TITLE, max(px(_WHEN), room - px(_WHEN) - px(_MEANING)))
