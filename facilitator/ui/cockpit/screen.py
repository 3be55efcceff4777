"""The cockpit: how all rooms of a round stand, messages to them, and the way into each."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from facilitator import clock
from facilitator.actions import messages, sessions
from facilitator.actions.desk import Action, Desk
from facilitator.language import tr
from facilitator.team.states import TeamState
from facilitator.ui.attempts import attempt
from facilitator.ui.cockpit.board import Board
from facilitator.ui.cockpit.commands import cockpit_commands
from facilitator.ui.cockpit.earlier import EarlierRoom, earlier_room
from facilitator.ui.cockpit.feed import Feed, View
from facilitator.ui.cockpit.head import CockpitHead
from facilitator.ui.cockpit.message_bar import MessageBar
from facilitator.ui.cockpit.nothing import Nothing
from facilitator.ui.cockpit.sent import last_sent
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.session.spreading import spread
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.team.words import completeness
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.widgets.strokes import is_writing

_ON: Final = ("open", "running", "paused")


class CockpitScreen(PlaceScreen):
    """Shows the rooms; follows the file and the clock while it is seen, and rests otherwise."""

    session_wanted = Signal(str, str)
    """A session, and the question that is talked about there, empty where that is not known."""
    place_wanted = Signal(str)

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme, ticker: Ticker) -> None:
        super().__init__()
        self._desk = desk
        self._ticker = ticker
        self._minute = ""
        self.feed = Feed(desk, signals, self)
        self.head = CockpitHead(theme)
        self.board = Board(theme)
        self.messages = MessageBar(theme)
        self._nothing = Nothing(theme)
        self._body = QStackedWidget()
        self._view: View | None = None
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.board)

    def _lay_out(self) -> None:
        ground = Panel("surface")
        column = QVBoxLayout(ground)
        self._body.addWidget(self.board)
        self._body.addWidget(self._nothing)
        outer = QVBoxLayout(self)
        outer.addWidget(ground)
        for layout in (column, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        column.addWidget(self._body, 1)
        column.addWidget(line())
        column.addWidget(self.messages)

    def _connect(self) -> None:
        self.feed.renewed.connect(self._renew)
        self.feed.failed.connect(self.said)
        self._ticker.ticked.connect(self._follow_time)
        self.head.round_chosen.connect(self.choose_round)
        self.head.results_chosen.connect(self.feed.show_results)
        self.head.pause_wanted.connect(self.pause_or_go_on)
        self.head.summary_wanted.connect(lambda: self.place_wanted.emit("summary"))
        self.board.entered.connect(self.enter)
        self.board.mend_wanted.connect(self.spread_anew)
        self.messages.sent.connect(self._send)
        self.messages.left.connect(self.board.setFocus)
        self._nothing.sessions_wanted.connect(lambda: self.place_wanted.emit("moderate"))
        bind_keys(self, cockpit_commands(self), in_window=True)

    # What is shown

    def show_workshop(self, workshop_id: str) -> None:
        """Show the rooms of a workshop, as they are now."""
        self.feed.show_workshop(workshop_id)

    def show_team(self, team: TeamState | None) -> None:
        """Show who is in which room, and whether everything is here; nothing without a team."""
        self.head.show_team(completeness(team))
        self.feed.show_team(team)

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self._view

    def repeat(self) -> None:
        """Write a message to all rooms."""
        if not self.messages.isHidden():
            self.messages.begin("")

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        rounds = len(self.feed.head.rounds) if self.feed.head else 0
        return cockpit_commands(self, rounds)

    def _renew(self) -> None:
        self._show_at(clock.now())

    def _show_at(self, now: datetime) -> None:
        """Show how all is at a moment; what looks as before is not painted again."""
        head = self.feed.head
        if head is None:
            return
        view = self._view = self.feed.view(now)
        writable = not self._desk.read_only
        self.head.show_view(
            view, head.rounds, only_results=self.feed.only_results, writable=writable
        )
        self.board.show_rooms(view.sights, self._earlier(now))
        self._body.setCurrentIndex(0 if view.sights else 1)
        self._nothing.show_for(view.round)
        self.messages.setVisible(writable and bool(view.sights))
        codes = [(sight.room.outline.session.id, sight.room.outline.code) for sight in view.sights]
        self.messages.show_rooms(codes)
        self.messages.show_sent(last_sent(head, self.feed.sessions))
        self._tick_while_needed()

    def _earlier(self, now: datetime) -> list[EarlierRoom]:
        """Return what stands above the columns: an earlier room for each of them, or none."""
        head = self.feed.head
        found = [
            head and earlier_room(head, outline, self.feed.captured_in(outline.earlier.id), now)
            for outline in self.feed.outlines
            if outline.earlier
        ]
        rooms = [room for room in found if room]
        return rooms if len(rooms) == len(self.feed.outlines) else []

    def _follow_time(self, now: datetime) -> None:
        if not self.isVisible() or self.feed.head is None:
            return
        if f"{now:%H:%M}" != self._minute:
            self._minute = f"{now:%H:%M}"
            self.feed.follow_time(now)
        if not self.feed.catch_up_now():  # else all is shown already, as it is now
            self._show_at(now)

    def _tick_while_needed(self) -> None:
        sights = self._view.sights if self._view else ()
        is_on = any(sight.standing.clock.state in _ON for sight in sights)
        is_counting = bool(self.head.clock.face)
        self._ticker.need(self, needed=self.isVisible() and (is_on or is_counting))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the file again, and read what changed meanwhile."""
        super().showEvent(event)
        self.feed.is_heeding = True
        if self.feed.is_stale and self.feed.head is not None:
            self.feed.refresh()
        else:
            self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self.feed.rest()
        self._tick_while_needed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed where no field is go on with the message, to whomever it is for."""
        if is_writing(event) and not self.messages.isHidden():
            self.messages.write_on(event.text())
        else:
            super().keyPressEvent(event)

    # What is done

    @property
    def _current(self) -> str:
        return self.board.current.session_id if self.board.current else ""

    def enter(self, session_id: str) -> None:
        """Go into a room, to the question that is talked about."""
        sights = self._view.sights if self._view else ()
        found = [sight for sight in sights if sight.room.outline.session.id == session_id]
        current = found[0].standing.clock.current_id if found else None
        self.session_wanted.emit(session_id, current or "")

    def choose_round(self, round_id: str) -> None:
        """Look at a round."""
        self.feed.choose_round(round_id)

    def choose_round_number(self, number: int) -> None:
        """Look at a round by its place among them, from 1."""
        rounds = self.feed.head.rounds if self.feed.head else ()
        if 0 < number <= len(rounds):
            self.choose_round(rounds[number - 1].id)

    def toggle_results(self) -> None:
        """List only the key results of the rooms, or all notes again."""
        self.feed.show_results(not self.feed.only_results)

    def write_to_room(self) -> None:
        """Write a message to the room at the keyboard."""
        if self._current and not self.messages.isHidden():
            self.messages.begin(self._current)

    def pause_or_go_on(self) -> None:
        """Stop the clocks of all rooms that run; where none runs, let those go on that are paused."""
        sights = self._view.sights if self._view else ()
        runs = any(sight.standing.clock.state == "running" for sight in sights)
        ids = [session.id for session in self.feed.sessions]
        action = sessions.pause_rooms if runs else sessions.resume_rooms
        self._do(action, tr("All rooms paused") if runs else tr("All rooms go on"), session_ids=ids)

    def spread_anew(self, session_id: str = "") -> None:
        """Share out the time left in a room, by default that at the keyboard."""
        wanted = session_id or self._current
        sights = self._view.sights if self._view else ()
        found = [sight for sight in sights if sight.room.outline.session.id == wanted]
        mend = found[0].standing.mend if found else None
        if mend is None:
            self.said.emit(tr("There is nothing to spread: the session is on schedule or over."))
            return
        done = spread(mend, found[0].standing.clock, str(found[0].room.outline.code))
        values = {"budgets": mend.budgets, "extension": mend.extension}
        self._do(sessions.redistribute_time, done, session_id=wanted, **values)

    def _send(self, text: str, session_id: str) -> None:
        head = self.feed.head
        if head is not None:
            values = {"workshop_id": head.workshop.id, "session_id": session_id or None}
            self._do(messages.send, tr("Message sent"), text=text, **values)

    def _do(self, action: Action[...], done: str, **values: object) -> None:
        if attempt(self._desk, self.said.emit, action, **values):
            self.said.emit(done)
