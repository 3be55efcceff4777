"""What became of the notes: curated answers, what they rest on, and what was left out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.authoring import (
    Answer,
    AnswerSource,
    Omission,
    Proposal,
    ReturnedFile,
    StatusFact,
    Version,
    VersionText,
)
from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Evidence, KeyResult, Note, Recommendation
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.belonging import (
    OF_ADVICE,
    OF_ANSWER,
    OF_NOTE,
    OF_QUESTION,
    OF_RESULT,
    OF_RETURNED,
    OF_SESSION,
    OF_TOPIC,
)
from facilitator.storage.engine import snapshot
from facilitator.storage.planned import PlannedRows
from facilitator.storage.rows import BY_TIME

if TYPE_CHECKING:
    from facilitator.domain.frozen import Printed

_NO_SESSION: Final = SessionCode(0, 0)


class AuthoredRows(PlannedRows):
    """Read the tables of the authoring; a part of the `Reader`."""

    def _authored(self, key: tuple[str]) -> dict[str, Any]:
        """Return the parts of a dossier that were made of its notes after the workshop."""
        answers, sources, omissions = self.curated(*key)
        return {
            "answers": answers,
            "answer_sources": sources,
            "omissions": omissions,
            "returned_files": self._of(ReturnedFile, key, order=BY_TIME),
            "proposals": self._in(Proposal, "returned_file_id", OF_RETURNED, key),
            "versions": self.versions(*key),
        }

    def consolidated(self, head: Dossier) -> Dossier:
        """Return a workshop's head with its notes, in the order of the rounds, and what became of them.

        That are the answers and the claims, without the texts and without what went out or came back.
        """
        workshop_id = head.workshop.id
        with snapshot(self._connection):
            answers, sources, omissions = self.curated(workshop_id)
            results, recommendations, evidence = self.claims(workshop_id)
            return replace(
                head,
                notes=self._notes_in(head.code, (workshop_id,)),
                answers=answers,
                answer_sources=sources,
                omissions=omissions,
                key_results=results,
                recommendations=recommendations,
                evidence=evidence,
            )

    def _notes_in(self, code: Mapping[str, SessionCode], key: tuple[str]) -> tuple[Note, ...]:
        """Return the notes of a workshop, in the order of its rounds and topics."""
        notes = self._in(Note, "session_id", OF_SESSION, key)
        return tuple(sorted(notes, key=lambda note: code.get(note.session_id, _NO_SESSION)))

    def curated(
        self, workshop_id: str
    ) -> tuple[tuple[Answer, ...], tuple[AnswerSource, ...], tuple[Omission, ...]]:
        """Return what became of a workshop's notes, without these."""
        key = (workshop_id,)
        with snapshot(self._connection):
            return (
                self._in(Answer, "question_id", OF_QUESTION, key),
                self._in(AnswerSource, "answer_id", OF_ANSWER, key, order="id"),
                self._in(Omission, "note_id", OF_NOTE, key, order="id"),
            )

    def claims(
        self, workshop_id: str
    ) -> tuple[tuple[KeyResult, ...], tuple[Recommendation, ...], tuple[Evidence, ...]]:
        """Return a workshop's key results and recommendations, and the links to what they rest on."""
        key = (workshop_id,)
        with snapshot(self._connection):
            advice: tuple[Recommendation, ...] = self._of(Recommendation, key)
            return (
                self._in(KeyResult, "topic_id", OF_TOPIC, key),
                advice,
                (
                    *self._in(Evidence, "key_result_id", OF_RESULT, key),
                    *self._in(Evidence, "recommendation_id", OF_ADVICE, key),
                ),
            )

    def versions(self, workshop_id: str) -> tuple[Version, ...]:
        """Return the versions of a workshop's protocol, oldest first."""
        return self._of(Version, (workshop_id,), order=BY_TIME)

    def status_facts(self, workshop_id: str) -> tuple[StatusFact, ...]:
        """Return when a protocol was agreed on, made final and opened again, oldest first."""
        return self._of(StatusFact, (workshop_id,), order=BY_TIME)

    def said_in(self, version: Version) -> "tuple[Printed, ...]":
        """Return what a version said; UserError where that can no longer be read."""
        from facilitator.domain.frozen import unpacked  # noqa: PLC0415 - not at the start

        rows = self._rows(VersionText, "version_id = ?1", (version.id,), order="id")
        try:
            return unpacked(rows[0].packed) if rows else ()
        except ValueError as error:
            raise UserError(
                tr(
                    "What version {number} said can no longer be read. Nothing was changed; the file that "
                    "went out, “{name}”, still says it.",
                    number=version.number,
                    name=version.name,
                )
            ) from error

    def notes_on(self, session_id: str, question_id: str) -> list[Note]:
        """Return the notes directly on a question in a session, without the parked ones."""
        where = "session_id = ?1 AND question_id = ?2 AND is_parked = 0"
        return self._rows(Note, where, (session_id, question_id))

    def answers(self, question_id: str) -> list[Answer]:
        """Return the curated answers directly on a question, in their order."""
        return self._rows(Answer, "question_id = ?1", (question_id,))

    def sources_of(self, answer_id: str) -> list[AnswerSource]:
        """Return the links of an answer to its notes."""
        return self._rows(AnswerSource, "answer_id = ?1", (answer_id,), order="id")

    def sources_on(self, note_id: str) -> list[AnswerSource]:
        """Return the links of answers to a note."""
        return self._rows(AnswerSource, "note_id = ?1", (note_id,), order="id")

    def omissions_of(self, note_id: str) -> list[Omission]:
        """Return by what a note is left out; two laptops may both have said so."""
        return self._rows(Omission, "note_id = ?1", (note_id,), order="id")

    # Claims

    def evidence_on(self, note_id: str) -> list[Evidence]:
        """Return the links that lead to a note."""
        return self._rows(Evidence, "note_id = ?1", (note_id,))

    def evidence_for(self, key_result_id: str) -> list[Evidence]:
        """Return the links of a key result."""
        return self._rows(Evidence, "key_result_id = ?1", (key_result_id,))

    def evidence_behind(self, claim_id: str) -> list[Evidence]:
        """Return the links of a key result, a recommendation or a chapter."""
        claim = "(key_result_id = ?1 OR recommendation_id = ?1 OR chapter_id = ?1)"
        return self._rows(Evidence, claim, (claim_id,))

    def key_results(self, topic_id: str) -> list[KeyResult]:
        """Return a topic's key results."""
        return self._rows(KeyResult, "topic_id = ?1", (topic_id,))

    def recommendations(self, workshop_id: str) -> list[Recommendation]:
        """Return a workshop's recommendations."""
        return self._rows(Recommendation, "workshop_id = ?1", (workshop_id,))
