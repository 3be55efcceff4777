"""The ground of a list row: hovered, selected, with the keyboard."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.ui.theme.theme import Theme


def paint_row(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    *,
    selected: bool = False,
    hovered: bool = False,
    focused: bool = False,
) -> None:
    """Paint a row's fill and, inside it, the ring of the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(6)
    if selected or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if selected else "hover"))
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    if focused:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def paint_box(
    painter: QPainter, theme: Theme, rect: QRect, fill: str, border: str = "", radius: float = 6
) -> None:
    """Paint a rounded box of a fill role, with a one-pixel border of another role if given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(fill))
    edge = QRectF(rect)
    if border:
        painter.setPen(QPen(theme.color(border), 1))
        edge = edge.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(edge, theme.px(radius), theme.px(radius))
    painter.restore()
