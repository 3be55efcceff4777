"""Paints a room's column part by part."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from facilitator.language import trn
from facilitator.ui.cockpit.measures import Measures, Places
from facilitator.ui.cockpit.rooms import Room
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.pen import RIGHT, Pen
from facilitator.ui.widgets.rows import paint_box

_GLYPHS: Final = {
    "done": ("check-filled", "text3"),
    "current": ("play-filled", "accent"),
    "open": ("ring", "control"),
    "at_risk": ("ring-dashed", "late"),
}
_GLYPH, _SMALL_GLYPH, _GAP = 16, 12, 8


def paint_title(pen: Pen, room: Room, measures: Measures, places: Places) -> None:
    """Paint code and topic, and below them who moderates where and until when."""
    px, place = pen.theme.px, places.title
    taken = clock_area(pen.theme, room, measures, places).width()
    size = "base" if not measures.is_dense else "meta"
    width = chip_width(pen.theme, room.outline.code, size=size)
    chip = QRect(place.left(), 0, width, px(24 if not measures.is_dense else 20))
    chip.moveTop(place.center().y() - chip.height() // 2 + 1)
    paint_chip(pen.painter, pen.theme, chip, room.outline.code, "accent", size=size)
    title = place.adjusted(width + px(_GAP), 0, -taken - px(_GAP), 0)
    pen.write(title, room.outline.title, size=measures.title_size, weight=600)
    if measures.where:
        ink = "late" if room.clock.is_broken else "text3"
        until = pen.write(places.where, room.clock.below, size="meta", ink=ink, side=RIGHT)
        if room.clock.is_broken:
            glyph = places.where.right() - until - px(_SMALL_GLYPH + 4)
            icons, top = pen.theme.icons, places.where.top() + px(3)
            icons.draw(pen.painter, glyph, top, "late", "late", _SMALL_GLYPH)
            until += px(_SMALL_GLYPH + 4)
        where = places.where.adjusted(0, 0, -until - px(_GAP), 0)
        pen.write(where, room.outline.where, size="meta", ink="text2")


def clock_area(theme: Theme, room: Room, measures: Measures, places: Places) -> QRect:
    """Return where the clock stands; it only changes with the number of its figures."""
    clock, px, place = room.clock, theme.px, places.title
    zeros = "".join("0" if sign.isdigit() else sign for sign in clock.face)
    width = QFontMetrics(theme.font(measures.clock_size, 500)).horizontalAdvance(zeros)
    width += px(_SMALL_GLYPH + 6) if clock.glyph else 0
    width += px(2) if clock.face else 0  # figures stand out a little
    return place.adjusted(place.width() - width, 0, 0, 0)


def paint_clock(pen: Pen, room: Room, measures: Measures, place: QRect) -> None:
    """Paint the clock where `clock_area` says."""
    clock, theme = room.clock, pen.theme
    pen.painter.setFont(theme.font(measures.clock_size, 500))
    pen.painter.setPen(theme.color(clock.ink))
    pen.painter.drawText(place, RIGHT | Qt.TextFlag.TextSingleLine, clock.face)
    if clock.glyph:
        pen.glyph_in(place, clock.glyph, clock.ink, _SMALL_GLYPH)


def paint_pace(pen: Pen, room: Room, measures: Measures, places: Places, mend: int) -> None:
    """Paint how the room stands, in the tone of how bad that is; `mend` pixels are for its button."""
    px, box, words = pen.theme.px, places.box, room.words
    if room.tone:
        fill, edge = f"{room.tone}_soft", f"{room.tone}_line"
        paint_box(pen.painter, pen.theme, box, fill, edge, 4 if measures.is_dense else 8)
    elif not measures.is_dense:
        paint_box(pen.painter, pen.theme, box, "surface", "line", 8)
    if measures.is_dense:
        inside = box.adjusted(px(6) if room.tone else 0, 0, -px(6), 0)
        pen.glyph_in(inside, words.glyph, words.ink, _SMALL_GLYPH)
        verdict = inside.adjusted(px(_SMALL_GLYPH + 6), 0, 0, 0)
        pen.write(verdict, words.verdict, size="meta", weight=500, ink=words.ink)
        return
    line = QRect(box.left() + px(12), box.top() + px(8), box.width() - px(24), px(22))
    pen.glyph_in(line, words.glyph, words.ink, _GLYPH)
    verdict = line.adjusted(px(_GLYPH + 8), 0, 0, 0)
    pen.write(verdict, words.verdict, weight=500, ink=words.ink)
    rest = line.translated(0, px(22)).adjusted(0, 0, -mend, 0)
    pen.write(rest, words.rest, size="meta", ink="text2")


def paint_question(pen: Pen, room: Room, measures: Measures, places: Places) -> None:
    """Paint which question it is, how far all of them are, and its words."""
    theme, px, place = pen.theme, pen.theme.px, places.progress
    size = _SMALL_GLYPH if measures.is_dense else 14
    step, width = px(measures.dots), len(room.parts) * px(measures.dots)
    said = QFontMetrics(theme.font("meta")).horizontalAdvance(room.progress)
    if width + said <= place.width():
        first = place.right() + 1 - width + step - px(size)
        top = place.top() + (place.height() - px(size)) // 2
        for number, part in enumerate(room.parts):
            left = first + number * step
            theme.icons.draw(pen.painter, left, top, *_GLYPHS[part], size)
    pen.write(place, room.progress, size="meta", ink="text3")
    lines = question_lines(theme, room, measures, places.question.width())
    font = theme.font(measures.question_size, 600)
    pen.painter.setFont(font)
    is_asked = bool(room.outline.questions)
    pen.painter.setPen(theme.color("text" if is_asked else "text3"))
    paint_lines(pen.painter, places.question, lines, theme.line_height(measures.question_size))


def question_lines(theme: Theme, room: Room, measures: Measures, width: int) -> tuple[str, ...]:
    """Return the question's lines at a width."""
    font = theme.font(measures.question_size, 600)
    return wrapped(room.question, font, width, measures.most_lines) if room.question else ()


