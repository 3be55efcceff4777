"""How it is shown that two versions of a text stand; light, because lists paint it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip

_HEIGHT, _GAP = 20, 8
ICON = "layers"


def badge_word(count: int = 2) -> str:
    """Return what a badge says of so many versions."""
    return tr("{count} versions", count=max(count, 2))


def badge_room(theme: Theme) -> int:
    """Return how much room a badge takes with the gap before it."""
    return chip_width(theme, badge_word(), ICON) + theme.px(_GAP)


def paint_badge(painter: QPainter, theme: Theme, right: int, middle: int) -> QRect:
    """Paint a badge that ends left of `right`, and return its place."""
    width, height = chip_width(theme, badge_word(), ICON), theme.px(_HEIGHT)
    place = QRect(right - theme.px(_GAP) - width, middle - height // 2, width, height)
    paint_chip(painter, theme, place, badge_word(), "warn", ICON)
    return place
