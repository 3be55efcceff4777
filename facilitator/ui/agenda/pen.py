"""What rows of agenda items are painted with: words that end in an ellipsis, times, tiles of a kind."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from facilitator.domain.records import AgendaKind
from facilitator.ui.agenda.rows import Changed
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.rows import paint_box

LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
SIDE: Final = 24
"""Air at both ends of a row."""
TILE: Final = 24
_ICON, _GAP = 14, 8
TILES: Final[dict[AgendaKind, tuple[str, str]]] = {
    "arrival": ("door", "fill"),
    "welcome": ("mic", "c2"),
    "talk": ("mic", "c3"),
    "break": ("cup", "fill"),
    "change": ("arrow-right", "fill"),
    "parallel": ("columns", "c1"),
    "summary": ("flag", "c4"),
    "closing": ("mic", "c2"),
    "other": ("calendar", "fill"),
}
"""Icon and tone of each kind, as in the overview of the day."""


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
        self.painter.drawText(area, side, shown)
        return width

    def write_middle(
        self, area: QRect, text: str, *, size: str = "base", weight: int = 400, ink: str = "text"
    ) -> None:
        """Write one line in the middle of an area, as far as there is room."""
        self.write(area, text, size=size, weight=weight, ink=ink, side=Qt.AlignmentFlag.AlignCenter)

    def write_changed(
        self,
        area: QRect,
        words: Changed,
        *,
        size: str = "base",
        weight: int = 400,
        ink: str = "text",
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Write what is so now and behind it, struck, what was planned; to the right, before it."""
        width = self.write(area, words.now, size=size, weight=weight, ink=ink, side=side)
        if not words.planned:
            return
        beside = QRect(area)
        gap = width + self.theme.px(_GAP)
        if side == LEFT:
            beside.setLeft(area.left() + gap)
        else:
            beside.setRight(area.right() - gap)
        self.write(beside, words.planned, size="meta", ink="text3", side=side, struck=True)

    def tile(self, left: int, middle: int, kind: AgendaKind) -> None:
        """Draw the tile of a kind around a height."""
        theme, px = self.theme, self.theme.px
        icon, tone = TILES[kind]
        fill, ink = inks(tone)
        place = QRect(left, middle - px(TILE) // 2, px(TILE), px(TILE))
        paint_box(self.painter, theme, place, fill, radius=4)
        inset = (px(TILE) - px(_ICON)) / 2
        theme.icons.draw(self.painter, left + inset, place.top() + inset, icon, ink, _ICON)

    def glyph(self, left: int, middle: int, name: str, ink: str, size: int = 16) -> None:
        """Draw a glyph around a height."""
        top = middle - self.theme.px(size) / 2
        self.theme.icons.draw(self.painter, left, top, name, ink, size)
