"""Quotation marks and apostrophes: which opens, which closes, and which is neither."""

from collections.abc import Iterator
from typing import Final

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
    alone = {at for found in LEFT_ALONE.finditer(text) for at in range(*found.span())}
    opened: list[tuple[int, bool]] = []
    for at, sign in enumerate(text):
        is_double = sign in _DOUBLE
        if at in alone or not (is_double or sign in _SINGLE):
            continue
        if not is_double and _is_between_letters(text, at):
            yield from _changed(text, at, APOSTROPHE)
        elif _opens(text, at, opened):
            opened.append((at, is_double))
        elif _closes(text, at) and (partner := _partner(opened, is_double=is_double)) is not None:
            depth, start = partner
            yield from _pair(text, start, at, language, depth)
        elif sign == "'" and at and text[at - 1].isalpha():
            yield from _changed(text, at, APOSTROPHE)


def _is_between_letters(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _opens(text: str, at: int, opened: list[tuple[int, bool]]) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    is_free = not before or before.isspace() or before in _OPENERS
    behind_opener = bool(opened) and opened[-1][0] == at - 1
    return (is_free or behind_opener) and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()


def _partner(opened: list[tuple[int, bool]], *, is_double: bool) -> tuple[int, int] | None:
    """Take the mark that one of its kind closes; return how deep it stands, and where.

    None also for an inner pair of double marks around a single one without partner, which that of
    the pair would be taken for once they are single.
    """
    for index in range(len(opened) - 1, -1, -1):
        start, kind = opened[index]
        if kind == is_double:
            depth = sum(1 for _, other in opened[:index] if other)
            has_stray = any(other != kind for _, other in opened[index + 1 :])
            del opened[index:]
            if is_double and depth % 2 and has_stray:
                return None
            return (depth if is_double else 1), start
    return None


def _pair(text: str, start: int, end: int, language: str, depth: int) -> Iterator[Edit]:
    left, right, inner_left, inner_right = SIGNS.get(language, SIGNS["en"])
    is_outer = depth % 2 == 0
    yield from _changed(text, start, left if is_outer else inner_left)
    yield from _changed(text, end, right if is_outer else inner_right)


def _changed(text: str, at: int, sign: str) -> Iterator[Edit]:
    if text[at] != sign:
        yield Edit(at, at + 1, sign)
