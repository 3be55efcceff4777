"""Everything that is read from a workshop file, as frozen records; deleted rows never appear."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.events import Made
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    Chapter,
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
    Round,
    Session,
    SessionFact,
    Speaker,
    Topic,
    Workshop,
)
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage import searching, steps
from facilitator.storage.authored import AuthoredRows
from facilitator.storage.belonging import (
    OF_AGENDA,
    OF_ANSWER,
    OF_MESSAGE,
    OF_NOTE,
    OF_RESULT,
    OF_SESSION,
    OF_TOPIC,
)
from facilitator.storage.engine import snapshot, transaction
from facilitator.storage.rows import BY_TIME
from facilitator.storage.searching import Hit
from facilitator.storage.steps import Step


class Count(NamedTuple):
    """How much was captured on a question: its main notes, and how many notes are key results."""

    notes: int = 0
    key_results: int = 0


class Reader(AuthoredRows):
    """Read one file through one connection; belongs to the thread that made it."""

    _head: tuple[str, tuple[int, int] | None, Dossier] | None = None
    """The head read last: of which workshop, and in which state of the file."""

    # Workshops

    def workshops(self) -> list[Workshop]:
        """Return the file's workshops in their order."""
        return self._rows(Workshop, "1", ())

    def workshop(self, workshop_id: str) -> Workshop:
        """Return a workshop; UserError when it is not in the file any more."""
        found = self.row(Workshop, workshop_id)
        if found is None:
            raise UserError(
                tr(
                    "This workshop is no longer in the file. Nothing was changed; choose another one."
                )
            )
        return found

    def processes(self) -> list[Process]:
        """Return the file's participation processes."""
        return self._rows(Process, "1", (), order="id")

    def persons(self) -> list[Person]:
        """Return every person of the file."""
        return self._rows(Person, "1", (), order="id")

    def dossier(self, workshop_id: str) -> Dossier:
        """Return everything of a workshop."""
        with snapshot(self._connection):
            return self._dossier(workshop_id, whole=True)

    def head(self, workshop_id: str) -> Dossier:
        """Return a workshop's plan and its day without notes, results and texts.

        It is the same object for all who ask before something else is written.
        """
        state = self._state()
        known = self._head
        if known is None or known[:2] != (workshop_id, state):
            with snapshot(self._connection):
                known = workshop_id, state, self._dossier(workshop_id, whole=False)
            self._head = known if state else None
        return known[2]

    def _state(self) -> tuple[int, int] | None:
        """Return what differs after every change of the file; None while one is under way."""
        if self._connection.in_transaction:
            return None
        ((elsewhere,),) = self._query("PRAGMA data_version", ())
        return elsewhere, self._connection.total_changes

    def agenda(self, workshop_id: str) -> list[AgendaItem]:
        """Return the items of a workshop's agenda, in their order."""
        return list(self._of(AgendaItem, (workshop_id,)))

    def results(self, workshop_id: str) -> Dossier:
        """Return a workshop's plan with its key results and, of the notes, those they rest on.

        What these answer, and what answers them, is among the notes.
        """
        key = (workshop_id,)
        cited = f"SELECT note_id FROM evidence WHERE deleted = 0 AND key_result_id IN ({OF_RESULT})"
        near = (
            f"{cited} UNION SELECT id FROM note WHERE answers_id IN ({cited}) "
            f"UNION SELECT answers_id FROM note WHERE id IN ({cited})"
        )
        with snapshot(self._connection):
            return replace(
                self._dossier(workshop_id, whole=False),
                key_results=self._in(KeyResult, "topic_id", OF_TOPIC, key),
                evidence=self._in(Evidence, "key_result_id", OF_RESULT, key),
                notes=self._in(Note, "id", near, key),
            )

    def grouping(self, workshop_id: str) -> Dossier:
        """Return a workshop's plan with its people, wishes, rules and groups, without notes and texts."""
        with snapshot(self._connection):
            plan = self._dossier(workshop_id, whole=False)
            return replace(plan, **self._planned((workshop_id,)))

    def _dossier(self, workshop_id: str, *, whole: bool) -> Dossier:
        workshop = self.workshop(workshop_id)
        process = self.row(Process, workshop.process_id) or Process(id=workshop.process_id)
        key = (workshop_id,)
        plan = Dossier(
            process=process,
            workshop=workshop,
            persons=tuple(
                self._rows(Person, "process_id = ?1", (workshop.process_id,), order="id")
            ),
            involvements=self._of(Involvement, key),
            agenda=self._of(AgendaItem, key),
            speakers=self._in(Speaker, "agenda_item_id", OF_AGENDA, key),
            rounds=self._of(Round, key, order="number, id"),
            topics=self._of(Topic, key, order="number, id"),
            sessions=tuple(self._rows(Session, f"id IN ({OF_SESSION})", key, order="id")),
            moderators=self._in(Moderator, "session_id", OF_SESSION, key),
            questions=self._in(Question, "topic_id", OF_TOPIC, key),
            session_facts=self._in(SessionFact, "session_id", OF_SESSION, key, order=BY_TIME),
            agenda_facts=self._in(AgendaFact, "agenda_item_id", OF_AGENDA, key, order=BY_TIME),
            messages=self._of(Message, key, order=BY_TIME),
            message_reads=self._in(MessageRead, "message_id", OF_MESSAGE, key, order=BY_TIME),
            status_facts=self.status_facts(workshop_id),
        )
        return self._filled(plan, key) if whole else plan

    def _filled(self, plan: Dossier, key: tuple[str]) -> Dossier:
        values = {name: getattr(plan, name) for name in plan.__dataclass_fields__}
        values.update(
            notes=self._notes_in(plan.code, key),
            key_results=self._in(KeyResult, "topic_id", OF_TOPIC, key),
            recommendations=self._of(Recommendation, key),
            evidence=tuple(
                self._rows(Evidence, f"(note_id IN ({OF_NOTE}) OR answer_id IN ({OF_ANSWER}))", key)
            ),
            chapters=self._of(Chapter, key),
            milestones=self._of(Milestone, key),
            remarks=self._of(Remark, key),
            contested=self.contested(),
            **self._planned(key),
            **self._authored(key),
        )
        return Dossier(**values)

    # Sessions

    def session_notes(self, session_id: str, question_id: str) -> list[Note]:
        """Return the notes of a question and then of its sub-questions in one session, not the parked."""
        notes = self._rows(
            Note,
            "session_id = ?1 AND is_parked = 0 AND question_id IN "
            "(SELECT id FROM question WHERE (id = ?2 OR parent_id = ?2) AND deleted = 0)",
            (session_id, question_id),
        )
        rank = {question_id: ""} | {
            part.id: f"{part.position} {part.id}" for part in self.sub_questions(question_id)
        }
        return sorted(notes, key=lambda note: rank.get(note.question_id or "", ""))

    def sub_questions(self, question_id: str) -> list[Question]:
        """Return a question's sub-questions."""
        return self._rows(Question, "parent_id = ?1", (question_id,))

    def guiding_questions(self, topic_id: str) -> list[Question]:
        """Return a topic's questions without sub-questions."""
        return self._rows(Question, "topic_id = ?1 AND parent_id IS NULL", (topic_id,))

    def counts(self, session_id: str) -> dict[str, Count]:
        """Return what was captured in a session, by the id of the guiding question."""
        rows = self._query(
            "SELECT coalesce(question.parent_id, question.id), sum(level = 1), sum(is_key_result) FROM note "
            "JOIN question ON question.id = note.question_id "
            "WHERE session_id = ? AND is_parked = 0 AND note.deleted = 0 AND question.deleted = 0 GROUP BY 1",
            (session_id,),
        )
        return {question_id: Count(notes, key_results) for question_id, notes, key_results in rows}

    def points(self, session_id: str) -> dict[str, int]:
        """Return how many main notes a session has that others may see, by guiding question."""
        rows = self._query(
            "SELECT coalesce(question.parent_id, question.id), count(*) FROM note "
            "JOIN question ON question.id = note.question_id WHERE session_id = ? AND level = 1 AND kind <> 'internal' "
            "AND is_parked = 0 AND note.deleted = 0 AND question.deleted = 0 GROUP BY 1",
            (session_id,),
        )
        return dict(rows)

    def parked(self, workshop_id: str) -> list[Note]:
        """Return the parking lot of all sessions of a workshop, in the order it was filled."""
        return self._rows(
            Note,
            f"is_parked = 1 AND session_id IN ({OF_SESSION})",
            (workshop_id,),
            order="created_at, id",
        )

    def parked_in(self, session_id: str) -> int:
        """Return how many notes a session has in the parking lot."""
        rows = self._query(
            "SELECT count(*) FROM note WHERE session_id = ? AND is_parked = 1 AND deleted = 0",
            (session_id,),
        )
        return rows[0][0]

    def latest_notes(self, session_id: str, most: int, *, key_results: bool = False) -> list[Note]:
        """Return the notes, or key results, that a session wrote last, newest first, not the parked."""
        only = "is_key_result = 1 AND " if key_results else ""
        return self._rows(
            Note,
            f"{only}session_id = ?1 AND is_parked = 0",
            (session_id,),
            order=f"created_at DESC, id DESC LIMIT {most:d}",
        )

    def sessions_with(self, note_ids: Collection[str]) -> set[str]:
        """Return the sessions where notes are, or were before they were deleted."""
        rows = self._query(
            "SELECT DISTINCT session_id FROM note WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*note_ids]),),
        )
        return {row[0] for row in rows}

    def note(self, note_id: str) -> Note | None:
        """Return a note, None when it is deleted."""
        return self.row(Note, note_id)

    def last_note(self, session_id: str, question_id: str) -> Note | None:
        """Return the last note directly on a question in a session."""
        rows = self._rows(
            Note, "session_id = ?1 AND question_id = ?2 AND is_parked = 0", (session_id, question_id),
            order="position DESC, id DESC LIMIT 1",
        )  # fmt: skip
        return rows[0] if rows else None

    def position_after(
        self, session_id: str, question_id: str, position: str, note_id: str, *, besides: str
    ) -> str | None:
        """Return the position of the note that follows a place, tombstones included; None at the end."""
        rows = self._query(
            "SELECT position FROM note WHERE session_id = ?1 AND question_id = ?2 AND id <> ?5 AND position >= ?3 "
            "AND (position > ?3 OR id > ?4) ORDER BY position, id LIMIT 1",
            (session_id, question_id, position, note_id, besides),
        )
        return rows[0][0] if rows else None

    def tied_after(
        self, session_id: str, question_id: str, position: str, note_id: str, *, besides: str
    ) -> list[str]:
        """Return the ids of the notes that share a position and come behind a note there."""
        rows = self._query(
            "SELECT id FROM note WHERE session_id = ?1 AND question_id = ?2 AND id <> ?5 AND position = ?3 "
            "AND id > ?4 ORDER BY id",
            (session_id, question_id, position, note_id, besides),
        )
        return [row[0] for row in rows]

    def position_above(self, session_id: str, question_id: str, position: str) -> str:
        """Return the next higher position on a question; empty when there is none."""
        rows = self._query(
            "SELECT min(position) FROM note WHERE session_id = ?1 AND question_id = ?2 AND position > ?3",
            (session_id, question_id, position),
        )
        return rows[0][0] or ""

    # The day

    def session_facts(self, session_id: str) -> list[SessionFact]:
        """Return what happened in a session, oldest first."""
        return self._rows(SessionFact, "session_id = ?1", (session_id,), order=BY_TIME)

    def agenda_facts(self, agenda_item_id: str) -> list[AgendaFact]:
        """Return what happened to an agenda item, oldest first."""
        return self._rows(AgendaFact, "agenda_item_id = ?1", (agenda_item_id,), order=BY_TIME)

    def steps_for_log(self) -> list[Made]:
        """Return the steps that the event log names, oldest first."""
        try:
            return [Made(*row) for row in steps.steps_for_log(self._connection)]
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def messages_read_in(self, session_id: str) -> set[str]:
        """Return the ids of the messages that a room has seen."""
        rows = self._rows(MessageRead, "session_id = ?1", (session_id,), order=BY_TIME)
        return {row.message_id for row in rows}

    def answers_to(self, session_id: str) -> list[Note]:
        """Return the notes of other sessions that confirm or contradict a note of this one."""
        return self._rows(
            Note,
            "answers_id IN (SELECT id FROM note WHERE session_id = ?1 AND deleted = 0)",
            (session_id,),
        )

    # Finding and history

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Return the newest rows that contain all words of `text` as prefixes, in any spelling of umlauts."""
        try:
            if (
                self._writable
                and self._connection.execute("SELECT 1 FROM search_pending LIMIT 1").fetchone()
            ):
                with transaction(self._connection):
                    searching.index_pending(self._connection)
            return searching.find(self._connection, text, limit)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def step_to_undo(self) -> Step | None:
        """Return what the next undo takes back."""
        try:
            return steps.step_to_undo(self._connection, self._device)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def has_changes(self, step_id: str, *, more_than: int) -> bool:
        """Tell whether a step changed more than so many cells."""
        sql = "SELECT 1 FROM journal WHERE step_id = ?1 LIMIT 1 OFFSET ?2"
        return bool(self._query(sql, (step_id, more_than)))

    def step_to_redo(self) -> Step | None:
        """Return what the next redo brings back."""
        try:
            return steps.step_to_redo(self._connection, self._device)
        except sqlite3.Error as error:
            raise self._failed(error) from error
