"""What a protocol says, free of any layout: immutable, complete, in printing order."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from facilitator.domain import richtext
from facilitator.domain.codes import SessionCode
from facilitator.domain.milestones import Span
from facilitator.domain.records import ChapterRole, NoteKind, Status
from facilitator.protocol.editions import FULL, Edition


@dataclass(frozen=True, slots=True)
class Named:
    """A person as the protocol names them."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """That a point was confirmed or contradicted in a later round, or came up in it only."""

    round: int
    stance: Literal["confirmed", "contradicted", "new"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The code of what a claim rests on, and the anchor where it is printed, if it is."""

    code: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the record and the id of its row, and what about it is not agreed."""

    id: str
    text: str
    kind: NoteKind = "statement"
    """That of the notes which it rests on, where one is a dissent or open."""
    replies: tuple[Reply, ...] = ()
    """Contradictions of those notes."""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A parallel session in the agenda; `moderators` are worded as they are printed."""

    code: SessionCode
    title: str
    moderators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An agenda item; `round` is set on the item that holds a round's sessions."""

    id: str
    title: str
    speakers: tuple[str, ...] = ()
    round: int | None = None
    sessions: tuple[SessionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaSlot:
    """What shares one starting time; no time when even the first item has none."""

    time: str | None
    entries: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A note of the protocol, level 1 or 2; level 2 always follows one of level 1."""

    id: str
    level: int
    text: str
    kind: NoteKind = "statement"
    owner: str = ""
    due: date | None = None
    """With `owner`, who does a task and until when; both for tasks only."""
    replies: tuple[Reply, ...] = ()
    """What later rounds said of it."""
    about: Reply | None = None
    """What it says itself, in a later round, of the point that it stands below."""
    codes: tuple[str, ...] = ()
    """Those of all notes that are printed as it."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something left to be done, or with `is_open` a question left to be answered."""

    id: str
    text: str
    owner: str = ""
    due: date | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question or section with the answers of all rounds."""

    id: str
    text: str
    answers: tuple[Answer, ...] = ()
    sub_questions: tuple["Question", ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What the protocol calls "Workshop 1"."""

    id: str
    number: int
    title: str
    key_results: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A chapter; `after` names the chapter behind whose section an extra one stands."""

    id: str
    role: ChapterRole
    title: str
    blocks: tuple[richtext.Block, ...]
    after: ChapterRole | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone; `span` is None where its date cannot be read, `is_event` on the event itself."""

    id: str
    when: str
    title: str
    span: Span | None
    is_event: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolContent:
    """Everything a protocol may print; a layout chooses and orders."""

    today: date
    language: str
    title: str
    edition: Edition = FULL
    """For whom it is: what it does not say."""
    workshop_id: str = ""
    """Never printed; a file that comes back is known by it."""
    day: date | None = None
    start: str | None = None
    end: str | None = None
    place: str = ""
    process: str = ""
    status: Status = "draft"
    number: str = ""
    """Of the version, where it is kept as one."""
    confidentiality: str = ""
    moderation: tuple[Named, ...] = ()
    represents: str = ""
    representatives: tuple[Named, ...] = ()
    agenda: tuple[AgendaSlot, ...] = ()
    round_count: int = 0
    topics: tuple[Topic, ...] = ()
    parked: tuple[Answer, ...] = ()
    """What was put aside in the sessions."""
    tasks: tuple[Task, ...] = ()
    """What the day left to be done, by date, and behind it what stayed open."""
    recommendations: tuple[Statement, ...] = ()
    chapters: tuple[Prose, ...] = ()
    steps: tuple[Step, ...] = ()
    participants: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()

    def chapter(self, role: ChapterRole) -> Prose | None:
        """Return the chapter of a role, None when there is none."""
        return next((chapter for chapter in self.chapters if chapter.role == role), None)

    @property
    def extras(self) -> list[Prose]:
        """The chapters beyond those that a protocol knows, in their order."""
        return [chapter for chapter in self.chapters if chapter.role == "extra"]
