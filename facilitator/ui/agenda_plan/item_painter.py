"""Draws the row of an item."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from facilitator.language import tr
from facilitator.ui.agenda.pen import paint_tile
from facilitator.ui.agenda_plan.columns import (
    SIDE,
    Columns,
    cell_part,
    columns_in,
    speakers_part,
    title_part,
)
from facilitator.ui.agenda_plan.rows import Cell, ItemRow
from facilitator.ui.rivals.badge import paint_badge
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.pen import RIGHT, Pen

_GLYPH, _GAP, _PIN = 16, 8, 14


def paint_item(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    row: ItemRow,
    *,
    chosen: bool,
    here: bool,
    hovered: bool,
    contested: bool = False,
) -> None:
    """Draw an item; `chosen` with others or alone, `here` where the keyboard is, `hovered` by the mouse."""
    if chosen or here:
        fill(painter, rect, theme.color("hover"))
    px, pen, columns = theme.px, Pen(painter, theme), columns_in(theme, rect)
    line = QRect(rect.left() + px(SIDE), rect.bottom(), rect.width() - px(SIDE), 1)
    fill(painter, line, theme.color("line"))
    middle = rect.center().y()
    _paint_times(pen, columns, row, offers_pin=here or hovered)
    paint_tile(pen, columns.kind.left(), middle, row.kind)
    speakers = speakers_part(theme, columns.title, row)
    title = title_part(theme, columns.title, row)
    if row.rooms:
        aside = fold_part(theme, rect, row)
        _paint_aside(pen, aside, row)
        title.setRight(aside.left() - px(_GAP))
    elif here and not row.speakers:
        title.setRight(speakers.left() - px(_GAP))
    if contested:
        title.setRight(paint_badge(painter, theme, title.right(), middle).left() - px(_GAP))
    shown = row.title or tr("Untitled")
    pen.write(title, shown, size="place", weight=500, ink="text" if row.title else "text3")
    if row.speakers:
        pen.write(speakers, row.speakers, size="meta", ink="text3")
    elif here and not row.rooms:
        pen.write(speakers, tr("Who speaks?"), size="meta", ink="disabled")
    pen.write(columns.place, row.place, ink="text2")
    if here:
        pen.glyph(columns.more.left() + px(_GAP), middle, "more", "text2")
    elif row.has_remarks:
        pen.glyph(columns.more.left() + px(_GAP), middle, "note", "text3", 14)


def _paint_times(pen: Pen, columns: Columns, row: ItemRow, *, offers_pin: bool) -> None:
    """Write when an item begins and ends; a start that could be set has a faint pin."""
    theme, middle = pen.theme, columns.start.center().y()
    width = pen.write(columns.start, row.start or "–", size="note", weight=600)
    beside = QRect(columns.start)
    beside.setLeft(beside.left() + width + theme.px(6))
    if row.is_pinned:
        pen.glyph(beside.left(), middle, "pin", "text3", _PIN)
        beside.setLeft(beside.left() + theme.px(_GLYPH))
    elif offers_pin and row.start and not row.before:
        pen.glyph(beside.left(), middle, "pin", "disabled", _PIN)
    if row.before:
        pen.write(beside, row.before, size="meta", ink="text3", struck=True)
    pen.write(columns.length, row.length, ink="text3" if row.is_open_ended else "text2")
    ink, weight = ("warn", 600) if row.collides else ("text2", 400)
    pen.write(columns.end, row.end, ink=ink, weight=weight, side=RIGHT)


def _paint_aside(pen: Pen, place: QRect, row: ItemRow) -> None:
    """Say behind a title how many rooms there are, and whether they are shown."""
    glyph, width = pen.theme.px(_GLYPH), place.width()
    if width > 2 * glyph:
        pen.write(place.adjusted(0, 0, -glyph, 0), row.aside, size="place", ink="text2")
    name = "chevron-down" if row.is_unfolded else "chevron-right"
    pen.glyph(place.right() + 1 - glyph, place.center().y(), name, "text2")


def pin_part(theme: Theme, rect: QRect, row: ItemRow) -> QRect:
    """Return where a click sets the start or lets it follow: a little more than the pin."""
    px, column = theme.px, columns_in(theme, rect).start
    words = QFontMetrics(theme.font("note", 600)).horizontalAdvance(row.start)
    part = QRect(0, 0, px(_PIN + 8), px(_PIN + 12))
    part.moveCenter(column.center())
    part.moveLeft(column.left() + words + px(6 - 4))
    return part if row.start else QRect()


def fold_part(theme: Theme, rect: QRect, row: ItemRow) -> QRect:
    """Return where a click shows the rooms or hides them: the words behind the title.

    Where the column is too narrow for both, the title ends early; the words go before half of it does.
    """
    px, title = theme.px, title_part(theme, columns_in(theme, rect).title, row)
    shown = row.title or tr("Untitled")
    words = QFontMetrics(theme.font("place", 500)).horizontalAdvance(shown) + px(_GAP)
    width = QFontMetrics(theme.font("place")).horizontalAdvance(row.aside) + px(4 + _GLYPH)
    if words + width > title.width() and 2 * width > title.width():
        width = px(_GLYPH)
    left = title.left() + min(words, max(0, title.width() - width))
    return QRect(left, title.top(), width, title.height())


def paint_cell_ring(painter: QPainter, theme: Theme, rect: QRect, row: ItemRow, cell: Cell) -> None:
    """Mark the cell that the keyboard is at."""
    part, px = cell_part(theme, rect, row, cell), theme.px
    is_half = cell == "speakers" or (cell == "title" and bool(row.speakers))
    height = px(24 if is_half else 30)
    ring = QRect(part.left() - px(7), part.center().y() - height // 2, part.width() + px(6), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ring, px(6), px(6))
    painter.restore()
