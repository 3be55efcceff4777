"""Lines of a topic: questions, notes, and the notes of the parking lot."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from facilitator.exchange.outline.inline import heading, literal, marked, opening, split_marks
from facilitator.exchange.outline.note_marks import NoteMarks, Place

_MINUTES: Final = re.compile(r"(\d{1,5})\s*(?:min|Min\.?|Minuten|minutes)")


def letters(number: int) -> str:
    """Return the letter of the nth sub-question from 1: a, b … z, aa, ab."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note: `Text {W2.1 ★ Konsens}`."""

    text: str
    marks: NoteMarks = field(default_factory=NoteMarks)
    unknown: str = ""

    @staticmethod
    def parse(source: str, exists: Callable[[Place], bool]) -> "NoteLine":
        """Read a note; a code of a place that does not exist is no mark."""
        marks = NoteMarks()
        rest, unknown = split_marks(source, lambda content: marks.take(content, exists))
        return NoteLine(literal(rest), marks, unknown)

    def source(self, language: str) -> str:
        """Return the source that reads back as this note."""
        return marked(opening(self.text), *self.marks.contents(language))


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question: `Text {8 min}`."""

    text: str
    minutes: int | None = None
    unknown: str = ""

    @staticmethod
    def parse(source: str) -> "QuestionLine":
        """Read the text of a question's heading."""
        minutes: list[int] = []

        def understands(content: str) -> bool:
            match = _MINUTES.fullmatch(content)
            if match and not minutes:
                minutes.append(int(match[1]))
                return True
            return False

        rest, unknown = split_marks(source, understands)
        return QuestionLine(literal(rest), minutes[0] if minutes else None, unknown)

    def heading(self, level: int, letter: str = "") -> str:
        """Return the heading that reads back as this question; sub-questions have a letter."""
        mark = "" if self.minutes is None else f"{self.minutes} min"
        return heading(level, f"{letter}. {self.text}" if letter else self.text, mark)


_LETTER: Final = re.compile(r"([a-z]{1,4})[.)](?:\s+|$)")
_ABBREVIATION: Final = re.compile(r"[a-z]\.\s*[A-Za-z]\.")


def without_letter(source: str, number: int) -> str:
    """Take the letter off the nth sub-question, as numbering is automatic.

    One letter is taken for numbering, the expected ones always; "z. B." at the beginning is text.
    """
    match = _LETTER.match(source)
    if not match:
        return source
    is_expected = match[1] == letters(number)
    is_numbering = len(match[1]) == 1 and not _ABBREVIATION.match(source)
    return source[match.end() :] if is_expected or is_numbering else source
