"""What a protocol still lacks: unanswered questions, counts that do not hold, missing persons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import fields_in
from facilitator.domain.fields.values import Values, field_values
from facilitator.domain.moderation import moderating
from facilitator.domain.paragraphs import sentences
from facilitator.domain.programme import planned_length
from facilitator.domain.records import Chapter
from facilitator.domain.richtext import parse

Matter = Literal[
    "no_title",
    "no_date",
    "no_place",
    "ends_before_start",
    "no_moderation",
    "session_without_moderator",
    "topic_without_question",
    "question_unanswered",
    "topic_without_key_result",
    "no_recommendation",
    "empty_chapter",
    "placeholder",
    "field_empty",
    "field_unknown",
    "count_differs",
    "key_result_without_words",
    "contested",
]

_WORDS_OF_NUMBERS: Final = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NUMBER: Final = rf"(\d{{1,3}}|{'|'.join(_WORDS_OF_NUMBERS)})"
_COUNTED: Final = {
    "recommendations": re.compile(
        rf"\b{_NUMBER} (?:\w+ ){{0,2}}"
        "(?:Schlussfolgerungen|Handlungsempfehlungen|Empfehlungen|conclusions|recommendations)",
        re.IGNORECASE,
    ),
    "topics": re.compile(
        rf"\b{_NUMBER} (?:\w+ ){{0,2}}(?:Themenbereiche|Themen|Workshops|topics|workshops)\b",
        re.IGNORECASE,
    ),
    "rounds": re.compile(rf"\b{_NUMBER} (?:\w+ )?(?:Durchläufe\w*|rounds)\b", re.IGNORECASE),
}
_PLACEHOLDER: Final = re.compile(r"\[[^\W\d_][^\[\]]+\]")
"""What a template leaves to be filled in: "[Vorhaben]"; a footnote's "[1]" is none."""
_PARALLEL: Final = re.compile(r"parallel", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One open point: what it is about, the row to jump to, and the words a sentence needs."""

    matter: Matter
    table: str
    row_id: str
    """Empty where the row is what is missing."""
    subject: str = ""
    said: int = 0
    found: int = 0


def check(dossier: Dossier) -> list[Finding]:
    """Return what is still open in a workshop, in the order of its protocol."""
    return [
        *_head(dossier),
        *_sessions(dossier),
        *_results(dossier),
        *_texts(dossier),
        *_answers(dossier),
        *_contested(dossier),
    ]


def _contested(dossier: Dossier) -> Iterator[Finding]:
    """Find the texts of which two laptops wrote a version each; only one of them is printed."""
    if not dossier.contested:
        return
    titles = (
        ("topic", dossier.topics),
        ("chapter", dossier.chapters),
        ("agenda_item", dossier.agenda),
    )
    texts = (
        ("question", dossier.questions),
        ("note", dossier.notes),
        ("answer", dossier.answers),
        ("recommendation", dossier.recommendations),
    )
    told = [(table, row.id, row.title) for table, rows in titles for row in rows]
    told += [(table, row.id, row.text) for table, rows in texts for row in rows]
    told += [("key_result", row.id, dossier.shown_text_of(row)) for row in dossier.key_results]
    for table, row_id, words in told:
        if row_id in dossier.contested:
            yield Finding("contested", table, row_id, words)


def _head(dossier: Dossier) -> Iterator[Finding]:
    workshop = dossier.workshop
    lacking: dict[Matter, bool] = {
        "no_title": not workshop.title,
        "no_date": not workshop.date,
        "no_place": not workshop.place,
        "ends_before_start": bool(
            workshop.start_time
            and workshop.end_time
            and planned_length(workshop.start_time, workshop.end_time) is None
        ),
    }
    yield from (
        Finding(matter, "workshop", workshop.id) for matter, is_so in lacking.items() if is_so
    )
    if not moderating(dossier):
        yield Finding("no_moderation", "involvement", "")


def _sessions(dossier: Dossier) -> Iterator[Finding]:
    for round_ in dossier.rounds:
        for session in dossier.sessions_of(round_):
            if not dossier.moderators_of(session):
                yield Finding(
                    "session_without_moderator",
                    "session",
                    session.id,
                    str(dossier.code[session.id]),
                )


def _results(dossier: Dossier) -> Iterator[Finding]:
    for topic in dossier.topics:
        results = dossier.key_results_of(topic)
        if not results:
            yield Finding("topic_without_key_result", "topic", topic.id, topic.title)
        for result in results:
            if not dossier.shown_text_of(result):
                yield Finding("key_result_without_words", "key_result", result.id, topic.title)
    if not dossier.recommendations:
        yield Finding("no_recommendation", "recommendation", "")


def _texts(dossier: Dossier) -> Iterator[Finding]:
    actual = {
        "recommendations": len(dossier.recommendations),
        "topics": len(dossier.topics),
        "rounds": len(dossier.rounds),
    }
    values: Values = {}
    for chapter in dossier.chapters:
        if "{" in chapter.text:
            values = values or field_values(dossier)
            yield from _fields(chapter, values)
        if (
            chapter.title
            and not chapter.text
            and chapter.role in ("background", "context", "extra")
        ):
            yield Finding("empty_chapter", "chapter", chapter.id, chapter.title)
        said_there = sentences(chapter.text)
        for placeholder in _PLACEHOLDER.findall(" ".join((chapter.title, *said_there))):
            yield Finding("placeholder", "chapter", chapter.id, placeholder)
        for sentence in said_there:
            for what, said, words in _counts(sentence):
                # "die 3 Themen" of another event is nobody's mistake; ours are told by "parallel".
                ours = what == "recommendations" or _PARALLEL.search(sentence)
                if ours and said != actual[what]:
                    yield Finding("count_differs", "chapter", chapter.id, words, said, actual[what])


def _fields(chapter: Chapter, values: Values) -> Iterator[Finding]:
    """Yield the fields of a chapter that say nothing, each once; `subject` is the field's name."""
    for field in dict.fromkeys(fields_in(parse(chapter.text))):
        if field not in values:
            yield Finding("field_unknown", "chapter", chapter.id, field)
        elif not values[field]:
            yield Finding("field_empty", "chapter", chapter.id, field)


def _counts(sentence: str) -> Iterator[tuple[str, int, str]]:
    for what, pattern in _COUNTED.items():
        for match in pattern.finditer(sentence):
            word = match[1].lower()
            yield what, _WORDS_OF_NUMBERS.get(word) or int(word), match[0]


def _answers(dossier: Dossier) -> Iterator[Finding]:
    """Yield what nobody will find an answer to; a note that is internal or left out is none."""
    curated = {answer.question_id for answer in dossier.answers}
    out = dossier.internal | {omission.note_id for omission in dossier.omissions}
    for topic in dossier.topics:
        questions = dossier.questions_of(topic)
        if not questions:
            yield Finding("topic_without_question", "topic", topic.id, topic.title)
        for question in questions:
            for part in dossier.sub_questions_of(question) or (question,):
                notes = dossier.merged_notes_of(part, topic)
                if part.id not in curated and all(note.id in out for note in notes):
                    yield Finding("question_unanswered", "question", part.id, part.text)
