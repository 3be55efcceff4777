"""The Resümee: all key results by topic, to be put in order, reworded, and shown to the room."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import results
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.errors import FacilitatorError
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.summary.board import Board
from facilitator.ui.summary.commands import summary_commands
from facilitator.ui.summary.elapsed import elapsed, started_at
from facilitator.ui.summary.head import SummaryHead
from facilitator.ui.summary.looks import ROOM, Look
from facilitator.ui.summary.nothing import Nothing
from facilitator.ui.summary.room_edges import RoomFoot, RoomHead
from facilitator.ui.summary.rows import Row, for_everyone, rows_of, with_kept
from facilitator.ui.summary.topics import TopicList, topics_of
from facilitator.ui.summary.writing import WordingWriter
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from datetime import datetime

_TICK_MILLISECONDS = 1_000
_SIDE, _NARROW_SIDE, _NARROW_BELOW = 288, 228, 1100
_ROOM_SIZE = (1600, 1000)
"""The window for which the large view's sizes are drawn; in a smaller one nothing shrinks."""
_PLAN = ("workshop", "round", "topic", "session", "agenda_item", "agenda_fact")
_SHOWN = ("key_result", "evidence")


class SummaryScreen(PlaceScreen):
    """Shows one workshop's key results; follows every change, and keeps what is being typed."""

    settled = Signal(bool)
    """Whether everything on this screen is in the file."""
    enlarged = Signal(bool)
    """The large view begins or ends; it wants the whole window."""
    sessions_wanted = Signal()
    """There is nothing here yet; somebody wants to go where key results are marked."""

    def __init__(
        self, desk: Desk, signals: DeskSignals, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._workshop_id = ""
        self._is_large = False
        self._is_stale = True
        self._rows: list[Row] = []
        self._cited: frozenset[str] = frozenset()
        self._shown_since: datetime | None = None
        self._started: datetime | None = None
        self._writer = WordingWriter(desk, self, self)
        self._build()
        self._connect()
        self._clock = QTimer(self, interval=_TICK_MILLISECONDS)
        self._clock.timeout.connect(self._show_elapsed)
        signals.changed.connect(self._follow)

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show the key results of a workshop."""
        if workshop_id != self._workshop_id:
            self._shown_since = None
        self._workshop_id = workshop_id
        self._read()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        return summary_commands(
            large=self.toggle_large, reword=self.board.reword, follow_note=self.follow_note
        )

    @property
    def is_large(self) -> bool:
        """Whether the large view is shown."""
        return self._is_large

    def toggle_large(self) -> None:
        """Show it large, for the whole room, or go back to the desk."""
        self.set_large(not self._is_large)

    def repeat(self) -> None:
        """Let the key of this place go to the large view and back."""
        self.toggle_large()

    def set_large(self, large: bool) -> None:
        """Show it large or not; without key results there is nothing to show."""
        if large == self._is_large or (large and not any(r.sort == "result" for r in self._rows)):
            return
        self._is_large = large
        if large and self._shown_since is None:
            self._shown_since = clock.now()
        for part in self._desk_parts:
            part.setVisible(not large)
        for part in (self._room_head, self._room_foot):
            part.setVisible(large)
        self.enlarged.emit(large)
        self._wear()
        self._show_rows()
        self._show_elapsed()
        if self.isVisible():
            self.board.setFocus()

    # What it does

    def follow_note(self) -> None:
        """Let the chosen key result say again what its note says."""
        self.board.stop_editing()
        row = self.board.current
        if row is not None and row.sort == "result":
            self._run(results.follow_note, result_id=row.id)

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self._writer.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return self._writer.is_settled

    def _move(self, result_id: str, after: str | None) -> None:
        self.board.stop_editing()
        self._run(results.move, result_id=result_id, after=after)

    def _write(self, result_id: str, words: str) -> None:
        self._rows = [row.with_words(words) if row.id == result_id else row for row in self._rows]
        self._writer.write(result_id, words)

    def _end_without_words(self, result_id: str) -> None:
        """A field left empty means: no words of its own. Without a note the old ones stay."""
        row = next((row for row in self._rows if row.id == result_id), None)
        if row is not None and row.said.strip():
            self._run(results.follow_note, result_id=result_id)

    def _run(self, action: Action[...], **values: object) -> None:
        try:
            self._desk.run(action, initiator=None, **values)
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            self._read()

    # Following the file

    def _follow(self, outcome: Outcome, initiator: object) -> None:
        if initiator is self:
            return
        if not self.isVisible():
            self._is_stale = True
        elif outcome.touches(*_PLAN, *_SHOWN) or outcome.rows("note") & self._cited:
            self._read()

    def _read(self) -> None:
        if not self._workshop_id:
            return
        try:
            dossier = self._desk.read.results(self._workshop_id)
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            return
        self._is_stale = False
        self._rounds = tuple(entry.number for entry in dossier.rounds)
        self._cited = frozenset(note.id for note in dossier.notes)
        self._started = started_at(dossier)
        rows = [self._with_held(row) for row in rows_of(dossier)]
        self._rows = with_kept(rows, self._rows, self.board.edited_id)
        self._room_head.show_workshop(dossier.workshop.title)
        self._show(dossier)

    def _with_held(self, row: Row) -> Row:
        """Return a row with the words that are not in the file yet."""
        held = self._writer.held(row.id)
        return row if held is None else row.with_words(held)

    def _show(self, dossier: Dossier) -> None:
        count = sum(row.sort == "result" for row in self._rows)
        self._head.show_count(count)
        if not count:
            self.set_large(False)
        self.board.is_writable = not self._desk.read_only
        self._nothing.show_topics(bool(dossier.sessions))
        self._pages.setCurrentWidget(self._body if count else self._nothing)
        self._show_rows()
        self._show_elapsed()

    def _show_rows(self) -> None:
        rows = for_everyone(self._rows) if self._is_large else self._rows
        self._topics.show_topics(topics_of(rows))
        self.board.show_rows(rows, self._rounds)
        self._show_place()

    def _show_place(self) -> None:
        here = self.board.current
        if here is None:
            return
        self._topics.mark(here.topic_id)
        counts = Counter(row.topic_id for row in self.board.steps)
        topics = list(counts)
        self._room_foot.show_place(list(counts.values()), topics.index(here.topic_id))

    def _show_elapsed(self) -> None:
        words = elapsed(self._started or self._shown_since, clock.now())
        self._head.show_elapsed(words)
        self._room_foot.show_elapsed(words)

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another place was shown."""
        super().showEvent(event)
        self._clock.start()
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be at the desk again when somebody comes back."""
        super().hideEvent(event)
        self._clock.stop()
        self.set_large(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the large view with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_large:
            self.set_large(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the large view grow with its window."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW_BELOW)
        self._side.setFixedWidth(self._theme.px(_NARROW_SIDE if narrow else _SIDE))
        if self._is_large:
            self._wear()

    def _wear(self) -> None:
        factor = min(self.width() / _ROOM_SIZE[0], self.height() / _ROOM_SIZE[1])
        look = Look(self._theme, ROOM, max(1.0, factor)) if self._is_large else Look(self._theme)
        if self._is_large:
            self._room_head.wear(look)
            self._room_foot.wear(look)
        self.board.wear(look)

    # Building

    def _build(self) -> None:
        theme = self._theme
        self._rounds: tuple[int, ...] = ()
        self._head, self._under_head = SummaryHead(theme), line()
        self._room_head, self._room_foot = RoomHead(theme), RoomFoot(theme)
        self.board, self._topics = Board(theme), TopicList(theme)
        self._nothing = Nothing(theme)
        self._side, self._beside = Panel("surface"), line(horizontal=False)
        self._desk_parts = (self._head, self._under_head, self._side, self._beside)
        for part in (self._room_head, self._room_foot):
            part.hide()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(theme.px(10), theme.px(12), theme.px(10), theme.px(12))
        side.addWidget(self._topics)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._beside)
        row.addWidget(self.board, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._nothing)
        ground = Panel("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self._under_head, self._room_head):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self._room_foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setFocusProxy(self.board)

    def _connect(self) -> None:
        self._writer.failed.connect(self.said)
        self._writer.settled.connect(self.settled)
        self._head.large_wanted.connect(self.toggle_large)
        self._nothing.sessions_wanted.connect(self.sessions_wanted)
        self._topics.chosen.connect(self._go_to_topic)
        self.board.stepped.connect(lambda _id: self._show_place())
        self.board.typed.connect(self._write)
        self.board.emptied.connect(self._end_without_words)
        self.board.left.connect(self._read)
        self.board.moved.connect(self._move)
        for command in self.commands():
            if command.run:
                for keys in command.keys:
                    QShortcut(QKeySequence(keys), self, command.run)

    def _go_to_topic(self, topic_id: str) -> None:
        first = next((row for row in self.board.steps if row.topic_id == topic_id), None)
        if first is not None:
            self.board.go_to(first.id)
            self.board.setFocus()
