"""Paints a room's column part by part."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from facilitator.language import trn
from facilitator.ui.cockpit.measures import Measures, Places
from facilitator.ui.cockpit.rooms import Room
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.rows import paint_box

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GLYPHS: Final = {
    "done": ("check-filled", "text3"),
    "current": ("play-filled", "accent"),
    "open": ("ring", "control"),
    "at_risk": ("ring-dashed", "late"),
}
_GLYPH, _SMALL_GLYPH, _GAP = 16, 12, 8


class Brush:
    """Writes texts in the look's type, cut at the end where room is short."""

    def __init__(self, theme: Theme, painter: QPainter) -> None:
        self.theme = theme
        self.painter = painter

    def write(
        self,
        room: QRect,
        text: str,
        size: str = "base",
        weight: int = 400,
        ink: str = "text",
        align: Qt.AlignmentFlag = _LEFT,
    ) -> int:
        """Write a line into a place and return how wide it became."""
        font = self.theme.font(size, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(ink))
        self.painter.drawText(room, align | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def draw(self, at: QPoint, name: str, ink: str, size: int) -> None:
        """Draw an icon with its upper left corner at a point."""
        self.theme.icons.draw(self.painter, at.x(), at.y(), name, ink, size)

    def draw_beside(self, room: QRect, name: str, ink: str, size: int) -> None:
        """Draw an icon at the left of a place, in its middle."""
        top = room.top() + (room.height() - self.theme.px(size)) // 2
        self.draw(QPoint(room.left(), top), name, ink, size)


def paint_title(brush: Brush, room: Room, measures: Measures, places: Places) -> None:
    """Paint code and topic, and below them who moderates where and until when."""
    px, place = brush.theme.px, places.title
    taken = clock_area(brush.theme, room, measures, places).width()
    size = "base" if not measures.is_dense else "meta"
    width = chip_width(brush.theme, room.outline.code, size=size)
    chip = QRect(place.left(), 0, width, px(24 if not measures.is_dense else 20))
    chip.moveTop(place.center().y() - chip.height() // 2 + 1)
    paint_chip(brush.painter, brush.theme, chip, room.outline.code, "accent", size=size)
    title = place.adjusted(width + px(_GAP), 0, -taken - px(_GAP), 0)
    brush.write(title, room.outline.title, measures.title_size, 600)
    if measures.where:
        ink = "late" if room.clock.is_broken else "text3"
        until = brush.write(places.where, room.clock.below, "meta", 400, ink, _RIGHT)
        if room.clock.is_broken:
            glyph = places.where.right() - until - px(_SMALL_GLYPH + 4)
            brush.draw(QPoint(glyph, places.where.top() + px(3)), "late", "late", _SMALL_GLYPH)
            until += px(_SMALL_GLYPH + 4)
        where = places.where.adjusted(0, 0, -until - px(_GAP), 0)
        brush.write(where, room.outline.where, "meta", 400, "text2")


def clock_area(theme: Theme, room: Room, measures: Measures, places: Places) -> QRect:
    """Return where the clock stands; it only changes with the number of its figures."""
    clock, px, place = room.clock, theme.px, places.title
    zeros = "".join("0" if sign.isdigit() else sign for sign in clock.face)
    width = QFontMetrics(theme.font(measures.clock_size, 500)).horizontalAdvance(zeros)
    width += px(_SMALL_GLYPH + 6) if clock.glyph else 0
    width += px(2) if clock.face else 0  # figures stand out a little
    return place.adjusted(place.width() - width, 0, 0, 0)


def paint_clock(brush: Brush, room: Room, measures: Measures, place: QRect) -> None:
    """Paint the clock where `clock_area` says."""
    clock, theme = room.clock, brush.theme
    brush.painter.setFont(theme.font(measures.clock_size, 500))
    brush.painter.setPen(theme.color(clock.ink))
    brush.painter.drawText(place, _RIGHT | Qt.TextFlag.TextSingleLine, clock.face)
    if clock.glyph:
        brush.draw_beside(place, clock.glyph, clock.ink, _SMALL_GLYPH)


def paint_pace(brush: Brush, room: Room, measures: Measures, places: Places, mend: int) -> None:
    """Paint how the room stands, in the tone of how bad that is; `mend` pixels are for its button."""
    px, box, words = brush.theme.px, places.box, room.words
    if room.tone:
        fill, edge = f"{room.tone}_soft", f"{room.tone}_line"
        paint_box(brush.painter, brush.theme, box, fill, edge, 4 if measures.is_dense else 8)
    elif not measures.is_dense:
        paint_box(brush.painter, brush.theme, box, "surface", "line", 8)
    if measures.is_dense:
        inside = box.adjusted(px(6) if room.tone else 0, 0, -px(6), 0)
        brush.draw_beside(inside, words.glyph, words.ink, _SMALL_GLYPH)
        verdict = inside.adjusted(px(_SMALL_GLYPH + 6), 0, 0, 0)
        brush.write(verdict, words.verdict, "meta", 500, words.ink)
        return
    line = QRect(box.left() + px(12), box.top() + px(8), box.width() - px(24), px(22))
    brush.draw_beside(line, words.glyph, words.ink, _GLYPH)
    verdict = line.adjusted(px(_GLYPH + 8), 0, 0, 0)
    brush.write(verdict, words.verdict, "base", 500, words.ink)
    rest = line.translated(0, px(22)).adjusted(0, 0, -mend, 0)
    brush.write(rest, words.rest, "meta", 400, "text2")


def paint_question(brush: Brush, room: Room, measures: Measures, places: Places) -> None:
    """Paint which question it is, how far all of them are, and its words."""
    theme, px, place = brush.theme, brush.theme.px, places.progress
    size = _SMALL_GLYPH if measures.is_dense else 14
    step, width = px(measures.dots), len(room.parts) * px(measures.dots)
    said = QFontMetrics(theme.font("meta")).horizontalAdvance(room.progress)
    if width + said <= place.width():
        first = place.right() + 1 - width + step - px(size)
        top = place.top() + (place.height() - px(size)) // 2
        for number, part in enumerate(room.parts):
            brush.draw(QPoint(first + number * step, top), *_GLYPHS[part], size)
    brush.write(place, room.progress, "meta", 400, "text3")
    lines = question_lines(theme, room, measures, places.question.width())
    font = theme.font(measures.question_size, 600)
    brush.painter.setFont(font)
    is_asked = bool(room.outline.questions)
    brush.painter.setPen(theme.color("text" if is_asked else "text3"))
    paint_lines(brush.painter, places.question, lines, theme.line_height(measures.question_size))


def question_lines(theme: Theme, room: Room, measures: Measures, width: int) -> tuple[str, ...]:
    """Return the question's lines at a width."""
    font = theme.font(measures.question_size, 600)
    return wrapped(room.question, font, width, measures.most_lines) if room.question else ()


def paint_foot(brush: Brush, room: Room, measures: Measures, places: Places) -> None:
    """Paint how much there is so far, and how long ago the last note was written."""
    px, place = brush.theme.px, places.foot
    taken = brush.write(place, room.last, "meta", 400, "text3", _RIGHT)
    left = place.left()
    for icon, count in (("star", room.key_results), ("tray", room.parked)):
        spot = QRect(left, place.top(), place.right() - taken - px(_GAP) - left, place.height())
        words = spot.adjusted(px(_SMALL_GLYPH + 6), 0, 0, 0)
        if not count or words.width() < px(20):
            continue
        brush.draw_beside(spot, icon, "accent" if icon == "star" else "text3", _SMALL_GLYPH)
        text, metrics = _counted(icon, count), QFontMetrics(brush.theme.font("meta"))
        if measures.is_dense or metrics.horizontalAdvance(text) > words.width():
            text = str(count)
        left = words.left() + brush.write(words, text, "meta", 400, "text2") + px(14)


def _counted(icon: str, count: int) -> str:
    if icon == "star":
        return trn("{count} key result", "{count} key results", count)
    return trn("{count} in the parking lot", "{count} in the parking lot", count)
