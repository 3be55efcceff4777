"""Beside the question: the room's clock, and the questions that come after."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF

from facilitator.domain.scenes import Clock, QuestionScene
from facilitator.language import tr
from facilitator.ui.stage.lettering import Type
from facilitator.ui.stage.sheets import Sheet

_COUNTDOWN: Final = Type(124, 126, 500)
_UNTIL, _AFTER = Type(25, 35), Type(22, 31)


def put_aside(sheet: Sheet, scene: QuestionScene, area: QRectF) -> None:
    """Put the clock at the top of an area, and below it as many questions as have room."""
    top = area.top()
    if scene.clock:
        top = _put_clock(sheet, scene.clock, area) + sheet.px(65)
    if not scene.following:
        return
    rest = QRectF(area)
    rest.setTop(top)
    heading = sheet.words(tr("After this"), _AFTER, rest, "text3")
    rest.setTop(heading.bottom() + sheet.px(11))
    for number, text in scene.following:
        if not _put_following(sheet, number, text, rest):
            return


def _put_clock(sheet: Sheet, clock: Clock, area: QRectF) -> float:
    """Put a countdown at the top of an area; return where it ends."""
    left = sheet.words(clock.left, _COUNTDOWN, area, most_lines=1)
    below = QRectF(area)
    below.setTop(left.bottom() + sheet.px(7))
    return sheet.words(clock.until, _UNTIL, below, "text2", most_lines=2).bottom()


def _put_following(sheet: Sheet, number: int, text: str, rest: QRectF) -> bool:
    """Put a question that comes later and take its room off `rest`; False where it does not fit."""
    px = sheet.px
    indent = max(px(33), sheet.lettering.width_of("00", _AFTER) + px(8))
    block = sheet.lettering.block(text, _AFTER, rest.width() - indent, 3)
    tall = block.height + px(2 * 16)
    if rest.top() + tall > rest.bottom():
        return False
    sheet.box(QRectF(rest.left(), rest.top(), rest.width(), max(1.0, px(1))), "line")
    words = QPointF(rest.left() + indent, rest.top() + px(16))
    sheet.words(str(number), _AFTER, QRectF(rest.left(), words.y(), indent, 1), "text3", 1)
    sheet.put(block, words, "text2")
    rest.setTop(rest.top() + tall)
    return True
