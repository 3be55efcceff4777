"""Rows of a table of questions: which column holds topics, questions, minutes, hints."""

import re
from collections.abc import Sequence
from typing import Final, Literal, Protocol

from facilitator.exchange.question_text.building import QuestionDraft, QuestionsDraft
from facilitator.exchange.question_text.levels import Level
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lengths import length_of
from facilitator.exchange.source.signs import number_of

Role = Literal["topic", "number", "question", "sub", "length", "hint", "other"]

_HEADINGS: Final[dict[Role, str]] = {
    "topic": r"thema|themen|workshop|topic|gruppe|group|themenfeld|block",
    "number": r"nr\.?|no\.?|#|nummer|number|lfd\.? ?nr\.?",
    "question": r"leitfragen?|fragen?|guiding questions?|questions?|fragestellung(?:en)?|abschnitt|section",
    "sub": r"teilfragen?|unterfragen?|sub-?questions?|vertiefung",
    "length": r"dauer|minuten|min\.?|zeit|zeitbudget|duration|minutes|time",
    "hint": r"hinweise?|hints?|anmerkungen?|notizen?|moderation|notes?|kommentare?|comments?",
}
_NUMBER: Final = re.compile(r"\(?\d{0,3}(?:\.\d{1,2})?\s?[a-z]?[.)]?")
_SUB_NUMBER: Final = re.compile(r"\d{0,2}\s?[a-z]|\d{1,2}\.\d{1,2}")
_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = tuple(
    (role, re.compile(words, re.IGNORECASE)) for role, words in _HEADINGS.items()
)


class Questions(Protocol):
    """What rows are read into."""

    plan: QuestionsDraft

    def take_topic(self, entry: Entry, body: str) -> bool:
        """Begin a topic; False for words that begin none."""
        ...

    def add_question(self, entry: Entry, text: str, level: Level) -> QuestionDraft:
        """Add a question at a level."""
        ...

    def take_hint(self, entry: Entry, hint: str) -> None:
        """Give the question read last a hint."""
        ...


class QuestionRows:
    """The rows of the tables in a text with questions."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._roles: list[Role] = []
        self._topic = ""

    def read(self, entry: Entry) -> None:
        """Take a row, each of its cells for what its column holds."""
        cells = entry.first.cells
        roles = _headings(cells)
        if roles:
            self._roles = roles
            self._questions.plan.mark(entry, "frame")
            return
        roles = self._roles_of(cells)
        sign = next((cell for cell, role in zip(cells, roles, strict=True) if role == "number"), "")
        last: QuestionDraft | None = None
        for cell, role in zip(cells, roles, strict=True):
            for line in filter(None, (" ".join(part.split()) for part in cell.split("\n"))):
                last = self._read(entry, role, line, sign, last)

    def _roles_of(self, cells: Sequence[str]) -> list[Role]:
        if not self._roles:
            return _guessed(cells)
        missing: list[Role] = ["other"] * (len(cells) - len(self._roles))
        return [*self._roles[: len(cells)], *missing]

    def _read(
        self, entry: Entry, role: Role, line: str, sign: str, last: QuestionDraft | None
    ) -> QuestionDraft | None:
        questions = self._questions
        minutes = length_of(line) if role == "length" else None
        if role in ("question", "sub"):
            number = number_of(line)
            is_sub = role == "sub" or _SUB_NUMBER.fullmatch(sign.strip(" ().")) is not None
            text = line[number.end :] or line
            return questions.add_question(
                entry, text, "sub" if is_sub or number.kind == "a" else "main"
            )
        if role == "topic" and (line == self._topic or questions.take_topic(entry, line)):
            self._topic = line
        elif role == "hint" and last:
            questions.take_hint(entry, line)
        elif minutes and last and last.minutes is None:
            last.minutes = minutes
        elif role != "number" or not _NUMBER.fullmatch(line):
            questions.plan.keep(entry, line)
        return last


def _headings(cells: Sequence[str]) -> list[Role]:
    """Return the roles that a row of headings gives to its columns, none for any other row."""
    roles: list[Role] = []
    for cell in cells:
        words = re.split(r"\s*[/,(:]\s*", cell.strip().strip("*"))[0]
        role: Role | None = next((role for role, known in _ROLES if known.fullmatch(words)), None)
        roles.append("other" if role is None or role in roles else role)
    return roles if "question" in roles else []


def _guessed(cells: Sequence[str]) -> list[Role]:
    """Return the roles of cells without headings: the longest words are the question."""
    roles: list[Role] = ["other"] * len(cells)
    longest = max(range(len(cells)), key=lambda index: len(cells[index]))
    roles[longest] = "question"
    for index, cell in enumerate(cells):
        if index != longest and re.fullmatch(r"\(?[\da-z]{1,2}(?:\.\d{1,2})?[.)]?", cell.strip()):
            roles[index] = "number" if index < longest else "length"
        elif index != longest and length_of(cell):
            roles[index] = "length"
    return roles
