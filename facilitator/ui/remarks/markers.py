"""The numbers of the open remarks, on the paper beside what they are about."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.remarks.card_painter import paint_number
from facilitator.ui.remarks.rows import Row
from facilitator.ui.theme.theme import Theme

_BESIDE: Final = 30
_ABOVE: Final = 18
"""An anchor is where the line ends below it."""
_INK, _PAPER = QColor("#7F4C00"), QColor("#FFFFFF")
"""Paper stays white in the dark theme, and so do the numbers on it."""


class Markers(QWidget):
    """Lies over the pages and lets everything through to them."""

    def __init__(self, theme: Theme, sheets: Sheets) -> None:
        super().__init__(sheets.viewport())
        self._theme, self._sheets = theme, sheets
        self._rows: Sequence[Row] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheets.viewport().installEventFilter(self)
        sheets.moved.connect(self.update)
        self.setGeometry(sheets.viewport().rect())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Mark other remarks."""
        self._rows = [row for row in rows if row.is_open and row.anchor]
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the pages' room."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._sheets.viewport().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers that are in sight; several at one place stand side by side."""
        painter = QPainter(self)
        taken: dict[str, int] = {}
        for row in self._rows:
            if row.anchor not in self._sheets.preview.places:
                continue
            beside = taken[row.anchor] = taken.get(row.anchor, 0) + 1
            point = self._sheets.point_of(row.anchor)
            if -self._theme.px(_BESIDE) < point.y() < self.height():
                left = point.x() - self._theme.px(_BESIDE * beside + 16)
                place = QPointF(left, point.y() - self._theme.px(_ABOVE))
                paint_number(painter, self._theme, place, row.number, _INK, _PAPER)
