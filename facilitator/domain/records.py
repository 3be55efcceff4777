"""One frozen record per table: what a workshop file holds, cell by cell.

A record's fields are its table's columns, in order; `TABLES` names the table of each. Ids are
UUIDv7 texts, `position` is a fractional index (see `ordering`), dates and times are ISO texts,
so that the file reads the same in any SQLite tool.
"""

from typing import Final, Literal, NamedTuple

from facilitator.domain.authoring import (
    Answer,
    AnswerSource,
    Omission,
    Proposal,
    ReturnedFile,
    Status,
    StatusFact,
    Version,
    VersionText,
)
from facilitator.domain.happenings import (
    AgendaFact,
    Message,
    MessageRead,
    SessionFact,
)
from facilitator.domain.planning import (
    Attendance,
    Capacity,
    GroupingRule,
    Placement,
    Profile,
    RulePerson,
    Wish,
)
from facilitator.domain.team import Grant, Member, Settled

AgendaKind = Literal[
    "arrival", "welcome", "talk", "break", "change", "parallel", "summary", "closing", "other"
]
NoteKind = Literal["statement", "consensus", "dissent", "open", "quotation", "task", "internal"]
"""An internal note is for the moderators: never on the Leinwand, never in a protocol."""
Stance = Literal["", "confirmed", "contradicted"]
Role = Literal["moderation", "representative", "participant", "recipient"]
ChapterRole = Literal[
    "background",
    "context",
    "timeline",
    "key_results",
    "appendix",
    "conclusions",
    "elaboration",
    "contact",
    "extra",
]


class Process(NamedTuple):
    """A participation process (Beteiligungsprozess) that its workshops belong to."""

    id: str
    title: str = ""


class Workshop(NamedTuple):
    """One event: its head data as the protocol prints them."""

    id: str
    process_id: str
    position: str = ""
    language: str = "de"
    title: str = ""
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str = ""
    represents: str = ""
    """On whose behalf the representatives speak, with its article: "des Landes Nordland"."""
    status: Status = "draft"
    confidentiality: str = ""
    prints_persons: int = 0
    """1 when participants and recipients are printed; off unless somebody decides it."""


class Person(NamedTuple):
    """A named person and the organisation they stand for, short as in "Prognos"."""

    id: str
    process_id: str
    name: str = ""
    organisation: str = ""


class Involvement(NamedTuple):
    """A person's role in a workshop as a whole."""

    id: str
    workshop_id: str
    person_id: str
    role: Role
    position: str = ""


class AgendaItem(NamedTuple):
    """A line of the agenda; without `start_time` it follows the line before it."""

    id: str
    workshop_id: str
    position: str = ""
    start_time: str | None = None
    duration_minutes: int | None = None
    kind: AgendaKind = "other"
    title: str = ""
    round_id: str | None = None
    """Set on the item whose parallel sessions are those of this round."""
    place: str = ""
    comment: str = ""
    """For those who run the day; never in a protocol, never on the Leinwand."""
    materials: str = ""
    """What must be at hand, a line for each; internal as the comment is."""


class Speaker(NamedTuple):
    """Who speaks at an agenda item: a person of the record, a printed text, or both."""

    id: str
    agenda_item_id: str
    person_id: str | None = None
    printed: str = ""
    """The wording of the agenda where it differs from the record ("Prognos AG")."""
    position: str = ""


class Round(NamedTuple):
    """A Durchlauf: all topics at the same time in parallel sessions."""

    id: str
    workshop_id: str
    number: int


class Topic(NamedTuple):
    """What the protocol calls "Workshop 1"; `agenda_title` only where the agenda's wording differs."""

    id: str
    workshop_id: str
    number: int
    title: str = ""
    agenda_title: str = ""


class Session(NamedTuple):
    """W r.t: one topic in one round."""

    id: str
    round_id: str
    topic_id: str
    room: str = ""


class Moderator(NamedTuple):
    """Who moderates a session; `printed` as for `Speaker`."""

    id: str
    session_id: str
    person_id: str | None = None
    printed: str = ""
    position: str = ""


class Question(NamedTuple):
    """A guiding question or section of a topic; with a `parent_id` it is a sub-question."""

    id: str
    topic_id: str
    parent_id: str | None = None
    position: str = ""
    text: str = ""
    planned_minutes: int | None = None
    hint: str = ""
    """For the moderator only; never printed in the protocol."""


