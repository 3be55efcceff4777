"""How a cell of the table looks, and the field in which it is edited."""

from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN, Row
from facilitator.ui.widgets.cell_painter import CellPainter
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

_ICON: Final = 24


class StepPainter(CellPainter):
    """Paints steps; the field tells every letter."""

    height = 38

    typed = Signal(str, int, str)
    """The id of a row, a column, and what stands in the field at present."""

    def paint_cell(self, pen: Pen, area: QRect, row: Row, column: int) -> None:
        """Draw what stands in a cell."""
        ink = "accent" if row.is_event else "text"
        weight = 600 if row.is_event else 500
        if column == MEANING:
            pen.write(area, row.meaning, size="meta", ink="text3")
        elif column == WHEN:
            pen.write(area, row.when, weight=weight, ink=ink)
        elif column == TITLE and row.is_workshop:
            pen.glyph(area.left(), area.center().y(), "calendar", "text3")
            beside = area.adjusted(self._theme.px(_ICON), 0, 0, 0)
            pen.write(beside, row.title, weight=weight if row.is_event else 400, ink=ink)
        else:
            pen.write(area, row.title, weight=weight if row.is_event else 400, ink=ink)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """Return a line with the text of the cell."""
        field = super().createEditor(parent, option, index)
        row: Row = index.data(ROW_ROLE)
        column = index.column()
        field.textEdited.connect(lambda text: self.typed.emit(row.id, column, text))
        return field
