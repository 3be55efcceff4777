"""What the stage can show, as plain values without Qt: large words, nothing internal, nobody's name.

A scene is all that a person in the room may read. What is not in one of these classes cannot
get onto the stage: no pace, no warning, no note's code, no contributor. Of a task its owner is
shown, for the room has just agreed on that.
"""

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.records import NoteKind

Moment = Literal["past", "now", "later"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A countdown: what is left, as it stands there ("14:52"), and until when."""

    left: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as the room sees it; level 0 is the heading of a sub-question."""

    id: str
    text: str
    level: int = 1
    kind: NoteKind = "statement"
    is_key_result: bool = False
    told: str = ""
    """What its chip says instead of its kind."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Parts of a whole in their order: how long each is against the others, and which is meant now."""

    weights: tuple[int, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScene:
    """The current question with its notes, those that come after it, and the room's clock."""

    code: str
    topic: str
    workshop: str
    number: int
    question: str
    entries: tuple[Entry, ...] = ()
    written_id: str = ""
    """The note with the caret in it: it must be in view."""
    following: tuple[tuple[int, str], ...] = ()
    strip: Strip = Strip()
    clock: Clock | None = None
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeScene:
    """The event's name, day, place and beginning."""

    title: str
    lines: tuple[str, ...] = ()
    begins: str = ""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the programme and whether it is over, now, or still to come."""

    time: str
    title: str
    moment: Moment = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaScene:
    """The whole programme with its "now"."""

    workshop: str
    day: str = ""
    rows: tuple[AgendaRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockScene:
    """One clock for everybody: how long something lasts, or when the break is over."""

    workshop: str
    title: str
    clock: Clock | None = None
    next: str = ""
    goes_on: bool = False
    """Whether the break that it was about is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryScene:
    """The key results of one topic, and which of the topics it is."""

    workshop: str
    topic: str
    number: int = 0
    results: tuple[Entry, ...] = ()
    written: int = -1
    """Index of the result that is spoken about: it must be in view; -1 for none."""
    strip: Strip = Strip()


Scene = QuestionScene | WelcomeScene | AgendaScene | ClockScene | SummaryScene
