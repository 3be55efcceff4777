"""The table of the steps; its keys edit, move and take out, typing edits."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.model import StepModel
from facilitator.ui.timeline.painter import StepPainter
from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN, Row
from facilitator.ui.widgets.cell_table import CellTable
from facilitator.ui.widgets.choosing import choose_alone

_Key = Qt.Key
_ENTER: Final = {_Key.Key_Return, _Key.Key_Enter}
_UP_AND_DOWN: Final = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_WHEN, _MEANING, _HEADINGS = 190, 150, 36


class StepTable(CellTable):
    """Shows the steps; several can be chosen and taken out at once."""

    shifted = Signal(int)
    """The milestone at the keyboard is to stand one place up (-1) or down (1)."""
    removed = Signal()
    """Delete: those chosen are to go."""
    refused = Signal(object)
    """Somebody wants to edit what is no date or title of a milestone; the index."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.steps = StepModel()
        self.painter = StepPainter(theme, self)
        self.setModel(self.steps)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
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
        self.typed_in_vain.connect(self.refused)
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

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other steps; the keyboard stays with the one it was at, else in its place."""
        here, index = self.current, self.currentIndex()
        at, column, scrolled = index.row(), index.column(), self.verticalScrollBar().value()
        if self.steps.replace_rows(rows):
            found = self.steps.row_of(here.id) if here and here.id else -1
            place = found if found >= 0 else min(max(at, 0), len(rows) - 1)
            choose_alone(self, self.steps.index(place, max(column, WHEN)))
            self.verticalScrollBar().setValue(scrolled)

    def go_to(self, row_id: str, column: int = WHEN) -> None:
        """Put the keyboard at a step, else at the first one."""
        choose_alone(self, self.steps.index(max(self.steps.row_of(row_id), 0), column))

    def edit_current(self) -> None:
        """Edit the cell at the keyboard."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            choose_alone(self, index)
            self.edit(index)
        elif index.isValid():
            self.refused.emit(index)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter, F2 or typing, move by Alt and arrows, take out by Delete."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_editing:
            super().keyPressEvent(event)  # the field lets through what ends it
        elif not held and (key in _ENTER or key == _Key.Key_F2):
            self.edit_current()
        elif held == Qt.KeyboardModifier.AltModifier and key in _UP_AND_DOWN:
            self.shifted.emit(_UP_AND_DOWN[key])
        elif not held and key == _Key.Key_Delete:
            self.removed.emit()
        elif not self.types(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, room = self._theme.px, self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(px(StepPainter.height))
        self.horizontalHeader().setFixedHeight(px(_HEADINGS))
        self.setColumnWidth(WHEN, px(_WHEN))
        self.setColumnWidth(MEANING, px(_MEANING))
        self.setColumnWidth(TITLE, max(px(_WHEN), room - px(_WHEN) - px(_MEANING)))
