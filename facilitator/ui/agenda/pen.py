"""What rows of agenda items are painted with: times that have changed, tiles of a kind."""

from typing import Final

from PySide6.QtCore import QRect, Qt

from facilitator.domain.records import AgendaKind
from facilitator.ui.agenda.rows import Changed
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.pen import LEFT, Pen
from facilitator.ui.widgets.rows import paint_box

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


def write_changed(
    pen: Pen,
    area: QRect,
    words: Changed,
    *,
    size: str = "base",
    weight: int = 400,
    ink: str = "text",
    side: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write what is so now and behind it, struck, what was planned; to the right, before it."""
    width = pen.write(area, words.now, size=size, weight=weight, ink=ink, side=side)
    if not words.planned:
        return
    beside = QRect(area)
    gap = width + pen.theme.px(_GAP)
    if side == LEFT:
        beside.setLeft(area.left() + gap)
    else:
        beside.setRight(area.right() - gap)
    pen.write(beside, words.planned, size="meta", ink="text3", side=side, struck=True)


def paint_tile(pen: Pen, left: int, middle: int, kind: AgendaKind) -> None:
    """Draw the tile of a kind around a height."""
    theme, px = pen.theme, pen.theme.px
    icon, tone = TILES[kind]
    fill, ink = inks(tone)
    place = QRect(left, middle - px(TILE) // 2, px(TILE), px(TILE))
    paint_box(pen.painter, theme, place, fill, radius=4)
    inset = (px(TILE) - px(_ICON)) / 2
    theme.icons.draw(pen.painter, left + inset, place.top() + inset, icon, ink, _ICON)
