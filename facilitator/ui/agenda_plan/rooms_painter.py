"""Draws the sessions of a round side by side: who, where, the questions with their minutes, the sum."""

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from facilitator.language import tr, trn
from facilitator.ui.agenda_plan.columns import RIM, SIDE, columns_in
from facilitator.ui.agenda_plan.hint_words import verb
from facilitator.ui.agenda_plan.rows import Room, RoomCell, RoomsRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.hatching import paint_hatching
from facilitator.ui.widgets.pen import LEFT, RIGHT, Pen
from facilitator.ui.widgets.rows import paint_box, paint_row

_AIR, _PAD = 5, 14
_TITLE, _META, _QUESTION, _FOOT = 24, 22, 21, 58
_LEAST, _NARROW_BELOW = 190, 620
_BAR: Final = 6
_FIELD: Final = 30
_BETWEEN: Final = " · "
_MOST_QUESTIONS: Final = 12
_MEASURE: Final = 1.25
"""What the bar is long for: this many times the round."""


def rooms_height(theme: Theme, width: int, row: RoomsRow) -> int:
    """Return the height of a round's rooms, in as many lines as there is room for."""
    px = theme.px
    across, lines = _across(theme, width, row), 0
    for start in range(0, len(row.rooms), across):
        lines += _line_height(theme, row.rooms[start : start + across])
    return lines + px(3 * _AIR)


def room_parts(theme: Theme, rect: QRect, row: RoomsRow) -> list[QRect]:
    """Return where each room is drawn."""
    box, across = _box(theme, rect), _across(theme, rect.width(), row)
    parts: list[QRect] = []
    top = box.top()
    for start in range(0, len(row.rooms), across):
        rooms = row.rooms[start : start + across]
        height = _line_height(theme, rooms)
        for at in range(len(rooms)):
            left = box.left() + box.width() * at // across
            right = box.left() + box.width() * (at + 1) // across
            parts.append(QRect(left, top, right - left, height))
        top += height
    return parts


