"""What became of a sentence, word by word, for showing what somebody took out and put in."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final, Literal, NamedTuple

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS: Final = 1_500
"""Pieces of longer texts are not compared; such a paragraph is shown as old and new."""

_LEAST_KEPT: Final = 0.3


class Stretch(NamedTuple):
    """Words that stayed, went, or are new."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_changes(old: str, new: str) -> list[Stretch]:
    """Return both texts in one, in reading order; what went stands before what came."""
    first, second = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(first), len(second)) > _MOST_WORDS:
        return [Stretch("gone", old), Stretch("same", " "), Stretch("new", new)]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if not _is_like(matcher, first):
        return [Stretch("gone", old), Stretch("same", " "), Stretch("new", new)]
    found: list[Stretch] = []
    for kind, start, end, other, until in matcher.get_opcodes():
        if kind == "equal":
            found.append(Stretch("same", "".join(first[start:end])))
            continue
        gone, new_ = "".join(first[start:end]), "".join(second[other:until])
        found += [Stretch("gone", gone)] if gone else []
        found += [Stretch("new", new_)] if new_ else []
    return found


class Edit(NamedTuple):
    """A stretch of a text by its characters, and what stands there instead."""

    start: int
    end: int
    text: str


def word_edits(old: str, new: str) -> list[Edit]:
    """Return what makes a new text of an old one, in whole words and in their order."""
    first, second = _WORDS.findall(old), _WORDS.findall(new)
    begin = common(first, second)
    end = common(first[begin:][::-1], second[begin:][::-1])
    starts = [0, *accumulate(map(len, first))]
    middle, other = first[begin : len(first) - end], second[begin : len(second) - end]
    if max(len(middle), len(other)) > _MOST_WORDS:
        codes = [("replace", 0, len(middle), 0, len(other))]
    else:
        codes = SequenceMatcher(None, middle, other, autojunk=False).get_opcodes()
    return [
        Edit(starts[begin + since], starts[begin + until], "".join(other[at:to]))
        for kind, since, until, at, to in codes
        if kind != "equal"
    ]


def common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many signs or words two texts have in common at their beginning."""
    pairs = zip(first, second, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second))
    )


def _is_like(matcher: "SequenceMatcher[str]", first: list[str]) -> bool:
    """Tell whether enough words stayed that it helps to see them; spaces and signs are no words."""
    words = sum(piece[0].isalnum() for piece in first)
    blocks = matcher.get_matching_blocks()
    kept = [piece for at, _, size in blocks for piece in first[at : at + size]]
    return sum(piece[0].isalnum() for piece in kept) >= _LEAST_KEPT * words


def both_sides(one: str, other: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return two texts in stretches, each with what the other one lacks marked as its own.

    "gone" is what only the first says, "new" what only the second does.
    """
    first: list[Stretch] = []
    second: list[Stretch] = []
    at = 0
    for edit in word_edits(one, other):
        same = Stretch("same", one[at : edit.start])
        first += [same, Stretch("gone", one[edit.start : edit.end])]
        second += [same, Stretch("new", edit.text)]
        at = edit.end
    rest = Stretch("same", one[at:])
    return _filled([*first, rest]), _filled([*second, rest])


def _filled(stretches: Sequence[Stretch]) -> list[Stretch]:
    return [entry for entry in stretches if entry.text]
