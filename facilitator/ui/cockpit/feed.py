"""What the cockpit knows of the rooms: read from the file, and read again where something changed.

Changes are gathered for a moment and then read together, only of those rooms that they concern:
however much is typed in all rooms, the file is read a few times a second and no more.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Round, Session, Workshop
from facilitator.domain.rounds import current_round
from facilitator.domain.schedule import Slot, schedule
from facilitator.team.states import TeamState
from facilitator.ui.attempts import succeeds
from facilitator.ui.cockpit.captured import NOTHING, Captured, captured
from facilitator.ui.cockpit.outlines import Outline, outline_of
from facilitator.ui.cockpit.rooms import Sight, sight_of
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.session.standing import standing_in
from facilitator.ui.team.words import in_room

_GATHER_MILLISECONDS: Final = 250
_PLAN: Final = (
    "workshop", "round", "topic", "session", "question", "moderator", "person", "agenda_item", "session_fact",
    "agenda_fact", "message", "message_read",
)  # fmt: skip


class View(NamedTuple):
    """A round at a moment."""

    now: datetime
    round: Round | None
    slot: Slot | None
    """The round in the day; None where the agenda has no times."""
    sights: tuple[Sight, ...]
    hard_end: datetime | None = None
    """When it ends for all rooms."""

    @property
    def ended(self) -> datetime | None:
        """When the last room was closed; None while somebody is in a room, or none was."""
        clocks = [sight.standing.clock for sight in self.sights]
        if any(clock.state in ("open", "running", "paused") for clock in clocks):
            return None
        ends = (clock.since for clock in clocks if clock.state == "closed" and clock.since)
        return max(ends, default=None)


class Feed(QObject):
    """Follows the rooms of a round: the one that is on, unless somebody chose another."""

    renewed = Signal()
    """Something is not what it was."""
    failed = Signal(str)
    """The file could not be read: a sentence."""

    def __init__(self, desk: Desk, signals: DeskSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.head: Dossier | None = None
        self.round: Round | None = None
        self.only_results = False
        self.team: TeamState | None = None
        """How the team stands; None where nobody works on the file together."""
        self._chosen = ""
        self._workshop_id = ""
        self._outlines: list[Outline] = []
        self._captured: dict[str, Captured] = {}
        self._touched: dict[str, datetime] = {}
        self._due_notes: set[str] = set()
        self._plan_is_due = False
        self.is_heeding = False
        """Whether changes are followed; else they make it stale."""
        self.is_stale = False
        """Whether something changed that was not followed."""
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MILLISECONDS)
        self._gathering.timeout.connect(self._catch_up)
        signals.changed.connect(self._heed)

    # What is looked at

    def show_workshop(self, workshop_id: str) -> None:
        """Read a workshop, as it is now."""
        if workshop_id != self._workshop_id:
            self._workshop_id, self._chosen = workshop_id, ""
            self._touched.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        self.is_stale = False
        self._due_notes.clear()
        self._captured.clear()
        self._read(self._read_plan)

    def follow_time(self, now: datetime) -> None:
        """Look at the next round once the time of this one has passed without anybody in a room."""
        before = self.round
        if self.head is not None:
            self._find_round(self.head, now)
        if before != self.round:
            self.refresh()

    def choose_round(self, round_id: str) -> None:
        """Look at a round until somebody chooses the one that is on."""
        self._chosen = round_id
        self.refresh()

    def show_results(self, only: bool) -> None:
        """Look at the key results only, or at all notes."""
        self.only_results = only
        self.refresh()

    def show_team(self, team: TeamState | None) -> None:
        """Look at how the team stands now."""
        self.team = team
        if self.is_heeding and self.head is not None:
            self.renewed.emit()

    @property
    def outlines(self) -> list[Outline]:
        """The rooms of the round."""
        return self._outlines

    @property
    def sessions(self) -> list[Session]:
        """Those of the round."""
        return [outline.session for outline in self._outlines]

    def captured_in(self, session_id: str) -> Captured | None:
        """Return what a session has captured, if it is looked at."""
        return self._captured.get(session_id)

    def view(self, now: datetime) -> View:
        """Return how the round stands at a moment."""
        if self.head is None:
            return View(now, None, None, ())
        day = schedule(self.head, now)
        writable = not self._desk.read_only
        sights = tuple(
            sight_of(
                outline,
                standing_in(day, self.head, outline.session),
                self._captured.get(outline.session.id, NOTHING),
                touched=self._touched.get(outline.session.id),
                writable=writable,
                only_results=self.only_results,
                team=in_room(self.team, outline.session.id),
            )
            for outline in self._outlines
        )
        ends = (sight.standing.clock.hard_end for sight in sights)
        slot = day.round_slot(self.round.id) if self.round else None
        return View(now, self.round, slot, sights, next((end for end in ends if end), None))

    # Reading

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if not self.is_heeding:
            self.is_stale = True
            return
        self._due_notes |= outcome.rows("note")
        self._plan_is_due = self._plan_is_due or outcome.touches(*_PLAN)
        if (self._plan_is_due or self._due_notes) and not self._gathering.isActive():
            self._gathering.start()

    def rest(self) -> None:
        """Read nothing until it heeds changes again: the file may be closed meanwhile."""
        self.is_heeding = False
        self.is_stale = self.is_stale or self._gathering.isActive()
        self._gathering.stop()

    def catch_up_now(self) -> bool:
        """Read what changed, instead of a moment later; False where nothing did, or it cannot be read."""
        if not self._gathering.isActive():
            return False
        self._gathering.stop()
        return self._catch_up()

    def _catch_up(self) -> bool:
        return self._read(self._read_changes)

    def _read(self, work: Callable[[], None]) -> bool:
        is_read = succeeds(self.failed.emit, work)
        if is_read:
            self.renewed.emit()
        return is_read

    def _read_changes(self) -> None:
        if self._plan_is_due:
            self._read_plan()
        if self._due_notes:
            concerned = self._desk.read.sessions_with(self._due_notes)
            self._due_notes.clear()
            self._touched.update(dict.fromkeys(concerned, clock.now()))
            self._capture(concerned & self._captured.keys())

    def _read_plan(self) -> None:
        """Read the plan and the day, and the notes of rooms that were not looked at before."""
        self._plan_is_due = False
        if not self._desk.read.row(Workshop, self._workshop_id):
            return  # another one is about to be shown
        self.head = self._desk.read.head(self._workshop_id)
        self._find_round(self.head, clock.now())
        self._outlines = [outline_of(self.head, session) for session in self._sessions(self.head)]
        shown = {key for outline in self._outlines for key in self._looked_at(outline)}
        for key in self._captured.keys() - shown:
            del self._captured[key]
        self._capture(shown - self._captured.keys())

    def _capture(self, session_ids: Iterable[str]) -> None:
        for key in session_ids:
            only = self.only_results
            self._captured[key] = captured(self._desk.read, key, key_results=only)

    def _sessions(self, head: Dossier) -> list[Session]:
        return head.sessions_of(self.round) if self.round else []

    def _looked_at(self, outline: Outline) -> Iterator[str]:
        yield outline.session.id
        if outline.earlier is not None:
            yield outline.earlier.id

    def _find_round(self, head: Dossier, now: datetime) -> None:
        """Find the round that was chosen, else the one that is on; choosing that is choosing none."""
        on = current_round(head, schedule(head, now))
        chosen = next((entry for entry in head.rounds if entry.id == self._chosen), None)
        if chosen == on:
            self._chosen = ""
        self.round = chosen or on
