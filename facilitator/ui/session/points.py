"""The points of the parking lot as a list, each with its way back."""

from typing import Final

from PySide6.QtCore import (
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.keys import tooltip
from facilitator.ui.session.onward_list import OnwardList
from facilitator.ui.session.parked import Parked
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

_PAD, _LINE, _SIDE = 9, 18, 8
_AT_ONCE: Final = 20
_BETWEEN: Final = "  ·  "


class Points(RowModel[Parked]):
    """The points as rows."""

    def words(self, row: Parked, role: int) -> str | None:
        """Return its words, or what a screen reader says."""
        spoken = _BETWEEN.join(part for part in (row.text, row.origin) if part)
        return {TEXT: row.text, SPOKEN: spoken}.get(role)


class _PointPainter(QStyledItemDelegate):
    """Paints a point: its words, then when and where from, and on the chosen row the way back."""

    def __init__(self, theme: Theme, view: "PointView") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _lines(self, point: Parked, width: int) -> tuple[str, ...]:
        room = width - self._theme.px(2 * _SIDE)
        return wrapped(point.text, self._theme.font("base"), room, 6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        lines = self._lines(index.data(ROW_ROLE), self._view.viewport().width())
        return QSize(0, self._theme.px(2 * _PAD) + self._theme.px(_LINE) * (len(lines) + 1) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one point."""
        theme, px = self._theme, self._theme.px
        point: Parked = index.data(ROW_ROLE)
        chosen = self._view.is_focused(index)
        hovered = self._view.is_hovered(index)
        if index.row() + 1 < index.model().rowCount():
            bottom = QRect(
                option.rect.left() + px(_SIDE),
                option.rect.bottom(),
                option.rect.width() - px(2 * _SIDE),
                1,
            )
            fill(painter, bottom, theme.color("line"))
        place = option.rect.adjusted(0, 1, 0, -2)
        paint_row(painter, theme, place, hovered=hovered, focused=chosen)
        painter.save()
        line = QRect(
            place.left() + px(_SIDE),
            place.top() + px(_PAD) - 1,
            place.width() - px(2 * _SIDE),
            px(_LINE),
        )
        lines = self._lines(point, option.rect.width())
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text"))
        paint_lines(painter, line, lines, px(_LINE))
        meta = line.translated(0, len(lines) * px(_LINE))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        painter.drawText(
            meta, LEFT, _BETWEEN.join(part for part in (point.time, point.origin) if part)
        )
        if chosen or hovered:
            painter.setPen(theme.color("accent"))
            has_key = chosen and point.back
            painter.drawText(meta, RIGHT, tooltip(point.back, "Return" if has_key else ""))
        painter.restore()

    def way_back(self, place: QRect, point: Parked) -> QRect:
        """Return where the words of the way back stand in a row."""
        px = self._theme.px
        height = px(_LINE) + px(_PAD)
        return QRect(place.center().x(), place.bottom() - height, place.width() // 2, height)


class PointView(OnwardList):
    """The points; Enter puts one back."""

    chosen = Signal(object)
    """A point is to go back to its question."""
    left_below = Signal()
    """The keyboard goes down past the last point."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._painter = _PointPainter(theme, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # what is not in view is wrapped later
        self.setBatchSize(_AT_ONCE)
        self.setAccessibleName(tr("Parking lot"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the chosen point back with Enter; go down from the last one to the field."""
        current = self.currentIndex()
        is_last = current.row() + 1 == self.model().rowCount()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.chosen.emit(current.data(ROW_ROLE))
        elif event.key() == Qt.Key.Key_Down and is_last:
            self.left_below.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a point back when its way back is clicked."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            found: Parked = index.data(ROW_ROLE)
            if self._painter.way_back(self.visualRect(index), found).contains(point):
                self.chosen.emit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
