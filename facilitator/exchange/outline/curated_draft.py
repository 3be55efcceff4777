"""The curated answers while an outline is read: their notes are known when all of it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from facilitator.domain.authoring import Answer, AnswerKind, AnswerSource, Omission
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note
from facilitator.exchange.outline.answer_marks import AnswerMark
from facilitator.exchange.outline.note_marks import NoteMarks


@dataclass(frozen=True, slots=True)
class _Pending:
    """An answer whose codes are not looked up yet."""

    line: int
    answer: Answer
    mark: AnswerMark


@dataclass(slots=True)
class CuratedDraft:
    """Answers in the order in which they were read, what they rest on, and what is left out."""

    answers: list[Answer] = field(default_factory=list[Answer])
    sources: list[AnswerSource] = field(default_factory=list[AnswerSource])
    omissions: list[Omission] = field(default_factory=list[Omission])
    _pending: list[_Pending] = field(default_factory=list[_Pending])

    def take(self, line: int, question_id: str, level: int, text: str, marks: NoteMarks) -> None:
        """Add an answer to a question, behind those read so far."""
        mark = marks.curated or AnswerMark()
        kind: AnswerKind = "statement"
        if marks.kind and marks.kind != "internal":
            kind = marks.kind
        answer = Answer(new_id(), question_id, "", level, text, kind, mark.standing)
        self._pending.append(_Pending(line, answer, mark))
        self.answers.append(answer)

    def leave_out(self, note_id: str, reason: str) -> None:
        """Leave a note out of the answers."""
        self.omissions.append(Omission(new_id(), note_id, reason))

    def resolve(
        self, ids: Mapping[str, str], notes: Mapping[str, Note], report: Callable[[int, str], None]
    ) -> None:
        """Lead each answer to its notes by their codes; one that no note has becomes text."""
        for place, pending in enumerate(self._pending):
            unknown = [code for code in pending.mark.sources if code not in ids]
            for note_id in dict.fromkeys(ids[code] for code in pending.mark.sources if code in ids):
                source = AnswerSource(new_id(), pending.answer.id, note_id, notes[note_id].text)
                self.sources.append(source)
            if unknown:
                mark = f"{{{', '.join(unknown)}}}"
                report(pending.line, mark)
                text = f"{pending.answer.text} {mark}".lstrip()
                self.answers[place] = pending.answer._replace(text=text)
