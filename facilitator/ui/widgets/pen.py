"""Writes and draws with one painter in the theme's type and inks."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from facilitator.ui.theme.theme import Theme

LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ONE_LINE: Final = Qt.TextFlag.TextSingleLine.value


class Pen:
    """Writes with one painter in the theme's type and inks."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme

    def write(
        self,
        area: QRect,
        text: str,
        *,
        size: str = "base",
        weight: int = 400,
        ink: str = "text",
        side: Qt.AlignmentFlag = LEFT,
        struck: bool = False,
    ) -> int:
        """Write one line as far as there is room; return how wide it is."""
        if not text:
            return 0
        font = self.theme.font(size, weight)
        if struck:
            font = QFont(font)
            font.setStrikeOut(True)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(text)
        shown = text
        if width > area.width():
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            width = metrics.horizontalAdvance(shown)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(ink))
        self.painter.drawText(area, side.value | _ONE_LINE, shown)
        return width

    def write_middle(
        self, area: QRect, text: str, *, size: str = "base", weight: int = 400, ink: str = "text"
    ) -> None:
        """Write one line in the middle of an area, as far as there is room."""
        self.write(area, text, size=size, weight=weight, ink=ink, side=Qt.AlignmentFlag.AlignCenter)

    def glyph(self, left: int, middle: int, name: str, ink: str, size: int = 16) -> None:
        """Draw a glyph around a height."""
        top = middle - self.theme.px(size) / 2
        self.theme.icons.draw(self.painter, left, top, name, ink, size)

    def glyph_in(self, area: QRect, name: str, ink: str, size: int) -> None:
        """Draw a glyph at the left of an area, in its middle."""
        top = area.top() + (area.height() - self.theme.px(size)) // 2
        self.theme.icons.draw(self.painter, area.left(), top, name, ink, size)
