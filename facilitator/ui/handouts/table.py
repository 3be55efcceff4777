"""The handouts as a list: what each is for, what it lacks, and the verb that writes it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.handouts.rows import ICONS, Row
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

_SIDE, _GLYPH, _VERB, _GAP = 24, 28, 96, 24
_TITLE, _LACKS = 500, 760
_PAD, _LINE, _META = 10, 20, 18
_NARROW_BELOW: Final = 860


class HandoutModel(RowModel[Row]):
    """The rows as a Qt model."""

    def words(self, row: Row, role: int) -> str | None:
        """Return its title, what it is for, or what a screen reader says."""
        return {TEXT: row.title, TIP: row.purpose, SPOKEN: row.spoken}.get(role)


class _Columns(NamedTuple):
    """Where the parts of a row begin, and how wide they may be."""

    text: int
    text_width: int
    lacks: int
    lacks_width: int


class _Painter(QStyledItemDelegate):
    """Paints rows; where there is little room, what is missing stands below the rest."""

    def __init__(self, theme: Theme, view: "HandoutTable") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @property
    def _is_narrow(self) -> bool:
        return self._view.viewport().width() < self._theme.px(_NARROW_BELOW)

    def _columns(self, row: Row) -> _Columns:
        """Return the columns of a row; one that lacks nothing has all the room for its words."""
        px = self._theme.px
        text = px(_SIDE + _GLYPH)
        room = self._view.viewport().width() - text - px(_VERB + _SIDE)
        if self._is_narrow or not row.lacks:
            width = max(px(120), room - px(_GAP))
            return _Columns(text, width, text, width)
        width = min(px(_TITLE), (room - px(2 * _GAP)) // 2)
        lacks = min(px(_LACKS), room - width - px(2 * _GAP))
        return _Columns(text, width, text + width + px(_GAP), lacks)

    def _purpose(self, row: Row, width: int) -> tuple[str, ...]:
        lines = wrapped(row.purpose, self._theme.font("meta"), width)
        return (*lines, row.written) if row.written else lines

    def _lacks(self, row: Row, width: int) -> list[tuple[str, ...]]:
        room = width - self._theme.px(_GLYPH)
        return [wrapped(text, self._theme.font("meta"), room) for text in row.lacks]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        row: Row = index.data(ROW_ROLE)
        px, columns = self._theme.px, self._columns(row)
        left = px(_LINE) + len(self._purpose(row, columns.text_width)) * px(_META)
        right = sum(len(lines) for lines in self._lacks(row, columns.lacks_width)) * px(_META)
        return QSize(0, (left + right if self._is_narrow else max(left, right)) + 2 * px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        theme, px, columns = self._theme, self._theme.px, self._columns(row)
        painter.save()
        self._paint_ground(painter, option.rect, index)
        top = option.rect.top() + px(_PAD)
        theme.icons.draw(painter, px(_SIDE), top + px(2), ICONS[row.handout.name], "text3")
        place = QRect(columns.text, top, columns.text_width, px(_LINE))
        self._write(painter, place, row.title, "text")
        purpose = self._purpose(row, columns.text_width)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        paint_lines(painter, place.translated(0, px(_LINE)), purpose, px(_META))
        below = px(_LINE) + len(purpose) * px(_META) if self._is_narrow else 0
        self._paint_lacks(painter, row, columns, top + below)
        if self._view.is_hovered(index) or self._view.is_focused(index):
            left = option.rect.width() - px(_SIDE + _VERB)
            verb = QRect(left, top, px(_VERB), px(_LINE))
            self._write(painter, verb, tr("Write"), "accent", RIGHT)
        painter.restore()

    def _paint_lacks(self, painter: QPainter, row: Row, columns: _Columns, top: int) -> None:
        theme, px = self._theme, self._theme.px
        if not row.lacks:
            return
        theme.icons.draw(painter, columns.lacks, top + px(1), "warn", "warn")
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text2"))
        left = columns.lacks + px(_GLYPH - 4)
        for lines in self._lacks(row, columns.lacks_width):
            place = QRect(left, top, columns.lacks_width - px(_GLYPH), px(_META))
            paint_lines(painter, place, lines, px(_META))
            top += len(lines) * px(_META)

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        px = self._theme.px
        if index.row():
            width = rect.width() - px(2 * _SIDE)
            painter.fillRect(px(_SIDE), rect.top(), width, 1, self._theme.color("line"))
        box = rect.adjusted(px(_SIDE - 8), 3, -px(12), -2)
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, self._theme, box, hovered=hovered, focused=focused)

    def _write(
        self, painter: QPainter, area: QRect, text: str, ink: str, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        painter.setFont(self._theme.font("base", 500))
        painter.setPen(self._theme.color(ink))
        painter.drawText(area, align | Qt.TextFlag.TextSingleLine, text)


class HandoutTable(HoverList):
    """Shows the rows; arrows go through them, Enter and a click write one."""

    chosen = Signal(object)
    """The handout of a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = HandoutModel()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(theme, self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setAccessibleName(tr("Handouts"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the keyboard stays where it was."""
        if rows == self._model.rows:
            return
        row, at = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.show_rows(rows)
        self.verticalScrollBar().setValue(at)
        self.setCurrentIndex(self._model.index(max(0, row)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE).handout)
