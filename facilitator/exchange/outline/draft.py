"""The workshop that comes together while an outline is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from facilitator.domain.authoring import Answer
from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import (
    AgendaItem,
    Chapter,
    ChapterRole,
    Evidence,
    Involvement,
    KeyResult,
    Milestone,
    Moderator,
    Note,
    Person,
    Process,
    Question,
    Recommendation,
    Remark,
    Round,
    Session,
    Speaker,
    Topic,
    Workshop,
)
from facilitator.exchange.findings import Finding
from facilitator.exchange.outline.curated_draft import CuratedDraft
from facilitator.exchange.outline.people import People
from facilitator.exchange.outline.remark_lines import normal_remark
from facilitator.language import tr

_Record = TypeVar(
    "_Record",
    Question,
    Note,
    Answer,
    Involvement,
    AgendaItem,
    Speaker,
    Moderator,
    KeyResult,
    Recommendation,
    Evidence,
    Chapter,
    Milestone,
    Remark,
)
"""What has a place among others."""


def placed(records: Sequence[_Record]) -> list[_Record]:
    """Return records with positions in the order in which they stand."""
    return [
        record._replace(position=key)
        for record, key in zip(records, spread(len(records)), strict=True)
    ]


@dataclass(slots=True)
class TopicDraft:
    """A topic whose titles are still being collected from agenda, key results and heading."""

    number: int
    id: str = field(default_factory=new_id)
    title: str = ""
    agenda_title: str = ""

    def record(self, workshop_id: str) -> Topic:
        """Return the topic; the agenda's title stands in for a missing one."""
        title = self.title or self.agenda_title
        agenda_title = "" if self.agenda_title == title else self.agenda_title
        return Topic(
            id=self.id,
            workshop_id=workshop_id,
            number=self.number,
            title=title,
            agenda_title=agenda_title,
        )


