"""What the braces of a curated answer say, and that a note was left out of the answers.

`{Antwort}`, `{Antwort neu}`, `{Antwort bestätigt: W1.1-F3-01, W2.1-F3-07}`; `{ausgelassen: Grund}`.
"""

import re
from dataclasses import dataclass
from typing import Final

from facilitator.domain.authoring import Standing
from facilitator.domain.codes import NoteCode
from facilitator.exchange.outline.inline import inside, one_line
from facilitator.exchange.outline.vocabulary import (
    CURATED,
    LEFT_OUT,
    STANDING_OF_WORD,
    STANDINGS,
    word,
)

_CURATED: Final = re.compile(
    rf"(?:{'|'.join(CURATED)})(?:\s+([^\s:]+))?\s*(?::\s*(.+))?", re.IGNORECASE | re.DOTALL
)
_LEFT_OUT: Final = re.compile(
    rf"(?:{'|'.join(LEFT_OUT)})\s*(?::\s*(.+))?", re.IGNORECASE | re.DOTALL
)
_SPACED_CODE: Final = re.compile(r"\bW\s+(?=\d)")
_PARKED: Final = re.compile(r"P\d{1,6}")


@dataclass(frozen=True, slots=True)
class AnswerMark:
    """That a line is an answer: what the rounds made of it, and the codes of its notes."""

    standing: Standing = ""
    sources: tuple[str, ...] = ()

    @staticmethod
    def parse(content: str) -> "AnswerMark | None":
        """Read the text of a brace; None when it says anything else."""
        found = _CURATED.fullmatch(content)
        if not found:
            return None
        standing = STANDING_OF_WORD.get((found[1] or "").casefold())
        codes = tuple(map(canonical, tokens(found[2] or "")))
        return None if standing is None or not all(codes) else AnswerMark(standing, codes)

    def content(self, language: str) -> str:
        """Return what stands in the brace."""
        words = (word(CURATED, language), word(STANDINGS[self.standing], language))
        said = " ".join(filter(None, words))
        return f"{said}: {', '.join(self.sources)}" if self.sources else said


def left_out(content: str) -> str | None:
    """Return the reason of a brace that leaves a note out; None when it says anything else."""
    found = _LEFT_OUT.fullmatch(content)
    return one_line(found[1] or "") if found else None


def left_out_content(reason: str | None, language: str) -> str:
    """Return what stands in the brace of a note that is left out, nothing for any other."""
    if reason is None:
        return ""
    said = inside(one_line(reason))
    return f"{word(LEFT_OUT, language)}: {said}" if said else word(LEFT_OUT, language)


def tokens(content: str) -> list[str]:
    """Return the words of a mark: `W 2.1, ★ Konsens` are three."""
    return _SPACED_CODE.sub("W", content).replace(",", " ").split()


def canonical(token: str) -> str:
    """Return the German code of a note that a token names, empty when it names none."""
    code = NoteCode.parse(token)
    return code.text() if code else token if _PARKED.fullmatch(token) else ""
