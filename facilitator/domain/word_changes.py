"""What became of a sentence, word by word, for showing what somebody took out and put in."""

import re
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS: Final = 1_500
"""Pieces of longer texts are not compared; such a paragraph is shown as old and new."""


class Stretch(NamedTuple):
    """Words that stayed, went, or are new."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_changes(old: str, new: str) -> list[Stretch]:
    """Return both texts in one, in reading order; what went stands before what came."""
    first, second = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(first), len(second)) > _MOST_WORDS:
        return [Stretch("gone", old), Stretch("new", new)]
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, start, end, other, until in matcher.get_opcodes():
        if kind == "equal":
            found.append(Stretch("same", "".join(first[start:end])))
            continue
        for name, text in (
            ("gone", "".join(first[start:end])),
            ("new", "".join(second[other:until])),
        ):
            if text:
                found.append(Stretch("gone" if name == "gone" else "new", text))
    return found
