"""What is under the mouse in a row of the plan."""

from typing import Final

from PySide6.QtCore import QPoint, QRect

from facilitator.domain.hints.hint import Mend
from facilitator.ui.agenda_plan.columns import columns_in, speakers_part
from facilitator.ui.agenda_plan.hint_painter import button_parts
from facilitator.ui.agenda_plan.item_painter import fold_part, pin_part
from facilitator.ui.agenda_plan.rooms_painter import mend_part, meta_part, room_parts
from facilitator.ui.agenda_plan.rows import (
    Cell,
    HintRow,
    ItemRow,
    Room,
    RoomCell,
    RoomsRow,
    Row,
)
from facilitator.ui.theme.theme import Theme

_BESIDE: Final = 6
"""How far before its words a room begins: behind the dot."""


def cell_at(theme: Theme, rect: QRect, row: ItemRow, at: QPoint) -> Cell | None:
    """Return the cell of an item at a point."""
    columns = columns_in(theme, rect)
    if columns.title.contains(at):
        return "speakers" if speakers_part(theme, columns.title, row).contains(at) else "title"
    cells: tuple[tuple[Cell, QRect], ...] = (
        ("start", columns.start),
        ("length", columns.length),
        ("kind", columns.kind),
        ("place", columns.place),
    )
    return next((cell for cell, part in cells if part.contains(at)), None)


def is_more_at(theme: Theme, rect: QRect, row: Row, at: QPoint) -> bool:
    """Tell whether a click opens the menu of an item."""
    return isinstance(row, ItemRow) and columns_in(theme, rect).more.contains(at)


def unfolds_at(theme: Theme, rect: QRect, row: Row, at: QPoint) -> bool:
    """Tell whether a click shows the rooms of an item, or hides them."""
    return isinstance(row, ItemRow) and row.rooms > 0 and fold_part(theme, rect, row).contains(at)


def is_pin_at(theme: Theme, rect: QRect, row: Row, at: QPoint) -> bool:
    """Tell whether a click sets the start of an item, or lets it follow."""
    return isinstance(row, ItemRow) and pin_part(theme, rect, row).contains(at)


def part_at(theme: Theme, rect: QRect, row: Row, at: QPoint) -> int:
    """Return the mend of a hint, or the part of a round, at a point; 0 where there is none."""
    if isinstance(row, HintRow):
        parts = button_parts(theme, rect, row)
        return next((number for number, part in enumerate(parts) if part.contains(at)), 0)
    if not isinstance(row, RoomsRow):
        return 0
    for room, place in zip(row.rooms, room_parts(theme, rect, row), strict=True):
        if place.contains(at):
            return row.parts.index((room, _cell_of_room_at(theme, place, room, at)))
    return 0


def _cell_of_room_at(theme: Theme, place: QRect, room: Room, at: QPoint) -> RoomCell:
    """Return what a click into a room's column means: behind the names all of the line is the room."""
    line = meta_part(theme, place, room, "room")
    is_beside = at.x() >= line.left() - theme.px(_BESIDE) and line.top() <= at.y() <= line.bottom()
    return "room" if is_beside else "moderators"


def mend_at(theme: Theme, rect: QRect, row: Row, at: QPoint) -> Mend | None:
    """Return the mend whose button or verb is at a point."""
    if isinstance(row, HintRow):
        parts = button_parts(theme, rect, row)
        found = zip(parts, row.mends, strict=True)
        return next((mend for part, (_, mend) in found if part.contains(at)), None)
    if isinstance(row, RoomsRow):
        for part, room in zip(room_parts(theme, rect, row), row.rooms, strict=True):
            if room.mend and mend_part(theme, part).contains(at):
                return room.mend
    return None
