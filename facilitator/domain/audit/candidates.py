"""What a claim may rest on: the notes and answers whose words it has most in common with."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from math import log, sqrt
from typing import Final, Literal, NamedTuple

from facilitator.domain.audit.figures import figures
from facilitator.domain.authoring import Answer
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Chapter, KeyResult, Recommendation
from facilitator.domain.text import fold

_WORD: Final = re.compile(r"[a-z0-9]{4,}")
_STEM: Final = 6
"""Letters of a German word after which mostly endings and the rest of compounds come."""
_LEAST: Final = 0.12
"""Likeness below which two texts only share words that all texts share."""


class Candidate(NamedTuple):
    """A note or a curated answer, how it is cited, and how alike it is to the claim (0 to 1)."""

    table: Literal["note", "answer"]
    id: str
    text: str
    code: str
    likeness: float


Claim = KeyResult | Recommendation | Chapter | Answer


def candidates(dossier: Dossier, claim: Claim, limit: int = 5) -> list[Candidate]:
    """Return what a claim or an answer does not rest on yet and may, the likest first.

    A key result rests on what was said on its topic, an answer on notes of its topic alone. A note
    that an answer rests on is left to it, where a claim is to be proven.
    """
    good = [entry for entry in _scored(dossier, claim) if entry.likeness >= _LEAST]
    return sorted(good, key=lambda entry: -entry.likeness)[:limit]


def saying(dossier: Dossier, claim: Claim, numbers: str, limit: int = 5) -> list[Candidate]:
    """Return what a claim or an answer may rest on that says one of these numbers, the likest first."""
    language = dossier.workshop.language
    wanted = figures(numbers, language).keys()
    good = [
        entry for entry in _scored(dossier, claim) if wanted & figures(entry.text, language).keys()
    ]
    return sorted(good, key=lambda entry: -entry.likeness)[:limit]


def _scored(dossier: Dossier, claim: Claim) -> list[Candidate]:
    text = dossier.shown_text_of(claim) if isinstance(claim, KeyResult) else claim.text
    offered = _of_answer(dossier, claim) if isinstance(claim, Answer) else _of_claim(dossier, claim)
    stems = [_stems(entry.text) for entry in offered]
    weight = _weights(stems)
    own = _stems(text)
    return [
        entry._replace(likeness=_likeness(own, found, weight))
        for entry, found in zip(offered, stems, strict=True)
    ]


def _of_answer(dossier: Dossier, answer: Answer) -> list[Candidate]:
    topic_of = _topics(dossier)
    known = {source.note_id for source in dossier.answer_sources if source.answer_id == answer.id}
    return [*_notes(dossier, topic_of.get(answer.question_id, ""), known)]


def _of_claim(dossier: Dossier, claim: KeyResult | Recommendation | Chapter) -> list[Candidate]:
    topic_id = claim.topic_id if isinstance(claim, KeyResult) else ""
    topic_of = _topics(dossier)
    known = {link.answer_id or link.note_id or "" for link in dossier.links_of(claim)}
    used = {source.note_id for source in dossier.answer_sources}
    answers = (
        Candidate("answer", answer.id, answer.text, "", 0.0)
        for answer in dossier.answers
        if answer.id not in known and (not topic_id or topic_of.get(answer.question_id) == topic_id)
    )
    return [*answers, *_notes(dossier, topic_id, known | used)]


def _topics(dossier: Dossier) -> dict[str, str]:
    return {question.id: question.topic_id for question in dossier.questions}


def _notes(dossier: Dossier, topic_id: str, left: Collection[str]) -> Iterator[Candidate]:
    """Yield the notes of a topic, or of all, that others may see, but for some."""
    topic_of = _topics(dossier)
    codes = dossier.note_codes
    for note in dossier.notes:
        on_topic = not topic_id or topic_of.get(note.question_id or "") == topic_id
        if (
            on_topic
            and note.id not in left
            and note.id not in dossier.internal
            and note.text.strip()
        ):
            code = codes[note.id].text(dossier.workshop.language) if note.id in codes else ""
            yield Candidate("note", note.id, note.text, code, 0.0)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text))}


def _weights(texts: list[set[str]]) -> dict[str, float]:
    """Return how much a word says: the rarer, the more."""
    counts = Counter(stem for stems in texts for stem in stems)
    return {stem: log(1 + len(texts) / count) for stem, count in counts.items()}


def _likeness(one: set[str], other: set[str], weight: dict[str, float]) -> float:
    shared = sum(weight[stem] ** 2 for stem in one & other)
    lengths = (sqrt(sum(weight.get(stem, 1.0) ** 2 for stem in stems)) for stems in (one, other))
    first, second = lengths
    return shared / (first * second) if first and second else 0.0