def mend_part(theme: Theme, part: QRect) -> QRect:
    """Return where the verb of a room's mend stands."""
    px = theme.px
    return QRect(part.left() + px(_PAD), part.bottom() - px(32), part.width() // 2, px(22))


def paint_rooms(painter: QPainter, theme: Theme, rect: QRect, row: RoomsRow, focused: int) -> None:
    """Draw the rooms; `focused` is the part that the keyboard is at, -1 for none."""
    box = _box(theme, rect)
    line = QRect(rect.left() + theme.px(SIDE), rect.bottom(), rect.width(), 1)
    fill(painter, line, theme.color("line"))
    paint_box(painter, theme, box, "surface", "line", radius=8)
    at = row.parts[focused] if 0 <= focused < len(row.parts) else None
    for part, room in zip(room_parts(theme, rect, row), row.rooms, strict=True):
        if part.left() > box.left():
            edge = QRect(part.left(), part.top() + 1, 1, part.height() - 2)
            fill(painter, edge, theme.color("line"))
        if part.top() > box.top():
            edge = QRect(part.left() + 1, part.top(), part.width() - 2, 1)
            fill(painter, edge, theme.color("line"))
        _paint_room(Pen(painter, theme), part, room)
        if at is not None and at[0] is room:
            _paint_ring(painter, theme, part, *at)


def _paint_ring(painter: QPainter, theme: Theme, part: QRect, room: Room, cell: RoomCell) -> None:
    px = theme.px
    place = mend_part(theme, part) if cell == "mend" else meta_part(theme, part, room, cell)
    paint_row(painter, theme, place.adjusted(-px(6), -px(1), px(6), px(1)), focused=True)


def _paint_room(pen: Pen, part: QRect, room: Room) -> None:
    theme, px = pen.theme, pen.theme.px
    inner = part.adjusted(px(_PAD), px(12), -px(_PAD), -px(8))
    width = chip_width(theme, room.code)
    chip = QRect(inner.left(), inner.top() + px(1), width, px(22))
    paint_chip(pen.painter, theme, chip, room.code, "c1")
    title = QRect(
        chip.right() + px(8), inner.top(), inner.right() - chip.right() - px(8), px(_TITLE)
    )
    pen.write(title, room.title, size="base", weight=600)
    _paint_meta(pen, part, room)
    top = inner.top() + px(_TITLE + _META + 6)
    shown = room.questions[:_MOST_QUESTIONS]
    for number, (text, minutes) in enumerate(shown, start=1):
        line = QRect(inner.left(), top, inner.width(), px(_QUESTION))
        pen.write(line, str(number), size="meta", ink="text3")
        words = line.adjusted(px(20), 0, -px(30), 0)
        pen.write(words, text, size="meta", ink="text")
        pen.write(line, minutes, size="meta", ink="text2", side=RIGHT)
        top += px(_QUESTION)
    _paint_sum(pen, part, room)


def _paint_meta(pen: Pen, part: QRect, room: Room) -> None:
    """Write who moderates, where, and how many come; what is missing is asked for."""
    cells: tuple[tuple[RoomCell, str, str], ...] = (
        ("moderators", room.moderators, tr("Who moderates?")),
        ("room", room.room, tr("Room?")),
    )
    for cell, text, question in cells:
        place = meta_part(pen.theme, part, room, cell)
        pen.write(place, text or question, size="meta", ink="text3" if text else "disabled")
    if room.people:
        place = meta_part(pen.theme, part, room, "room")
        rest = QRect(place.right() + 1, place.top(), part.right() - place.right(), place.height())
        pen.write(rest, f"{_BETWEEN}{room.people}", size="meta", ink="text3")
    if room.moderators or room.room:
        dot = QRect(meta_part(pen.theme, part, room, "moderators"))
        dot.moveLeft(dot.right() + 1)
        pen.write(dot, _BETWEEN, size="meta", ink="text3")


def meta_part(theme: Theme, part: QRect, room: Room, cell: RoomCell) -> QRect:
    """Return where a room says who moderates, or where it is."""
    px, metrics = theme.px, QFontMetrics(theme.font("meta"))
    left, width = part.left() + px(_PAD), part.width() - px(2 * _PAD)
    top = part.top() + px(12 + _TITLE)
    first = metrics.horizontalAdvance(room.moderators or tr("Who moderates?"))
    first = min(first, width * 2 // 3)
    if cell == "moderators":
        return QRect(left, top, first, px(_META))
    start = left + first + metrics.horizontalAdvance(_BETWEEN)
    second = metrics.horizontalAdvance(room.room or tr("Room?"))
    return QRect(start, top, max(0, min(second, left + width - start)), px(_META))


def field_part(theme: Theme, part: QRect) -> QRect:
    """Return where the field of a room stands: over its line of people and place."""
    px = theme.px
    top = part.top() + px(12 + _TITLE) + (px(_META) - px(_FIELD)) // 2
    return QRect(part.left() + px(_PAD - 10), top, part.width() - px(2 * _PAD - 20), px(_FIELD))


def _paint_sum(pen: Pen, part: QRect, room: Room) -> None:
    theme, px = pen.theme, pen.theme.px
    bar = QRectF(
        part.left() + px(_PAD), part.bottom() - px(44), part.width() - px(2 * _PAD), px(_BAR)
    )
    fill(pen.painter, bar, theme.color("track"))
    whole = max(room.limit * _MEASURE, room.needed * 1.05, 1)
    limit = bar.width() * room.limit / whole
    used = bar.width() * room.needed / whole
    within = QRectF(bar.left(), bar.top(), min(used, limit), bar.height())
    fill(pen.painter, within, theme.color("accent"))
    if room.limit and used > limit:
        over = QRectF(bar.left() + limit, bar.top(), used - limit, bar.height())
        paint_hatching(pen.painter, theme, over, "warn")
    if room.limit:
        tick = QRectF(bar.left() + limit - 1, bar.top() - px(3), 2, bar.height() + px(6))
        fill(pen.painter, tick, theme.color("text"))
    foot = QRect(
        part.left() + px(_PAD), part.bottom() - px(32), part.width() - px(2 * _PAD), px(22)
    )
    if room.mend:
        pen.write(foot, verb(room.mend), size="meta", weight=600, ink="accent", side=LEFT)
    else:
        count = trn("{count} guiding question", "{count} guiding questions", len(room.questions))
        pen.write(foot, count, size="meta", ink="text3")
    _paint_figures(pen, foot, room)


def _paint_figures(pen: Pen, foot: QRect, room: Room) -> None:
    if not room.limit:
        pen.write(foot, tr("{count} min", count=room.needed), size="meta", ink="text2", side=RIGHT)
        return
    words = tr("{needed} of {limit} min", needed=room.needed, limit=room.limit)
    is_over = room.needed > room.limit
    ink = "warn" if is_over else "text2"
    width = pen.write(foot, words, size="meta", weight=600 if is_over else 400, ink=ink, side=RIGHT)
    if is_over:
        pen.glyph(foot.right() - width - pen.theme.px(20), foot.center().y(), "warn", "warn", 14)


def _box(theme: Theme, rect: QRect) -> QRect:
    px = theme.px
    left = columns_in(theme, rect).length.left()
    if rect.width() < px(_NARROW_BELOW):
        left = rect.left() + px(SIDE)
    return QRect(
        left, rect.top() + px(_AIR), rect.right() - px(RIM) - left, rect.height() - px(3 * _AIR)
    )


def _across(theme: Theme, width: int, row: RoomsRow) -> int:
    box = _box(theme, QRect(0, 0, width, 0))
    return max(1, min(len(row.rooms), box.width() // theme.px(_LEAST)))


def _line_height(theme: Theme, rooms: tuple[Room, ...]) -> int:
    most = max((min(len(room.questions), _MOST_QUESTIONS) for room in rooms), default=0)
    return theme.px(12 + _TITLE + _META + 6 + most * _QUESTION + _FOOT)