@dataclass
class Draft:
    """Records in the order in which they were read, and what could not be understood."""

    process: Process = field(default_factory=lambda: Process(id=new_id()))
    workshop: Workshop = field(
        default_factory=lambda: Workshop(id=new_id(), process_id="", language="")
    )
    people: People = field(default_factory=People)
    involvements: list[Involvement] = field(default_factory=list[Involvement])
    agenda: list[AgendaItem] = field(default_factory=list[AgendaItem])
    speakers: list[Speaker] = field(default_factory=list[Speaker])
    rounds: dict[int, Round] = field(default_factory=dict[int, Round])
    topics: dict[int, TopicDraft] = field(default_factory=dict[int, TopicDraft])
    sessions: dict[SessionCode, Session] = field(default_factory=dict[SessionCode, Session])
    has_programme: bool = False
    """Whether agenda or rounds name sessions; if so, there are no others."""
    moderators: list[Moderator] = field(default_factory=list[Moderator])
    questions: list[Question] = field(default_factory=list[Question])
    notes: list[Note] = field(default_factory=list[Note])
    parked: list[Note] = field(default_factory=list[Note])
    answers: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    """Line and code of the note that a note answers, by the id of the one that answers."""
    curated: CuratedDraft = field(default_factory=CuratedDraft)
    key_results: list[KeyResult] = field(default_factory=list[KeyResult])
    recommendations: list[Recommendation] = field(default_factory=list[Recommendation])
    evidence: list[Evidence] = field(default_factory=list[Evidence])
    chapters: list[Chapter] = field(default_factory=list[Chapter])
    milestones: list[Milestone] = field(default_factory=list[Milestone])
    front_contact: str = ""
    """The contact chapter of the front matter; it comes last."""
    remarks: list[str] = field(default_factory=list[str])
    findings: list[Finding] = field(default_factory=list[Finding])

    def __post_init__(self) -> None:
        self.workshop = self.workshop._replace(process_id=self.process.id)

    def report(self, line: int, sentence: str, *, keep: str = "") -> None:
        """Note a finding; `keep` is text without another place, which becomes a remark."""
        self.findings.append(Finding(line, sentence))
        if keep.strip():
            self.remarks.append(keep)

    def report_mark(self, line: int, mark: str) -> None:
        """Note a trailing brace that was not understood, if there is one."""
        if mark:
            shown = mark if len(mark) <= _SHOWN else f"{mark[:_SHOWN]}…"
            self.report(line, tr("The mark {mark} was not understood and stays text.", mark=shown))

    def person(self, name: str, organisation: str) -> Person:
        """Return the person of this name and organisation, a new one when there is none yet."""
        known = self.people.find(name, organisation)
        if known:
            return known
        person = Person(
            id=new_id(), process_id=self.process.id, name=name, organisation=organisation
        )
        self.people.add(person)
        return person

    def round(self, number: int) -> Round:
        """Return a round, a new one when there is none yet."""
        if number not in self.rounds:
            self.rounds[number] = Round(id=new_id(), workshop_id=self.workshop.id, number=number)
        return self.rounds[number]

    def topic(self, number: int) -> TopicDraft:
        """Return a topic, a new one when there is none yet."""
        return self.topics.setdefault(number, TopicDraft(number))

    def session(self, code: SessionCode) -> Session:
        """Return a session, a new one (with its round and topic) when there is none yet."""
        if code not in self.sessions:
            self.sessions[code] = Session(
                id=new_id(), round_id=self.round(code.round).id, topic_id=self.topic(code.topic).id
            )
        return self.sessions[code]

    def add_chapter(self, role: ChapterRole, title: str, text: str) -> None:
        """Add a chapter behind those read so far."""
        self.chapters.append(
            Chapter(id=new_id(), workshop_id=self.workshop.id, role=role, title=title, text=text)
        )

    def programme(self) -> Dossier:
        """Return what evidence can refer to: sessions, questions, notes and answers.

        Positions ascend through all records of a kind, which orders siblings as well.
        """
        number_of = {topic.id: topic.number for topic in self.topics.values()}
        code_of = {session.id: code for code, session in self.sessions.items()}
        questions = sorted(self.questions, key=lambda question: number_of[question.topic_id])
        notes = sorted(self.notes, key=lambda note: code_of[note.session_id].topic)
        parked = sorted(self.parked, key=lambda note: code_of[note.session_id])
        asked = {question.id: index for index, question in enumerate(questions)}
        answers = sorted(self.curated.answers, key=lambda answer: asked[answer.question_id])
        return Dossier(
            process=self.process,
            workshop=self.workshop,
            rounds=tuple(self.rounds[number] for number in sorted(self.rounds)),
            topics=tuple(
                self.topics[number].record(self.workshop.id) for number in sorted(self.topics)
            ),
            sessions=tuple(self.sessions[code] for code in sorted(self.sessions)),
            questions=tuple(placed(questions)),
            notes=tuple(placed([*notes, *parked])),
            answers=tuple(placed(answers)),
            answer_sources=tuple(self.curated.sources),
            omissions=tuple(self.curated.omissions),
        )

    def dossier(self) -> Dossier:
        """Return the workshop as it was read."""
        remarks = [
            Remark(id=new_id(), workshop_id=self.workshop.id, text=text)
            for remark in self.remarks
            if (text := normal_remark(remark))
        ]
        return replace(
            self.programme(),
            persons=tuple(self.people.all),
            involvements=tuple(placed(self.involvements)),
            agenda=tuple(placed(self.agenda)),
            speakers=tuple(placed(self.speakers)),
            moderators=tuple(placed(self.moderators)),
            key_results=tuple(placed(self.key_results)),
            recommendations=tuple(placed(self.recommendations)),
            evidence=tuple(placed(self.evidence)),
            chapters=tuple(placed(self.chapters)),
            milestones=tuple(placed(self.milestones)),
            remarks=tuple(placed(remarks)),
        )


_SHOWN = 60
"""How much of the outline a finding quotes, in characters."""
