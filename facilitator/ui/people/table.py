"""The table of people: arrows go through cells, typing and Enter edit one, Space marks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
)

from facilitator.domain.text import fold
from facilitator.language import tr
from facilitator.ui.people.model import PeopleModel
from facilitator.ui.people.painter import PersonPainter
from facilitator.ui.people.rows import (
    EMAIL,
    GROUP,
    NAME,
    ORGANISATION,
    PRESENCE,
    ROLE,
    WISHES,
    Row,
)
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.cell_table import CellTable
from facilitator.ui.widgets.choosing import choose_alone

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEADINGS: Final = 40
_WIDTHS: Final = {
    NAME: 200,
    ORGANISATION: 190,
    GROUP: 190,
    ROLE: 120,
    WISHES: 92,
    PRESENCE: 112,
    EMAIL: 150,
}
"""Widths in design pixels; what is left over is shared by name, organisation and address."""
_STRETCHED: Final = (NAME, ORGANISATION, EMAIL)
_GIVEN_UP: Final = (EMAIL, ROLE, WISHES)
"""Columns that go, in this order, where the window is too narrow for all."""


class PeopleTable(CellTable):
    """Shows the people; several can be chosen, and a cell of theirs set at once."""

    marked = Signal()
    """Space: those chosen came, or did not."""
    removed = Signal()
    """Delete: those chosen are not in the workshop."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.people = PeopleModel()
        self.setModel(self.people)
        self.setItemDelegate(PersonPainter(theme, self, self._offers))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("People"))
        self._dress_headings()
        theme.changed.connect(self._fit)

    def _dress_headings(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._theme.dress(heads, "meta")
        self.setSortingEnabled(True)

    @property
    def chosen(self) -> list[Row]:
        """Those chosen, in the order in which they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.people.rows[at] for at in rows if self.people.rows[at].id]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other people; the keyboard and the choice stay with whom they were at."""
        chosen = {row.id for row in self.chosen}
        current, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        here = self.people.rows[current.row()].id if current.isValid() else ""
        before, was_editing = self.people.rows, self.is_editing
        self.people.show_rows(rows)
        if was_editing and not self.is_editing:
            self.setFocus()  # the field went with the rows, and the keyboard would go anywhere
        if before is not self.people.rows and not self.currentIndex().isValid():
            self.go_to(here, current.column())
            self._choose_again(chosen)
            self.verticalScrollBar().setValue(scrolled)

    def go_to(self, person_id: str, column: int = NAME) -> None:
        """Put the keyboard at a person, else at the first one."""
        at = max(self.people.row_of(person_id), 0)
        index = self.people.index(at, max(column, NAME))
        if index.isValid():
            choose_alone(self, index)

    def _choose_again(self, ids: set[str]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for at, row in enumerate(self.people.rows):
            if row.id in ids and len(ids) > 1:
                self.selectionModel().select(self.people.index(at, NAME), flags)

    def edit_cell(self, column: int) -> None:
        """Edit a cell of the person at the keyboard."""
        index = self.currentIndex()
        if index.isValid():
            there = self.people.index(index.row(), column)
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(there)

    def commit(self) -> None:
        """Store the cell that is being edited, if one is."""
        fields = self.viewport().findChildren(QLineEdit) if self.is_editing else []
        for field in fields:
            if field.isHidden():  # closed, and gone as soon as Qt comes to it
                continue
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def sort_by_current(self) -> None:
        """Sort by the column of the keyboard, a second time the other way round."""
        heads, column = self.horizontalHeader(), max(self.currentIndex().column(), 0)
        is_again = heads.sortIndicatorSection() == column
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        is_ascending = is_again and heads.sortIndicatorOrder() == ascending
        self.sortByColumn(column, descending if is_ascending else ascending)

    def _offers(self, column: int) -> list[str]:
        words = {row.text(column) for row in self.people.everybody}
        return sorted((word for word in words if word), key=fold)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter or by typing, mark by Space."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if self.is_editing:
            super().keyPressEvent(event)  # the field lets through what ends it
        elif event.key() in _ENTER and plain:
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and plain:
            self.marked.emit()
        elif event.key() == Qt.Key.Key_Delete and plain:
            self.removed.emit()
        elif not self.types(event):
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the ends of the table by Home and End, as in lists."""
        last = self.people.rowCount() - 1
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: last,
        }
        if action in ends and last >= 0:
            return self.people.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why nobody is shown, where a filter leaves nobody."""
        super().paintEvent(event)
        if self.people.everybody and not self.people.rows:
            theme, painter = self._theme, QPainter(self.viewport())
            painter.setFont(theme.font("lead"))
            painter.setPen(theme.color("text2"))
            said = tr("Nobody here matches the filter; Esc empties it.")
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), middle, said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, room = self._theme.px, self.viewport().width()
        self.verticalHeader().setDefaultSectionSize(px(PersonPainter.height))
        self.horizontalHeader().setFixedHeight(px(_HEADINGS))
        shown = dict(_WIDTHS)
        for column in _GIVEN_UP:
            if sum(map(px, shown.values())) > room:
                del shown[column]
        needed = sum(map(px, shown.values()))
        left, lack = max(0, room - needed), min(1.0, room / needed)
        stretched = [column for column in _STRETCHED if column in shown]
        for column, width in _WIDTHS.items():
            self.setColumnHidden(column, column not in shown)
            extra = left // len(stretched) if column in stretched else 0
            self.setColumnWidth(column, int(px(width) * lack) + extra)
