"""The room guide (Leitfaden) of a session: questions with their times, hints, and room to write."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from facilitator.domain.file_names import distinct, file_name
from facilitator.domain.moments import duration, whole_minutes
from facilitator.domain.records import Question
from facilitator.handouts.documents import (
    BETWEEN,
    about,
    cell,
    document,
    paragraph,
    table,
)
from facilitator.handouts.files import File
from facilitator.handouts.occasion import Meeting, Occasion
from facilitator.protocol.elements import Block, Cell, Heading, Ruling

_LINES: Final = 6
_LINES_WITH_SUBS: Final = 2
_LINES_OF_SUB: Final = 3
_LINES_AT_END: Final = 5


class _Budgeted(NamedTuple):
    """A question with its number and the moment from which it is to be talked about."""

    number: int
    question: Question
    start: datetime | None
    """None once a question before it says no minutes, and without times."""


def guide_files(occasion: Occasion) -> Iterator[File]:
    """Yield a Word file for each session."""
    names = distinct(
        file_name(
            occasion.plain("guide_file", code=meeting.code, title=meeting.title),
            occasion.plain("guide", code=meeting.code),
        )
        for meeting in occasion.meetings
    )
    folder = occasion.plain("guides")
    for meeting, name in zip(occasion.meetings, names, strict=True):
        title = occasion.plain("guide", code=meeting.code)
        data = document(occasion, title, _blocks(occasion, meeting), is_internal=True)
        yield File(f"{folder}/{name}.docx", data)


def _blocks(occasion: Occasion, meeting: Meeting) -> Iterator[Block]:
    yield Heading(1, meeting.title or str(meeting.code), "_topic")
    people = len(occasion.seated(meeting))
    count = occasion.word("people_one" if people == 1 else "people_many", count=people)
    yield paragraph("body", BETWEEN.join(filter(None, (about(occasion, meeting), count))))
    questions = _budgeted(occasion, meeting)
    if not questions:
        yield paragraph("body", occasion.word("no_questions"))
    elif any(entry.question.planned_minutes for entry in questions):
        yield from _schedule(occasion, meeting, questions)
    for entry in questions:
        yield from _question(occasion, entry)
    for name in ("key_results", "parking"):
        yield Heading(2, occasion.word(name), f"_{name}")
        yield Ruling(_LINES_AT_END)


def _budgeted(occasion: Occasion, meeting: Meeting) -> list[_Budgeted]:
    start = meeting.window.start if meeting.window else None
    found: list[_Budgeted] = []
    for number, question in enumerate(occasion.plan.questions_of(meeting.topic), start=1):
        found.append(_Budgeted(number, question, start))
        minutes = question.planned_minutes
        start = start + duration(minutes) if start and minutes else None
    return found


def _schedule(occasion: Occasion, meeting: Meeting, questions: list[_Budgeted]) -> Iterator[Block]:
    yield Heading(2, occasion.word("schedule"), "_schedule")
    columns = (("time", 0.16), ("question", 0.72), ("minutes", 0.12))
    named = [(occasion.word(name), share) for name, share in columns]
    yield table(occasion.word("schedule"), named, (_row(occasion, entry) for entry in questions))
    planned = sum(entry.question.planned_minutes or 0 for entry in questions)
    window = meeting.window
    length = window.end - window.start if window else timedelta()
    yield paragraph(
        "caption",
        occasion.word("budget", planned=planned, available=whole_minutes(length))
        if length
        else occasion.word("budget_alone", planned=planned),
    )


def _row(occasion: Occasion, entry: _Budgeted) -> tuple[Cell, ...]:
    start = occasion.word("from", start=occasion.clock(entry.start)) if entry.start else ""
    minutes = entry.question.planned_minutes
    text = f"{entry.number}. {entry.question.text}"
    return cell(start), cell(text), cell(str(minutes) if minutes else "")


def _question(occasion: Occasion, entry: _Budgeted) -> Iterator[Block]:
    question = entry.question
    minutes = question.planned_minutes
    length = f" ({occasion.word('minutes_of', minutes=minutes)})" if minutes else ""
    yield Heading(2, f"{entry.number}. {question.text}{length}", f"_q{entry.number}")
    yield from _hint(occasion, question)
    subs = occasion.plan.sub_questions_of(question)
    yield Ruling(_LINES_WITH_SUBS if subs else _LINES)
    for letter, sub in zip(_letters(), subs, strict=False):
        yield Heading(3, f"{letter}. {sub.text}", f"_q{entry.number}{letter}")
        yield from _hint(occasion, sub)
        yield Ruling(_LINES_OF_SUB)


def _letters() -> Iterator[str]:
    """Yield a, b, … z, aa, ab, … as lists in Word count."""
    number = 0
    while True:
        times, letter = divmod(number, 26)
        yield chr(ord("a") + letter) * (times + 1)
        number += 1


def _hint(occasion: Occasion, question: Question) -> Iterator[Block]:
    hint = question.hint.strip()
    if hint:
        yield paragraph("body", occasion.word("hint", text=hint), italic=True)
