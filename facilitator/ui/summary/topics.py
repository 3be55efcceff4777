"""The topics beside the board: how much came out of each, and of which session."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.summary.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

_NUMBER_AT, _TEXT_AT, _COUNT_ROOM, _RIGHT, _PAD, _GAP = 10, 30, 28, 10, 7, 3
_MOST_LINES: Final = 3
_BETWEEN: Final = "   "


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, how many key results it has, and how many of them rest on each session."""

    id: str
    number: int
    title: str
    count: int
    sessions: str


def topics_of(rows: list[Row]) -> list[Topic]:
    """Return the topics of a board."""
    counts = Counter(row.topic_id for row in rows if row.sort == "result")
    codes: dict[str, Counter[str]] = {}
    for row in rows:
        codes.setdefault(row.topic_id, Counter()).update(code for _, code in row.codes)
    return [
        Topic(
            row.id,
            row.number,
            row.text,
            counts[row.id],
            _BETWEEN.join(f"{code}: {count}" for code, count in sorted(codes[row.id].items())),
        )
        for row in rows
        if row.sort == "topic"
    ]


class _Topics(RowModel[Topic]):
    """The topics as rows."""

    def words(self, row: Topic, role: int) -> str | None:
        """Return its title, or what a screen reader says."""
        spoken = f"{row.number} {row.title}, {row.count}"
        return {TEXT: row.title, TIP: row.title, SPOKEN: spoken}.get(role)


class _TopicPainter(QStyledItemDelegate):
    """Paints number, title and count, and below them the counts of the sessions."""

    def __init__(self, theme: Theme, view: "TopicList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _lines(self, topic: Topic) -> tuple[str, ...]:
        room = self._view.viewport().width() - self._theme.px(_TEXT_AT + _COUNT_ROOM + _RIGHT)
        return wrapped(topic.title, self._theme.font("base", 600), room, _MOST_LINES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        topic: Topic = index.data(ROW_ROLE)
        px, lines = self._theme.px, len(self._lines(topic))
        height = lines * px(18) + (px(18) if topic.sessions else 0)
        return QSize(0, height + px(2 * _PAD) + px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one topic."""
        theme, px = self._theme, self._theme.px
        topic: Topic = index.data(ROW_ROLE)
        here = topic.id == self._view.shown
        place = option.rect.adjusted(0, 0, 0, -px(_GAP))
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, theme, place, selected=here, hovered=hovered, focused=focused)
        painter.save()
        line = QRect(place.left(), place.top() + px(_PAD), place.width(), px(18))
        painter.setFont(theme.font("base"))
        painter.setPen(theme.color("text2" if here else "text3"))
        painter.drawText(line.adjusted(px(_NUMBER_AT), 0, 0, 0), LEFT, str(topic.number))
        painter.setPen(theme.color("text2"))
        painter.drawText(line.adjusted(0, 0, -px(_RIGHT), 0), RIGHT, str(topic.count))
        lines = self._lines(topic)
        painter.setFont(theme.font("base", 600 if here else 400))
        painter.setPen(theme.color("text" if here else "text2"))
        paint_lines(painter, line.adjusted(px(_TEXT_AT), 0, 0, 0), lines, px(18))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text2" if here else "text3"))
        meta = line.translated(px(_TEXT_AT), len(lines) * px(18))
        painter.drawText(meta, LEFT, topic.sessions)
        painter.restore()


class TopicList(HoverList):
    """A click or Enter leads to a topic on the board."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shown = ""
        self._model = _Topics()
        self.setModel(self._model)
        self.setItemDelegate(_TopicPainter(theme, self))
        self.setAccessibleName(tr("Topics"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def topics(self) -> Sequence[Topic]:
        """What it lists."""
        return self._model.rows

    def show_topics(self, topics: list[Topic]) -> None:
        """List other topics."""
        if topics != self._model.rows:
            self._model.show_rows(topics)

    def mark(self, topic_id: str) -> None:
        """Mark the topic where the board is."""
        self.shown = topic_id
        for number, topic in enumerate(self._model.rows):
            if topic.id == topic_id:
                self.setCurrentIndex(self._model.index(number))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE).id)
