"""The log as a table: time, place, what happened, who did it; a heading for each day."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.exchange.event_log import Line
from facilitator.language import tr
from facilitator.ui.dates import long_date
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

Row = Line | str
"""A line, or the heading of a day."""

_ROW, _HEADING, _SIDE = 30, 44, 24
_TIME, _WHERE, _WHO, _GAP = 84, 132, 168, 16
_NARROW_WHO: Final = 110
_NARROW_BELOW: Final = 760


def rows_of(lines: list[Line]) -> list[Row]:
    """Return the lines under a heading for each day."""
    rows: list[Row] = []
    for day, group in groupby(lines, key=lambda line: line.date):
        rows.append(long_date(date.fromisoformat(day)))
        rows.extend(group)
    return rows


class LogModel(RowModel[Row]):
    """The rows as a Qt model; a log only grows, so that new lines are put behind the others."""

    def show_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows; tell whether the list begins anew."""
        known = len(self.rows)
        if not known or rows[:known] != self.rows:
            return super().show_rows(rows)
        if len(rows) > known:
            self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        return False

    def words(self, row: Row, role: int) -> str | None:
        """Return a day, what happened, or what a screen reader says."""
        if isinstance(row, str):
            return row if role in {TEXT, TIP, SPOKEN} else None
        return {TEXT: row.what, TIP: row.what, SPOKEN: _spoken(row)}.get(role)


def _spoken(line: Line) -> str:
    return ", ".join(filter(None, (line.time, line.where, line.what, line.who)))


class _Painter(QStyledItemDelegate):
    """Paints headings and lines; what is too long ends in an ellipsis, its tooltip is whole."""

    def __init__(self, theme: Theme, view: "LogTable") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, more air above a day."""
        is_heading = isinstance(index.data(ROW_ROLE), str)
        return QSize(0, self._theme.px(_HEADING if is_heading else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, str):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_line(painter, option.rect, index, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        px = self._theme.px
        words = rect.adjusted(px(_SIDE), px(12), -px(_SIDE), 0)
        painter.fillRect(words.left(), rect.bottom(), words.width(), 1, self._theme.color("line"))
        self._write(painter, words, text, 600, "text")

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index, line: Line) -> None:
        px = self._theme.px
        if self._view.is_focused(index):
            box = rect.adjusted(px(_SIDE - 10), 1, -px(_SIDE - 10), -1)
            paint_row(painter, self._theme, box, focused=True)
        is_narrow = self._view.viewport().width() < px(_NARROW_BELOW)
        who = px(_NARROW_WHO if is_narrow else _WHO)
        left, right = rect.left() + px(_SIDE), rect.right() - px(_SIDE)
        where = left + px(_TIME)
        what = where + px(_WHERE)

        def cell(start: int, end: int) -> QRect:
            return QRect(start, rect.top(), end - start - px(_GAP), rect.height())

        self._write(painter, cell(left, where), line.time, 400, "text3")
        self._write(painter, cell(where, what), line.where, 500, "text2")
        self._write(painter, cell(what, right - who), line.what, 400, "text")
        self._write(painter, cell(right - who, right + px(_GAP)), line.who, 400, "text2")

    def _write(self, painter: QPainter, area: QRect, text: str, weight: int, ink: str) -> None:
        font = self._theme.font("base", weight)
        shown = QFontMetrics(font).elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(area, LEFT | Qt.TextFlag.TextSingleLine, shown)


class LogTable(HoverList):
    """Shows the rows, the newest at the end; whoever is at the end stays there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = LogModel()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(tr("Event log"))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._model.rows

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines."""
        bar = self.verticalScrollBar()
        was_at_end = bar.value() >= bar.maximum()
        self._model.show_rows(rows_of(lines))
        if was_at_end:
            self.scrollToBottom()
