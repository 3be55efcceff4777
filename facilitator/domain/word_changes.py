"""What became of a sentence, word by word, for showing what somebody took out and put in."""

import re
from difflib import SequenceMatcher
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


def _is_like(matcher: "SequenceMatcher[str]", first: list[str]) -> bool:
    """Tell whether enough words stayed that it helps to see them; spaces and signs are no words."""
    words = sum(piece[0].isalnum() for piece in first)
    blocks = matcher.get_matching_blocks()
    kept = [piece for at, _, size in blocks for piece in first[at : at + size]]
    return sum(piece[0].isalnum() for piece in kept) >= _LEAST_KEPT * words