def paint_foot(pen: Pen, room: Room, measures: Measures, places: Places) -> None:
    """Paint how much there is so far, and how long ago the last note was written."""
    px, place = pen.theme.px, places.foot
    taken = pen.write(place, room.last, size="meta", ink="text3", side=RIGHT)
    left = place.left() + _paint_team(pen, room, measures, place, taken)
    for icon, count in (("star", room.key_results), ("tray", room.parked)):
        spot = QRect(left, place.top(), place.right() - taken - px(_GAP) - left, place.height())
        words = spot.adjusted(px(_SMALL_GLYPH + 6), 0, 0, 0)
        if not count or words.width() < px(20):
            continue
        pen.glyph_in(spot, icon, "accent" if icon == "star" else "text3", _SMALL_GLYPH)
        text, metrics = _counted(icon, count), QFontMetrics(pen.theme.font("meta"))
        if measures.is_dense or metrics.horizontalAdvance(text) > words.width():
            text = str(count)
        left = words.left() + pen.write(words, text, size="meta", ink="text2") + px(14)


def _paint_team(pen: Pen, room: Room, measures: Measures, place: QRect, taken: int) -> int:
    """Paint who of the team is in the room; return how much of the foot that takes."""
    team, px = room.team, pen.theme.px
    if team is None:
        return 0
    share = 0.5 if measures.is_dense else 0.62
    most = min(round(place.width() * share), place.width() - taken - px(_GAP))
    spot = QRect(place.left(), place.top(), most, place.height())
    pen.glyph_in(spot, team.glyph, team.ink, _SMALL_GLYPH)
    words = spot.adjusted(px(_SMALL_GLYPH + 6), 0, 0, 0)
    width = pen.write(words, team.text, size="meta", ink=team.ink)
    return px(_SMALL_GLYPH + 6) + width + px(14)


def _counted(icon: str, count: int) -> str:
    if icon == "star":
        return trn("{count} key result", "{count} key results", count)
    return trn("{count} in the parking lot", "{count} in the parking lot", count)
