"""The table with its chart: each row planned and taken minutes, and both as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.actuals.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.hatching import paint_hatching
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

_ROW, _TWO_LINES, _HEADING = 34, 48, 48
_SIDE, _NUMBER, _COLUMN, _GAP = 24, 56, 84, 32
_CHART_SHARE: Final = 0.34
_BAR, _MEASURE = 10, 20
"""How high what was taken stands, and the mark of what was planned around it."""
_LEAST_SCALE: Final = 10.0
"""Minutes that the chart is wide at least."""


class ActualsModel(RowModel[Row]):
    """The rows as a Qt model."""

    def scale_of(self, index: Index) -> float:
        """Return how many minutes the chart is wide: that of the longest in a row's section."""
        starts = [at for at, row in enumerate(self.rows) if row.is_heading]
        start = max((at for at in starts if at <= index.row()), default=0)
        end = min((at for at in starts if at > index.row()), default=len(self.rows))
        lengths = [max(row.planned, row.taken or 0.0) for row in self.rows[start:end]]
        return max(_LEAST_SCALE, *lengths)

    def words(self, row: Row, role: int) -> str | None:
        """Return its text, or what a screen reader says."""
        return {TEXT: row.text, TIP: row.text, SPOKEN: row.spoken}.get(role)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row are."""

    number: QRect
    text: QRect
    planned: QRect
    taken: QRect
    difference: QRect
    chart: QRect


class _Painter(QStyledItemDelegate):
    """Paints headings with the names of the columns, and rows with their bars."""

    def __init__(self, theme: Theme, view: "ActualsTable") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where there is a second one."""
        row: Row = index.data(ROW_ROLE)
        height = _HEADING if row.is_heading else _TWO_LINES if row.meta else _ROW
        return QSize(0, self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        columns = self._columns(option.rect)
        painter.save()
        if row.is_heading:
            self._paint_heading(painter, option.rect, columns, row)
        else:
            if self._view.is_focused(index):
                paint_row(painter, self._theme, option.rect, focused=True)
            self._paint_words(painter, columns, row)
            self._paint_bars(painter, QRectF(columns.chart), row, self._view.scale_of(index))
        painter.restore()

    def _columns(self, rect: QRect) -> _Columns:
        px = self._theme.px
        left, right = rect.left() + px(_SIDE), rect.right() - px(_SIDE)
        chart = right - round((right - left) * _CHART_SHARE)
        first = chart - px(_GAP) - 3 * px(_COLUMN)
        lefts = [first + at * px(_COLUMN) for at in range(3)]
        parts = [QRect(left_of, rect.top(), px(_COLUMN), rect.height()) for left_of in lefts]
        text = left + px(_NUMBER)
        return _Columns(
            QRect(left, rect.top(), px(_NUMBER), rect.height()),
            QRect(text, rect.top(), first - text, rect.height()),
            *parts,
            chart=QRect(chart, rect.top(), right - chart, rect.height()),
        )

    def _paint_heading(self, painter: QPainter, rect: QRect, columns: _Columns, row: Row) -> None:
        theme, px = self._theme, self._theme.px
        painter.fillRect(
            columns.number.left(),
            rect.bottom(),
            columns.chart.right() - columns.number.left(),
            1,
            theme.color("line"),
        )
        words = QRect(columns.number.left(), rect.top() + px(14), columns.planned.left(), px(28))
        words.setRight(columns.planned.left())
        self._write(painter, words, row.text, "base", 600, "text", LEFT)
        names = {
            "planned": (tr("Planned"), RIGHT),
            "taken": (tr("Taken"), RIGHT),
            "difference": (tr("Difference"), RIGHT),
            "chart": (tr("Minutes"), LEFT),
        }
        for column, (name, side) in names.items():
            place: QRect = getattr(columns, column)
            area = QRect(place.left(), words.top(), place.width(), words.height())
            self._write(painter, area, name, "meta", 400, "text3", side)

    def _paint_words(self, painter: QPainter, columns: _Columns, row: Row) -> None:
        px = self._theme.px
        number, text = QRect(columns.number), QRect(columns.text)
        if row.meta:
            number.setHeight(px(30))
            below = QRect(text)
            below.setTop(text.top() + px(24))
            text.setHeight(px(30))
            below.setHeight(px(20))
            self._write(painter, below, row.meta, "meta", 400, "text3", LEFT)
        self._write(painter, number, row.number, "base", 400, "text3", LEFT)
        self._write(painter, text, row.text, "base", 400, "text", LEFT)
        self._write(painter, columns.planned, row.planned_text, "base", 400, "text2", RIGHT)
        self._write(painter, columns.taken, row.taken_text, "base", 500, "text", RIGHT)
        self._write(painter, columns.difference, row.difference_text, "base", 400, "text2", RIGHT)

    def _paint_bars(self, painter: QPainter, chart: QRectF, row: Row, scale: float) -> None:
        theme, px = self._theme, self._theme.px
        unit, middle = chart.width() / scale, chart.center().y()

        def band(start: float, end: float, height: int) -> QRectF:
            left, right = round(start * unit), round(end * unit)
            return QRectF(chart.left() + left, middle - px(height) / 2, right - left, px(height))

        painter.fillRect(band(0, row.planned, _MEASURE), theme.color("fill"))
        if row.taken is None:
            return
        kept = min(row.planned, row.taken)
        painter.fillRect(band(0, kept, _BAR), theme.color("text3"))
        if row.taken > kept:
            paint_hatching(painter, theme, band(kept, row.taken, _BAR), "warn")

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        size: str,
        weight: int,
        ink: str,
        side: Qt.AlignmentFlag,
    ) -> None:
        font = self._theme.font(size, weight)
        room = area.width() - (self._theme.px(12) if side == LEFT else 0)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(area, side, shown)


class ActualsTable(HoverList):
    """Shows the rows; arrows go through them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = ActualsModel()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(tr("Planned and actual times"))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows, staying where one has scrolled to."""
        if rows == self._model.rows:
            return
        at = self.verticalScrollBar().value()
        self._model.show_rows(rows)
        self.verticalScrollBar().setValue(at)

    def scale_of(self, index: Index) -> float:
        """Return how many minutes a row's chart is wide."""
        return self._model.scale_of(index)
