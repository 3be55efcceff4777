"""Where a row of a workshop stands, in a few signs: a code, or the name of a topic or chapter."""

from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.domain.answer_codes import answer_codes
from facilitator.domain.codes import QUESTION_LETTER
from facilitator.domain.dossier import Dossier
from facilitator.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Whereabouts:
    """Says of rows of one workshop where they stand."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._language = dossier.workshop.language
        self._by_table: Mapping[str, Callable[[str], str]] = {
            "note": self._note,
            "answer": lambda id_: self._answers.get(id_, ""),
            "question": lambda id_: self._questions.get(id_, ""),
            "key_result": lambda id_: self._key_results.get(id_, ""),
            "recommendation": self._recommendation,
            "chapter": self._chapter,
            "session": self._session,
            "agenda_item": lambda _: tr("Programme"),
            "person": lambda _: tr("People"),
        }

    def of(self, table: str, row_id: str) -> str:
        """Return where a row stands: "W1.1-F3-02", "T1-F3", "Topic 2"; empty where nothing is known."""
        known = self._by_table.get(table)
        return known(row_id) if known else ""

    @cached_property
    def _answers(self) -> dict[str, str]:
        return answer_codes(self._dossier, self._language)

    @cached_property
    def _questions(self) -> dict[str, str]:
        """Codes of questions as their answers have them; a sub-question has that of the one above."""
        letter = QUESTION_LETTER.get(self._language, "F")
        return {
            part.id: f"T{topic.number}-{letter}{number}"
            for topic in self._dossier.topics
            for number, question in enumerate(self._dossier.questions_of(topic), start=1)
            for part in (question, *self._dossier.sub_questions_of(question))
        }

    @cached_property
    def _key_results(self) -> dict[str, str]:
        return {
            result.id: tr("Key result {number}", number=f"{topic.number}.{number}")
            for topic in self._dossier.topics
            for number, result in enumerate(self._dossier.key_results_of(topic), start=1)
        }

    def _note(self, row_id: str) -> str:
        code = self._dossier.note_codes.get(row_id)
        if code:
            return code.text(self._language)
        note = self._dossier.note.get(row_id)
        return self._session(note.session_id) if note else ""

    def _session(self, row_id: str) -> str:
        code = self._dossier.code.get(row_id)
        return str(code) if code else ""

    def _recommendation(self, row_id: str) -> str:
        ids = [entry.id for entry in self._dossier.recommendations]
        return tr("Recommendation {number}", number=ids.index(row_id) + 1) if row_id in ids else ""

    def _chapter(self, row_id: str) -> str:
        titles = {entry.id: entry.title for entry in self._dossier.chapters}
        return titles.get(row_id, "")
