"""Codes by which a protocol proves what it claims: `W2.1-F3-07`, beside the answer and at the claim.

Several notes may be printed as one answer, said in the same words in a later round or merged by a
person; each leads to where it is printed. An answer that rests on no note has a code of its own,
`T1-F3-A02`: topic 1, question 3, answer 2.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from facilitator.domain.anchors import anchor
from facilitator.domain.answer_codes import answer_codes
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Chapter, KeyResult, Recommendation
from facilitator.protocol.content import Answer, Citation, ProtocolContent, Question, Statement

_MOST_STEPS: Final = 20
"""Rounds over which a note may answer a note that answers a note."""


def cited(content: ProtocolContent, dossier: Dossier) -> ProtocolContent:
    """Return a content whose answers have their codes and whose claims cite what they rest on."""
    return _Citing(content, dossier).content()


class _Citing:
    def __init__(self, content: ProtocolContent, dossier: Dossier) -> None:
        self._content = content
        self._dossier = dossier
        self._printed = {answer.id for answer in _answers(content)}
        language = dossier.workshop.language
        parked = {note.id: f"P{number}" for number, note in enumerate(dossier.parked, start=1)}
        codes = {note_id: code.text(language) for note_id, code in dossier.note_codes.items()}
        self._code = {**codes, **parked}
        self._answers: dict[str, list[str]] = defaultdict(list)
        """By a note, the curated answers that rest on it."""
        for source in dossier.answer_sources:
            self._answers[source.note_id].append(source.answer_id)
        self._own = answer_codes(dossier, language)
        self._codes: dict[str, list[str]] = defaultdict(list)
        """By what is printed, the codes of all that it stands for."""
        for note in dossier.notes:
            if note.id in self._code and note.id not in dossier.internal:
                for home in self._homes(note.id):
                    self._codes[home].append(self._code[note.id])

    def content(self) -> ProtocolContent:
        """Return the content with codes and citations."""
        topics = tuple(
            replace(
                topic,
                key_results=tuple(map(self._statement, topic.key_results)),
                questions=tuple(map(self._question, topic.questions)),
            )
            for topic in self._content.topics
        )
        return replace(
            self._content,
            topics=topics,
            parked=self._coded(self._content.parked),
            recommendations=tuple(map(self._statement, self._content.recommendations)),
            chapters=tuple(
                replace(chapter, sources=self._sources(chapter.id))
                if chapter.role == "conclusions"
                else chapter
                for chapter in self._content.chapters
            ),
        )

    def _question(self, question: Question) -> Question:
        return replace(
            question,
            answers=self._coded(question.answers),
            sub_questions=tuple(map(self._question, question.sub_questions)),
        )

    def _coded(self, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(replace(answer, codes=tuple(self._codes_of(answer.id))) for answer in answers)

    def _codes_of(self, printed: str) -> list[str]:
        own = self._own.get(printed)
        return self._codes.get(printed) or ([own] if own else [])

    def _statement(self, statement: Statement) -> Statement:
        return replace(statement, sources=self._sources(statement.id))

    def _sources(self, claim_id: str) -> tuple[Citation, ...]:
        claim = self._claims.get(claim_id)
        links = self._dossier.links_of(claim) if claim else []
        found: dict[str, Citation] = {}
        for link in links:
            if link.answer_id:
                target = anchor("note", link.answer_id) if link.answer_id in self._printed else ""
                for code in self._codes_of(link.answer_id):
                    found.setdefault(code, Citation(code, target))
            elif link.note_id in self._code and link.note_id not in self._dossier.internal:
                code = self._code[link.note_id]
                homes = self._homes(link.note_id)
                found.setdefault(code, Citation(code, anchor("note", homes[0]) if homes else ""))
        return tuple(found.values())

    @cached_property
    def _claims(self) -> dict[str, KeyResult | Recommendation | Chapter]:
        dossier = self._dossier
        rows = (*dossier.key_results, *dossier.recommendations, *dossier.chapters)
        return {row.id: row for row in rows}

    def _homes(self, note_id: str) -> list[str]:
        """Return what is printed for a note: itself, answers made of it, or what it agrees with."""
        seen: str | None = note_id
        for _ in range(_MOST_STEPS):
            if seen is None or seen not in self._dossier.note:
                break
            if seen in self._printed:
                return [seen]
            made = [answer for answer in self._answers.get(seen, []) if answer in self._printed]
            if made:
                return made
            seen = self._dossier.note[seen].answers_id
        return []


def _answers(content: ProtocolContent) -> Iterator[Answer]:
    yield from content.parked
    for topic in content.topics:
        yield from _in_questions(topic.questions)


def _in_questions(questions: Iterable[Question]) -> Iterator[Answer]:
    for question in questions:
        yield from question.answers
        yield from _in_questions(question.sub_questions)
