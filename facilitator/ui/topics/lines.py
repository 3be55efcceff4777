"""The lines of the outline as a list: which is current, which are chosen, and at which cell."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView

from facilitator.language import tr
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.painter import OutlinePainter
from facilitator.ui.topics.rows import CELLS, Cell, QuestionRow
from facilitator.ui.widgets.choosing import choose_alone
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel


class Lines(HoverList):
    """Shows lines of cells, of which one may be covered by a field."""

    _edited: tuple[str, Cell] | None = None
    """Known before Qt first lays the list out, in its making."""

    contested: frozenset[str] = frozenset()
    """The questions of which two versions stand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model: KnownRowModel[QuestionRow] = KnownRowModel()
        self._model.badge_of = lambda row: badge_word() if row.id in self.contested else ""
        self._text = ""
        self.cell: Cell = "text"
        self.painter = OutlinePainter(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(tr("Questions of the topic"))
        self.verticalScrollBar().valueChanged.connect(self._lay_field)
        theme.changed.connect(self._lay_out_again)

    @property
    def rows(self) -> Sequence[QuestionRow]:
        """The lines."""
        return self._model.rows

    def spot(self) -> tuple[str, QRect] | None:
        """Return the line that the keyboard is at, and where on the display it is."""
        rect = self.visualRect(self.currentIndex())
        place = QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())
        return (self.current.id, place) if self.current else None

    @property
    def current(self) -> QuestionRow | None:
        """The line that the keyboard is at."""
        return self.currentIndex().data(ROW_ROLE)

    @property
    def chosen_ids(self) -> list[str]:
        """The selected lines from top to bottom; the current one where none is."""
        found = [row.id for row in self.rows if self.is_chosen(row.id)]
        return found or ([self.current.id] if self.current else [])

    @property
    def edited_id(self) -> str:
        """The line that is being edited, empty for none."""
        return self._edited[0] if self._edited else ""

    def is_chosen(self, row_id: str) -> bool:
        """Tell whether a line is selected."""
        return self.selectionModel().isSelected(self._model.index_of(row_id))

    @property
    def is_in_use(self) -> bool:
        """Whether the keyboard is here, be it in the field over a cell."""
        return self.hasFocus() or self._edited is not None

    def is_at(self, row_id: str, cell: Cell) -> bool:
        """Tell whether the keyboard is at a cell, be it in the field over it."""
        current = self.current
        return current is not None and current.id == row_id and self.cell == cell

    def edits(self, row_id: str, cell: Cell) -> bool:
        """Tell whether the field is over a cell."""
        return self._edited == (row_id, cell)

    def typed_in(self, row_id: str, cell: Cell) -> str | None:
        """Return what stands in the field, where that is over a cell."""
        return self._text if self.edits(row_id, cell) else None

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Show other lines; keyboard and selection stay where they were."""
        here, chosen = self.current.id if self.current else "", set(self.chosen_ids)
        at = self.currentIndex().row()
        if self._model.show_rows(rows):
            self._find_again(here, chosen, at)

    def _find_again(self, here: str, chosen: set[str], at: int) -> None:
        index = self._model.index_of(here)
        if not index.isValid():
            index = self._model.index(min(max(at, 0), len(self.rows) - 1))
        no_change = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(index, no_change)
        for row_id in chosen:
            found = self._model.index_of(row_id)
            if found.isValid():
                self.selectionModel().select(found, QItemSelectionModel.SelectionFlag.Select)
        if not self.selectionModel().hasSelection():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def go_to(self, row_id: str, cell: Cell | None = None) -> None:
        """Put the keyboard at a line."""
        self.cell = cell or self.cell
        index = self._model.index_of(row_id)
        if index.isValid():
            choose_alone(self, index)
            self._lay_out_again()
            self.scrollTo(index)

    def step(self, step: int) -> None:
        """Go to the line above (-1) or below (1), if there is one."""
        at = self.currentIndex().row() + step
        if 0 <= at < len(self.rows):
            self.go_to(self.rows[at].id)

    def turn(self, step: int) -> None:
        """Go to another cell of the line; in front of the first there is nothing."""
        at = min(max(CELLS.index(self.cell) + step, 0), len(CELLS) - 1)
        self.cell = CELLS[at]
        self._lay_out_again()

    def cell_at(self, point: QPoint) -> Cell:
        """Return the cell at a point, the current one where no line is."""
        index = self.indexAt(point)
        row: QuestionRow | None = index.data(ROW_ROLE)
        if row is None:
            return self.cell
        places = self.painter.places(row, self.visualRect(index))
        if point.x() >= places.text.right() and point.y() <= places.text.bottom():
            return "minutes"
        return "hint" if self.painter.shows_hint(row) and point.y() > places.hint.top() else "text"

    # Laying out

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Give the line the room that its cell needs."""
        super().currentChanged(current, previous)
        if self.cell == "hint":
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._lay_out_again()

    def updateGeometries(self) -> None:
        """Keep the field over its cell."""
        super().updateGeometries()
        self._lay_field()

    def _lay_out_again(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._edited:
            self.executeDelayedItemsLayout()
            self._lay_field()
            self.scrollTo(self._model.index_of(self.edited_id))

    def _lay_field(self) -> None:
        """Put what covers a cell over it; here nothing does."""
