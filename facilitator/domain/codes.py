"""Codes people read and cite: `W 2.1` is round 2, topic 1; `W2.1-F3-07` its question 3, note 7.

`Workshop 2` is topic 2 and never derived from a code's text. The letter before the question's
number is F (Frage) in German and Q in English.
"""

import re
from typing import Final, NamedTuple

QUESTION_LETTER: Final = {"de": "F", "en": "Q"}

_SESSION: Final = r"W ?(\d{1,3})\.(\d{1,3})"
_NOTE: Final = r"W ?(\d{1,3})\.(\d{1,3})-[FQ](\d{1,3})-(\d{1,5})(?:\.(\d{1,5}))?"


class SessionCode(NamedTuple):
    """Round and topic number of a session."""

    round: int
    topic: int

    def __str__(self) -> str:
        """Return the form for reading: `W 2.1`."""
        return f"W {self.round}.{self.topic}"

    @property
    def compact(self) -> str:
        """The form for outlines and citations: `W2.1`."""
        return f"W{self.round}.{self.topic}"

    @staticmethod
    def parse(text: str) -> "SessionCode | None":
        """Read `W2.1` or `W 2.1`; None when the text is anything else."""
        match = re.fullmatch(_SESSION, text.strip())
        return SessionCode(int(match[1]), int(match[2])) if match else None


class NoteCode(NamedTuple):
    """Where a note stands: session, question, running number, and the sub-note's number or 0."""

    session: SessionCode
    question: int
    number: int
    sub: int = 0

    def text(self, language: str = "de") -> str:
        """Return the code as it is printed: `W2.1-F3-07`, a sub-note's `W2.1-F3-07.1`."""
        tail = f".{self.sub}" if self.sub else ""
        return f"{self.session.compact}-{QUESTION_LETTER.get(language, 'F')}{self.question}-{self.number:02d}{tail}"

    @staticmethod
    def parse(text: str) -> "NoteCode | None":
        """Read a printed code in either language; None when the text is anything else."""
        match = re.fullmatch(_NOTE, text.strip())
        if not match:
            return None
        session = SessionCode(int(match[1]), int(match[2]))
        return NoteCode(session, int(match[3]), int(match[4]), int(match[5] or 0))
