"""Lines of a topic: questions, notes, and the notes of the parking lot."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from facilitator.domain.codes import QUESTION_LETTER, SessionCode
from facilitator.domain.records import NoteKind
from facilitator.exchange.outline.inline import heading, literal, marked, opening, split_marks
from facilitator.exchange.outline.vocabulary import NOTE_KIND_OF_WORD, NOTE_KINDS, STARS, word

_PLACE: Final = re.compile(r"W(\d{1,3})\.(\d{1,3})(?:-[FQ](\d{1,6})([a-z]{0,4}))?")
_SPACED_CODE: Final = re.compile(r"\bW\s+(?=\d)")
_MINUTES: Final = re.compile(r"(\d{1,5})\s*(?:min|Min\.?|Minuten|minutes)")


def tokens(content: str) -> list[str]:
    """Return the words of a mark: `W 2.1, ★ Konsens` are three."""
    return _SPACED_CODE.sub("W", content).replace(",", " ").split()


def letters(number: int) -> str:
    """Return the letter of the nth sub-question from 1: a, b … z, aa, ab."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a note belongs: its session; in the parking lot also the question it came from."""

    session: SessionCode
    question: int = 0
    sub: str = ""

    @staticmethod
    def parse(text: str) -> "Place | None":
        """Read `W2.1`, `W2.1-F3` or `W2.1-F3b`; None when the text is anything else."""
        match = _PLACE.fullmatch(text)
        if not match:
            return None
        session = SessionCode(int(match[1]), int(match[2]))
        return Place(session, int(match[3] or 0), match[4] or "")

    def text(self, language: str) -> str:
        """Return the code that reads back as this place."""
        if not self.question:
            return self.session.compact
        return (
            f"{self.session.compact}-{QUESTION_LETTER.get(language, 'F')}{self.question}{self.sub}"
        )


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note: `Text {W2.1 ★ Konsens}`."""

    text: str
    place: Place | None = None
    is_key_result: bool = False
    kind: NoteKind | None = None
    unknown: str = ""

    @staticmethod
    def parse(source: str, exists: Callable[[Place], bool]) -> "NoteLine":
        """Read a note; a code of a place that does not exist is no mark."""
        found = _NoteMarks(exists)
        rest, unknown = split_marks(source, found.take)
        return NoteLine(literal(rest), found.place, found.star, found.kind, unknown)

    def source(self, language: str) -> str:
        """Return the source that reads back as this note."""
        marks = (
            self.place.text(language) if self.place else "",
            STARS[0] if self.is_key_result else "",
            word(NOTE_KINDS[self.kind], language) if self.kind and self.kind != "statement" else "",
        )
        return marked(opening(self.text), " ".join(mark for mark in marks if mark))


class _NoteMarks:
    """What the braces behind a note have said so far."""

    def __init__(self, exists: Callable[[Place], bool]) -> None:
        self._exists = exists
        self.place: Place | None = None
        self.star = False
        self.kind: NoteKind | None = None

    def take(self, content: str) -> bool:
        """Understand one brace whole or not at all."""
        place, star, kind = self.place, self.star, self.kind
        for token in tokens(content):
            if token in STARS and not star:
                star = True
            elif token.casefold() in NOTE_KIND_OF_WORD and not kind:
                kind = NOTE_KIND_OF_WORD[token.casefold()]
            elif not place and (named := Place.parse(token)) and self._exists(named):
                place = named
            else:
                return False
        self.place, self.star, self.kind = place, star, kind
        return True


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
