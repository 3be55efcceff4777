"""The items to come before and after, side by side."""

from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr
from facilitator.ui.agenda.item_list import ItemList, ListHeading
from facilitator.ui.agenda.pen import SIDE, paint_tile
from facilitator.ui.agenda.relief_choice import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import RIGHT, Pen
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_row

_ROW = 42
_GLYPH, _TILE, _TIMES, _LENGTH, _CHANGE, _GAP = 28, 40, 120, 76, 64, 12
_STEPS: Final = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}


class _Columns(NamedTuple):
    glyph: int
    tile: int
    title: QRect
    before: QRect
    before_length: QRect
    after: QRect
    after_length: QRect
    change: QRect


def _columns(theme: Theme, rect: QRect) -> _Columns:
    px = theme.px
    left, right = rect.left() + px(SIDE), rect.right() - px(SIDE)
    tile = left + px(_GLYPH)
    widths = [px(_TIMES), px(_LENGTH), px(_TIMES), px(_LENGTH), px(_CHANGE)]
    edges = [right - sum(widths)]
    for width in widths:
        edges.append(edges[-1] + width)

    def column(first: int, last: int) -> QRect:
        return QRect(first, rect.top(), last - first - px(_GAP), rect.height())

    parts = [column(first, last) for first, last in pairwise(edges)]
    parts[-1].setRight(right)
    return _Columns(left, tile, column(tile + px(_TILE), edges[0]), *parts)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "ReliefList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        painter.save()
        side = theme.px(SIDE)
        line = rect.adjusted(side, rect.height() - 1, -side, 0)
        painter.fillRect(line, theme.color("line"))
        paint_row(
            painter,
            theme,
            rect.adjusted(theme.px(12), 1, -theme.px(12), -1),
            hovered=self._view.is_hovered(index) or index == self._view.currentIndex(),
            focused=self._view.is_focused(index),
        )
        pen, columns, middle = Pen(painter, theme), _columns(theme, rect), rect.center().y()
        pen.glyph(columns.glyph, middle, *_glyph(row))
        paint_tile(pen, columns.tile, middle, row.kind)
        pen.write(columns.title, row.title, size="place", weight=500)
        pen.write(columns.before, row.before, ink="text2")
        pen.write(columns.before_length, row.before_length, ink="text2")
        moved = row.after != row.before
        pen.write(columns.after, row.after, weight=600 if moved else 400)
        pen.write(columns.after_length, row.after_length, weight=600 if row.minutes else 400)
        pen.write(columns.change, row.change_text, ink="accent", weight=500, side=RIGHT)
        painter.restore()


def _glyph(row: Row) -> tuple[str, str]:
    return ("check-filled", "accent") if row.is_giving else ("ring", "text3")


class ReliefList(ItemList):
    """Space lets an item give time or no more, Left and Right take and give back a minute."""

    toggled = Signal(str)
    given = Signal(str, int)
    """So many minutes more are taken off an item."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Items to come, before and after"))
        self.setItemDelegate(_Painter(theme, self))
        self.clicked.connect(lambda _index: self.toggled.emit(self.current_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that change what an item gives."""
        item_id, key = self.current_id, Qt.Key(event.key())
        if item_id and key == Qt.Key.Key_Space:
            self.toggled.emit(item_id)
        elif item_id and key in _STEPS and not event.modifiers():
            self.given.emit(item_id, _STEPS[key])
        else:
            super().keyPressEvent(event)


class ReliefHeading(ListHeading):
    """The names of the columns."""

    def write(self, pen: Pen, area: QRect) -> None:
        """Write them where the columns are."""
        columns = _columns(self._theme, area)
        for place, name in (
            (columns.before, tr("As expected now")),
            (columns.after, tr("Afterwards")),
        ):
            whole = QRect(place)
            whole.setWidth(place.width() + self._theme.px(_LENGTH))
            pen.write(whole, name, size="meta", weight=500, ink="text2")
        pen.write(columns.change, tr("Minutes"), size="meta", ink="text3", side=RIGHT)
