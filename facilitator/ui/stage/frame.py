"""What frames every scene: the line at the top, the strip of parts, the line at the bottom."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF

from facilitator.domain.scenes import Strip
from facilitator.ui.stage.lettering import Type
from facilitator.ui.stage.sheets import Sheet

MARGIN: Final = 72
"""Left and right of everything, in pixels of the design."""
_ABOVE_HEAD, _BELOW_HEAD = 52, 45
_ABOVE_STRIP, _STRIP_ABOVE_FOOT, _BELOW_FOOT = 33, 26, 43
"""Air, in pixels of the design; the lines in between have the height of their letters."""
_GAP, _HEIGHT, _TALLER = 4, 14, 22

HEAD: Final = Type(24, 32)
HEAD_CODE: Final = Type(24, 32, 600)
FOOT: Final = Type(22, 30)


def inner(sheet: Sheet) -> QRectF:
    """Return the area between the margins, from the head to the strip."""
    side = sheet.px(MARGIN)
    top = sheet.px(_ABOVE_HEAD + _BELOW_HEAD) + sheet.lettering.grown(HEAD)[1]
    bottom = _strip_centre(sheet) - sheet.px(_ABOVE_STRIP)
    return QRectF(side, top, sheet.size.width() - 2 * side, bottom - top)


def _foot_top(sheet: Sheet) -> float:
    return sheet.size.height() - sheet.px(_BELOW_FOOT) - sheet.lettering.grown(FOOT)[1]


def _strip_centre(sheet: Sheet) -> float:
    return _foot_top(sheet) - sheet.px(_STRIP_ABOVE_FOOT)


def put_head(sheet: Sheet, left: str, right: str, code: str = "") -> None:
    """Say at the top which room this is and which event."""
    line = QRectF(sheet.px(MARGIN), sheet.px(_ABOVE_HEAD), 0, 0)
    line.setRight(sheet.size.width() - sheet.px(MARGIN))
    half = QRectF(line)
    half.setLeft(line.center().x() if left or code else line.left())
    sheet.words_right(right, HEAD, half, "text2")
    line.setRight(half.left() - sheet.px(24))
    if code:
        line.setLeft(sheet.words(code, HEAD_CODE, line, most_lines=1).right() + sheet.px(18))
    sheet.words(left, HEAD, line, "text2", most_lines=1)


def put_foot(sheet: Sheet, left: str, right: str = "") -> None:
    """Say at the bottom how far it is and what comes next."""
    side = sheet.px(MARGIN)
    area = QRectF(side, _foot_top(sheet), sheet.size.width() - 2 * side, 0)
    said = sheet.words(left, FOOT, area, "text2", most_lines=1)
    area.setLeft(said.right() + sheet.px(32))
    sheet.words_right(right, FOOT, area, "text2")


def put_strip(sheet: Sheet, strip: Strip) -> None:
    """Draw a segment for each part, as long as its weight; the one meant now is taller."""
    if len(strip.weights) < 2:  # noqa: PLR2004 - one part is no row of parts
        return
    side, gap = sheet.px(MARGIN), sheet.px(_GAP)
    room = sheet.size.width() - 2 * side - gap * (len(strip.weights) - 1)
    centre = _strip_centre(sheet)
    left = side
    for number, weight in enumerate(strip.weights):
        width = room * weight / sum(strip.weights)
        here = number == strip.at
        tall = sheet.px(_TALLER if here else _HEIGHT)
        role = "accent" if here else "text3" if number < strip.at else "track"
        corner = QPointF(left, centre - tall / 2)
        sheet.box(QRectF(corner.x(), corner.y(), width, tall), role, 3)
        left += width + gap
