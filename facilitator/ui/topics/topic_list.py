"""The topics beside the outline: number and title, a bar of their minutes, and what there is of each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.rows import TopicRow
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.hatching import paint_hatching
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_row

_Key = Qt.Key
_NUMBER_AT, _TEXT_AT, _RIGHT, _PAD, _GAP, _LINE, _META = 10, 30, 12, 9, 4, 18, 18
_BAR, _BAR_ROOM, _MARK, _ICON = 5, 17, 11, 13
_MOST_LINES: Final = 3


class _TopicPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "TopicList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _lines(self, row: TopicRow) -> tuple[str, ...]:
        room = self._view.viewport().width() - self._theme.px(_TEXT_AT + _RIGHT)
        return wrapped(row.name, self._theme.font("base", 600), room, _MOST_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the title needs, with the bar and two lines below."""
        px = self._theme.px
        lines = len(self._lines(index.data(ROW_ROLE)))
        height = lines * px(_LINE) + px(_BAR_ROOM) + 2 * px(_META)
        return QSize(0, height + px(2 * _PAD + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one topic."""
        theme, px = self._theme, self._theme.px
        row: TopicRow = index.data(ROW_ROLE)
        here = index == self._view.currentIndex()
        place = option.rect.adjusted(0, 0, 0, -px(_GAP))
        painter.save()
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, theme, place, selected=here, hovered=hovered, focused=focused)
        inner = place.adjusted(px(_TEXT_AT), px(_PAD), -px(_RIGHT), 0)
        line = QRect(inner.left(), inner.top(), inner.width(), px(_LINE))
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text2" if here else "text3"))
        number = QRect(place.left() + px(_NUMBER_AT), line.top(), px(_TEXT_AT), line.height())
        painter.drawText(number, LEFT, str(row.number))
        lines = self._lines(row)
        painter.setFont(theme.font("base", 600 if here else 500))
        painter.setPen(theme.color("text" if row.title else "text3"))
        paint_lines(painter, line, lines, px(_LINE))
        line.translate(0, len(lines) * px(_LINE))
        self._paint_bar(painter, row, line)
        line.translate(0, px(_BAR_ROOM))
        self._paint_sum(painter, row, line)
        painter.setPen(theme.color("text2" if here else "text3"))
        painter.drawText(line.translated(0, px(_META)), LEFT, row.amount)
        painter.restore()

    def _paint_bar(self, painter: QPainter, row: TopicRow, line: QRect) -> None:
        """Draw the minutes as a share of the longer of both, hatched where they are too many."""
        theme, px = self._theme, self._theme.px
        whole = max(row.needed, row.length or 0)
        bar = QRectF(line.left(), line.top() + px(7), line.width(), px(_BAR))
        fill(painter, bar, theme.color("track"))
        if not whole:
            return
        end = row.length if row.is_over and row.length else row.needed
        used = QRectF(bar)
        used.setWidth(bar.width() * end / whole)
        fill(painter, used, theme.color("accent"))
        if row.is_over:
            over = QRectF(bar)
            over.setLeft(used.right())
            paint_hatching(painter, theme, over, "warn")
        if row.length:
            at = bar.left() + bar.width() * row.length / whole
            mark = QRectF(at - px(1), bar.center().y() - px(_MARK) / 2, px(2), px(_MARK))
            fill(painter, mark, theme.color("text"))

    def _paint_sum(self, painter: QPainter, row: TopicRow, line: QRect) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("meta", 500 if row.is_over else 400))
        painter.setPen(theme.color("warn" if row.is_over else "text2"))
        left = line.left()
        if row.is_over:
            top = line.top() + (px(_META) - px(_ICON)) / 2
            theme.icons.draw(painter, left, top, "warn", "warn", _ICON)
            left += px(_ICON + 5)
        painter.drawText(QRect(left, line.top(), line.right() - left, px(_META)), LEFT, row.sum)
        painter.setFont(theme.font("meta"))


class TopicList(HoverList):
    """Arrow keys go through the topics, Enter on to the questions, F2 to the title."""

    chosen = Signal(str)
    """The topic that the keyboard has come to."""
    opened = Signal()
    title_wanted = Signal()
    removed = Signal()
    shifted = Signal(int)
    """The topic is to have the number of the one above (-1) or below (1)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model: KnownRowModel[TopicRow] = KnownRowModel()
        self._is_showing = False
        self.setModel(self._model)
        self.setItemDelegate(_TopicPainter(theme, self))
        self.setAccessibleName(tr("Topics"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[TopicRow]:
        """What is shown."""
        return self._model.rows

    @property
    def current(self) -> TopicRow | None:
        """The topic whose questions are shown."""
        return self.currentIndex().data(ROW_ROLE)

    def show_rows(self, rows: Sequence[TopicRow]) -> None:
        """Show other topics; the keyboard stays at its own, or comes to the one in its place."""
        here, at = self.current, self.currentIndex().row()
        self._is_showing = True
        self._model.show_rows(rows)
        index = self._model.index_of(here.id if here else "")
        if not index.isValid() and rows:
            index = self._model.index(min(max(at, 0), len(rows) - 1))
        self.setCurrentIndex(index)
        self._is_showing = False
        self.scheduleDelayedItemsLayout()

    def go_to(self, topic_id: str) -> None:
        """Put the keyboard at a topic."""
        index = self._model.index_of(topic_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the questions, to the title, move, or delete."""
        key = _Key(event.key())
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and key in {_Key.Key_Up, _Key.Key_Down}:
            self.shifted.emit(-1 if key == _Key.Key_Up else 1)
        elif key in {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Right}:
            self.opened.emit()
        elif key == _Key.Key_F2:
            self.title_wanted.emit()
        elif key == _Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        self.viewport().update()
        if not self._is_showing and self.current is not None:
            self.chosen.emit(self.current.id)
