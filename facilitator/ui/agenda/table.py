"""The running order: each item with the times that are expected, and struck those that were planned."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.domain.pace import BEHIND_MINUTES
from facilitator.domain.schedule import Course
from facilitator.language import tr
from facilitator.ui.agenda.item_list import ItemList, ListHeading
from facilitator.ui.agenda.pen import SIDE, paint_tile, write_changed
from facilitator.ui.agenda.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import RIGHT, Pen
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_row

_ROW, _TWO_LINES = 42, 52
_GLYPH, _START, _LENGTH, _TILE = 28, 112, 112, 40
_END, _SHIFT, _GAP = 108, 64, 12
_GLYPHS: Final[dict[Course, tuple[str, str]]] = {
    "done": ("check-filled", "text3"),
    "now": ("play-filled", "accent"),
    "next": ("ring", "text3"),
    "later": ("ring", "text3"),
}

_SKIPPED: Final = ("minus", "text3")


class _Columns(NamedTuple):
    """Where the parts of a row are."""

    glyph: int
    start: QRect
    length: QRect
    tile: int
    title: QRect
    end: QRect
    shift: QRect


def _columns(theme: Theme, rect: QRect) -> _Columns:
    px = theme.px
    left, right = rect.left() + px(SIDE), rect.right() - px(SIDE)
    start = left + px(_GLYPH)
    length = start + px(_START)
    tile = length + px(_LENGTH)
    shift = right - px(_SHIFT)
    end = shift - px(_END)

    def column(first: int, last: int) -> QRect:
        return QRect(first, rect.top(), last - first, rect.height())

    return _Columns(
        left,
        column(start, length - px(_GAP)),
        column(length, tile - px(_GAP)),
        tile,
        column(tile + px(_TILE), end - px(_GAP)),
        column(end, shift),
        column(shift + px(_GAP), right),
    )


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "AgendaTable") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where there is a second one."""
        row: Row = index.data(ROW_ROLE)
        return QSize(0, self._theme.px(_TWO_LINES if row.meta else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        painter.save()
        ground = rect.adjusted(theme.px(12), 1, -theme.px(12), -1)
        painter.fillRect(
            rect.adjusted(theme.px(SIDE), rect.height() - 1, -theme.px(SIDE), 0),
            theme.color("line"),
        )
        paint_row(
            painter,
            theme,
            ground,
            selected=row.course == "now",
            hovered=self._view.is_hovered(index) or index == self._view.currentIndex(),
            focused=self._view.is_focused(index),
        )
        self._paint_words(Pen(painter, theme), rect, row)
        painter.restore()

    def _paint_words(self, pen: Pen, rect: QRect, row: Row) -> None:
        columns, middle = _columns(self._theme, rect), rect.center().y()
        ink = "text3" if row.course == "done" else "text"
        support = "text3" if row.course == "done" else "text2"
        glyph = _SKIPPED if row.is_skipped else _GLYPHS[row.course]
        pen.glyph(columns.glyph, middle, *glyph)
        write_changed(pen, columns.start, row.start, size="note", weight=600, ink=ink)
        write_changed(pen, columns.length, row.length, ink=support)
        paint_tile(pen, columns.tile, middle, row.kind)
        title = QRect(columns.title)
        if row.meta:
            title.setHeight(self._theme.px(32))
            below = QRect(columns.title)
            below.setTop(rect.top() + self._theme.px(27))
            below.setHeight(self._theme.px(20))
            pen.write(below, row.meta, size="meta", ink="text3")
        pen.write(
            title, row.title, size="place", weight=600 if row.course == "now" else 500, ink=ink
        )
        write_changed(pen, columns.end, row.end, ink=support, side=RIGHT)
        late = row.shift >= BEHIND_MINUTES and row.course != "done"
        pen.write(columns.shift, row.shift_text, ink="warn" if late else support, side=RIGHT)


class AgendaTable(ItemList):
    """Shows the items; arrows go through them, Enter chooses one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Running order"))
        self.setItemDelegate(_Painter(theme, self))


class TableHeading(ListHeading):
    """The names of the columns."""

    def write(self, pen: Pen, area: QRect) -> None:
        """Write them where the columns are."""
        columns = _columns(self._theme, area)
        title = QRect(columns.title)
        title.setLeft(columns.tile)
        for place, name in (
            (columns.start, tr("Start")),
            (columns.length, tr("Length")),
            (title, tr("Agenda item")),
        ):
            pen.write(place, name, size="meta", ink="text3")
        for place, name in ((columns.end, tr("End")), (columns.shift, tr("Delay"))):
            pen.write(place, name, size="meta", ink="text3", side=RIGHT)
