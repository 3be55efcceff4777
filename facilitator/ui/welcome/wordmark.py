"""The wordmark: the pace strip in small, with the program's name beside it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label

_WIDTH, _HEIGHT = 112, 24
_SEGMENTS: Final = ((0, 21, "text3"), (23, 21, "text3"), (74, 20, "track"), (96, 16, "track"))
"""Left edge, width and role of what is done and what is still open."""
_STRIP: Final = QRectF(0, 9, _WIDTH, 7)
_CURRENT: Final = QRectF(46, 7, 26, 11)
_NEEDLE: Final = QRectF(58, 2, 2, 18)
_HEAD: Final = (QPointF(55, 1), QPointF(63, 1), QPointF(59, 6))


class Wordmark(QWidget):
    """Strip and name in one row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(_Strip(theme))
        row.addWidget(label(theme, tr("Facilitator"), "note", 500, "text2"))
        row.addStretch(1)


class _Strip(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As large as drawn."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw segments, the current one taller, and the needle."""
        theme, painter = self._theme, QPainter(self)
        painter.scale(theme.scale, theme.scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ends = QPainterPath()
        ends.addRoundedRect(_STRIP, 3, 3)
        for left, width, role in _SEGMENTS:
            part = QPainterPath()
            part.addRect(QRectF(left, _STRIP.top(), width, _STRIP.height()))
            painter.fillPath(ends & part, theme.color(role))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(_CURRENT, 2, 2)
        painter.setBrush(theme.color("text"))
        painter.drawRect(_NEEDLE)
        painter.drawPolygon(QPolygonF(_HEAD))
