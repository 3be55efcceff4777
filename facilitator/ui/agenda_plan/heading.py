"""The names of the columns of the plan's table."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.agenda_plan.columns import HEADING, SIDE, columns_in
from facilitator.ui.agenda_plan.table import PlanTable
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.pen import RIGHT, Pen


class PlanHeading(QWidget):
    """The names of the columns, above the rows that scroll and as wide as they are."""

    def __init__(self, theme: Theme, table: PlanTable) -> None:
        super().__init__()
        self._theme = theme
        self._table = table
        table.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.update())
        theme.changed.connect(self._resize)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names and the line below them."""
        painter, theme = QPainter(self), self._theme
        area = QRect(0, 0, self._table.viewport().width(), self.height())
        columns, pen = columns_in(theme, area), Pen(painter, theme)
        names = (
            (columns.start, tr("Start")),
            (columns.length, tr("Length")),
            (columns.title, tr("Agenda item")),
            (columns.place, tr("Place")),
        )
        for part, name in names:
            pen.write(part, name if part.width() > 0 else "", size="meta", ink="text3")
        pen.write(columns.end, tr("End"), size="meta", ink="text3", side=RIGHT)
        left = theme.px(SIDE)
        fill(painter, QRect(left, self.height() - 1, self.width() - left, 1), theme.color("line"))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(HEADING))
        self.update()
