"""Hatching: what went on longer than planned, in the colour of how bad it is."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from facilitator.ui.theme.theme import Theme

_WIDTH, _PITCH = 2, 7
"""A line's width, and the way along to the next one: 5 across the lines."""
_GROUND: Final = "surface"


def paint_hatching(painter: QPainter, theme: Theme, area: QRectF, role: str) -> None:
    """Fill an area with slanting lines, cut off at its edges."""
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, theme.color(_GROUND))
    painter.setPen(QPen(theme.color(role), theme.px(_WIDTH)))
    height, pitch = area.height(), theme.px(_PITCH)
    for step in range(int((area.width() + height) / pitch) + 1):
        foot = area.left() + step * pitch
        painter.drawLine(QPointF(foot - height, area.bottom()), QPointF(foot, area.top()))
    painter.restore()
