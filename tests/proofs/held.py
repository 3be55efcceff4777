"""What rooms hold: read from a file, and worked out from the keys that were pressed in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note, Session, SessionFact
from facilitator.storage.files import open_file
from facilitator.storage.reading import Reader
from tests.proofs import keystrokes
from tests.proofs.keystrokes import INTERNAL, LONGER, RUN, Key


@dataclass(frozen=True)
class Held:
    """The notes of a room's first question, a line each, and what happened in it."""

    notes: str
    facts: tuple[str, ...]
    """The kinds of its facts, oldest first."""

    def after(self, keys: Sequence[Key]) -> "Held":
        """Return what a room holds when keys were pressed at the end of its page."""
        facts = [*self.facts]
        for name in (key.name for key in keys if not key.writes):
            if name == LONGER:
                facts.append("extended")
            elif state_of(facts) == "planned":
                facts += ["started", "question"]
            elif name == RUN:
                facts.append("paused" if state_of(facts) == "running" else "resumed")
        notes = keystrokes.tidy(f"{self.notes}\n{keystrokes.words(keys)}")
        return Held(notes, tuple(facts))


def state_of(facts: Sequence[str]) -> str:
    """Return the state to which facts of these kinds lead; no session is closed in this proof."""
    known = {"started": "running", "paused": "paused", "resumed": "running"}
    states = [known[fact] for fact in facts if fact in known]
    return states[-1] if states else "planned"


@dataclass(frozen=True)
class Event:
    """The plan and the facts in a file, with its rooms in the order of their codes."""

    head: Dossier
    rooms: list[Held]

    @property
    def facts(self) -> list[tuple[SessionFact, ...]]:
        """What happened in each room, word for word."""
        return [tuple(self.head.facts_of(session)) for session in self._sessions]

    @property
    def resting(self) -> list[int]:
        """The rooms whose clock does not run."""
        return [at for at, room in enumerate(self.rooms) if state_of(room.facts) != "running"]

    def seconds_left(self, room: int, now: datetime) -> float | None:
        """Return what a room's clock has left at a moment; None where it has not started.

        Reckoned from the plan and the facts by hand, not by the rules of the program.
        """
        session = self._sessions[room]
        items = (item for item in self.head.agenda if item.round_id == session.round_id)
        left = 60.0 * (next(items).duration_minutes or 0)
        since: datetime | None = None
        for fact in self.head.facts_of(session):
            at = datetime.fromisoformat(fact.at)
            if fact.kind in ("started", "resumed"):
                since = at
            elif fact.kind == "paused" and since:
                left, since = left - (at - since).total_seconds(), None
            elif fact.kind == "extended":
                left += 60.0 * (fact.minutes or 0)
        is_planned = state_of(self.rooms[room].facts) == "planned"
        return None if is_planned else left - ((now - since).total_seconds() if since else 0)

    @property
    def _sessions(self) -> list[Session]:
        return sessions_of(self.head, len(self.rooms))


def event_in(file: Path, rooms: int) -> Event:
    """Read a file's first workshop and as many rooms of it."""
    opened = open_file(file)
    try:
        head = opened.read.head(opened.read.workshops()[0].id)
        return Event(
            head, [_held(opened.read, head, session) for session in sessions_of(head, rooms)]
        )
    finally:
        opened.close()


def sessions_of(head: Dossier, rooms: int) -> list[Session]:
    """Return the first sessions of a workshop, in the order of their codes."""
    return sorted(head.sessions, key=lambda session: head.code[session.id])[:rooms]


def _held(read: Reader, head: Dossier, session: Session) -> Held:
    topic = next(entry for entry in head.topics if entry.id == session.topic_id)
    notes = read.session_notes(session.id, head.questions_of(topic)[0].id)
    lines = "\n".join(map(_line, notes))
    return Held(keystrokes.tidy(lines), tuple(fact.kind for fact in head.facts_of(session)))


def _line(note: Note) -> str:
    return (INTERNAL if note.kind == "internal" else "") + note.text
