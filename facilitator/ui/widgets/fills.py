"""Areas of one colour."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, area: QRect | QRectF, color: QColor) -> None:
    """Fill an area, and leave the painter without a pen.

    Not by Qt's own `fillRect`, whose first call makes PySide build the enumerations of gradients and
    pictures (3 ms of the start).
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