class Note(NamedTuple):
    """What was said: a contribution of level 1 or 2 to a question in a session."""

    id: str
    session_id: str
    question_id: str | None = None
    position: str = ""
    level: int = 1
    text: str = ""
    kind: NoteKind = "statement"
    is_key_result: int = 0
    is_parked: int = 0
    """1 while the note lies in the parking lot; its question is where it came from."""
    created_at: str = ""
    task_owner: str = ""
    """Who a task is for: an organisation or a role, as it was said."""
    task_due: str = ""
    """The ISO date by which a task is due; empty where none was said."""
    group_name: str = ""
    """The stakeholder group of whoever said it; never a name."""
    answers_id: str | None = None
    """The note of the other round that this one confirms or contradicts."""
    stance: Stance = ""


class KeyResult(NamedTuple):
    """A Kernergebnis of a topic; without own text it says what its first evidence says."""

    id: str
    topic_id: str
    position: str = ""
    text: str | None = None


class Recommendation(NamedTuple):
    """A Handlungsempfehlung of the workshop."""

    id: str
    workshop_id: str
    position: str = ""
    text: str = ""


class Evidence(NamedTuple):
    """A note or a curated answer that a key result, a recommendation or a chapter rests on."""

    id: str
    note_id: str | None = None
    key_result_id: str | None = None
    recommendation_id: str | None = None
    position: str = ""
    answer_id: str | None = None
    chapter_id: str | None = None
    """The conclusions, where the claim is their prose."""
    said: str = ""
    """What the evidence said when it was last looked at with the claim; empty where nobody did."""


class Chapter(NamedTuple):
    """Prose of the protocol; `text` is the restricted Markdown of `richtext`."""

    id: str
    workshop_id: str
    position: str = ""
    role: ChapterRole = "extra"
    title: str = ""
    text: str = ""


class Milestone(NamedTuple):
    """A step of the process; `when_text` is printed as it stands ("Q 4/2020", "ab 2021")."""

    id: str
    workshop_id: str
    position: str = ""
    when_text: str = ""
    title: str = ""


class Remark(NamedTuple):
    """Something a file brought along that has no other place; kept, shown, never printed."""

    id: str
    workshop_id: str
    position: str = ""
    text: str = ""


Record = (
    Process
    | Workshop
    | Person
    | Involvement
    | AgendaItem
    | Speaker
    | Round
    | Topic
    | Session
    | Moderator
    | Profile
    | Capacity
    | Wish
    | GroupingRule
    | RulePerson
    | Placement
    | Attendance
    | Question
    | Note
    | KeyResult
    | Recommendation
    | Evidence
    | Answer
    | AnswerSource
    | Omission
    | ReturnedFile
    | Proposal
    | Version
    | VersionText
    | StatusFact
    | Chapter
    | Milestone
    | Remark
    | SessionFact
    | AgendaFact
    | Message
    | MessageRead
    | Member
    | Grant
    | Settled
)

TABLES: Final[dict[type[Record], str]] = {
    Process: "process",
    Workshop: "workshop",
    Person: "person",
    Involvement: "involvement",
    AgendaItem: "agenda_item",
    Speaker: "speaker",
    Round: "round",
    Topic: "topic",
    Session: "session",
    Moderator: "moderator",
    Profile: "profile",
    Capacity: "capacity",
    Wish: "wish",
    GroupingRule: "grouping_rule",
    RulePerson: "rule_person",
    Placement: "placement",
    Attendance: "attendance",
    Question: "question",
    Note: "note",
    KeyResult: "key_result",
    Recommendation: "recommendation",
    Answer: "answer",
    AnswerSource: "answer_source",
    Omission: "omission",
    ReturnedFile: "returned_file",
    Proposal: "proposal",
    Version: "version",
    VersionText: "version_text",
    StatusFact: "status_fact",
    Evidence: "evidence",
    Chapter: "chapter",
    Milestone: "milestone",
    Remark: "remark",
    SessionFact: "session_fact",
    AgendaFact: "agenda_fact",
    Message: "message",
    MessageRead: "message_read",
    Member: "member",
    Grant: "member_grant",
    Settled: "settled",
}
"""Every table in an order in which parents come before the rows that name them."""
