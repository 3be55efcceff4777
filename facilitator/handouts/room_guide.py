"""The room guide (Leitfaden) of a session: questions with their times, hints, and room to write."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from facilitator.domain.file_names import distinct, file_name
from facilitator.domain.moments import duration, whole_minutes
from facilitator.domain.pace import budgets
from facilitator.domain.records import Question
from facilitator.domain.topic_times import asked_in, minutes_needed
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
    """A question with its number and what time it is to be given."""

    number: int
    question: Question
    start: datetime | None
    """None without times, and once a question before it says no minutes that could be reckoned."""
    minutes: int
    """Its own, else its share of what the others leave; 0 where nothing is left or known."""


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
    elif any(entry.minutes for entry in questions):
        yield from _schedule(occasion, meeting, questions)
    for entry in questions:
        yield from _question(occasion, entry)
    for name in ("key_results", "parking"):
        yield Heading(2, occasion.word(name), f"_{name}")
        yield Ruling(_LINES_AT_END)


def _budgeted(occasion: Occasion, meeting: Meeting) -> list[_Budgeted]:
    """Return the questions with the budgets that the session's screen shows, in whole minutes."""
    length = _length(meeting)
    share = budgets(asked_in(occasion.plan, meeting.topic), length)
    start = meeting.window.start if meeting.window else None
    found: list[_Budgeted] = []
    passed = 0.0
    for number, question in enumerate(occasion.plan.questions_of(meeting.topic), start=1):
        before = round(passed)
        passed += share[question.id]
        minutes = round(passed) - before
        at = start + duration(before) if start else None
        found.append(_Budgeted(number, question, at, minutes))
        if not minutes and not length:
            start = None
    return found


def _length(meeting: Meeting) -> int:
    """Return the minutes of a session; 0 where nobody knows them."""
    window = meeting.window
    return whole_minutes(window.end - window.start) if window else 0


def _schedule(occasion: Occasion, meeting: Meeting, questions: list[_Budgeted]) -> Iterator[Block]:
    yield Heading(2, occasion.word("schedule"), "_schedule")
    columns = (("time", 0.16), ("question", 0.72), ("minutes", 0.12))
    named = [(occasion.word(name), share) for name, share in columns]
    yield table(occasion.word("schedule"), named, (_row(occasion, entry) for entry in questions))
    yield paragraph("caption", _sum(occasion, meeting, questions))


def _sum(occasion: Occasion, meeting: Meeting, questions: list[_Budgeted]) -> str:
    """Say how much is planned of how much, and what was shared out evenly of the rest."""
    planned = minutes_needed(occasion.plan, meeting.topic)
    length, spread = _length(meeting), sum(entry.minutes for entry in questions) - planned
    if not length:
        return occasion.word("budget_alone", planned=planned)
    name = "budget_spread" if spread > 0 else "budget"
    return occasion.word(name, planned=planned, available=length, spread=spread)


def _row(occasion: Occasion, entry: _Budgeted) -> tuple[Cell, ...]:
    start = occasion.word("from", start=occasion.clock(entry.start)) if entry.start else ""
    text = f"{entry.number}. {entry.question.text}"
    return cell(start), cell(text), cell(str(entry.minutes) if entry.minutes else "")


def _question(occasion: Occasion, entry: _Budgeted) -> Iterator[Block]:
    question, minutes = entry.question, entry.minutes
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
