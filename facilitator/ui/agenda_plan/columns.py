"""Where the parts of the table are."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect

from facilitator.ui.agenda_plan.rows import Cell, ItemRow
from facilitator.ui.theme.theme import Theme

SIDE: Final = 24
RIM: Final = 16
ROW, TWO_LINES = 42, 52
HEADING: Final = 32
_START, _LENGTH, _TILE = 106, 84, 34
_PLACE, _END, _MORE, _GAP = 180, 64, 40, 12
_PLACE_FROM: Final = 640
"""The width from which on places have a column."""
_LINE, _SECOND = 24, 20
_SHARE_OF_TITLE: Final = 60
"""Percent of the column that a title without speakers has; the rest is for them."""
_FIELD: Final = 30


class Columns(NamedTuple):
    """The parts of an item's row."""

    start: QRect
    length: QRect
    kind: QRect
    title: QRect
    """The whole height; with speakers the title stands in the upper part."""
    place: QRect
    end: QRect
    more: QRect


def columns_in(theme: Theme, rect: QRect) -> Columns:
    """Divide a row; where there is little room, places have none."""
    px = theme.px
    start = rect.left() + px(SIDE)
    length = start + px(_START)
    kind = length + px(_LENGTH)
    title = kind + px(_TILE)
    more = rect.right() - px(_MORE)
    end = more - px(_END)
    place = end - (px(_PLACE) if rect.width() >= px(_PLACE_FROM) else 0)

    def column(first: int, last: int) -> QRect:
        return QRect(first, rect.top(), max(0, last - first), rect.height())

    return Columns(
        column(start, length - px(_GAP)),
        column(length, kind - px(_GAP)),
        column(kind, title),
        column(title, place - px(_GAP)),
        column(place, end),
        column(end, more),
        column(more, rect.right()),
    )


def title_part(theme: Theme, title: QRect, row: ItemRow) -> QRect:
    """Return the part of the title's column with the title."""
    part = QRect(title)
    if row.speakers:
        part.setTop(title.top() + theme.px(5))
        part.setHeight(theme.px(_LINE))
    return part


def speakers_part(theme: Theme, title: QRect, row: ItemRow) -> QRect:
    """Return the part with the speakers: the second line, or what is right of a lonely title."""
    part = QRect(title)
    if row.speakers:
        part.setTop(title.top() + theme.px(5 + _LINE - 2))
        part.setHeight(theme.px(_SECOND))
    else:
        part.setLeft(title.left() + title.width() * _SHARE_OF_TITLE // 100)
    return part


def cell_part(theme: Theme, rect: QRect, row: ItemRow, cell: Cell) -> QRect:
    """Return where a cell of a row is."""
    columns = columns_in(theme, rect)
    if cell == "title":
        part = title_part(theme, columns.title, row)
        if not row.speakers:
            part.setWidth(part.width() * _SHARE_OF_TITLE // 100 - theme.px(_GAP))
        return part
    if cell == "speakers":
        return speakers_part(theme, columns.title, row)
    return {
        "start": columns.start,
        "length": columns.length,
        "kind": columns.kind,
        "place": columns.place,
    }[cell]


def field_part(theme: Theme, rect: QRect, row: ItemRow, cell: Cell) -> QRect:
    """Return where the field of a cell stands: as wide as the cell, its words upon the cell's."""
    part, height = cell_part(theme, rect, row, cell), theme.px(_FIELD)
    return QRect(
        part.left() - theme.px(10),
        part.center().y() - height // 2,
        part.width() + theme.px(12),
        height,
    )
