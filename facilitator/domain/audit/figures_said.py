"""Claims and answers with a number that nothing says which they rest on; answers that rest on no note."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from facilitator.domain.audit.figures import figures
from facilitator.domain.audit.finding import Finding
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import KeyResult, Note, Question, Recommendation


def unsourced_answers(state: Consolidation) -> Iterator[Finding]:
    """Yield curated answers that rest on no note that is there and may be shown."""
    grounds = _Grounds(state)
    for answer in state.dossier.answers:
        if answer.text.strip() and not grounds.of_answer(answer.id):
            yield Finding("unsourced", "answer", answer.id, answer.text)


def unsaid_figures(state: Consolidation) -> Iterator[Finding]:
    """Yield claims and answers with numbers that neither their evidence nor their question says.

    What rests on nothing is found as such, so its numbers are not held against anything.
    """
    dossier, grounds = state.dossier, _Grounds(state)
    for answer in dossier.answers:
        if said := grounds.of_answer(answer.id):
            said = [*said, *grounds.asked(answer.question_id)]
            yield from _unsaid(dossier, "answer", answer.id, answer.text, said)
    for result in dossier.key_results:
        if result.text and (said := grounds.of_claim(result)):
            yield from _unsaid(dossier, "key_result", result.id, result.text, said)
    for advice in dossier.recommendations:
        if said := grounds.of_claim(advice):
            yield from _unsaid(dossier, "recommendation", advice.id, advice.text, said)


def _unsaid(
    dossier: Dossier, table: str, row_id: str, text: str, said: Iterable[str]
) -> Iterator[Finding]:
    language = dossier.workshop.language
    own = figures(text, language)
    if not own:
        return
    known = figures("\n".join(said), language)
    missing = [written for number, written in own.items() if number not in known]
    if missing:
        yield Finding("figure", table, row_id, text, other=", ".join(missing))


class _Grounds:
    """What answers and claims of a dossier rest on, in words."""

    def __init__(self, state: Consolidation) -> None:
        self._dossier = state.dossier
        self._state = state
        self._question = {question.id: question for question in state.dossier.questions}

    def of_answer(self, answer_id: str) -> list[str]:
        """Return what the notes of an answer say, with what stands below them."""
        notes = self._state.notes_of(self._state.answer[answer_id])
        return [
            text
            for note in notes
            if note.id not in self._dossier.internal
            for text in self._whole(note)
        ]

    def of_claim(self, claim: KeyResult | Recommendation) -> list[str]:
        """Return what the evidence of a claim says: notes, answers, and the notes of those."""
        said: list[str] = []
        for link in self._dossier.links_of(claim):
            note, answer = (
                self._dossier.note.get(link.note_id or ""),
                self._state.answer.get(link.answer_id or ""),
            )
            if note and note.id not in self._dossier.internal:
                said += [*self._whole(note), *self.asked(note.question_id or "")]
            if answer:
                said += [answer.text, *self.of_answer(answer.id), *self.asked(answer.question_id)]
        return said

    def asked(self, question_id: str) -> Iterator[str]:
        """Yield a question with the one above it: who answers repeats its numbers by right."""
        question: Question | None = self._question.get(question_id)
        while question:
            yield question.text
            question = self._question.get(question.parent_id or "")

    def _whole(self, note: Note) -> list[str]:
        return [note.text, *(below.text for below in self._below.get(note.id, ()))]

    @cached_property
    def _below(self) -> dict[str, list[Note]]:
        dossier = self._dossier
        every = (
            point
            for topic in dossier.topics
            for question in dossier.questions_of(topic)
            for point in self._state.points_in(question, topic)
        )
        return {point.note.id: list(point.below) for point in every}
