"""The parts of the Resümee and how they stand: at a desk with the topics beside the board, in a room alone."""

from collections import Counter

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.summary.board import Board
from facilitator.ui.summary.head import SummaryHead
from facilitator.ui.summary.looks import ROOM, Look
from facilitator.ui.summary.nothing import Nothing
from facilitator.ui.summary.room_edges import RoomFoot, RoomHead
from facilitator.ui.summary.rows import Row, for_everyone
from facilitator.ui.summary.topics import TopicList, topics_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel, line

_SIDE, _NARROW_SIDE, _NARROW_BELOW = 288, 228, 1100
_ROOM_SIZE = (1600, 1000)
"""The window for which the large view's sizes are drawn; in a smaller one nothing shrinks."""


class SummaryPages(Panel):
    """Shows rows, large or not; knows no file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._rows: list[Row] = []
        self._rounds: tuple[int, ...] = ()
        self.is_large = False
        self.head, self._under_head = SummaryHead(theme), line()
        self._room_head, self._room_foot = RoomHead(theme), RoomFoot(theme)
        self.board, self.topics = Board(theme), TopicList(theme)
        self.nothing = Nothing(theme)
        self._side, self._beside = Panel("surface"), line(horizontal=False)
        self._stack = QStackedWidget()
        self._lay_out()
        self.board.stepped.connect(lambda _id: self._show_place())
        self.topics.chosen.connect(self._go_to_topic)

    def show_workshop(self, title: str, *, has_sessions: bool) -> None:
        """Name the event, and say whether there are sessions to take notes in."""
        self._room_head.show_workshop(title)
        self.nothing.show_topics(has_sessions)

    def show_rows(self, rows: list[Row], rounds: tuple[int, ...]) -> None:
        """Show other rows; a room sees those that are for everyone."""
        self._rows, self._rounds = rows, rounds
        count = sum(row.sort == "result" for row in rows)
        self.head.show_count(count)
        self._stack.setCurrentWidget(self._body if count else self.nothing)
        shown = for_everyone(rows) if self.is_large else rows
        self.topics.show_topics(topics_of(shown))
        self.board.show_rows(shown, rounds)
        self._show_place()

    def show_elapsed(self, words: str) -> None:
        """Say how long this has been going on."""
        self.head.show_elapsed(words)
        self._room_foot.show_elapsed(words)

    def set_large(self, large: bool) -> None:
        """Be for a room, or for a desk."""
        self.is_large = large
        for part in (self.head, self._under_head, self._side, self._beside):
            part.setVisible(not large)
        for part in (self._room_head, self._room_foot):
            part.setVisible(large)
        self._wear()
        self.show_rows(self._rows, self._rounds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the large view grow with its window."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW_BELOW)
        self._side.setFixedWidth(self._theme.px(_NARROW_SIDE if narrow else _SIDE))
        if self.is_large:
            self._wear()

    def _wear(self) -> None:
        factor = min(self.width() / _ROOM_SIZE[0], self.height() / _ROOM_SIZE[1])
        look = Look(self._theme, ROOM, max(1.0, factor)) if self.is_large else Look(self._theme)
        if self.is_large:
            self._room_head.wear(look)
            self._room_foot.wear(look)
        self.board.wear(look)

    def _show_place(self) -> None:
        here = self.board.current
        if here is None:
            return
        self.topics.mark(here.topic_id)
        counts = Counter(row.topic_id for row in self.board.steps)
        self._room_foot.show_place(list(counts.values()), list(counts).index(here.topic_id))

    def _go_to_topic(self, topic_id: str) -> None:
        first = next((row for row in self.board.steps if row.topic_id == topic_id), None)
        if first is not None:
            self.board.go_to(first.id)
            self.board.setFocus()

    def _lay_out(self) -> None:
        px = self._theme.px
        for part in (self._room_head, self._room_foot):
            part.hide()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(px(10), px(12), px(10), px(12))
        side.addWidget(self.topics)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._beside)
        row.addWidget(self.board, 1)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self._under_head, self._room_head):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self._room_foot)
