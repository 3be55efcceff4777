"""Quotation marks and apostrophes: which opens, which closes, and which is neither."""

from bisect import bisect
from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.domain.typography.edits import LEFT_ALONE, Edit

SIGNS: Final = {"de": ("„", "“", "‚", "‘"), "en": ("“", "”", "‘", "’")}
"""What opens and closes a quotation in a language, and one inside it."""
_DOUBLE: Final = frozenset('"„“”')
_SINGLE: Final = frozenset("'‚‘’")
_OPENERS: Final = frozenset("([{–—-/")
"""What a quotation may stand behind without a space."""
APOSTROPHE: Final = "’"


def quotes(text: str, language: str) -> Iterator[Edit]:
    """Yield edits for pairs of marks, the inner ones single, and for apostrophes.

    A mark that has no partner, as that of inches or minutes, stays as it is.
    """
    if not (_DOUBLE | _SINGLE).intersection(text):
        return
    marks = _read(text)
    for at in marks.apostrophes:
        yield from _changed(text, at, APOSTROPHE)
    around: list[_Pair] = []
    for pair in sorted(marks.pairs):
        while around and around[-1].end < pair.start:
            around.pop()
        if not pair.is_double:
            yield from _set(text, pair, language, is_outer=False)
            continue
        is_outer = len(around) % 2 == 0
        # Single marks inside would be taken for partners of its own, once they are single too.
        if is_outer or not marks.has_single_in(pair):
            yield from _set(text, pair, language, is_outer=is_outer)
        around.append(pair)


class _Pair(NamedTuple):
    """Where a quotation opens and closes."""

    start: int
    end: int
    is_double: bool


class _Marks(NamedTuple):
    """What the marks of a text are."""

    pairs: list[_Pair]
    apostrophes: list[int]
    singles: list[int]
    """All single marks but those between letters, in their order."""

    def has_single_in(self, pair: _Pair) -> bool:
        """Tell whether a single mark stands inside a quotation."""
        return bisect(self.singles, pair.start) < bisect(self.singles, pair.end)


def _read(text: str) -> _Marks:
    alone = {at for found in LEFT_ALONE.finditer(text) for at in range(*found.span())}
    marks, opened = _Marks([], [], []), list[tuple[int, bool]]()
    for at, sign in enumerate(text):
        is_double = sign in _DOUBLE
        if at in alone or not (is_double or sign in _SINGLE):
            continue
        if not is_double and _is_between_letters(text, at):
            marks.apostrophes.append(at)
            continue
        if not is_double:
            marks.singles.append(at)
        if _opens(text, at, opened):
            opened.append((at, is_double))
        elif _closes(text, at) and (start := _partner(opened, is_double=is_double)) is not None:
            marks.pairs.append(_Pair(start, at, is_double))
        elif sign == "'" and at and text[at - 1].isalpha():
            marks.apostrophes.append(at)
    return marks


def _is_between_letters(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _opens(text: str, at: int, opened: list[tuple[int, bool]]) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    is_free = not before or before.isspace() or before in _OPENERS
    behind_opener = bool(opened) and opened[-1][0] == at - 1
    return (is_free or behind_opener) and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()


def _partner(opened: list[tuple[int, bool]], *, is_double: bool) -> int | None:
    """Take the mark that one of its kind closes, and all behind it; return where it stands."""
    for index in range(len(opened) - 1, -1, -1):
        start, kind = opened[index]
        if kind == is_double:
            del opened[index:]
            return start
    return None


def _set(text: str, pair: _Pair, language: str, *, is_outer: bool) -> Iterator[Edit]:
    left, right, inner_left, inner_right = SIGNS.get(language, SIGNS["en"])
    yield from _changed(text, pair.start, left if is_outer else inner_left)
    yield from _changed(text, pair.end, right if is_outer else inner_right)


def _changed(text: str, at: int, sign: str) -> Iterator[Edit]:
    if text[at] != sign:
        yield Edit(at, at + 1, sign)
