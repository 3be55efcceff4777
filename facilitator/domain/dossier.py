"""Everything of one workshop, read at once: what outlines, protocols and checks work on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from facilitator.domain.authoring import (
    Answer,
    AnswerSource,
    Omission,
    Proposal,
    ReturnedFile,
    StatusFact,
    Version,
)
from facilitator.domain.codes import NoteCode, SessionCode
from facilitator.domain.planning import (
    Attendance,
    Capacity,
    GroupingRule,
    Placement,
    Profile,
    RulePerson,
    Wish,
)
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    Chapter,
    ChapterRole,
    Evidence,
    Involvement,
    KeyResult,
    Message,
    MessageRead,
    Milestone,
    Moderator,
    Note,
    Person,
    Process,
    Question,
    Recommendation,
    Remark,
    Role,
    Round,
    Session,
    SessionFact,
    Speaker,
    Topic,
    Workshop,
)


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A workshop with all its records; tuples are in printing order, deleted rows are left out."""

    process: Process
    workshop: Workshop
    persons: tuple[Person, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    rounds: tuple[Round, ...] = ()
    topics: tuple[Topic, ...] = ()
    sessions: tuple[Session, ...] = ()
    moderators: tuple[Moderator, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    remarks: tuple[Remark, ...] = ()
    session_facts: tuple[SessionFact, ...] = ()
    """What happened in the sessions, oldest first, as are the next three."""
    agenda_facts: tuple[AgendaFact, ...] = ()
    messages: tuple[Message, ...] = ()
    message_reads: tuple[MessageRead, ...] = ()
    profiles: tuple[Profile, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    wishes: tuple[Wish, ...] = ()
    grouping_rules: tuple[GroupingRule, ...] = ()
    rule_persons: tuple[RulePerson, ...] = ()
    placements: tuple[Placement, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    answers: tuple[Answer, ...] = ()
    """The curated answers, and below what they rest on and which notes are left out."""
    answer_sources: tuple[AnswerSource, ...] = ()
    omissions: tuple[Omission, ...] = ()
    returned_files: tuple[ReturnedFile, ...] = ()
    """The files that came back, oldest first, and below what they propose."""
    proposals: tuple[Proposal, ...] = ()
    versions: tuple[Version, ...] = ()
    """The versions that went out, oldest first, without what they said."""
    status_facts: tuple[StatusFact, ...] = ()
    siblings: tuple[Workshop, ...] = field(default=(), compare=False)
    """The other workshops of the process, for its timeline."""
    contested: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of rows of the file of whose text two laptops wrote a version each, not yet decided about."""

    # People

    def people(self, role: Role) -> list[Person]:
        """Return the persons of a role in their order."""
        return [
            self.person[entry.person_id]
            for entry in self.involvements
            if entry.role == role and entry.person_id in self.person
        ]

    @cached_property
    def person(self) -> dict[str, Person]:
        """Persons by id."""
        return {person.id: person for person in self.persons}

    # Programme

    @cached_property
    def _speakers(self) -> dict[str, list[Speaker]]:
        return _grouped(self.speakers, "agenda_item_id")

    def speakers_of(self, item: AgendaItem) -> list[Speaker]:
        """Return who speaks at an agenda item."""
        return self._speakers.get(item.id, [])

    @cached_property
    def _moderators(self) -> dict[str, list[Moderator]]:
        return _grouped(self.moderators, "session_id")

    def moderators_of(self, session: Session) -> list[Moderator]:
        """Return who moderates a session."""
        return self._moderators.get(session.id, [])

    @cached_property
    def code(self) -> dict[str, SessionCode]:
        """Session codes by session id."""
        rounds = {entry.id: entry.number for entry in self.rounds}
        topics = {topic.id: topic.number for topic in self.topics}
        return {
            entry.id: SessionCode(rounds[entry.round_id], topics[entry.topic_id])
            for entry in self.sessions
        }

    def sessions_of(self, owner: Topic | Round) -> list[Session]:
        """Return a topic's sessions by round, or a round's sessions by topic."""
        key = "topic_id" if isinstance(owner, Topic) else "round_id"
        return sorted(
            (entry for entry in self.sessions if getattr(entry, key) == owner.id), key=self._code_of
        )

    def _code_of(self, session: Session) -> SessionCode:
        return self.code[session.id]

    # The day

    @cached_property
    def _session_facts(self) -> dict[str, list[SessionFact]]:
        return _grouped(self.session_facts, "session_id")

    def facts_of(self, session: Session) -> list[SessionFact]:
        """Return what happened in a session, oldest first."""
        return self._session_facts.get(session.id, [])

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What was worked out of it and is kept here, by what it is and all else that it depends on.

        It never changes, so neither does that (see `schedule`).
        """
        return {}

    # Questions and notes

    @cached_property
    def _questions(self) -> dict[str, list[Question]]:
        return _grouped((entry for entry in self.questions if entry.parent_id is None), "topic_id")

    def questions_of(self, topic: Topic) -> list[Question]:
        """Return a topic's guiding questions and sections, without sub-questions."""
        return self._questions.get(topic.id, [])

    @cached_property
    def _sub_questions(self) -> dict[str, list[Question]]:
        return _grouped(
            (entry for entry in self.questions if entry.parent_id is not None), "parent_id"
        )

    def sub_questions_of(self, question: Question) -> list[Question]:
        """Return a question's sub-questions."""
        return self._sub_questions.get(question.id, [])

    @cached_property
    def _notes(self) -> dict[tuple[str, str | None], list[Note]]:
        found: dict[tuple[str, str | None], list[Note]] = defaultdict(list)
        for note in self.notes:
            if not note.is_parked:
                found[note.session_id, note.question_id].append(note)
        return found

    def notes_of(self, question: Question, session: Session) -> list[Note]:
        """Return the notes directly on a question or sub-question in one session."""
        return self._notes.get((session.id, question.id), [])

    def merged_notes_of(self, question: Question, topic: Topic) -> list[Note]:
        """Return the notes directly on a question over all rounds, in round order."""
        return [
            note for session in self.sessions_of(topic) for note in self.notes_of(question, session)
        ]

    @cached_property
    def parked(self) -> list[Note]:
        """The parking lot of all sessions, in session order."""
        return [note for note in self.notes if note.is_parked]

    @cached_property
    def note_codes(self) -> dict[str, NoteCode]:
        """Note codes by note id; numbering runs through a question and its sub-questions."""
        codes: dict[str, NoteCode] = {}
        for topic in self.topics:
            for session in self.sessions_of(topic):
                for number, question in enumerate(self.questions_of(topic), start=1):
                    codes.update(
                        self._codes_in(
                            self.code[session.id], number, self._all_notes(question, session)
                        )
                    )
        return codes

    def _all_notes(self, question: Question, session: Session) -> list[Note]:
        parts = (question, *self.sub_questions_of(question))
        return [note for part in parts for note in self.notes_of(part, session)]

    @staticmethod
    def _codes_in(
        session: SessionCode, question: int, notes: list[Note]
    ) -> Iterable[tuple[str, NoteCode]]:
        number = sub = 0
        for note in notes:
            if note.level == 1 or not number:
                number, sub = number + 1, 0
            else:
                sub += 1
            yield note.id, NoteCode(session, question, number, sub)

    @cached_property
    def internal(self) -> frozenset[str]:
        """Ids of the notes for moderators only: those of that kind, and the sub-notes below one."""
        found: set[str] = set()
        for notes in self._notes.values():
            above = False
            for note in notes:
                above = note.kind == "internal" or (above and note.level > 1)
                found |= {note.id} if above else set()
        return frozenset(found | {note.id for note in self.parked if note.kind == "internal"})

    # Results and texts

    @cached_property
    def note(self) -> dict[str, Note]:
        """Notes by id."""
        return {note.id: note for note in self.notes}

    @cached_property
    def _answers(self) -> dict[str, list[Note]]:
        return _grouped((note for note in self.notes if note.answers_id), "answers_id")

    def answers_to(self, note: Note) -> list[Note]:
        """Return the notes of later rounds that confirm or contradict a note, none of them internal."""
        return [
            answer for answer in self._answers.get(note.id, []) if answer.id not in self.internal
        ]

    @cached_property
    def _evidence(self) -> dict[str, list[Evidence]]:
        links = sorted(self.evidence, key=_claim_of)
        return {claim: list(group) for claim, group in groupby(links, key=_claim_of)}

    def links_of(self, claim: KeyResult | Recommendation | Chapter) -> list[Evidence]:
        """Return the links of a claim to the notes and answers that it rests on."""
        return self._evidence.get(claim.id, [])

    def evidence_of(self, claim: KeyResult | Recommendation) -> list[Note]:
        """Return the notes a key result or recommendation rests on."""
        return [
            self.note[link.note_id]
            for link in self._evidence.get(claim.id, [])
            if link.note_id and link.note_id in self.note
        ]

    def key_results_of(self, topic: Topic) -> list[KeyResult]:
        """Return a topic's key results."""
        return [entry for entry in self.key_results if entry.topic_id == topic.id]

    def text_of(self, result: KeyResult) -> str:
        """Return a key result's wording: its own, else that of its first evidence."""
        if result.text is not None:
            return result.text
        notes = self.evidence_of(result)
        return notes[0].text if notes else ""

    def shown_text_of(self, result: KeyResult) -> str:
        """Return a key result's wording for others: as `text_of`, but never that of an internal note."""
        if result.text is not None:
            return result.text
        notes = (note for note in self.evidence_of(result) if note.id not in self.internal)
        return next((note.text for note in notes), "")

    def chapter(self, role: ChapterRole) -> Chapter | None:
        """Return the first chapter of a role, None when there is none."""
        return next((chapter for chapter in self.chapters if chapter.role == role), None)


def _claim_of(link: Evidence) -> str:
    return link.key_result_id or link.recommendation_id or link.chapter_id or ""


_Item = TypeVar("_Item")


def _grouped(items: Iterable[_Item], key: str) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        found[getattr(item, key)].append(item)
    return dict(found)
