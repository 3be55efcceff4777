"""Keeps the time of the session that a screen shows, and does what is asked about it.

The clock is read anew with each tick and whenever something happened; it is painted where it
looks different. Whatever goes wrong is said in the status bar: no dialog while people talk.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import sessions
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.attempts import attempt
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.session.standing import Standing, standing
from facilitator.ui.ticker import Ticker

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Session
    from facilitator.ui.commands import Command
    from facilitator.ui.session.header import SessionHeader

SOUND: Final = "time_sound"
"""The setting: whether a beep says that the time turns amber or red; off unless asked for."""
_OF_THE_DAY: Final = ("session_fact", "agenda_fact", "agenda_item")
_WORSE: Final = {"calm": 0, "warn": 1, "late": 2}
_FRESH: Final = timedelta(seconds=1)
_ON: Final = ("open", "running", "paused")


class Timekeeper(QObject):
    """Shows a session's time in a header, and writes what happens as facts."""

    said = Signal(str)
    """One sentence for the status bar."""
    moved_on = Signal(object)
    """Minutes by question (`standing.QuestionTime`) are not what they were."""
    place_wanted = Signal(str)
    """Another place of the window, see `directory`."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        header: "SessionHeader",
        *,
        ticker: Ticker | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(header)
        self._desk = desk
        self._header = header
        self._ticker = ticker or Ticker(self)
        self._settings = settings
        self._head: Dossier | None = None
        self._session: Session | None = None
        self._question_id = ""
        self.standing: Standing | None = None
        signals.changed.connect(self._heed)
        self._ticker.ticked.connect(self._renew)
        header.installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        header, controls = self._header, self._header.controls
        controls.run_wanted.connect(self.run_on)
        controls.longer_wanted.connect(self.lengthen)
        controls.reopening_wanted.connect(self.open_or_close)
        controls.stage_wanted.connect(lambda: self.place_wanted.emit("stage"))
        header.line.mend_wanted.connect(self.spread_anew)
        header.clock.clicked.connect(self._open_menu_below)
        header.customContextMenuRequested.connect(self._open_menu)

    # What is shown

    def show_session(self, head: "Dossier", session: "Session") -> None:
        """Keep the time of another session, or of the same one after a change of the plan."""
        other = self._session is None or self._session.id != session.id
        self._head, self._session = head, session
        self._renew(clock.now(), silent=other)

    def note_shown(self, _session_id: str, question_id: str) -> None:
        """Know the question that is on the screen: with it the session starts."""
        self._question_id = question_id

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if self._head is None or not outcome.touches(*_OF_THE_DAY):
            return
        workshop_id = self._head.workshop.id
        if self._desk.read.row(Workshop, workshop_id):  # else another one is about to be shown
            self._head = self._desk.read.head(workshop_id)
            self._renew(clock.now())

    def _renew(self, now: datetime, *, silent: bool = False) -> None:
        if self._head is None or self._session is None:
            return
        before = None if silent else self.standing
        found = self.standing = standing(self._head, self._session, now)
        self._header.show_time(found, writable=not self._desk.read_only)
        self._tick_while_needed()
        if before is None or before.question_times != found.question_times:
            self.moved_on.emit(found.question_times)
        if before and _urgency(found) > _urgency(before):
            self._sound()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the clock only while it can be seen."""
        if event.type() == QEvent.Type.Show and not self._is_fresh(clock.now()):
            self._renew(clock.now(), silent=True)
        elif event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._tick_while_needed()
        return super().eventFilter(watched, event)

    def _is_fresh(self, now: datetime) -> bool:
        """Tell whether what is shown was worked out a moment ago, as where a window opens."""
        return self.standing is not None and abs(now - self.standing.clock.now) < _FRESH

    def _tick_while_needed(self) -> None:
        now = self.standing.clock if self.standing else None
        runs = now is not None and (now.is_live or now.promised != now.remaining)
        self._ticker.need(self, needed=runs and self._header.isVisible())

    # What happens

    @property
    def is_on(self) -> bool:
        """Whether people are in the room: it is open, runs or is paused."""
        return self.standing is not None and self.standing.clock.state in _ON

    def run_on(self) -> None:
        """Start the session with the question that is shown, pause it, or let it go on."""
        state = self.standing.clock.state if self.standing else "closed"
        if state == "running":
            self._do(sessions.pause, tr("Paused"))
        elif state == "paused":
            self._do(sessions.resume, tr("Going on"))
        elif self._do(sessions.start, tr("Started")):
            self.go_to(self._question_id)

    def open_or_close(self) -> None:
        """Open the room; where it is open, close the session; where that is closed, reopen it."""
        state = self.standing.clock.state if self.standing else ""
        if state == "planned":
            self._do(sessions.open_room, tr("The room is open"))
        elif state == "closed":
            self._do(sessions.reopen, tr("Reopened; the clock rests until you continue"))
        elif state:
            self._do(sessions.close, tr("Closed; notes can still be written"))

    def lengthen(self, minutes: int) -> None:
        """Give the session more minutes, or less with a number below 0."""
        done = tr("{minutes} min", minutes=f"{minutes:+}")
        self._do(sessions.extend, done, minutes=minutes)

    def spread_anew(self) -> None:
        """Share out the time that is left among the questions that are left."""
        mend = self.standing.mend if self.standing else None
        if mend is None:
            self.said.emit(tr("There is nothing to spread: the session is on schedule or over."))
        else:
            from facilitator.ui.session.spreading import spread  # noqa: PLC0415 - seldom needed

            done = spread(mend, self.standing.clock) if self.standing else ""
            values = {"budgets": mend.budgets, "extension": mend.extension}
            self._do(sessions.redistribute_time, done, **values)

    def go_to(self, question_id: str) -> None:
        """Note that a question is talked about from now on; browsing a closed session is no fact."""
        now_on = self.standing.clock.current_id if self.standing else None
        if self.is_on and question_id and question_id != now_on and not self._desk.read_only:
            self._do(sessions.go_to_question, "", question_id=question_id)

    def _do(self, action: Action[...], done: str, **values: object) -> bool:
        """Do something with the session and say so; tell whether it could be done."""
        if self._session is None:
            return False
        values["session_id"] = self._session.id
        if attempt(self._desk, self.said.emit, action, initiator=self, **values) is None:
            return False
        if done:
            self.said.emit(done)
        return True

    # Sound

    @property
    def has_sound(self) -> bool:
        """Whether a beep says that the time turns amber or red."""
        return self._settings is not None and self._settings.get(SOUND, False)

    def toggle_sound(self) -> None:
        """Beep from now on when the time turns amber or red, or no more."""
        if self._settings is not None:
            self._settings.put(SOUND, not self.has_sound)
            said = tr("A sound says when time runs short") if self.has_sound else tr("Sound off")
            self.said.emit(said)

    def _sound(self) -> None:
        if self.has_sound and self._header.isVisible():
            QApplication.beep()

    # Keys and menu

    def commands(self) -> "list[Command]":
        """Return what can be done about the time, with its keys."""
        from facilitator.ui.session.time_commands import time_commands  # noqa: PLC0415 - knows this class

        return [] if self._desk.read_only else time_commands(self)

    def _open_menu_below(self) -> None:
        self._open_menu(self._header.clock.geometry().bottomLeft())

    def _open_menu(self, point: QPoint) -> None:
        from facilitator.ui.session.time_commands import open_menu  # noqa: PLC0415 - seldom needed

        open_menu(self.commands(), self._header, point, self.place_wanted.emit)


def _urgency(found: Standing) -> int:
    """Return the worse of pace and clock, as a figure."""
    return max(_WORSE[found.pace.level], _WORSE[found.clock.level])
