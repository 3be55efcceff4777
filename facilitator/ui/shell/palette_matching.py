"""Which parts of a text match what somebody typed, in any spelling of umlauts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.domain.text import fold

_WORD: Final = re.compile("[\\w\u0300-\u036f]+")
"""Letters, digits, and the marks that text on its way in from elsewhere has beside its letters."""
_LOOKED_THROUGH: Final = 20_000
"""Characters in which matches are looked for; a note can be a whole pasted book."""
_INSIDE_FROM: Final = 3
"""A typed word of this length also matches inside a word: "ergebnis" finds "Kernergebnis"."""
_LEAD: Final = 40
"""Characters that may stand before the first match of an excerpt."""
_EXCERPT: Final = 300


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its matched parts as (start, length)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def words_of(text: str) -> list[str]:
    """Return the words of what somebody typed, folded."""
    return _WORD.findall(fold(text))


def marked(text: str, words: Sequence[str], *, inside: bool = False) -> Marked:
    """Mark each place where a word of the text begins with (or holds) a typed word."""
    marks: list[tuple[int, int]] = []
    for found in _WORD.finditer(text[:_LOOKED_THROUGH]):
        spans = [span for word in words if (span := _span(found[0], word, inside=inside))]
        if spans:
            start, length = max(spans, key=lambda span: span[1])
            marks.append((found.start() + start, length))
    return Marked(text, tuple(marks))


def excerpt(text: str, words: Sequence[str]) -> Marked:
    """Return as much of a text as a row can show, beginning shortly before the first match."""
    found = marked(text, words)
    first = found.marks[0][0] if found.marks else 0
    start = 0
    if first > _LEAD:
        start = text.find(" ", first - _LEAD, first) + 1 or first
    part = text[start : start + _EXCERPT]
    lead = "… " if start else ""
    shift = len(lead) - start
    return Marked(
        lead + part.replace("\n", " "),
        tuple((at + shift, size) for at, size in found.marks if at + size <= start + len(part)),
    )


def rank(text: str, words: Sequence[str]) -> int | None:
    """Tell how well a text matches: 0 where every word begins one of its words, 1 inside, None not."""
    own = words_of(text)
    if all(any(candidate.startswith(word) for candidate in own) for word in words):
        return 0
    if all(any(_holds(candidate, word) for candidate in own) for word in words):
        return 1
    return None


def _holds(candidate: str, word: str) -> bool:
    return candidate.startswith(word) or (len(word) >= _INSIDE_FROM and word in candidate)


def _span(text: str, word: str, *, inside: bool) -> tuple[int, int] | None:
    """Return the part of an unfolded word that a folded one stands for."""
    last = len(text) if inside and len(word) >= _INSIDE_FROM else 1
    for start in range(last):
        if fold(text[start:]).startswith(word):
            return start, _covering(text[start:], word)
    return None


def _covering(text: str, word: str) -> int:
    """Return how many characters of a text it takes until their folded form holds a word.

    What folds away behind them belongs to them: the dots of an ä written as two characters.
    """
    lengths = range(1, len(text) + 1)
    length = next((size for size in lengths if fold(text[:size]).startswith(word)), len(text))
    while length < len(text) and fold(text[: length + 1]) == fold(text[:length]):
        length += 1
    return length
