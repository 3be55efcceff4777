"""Which notes say nearly the same: compared by their words, in any order and spelling of umlauts.

Words without a meaning of their own do not count, inflected ones count as the same, and numbers
and negations have to agree. This module imports RapidFuzz (30 ms), so it is itself imported only
where there is something to compare.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from facilitator.domain.text import fold

_WORTH_A_LOOK: Final = 60
_SAME_WORD: Final = 75
"""From these shares of equal letters on, in per cent, two notes or two words are compared further."""
_OF_FEWER, _OF_MORE = 0.85, 0.6
"""How much of the shorter and of the longer note has to stand in the other one."""
_MOST_LOOKED_AT: Final = 8
_FEWEST_WORDS: Final = 2
_FEWEST_LETTERS: Final = 4
_LONGEST: Final = 2_000
"""Characters of a note that are looked at."""
_WORD = re.compile(r"\w+")
_EMPTY: Final = (
    "aber als am an auch auf aus bei beim bis das dass dem den der des die durch ein eine einem einen einer es"
    " für gibt hat haben ist im in ins man mit muss müssen nach noch nur oder sehr sich sind so soll sollen"
    " sollte sollten über um und uns von vom vor was werden wie wir wird zu zum zur brauchen braucht"
    " a an and are as at be by for from has have in is it must need needed needs of on or should so that the"
    " there to very we will with"
)
_EMPTY_WORDS: Final = frozenset(fold(_EMPTY).split())
_DECIDING: Final = "nicht kein keine keinen keiner ohne weniger mehr no not never without less more"
_DECIDING_WORDS: Final = frozenset(fold(_DECIDING).split())


def words_of(text: str) -> list[str]:
    """Return the words of a note that have a meaning of their own, folded, in their order."""
    return [word for word in _WORD.findall(fold(text[:_LONGEST])) if word not in _EMPTY_WORDS]


class _Meaning:
    """What a note is compared by."""

    __slots__ = ("deciding", "sorted_words", "words")

    def __init__(self, text: str) -> None:
        words = words_of(text)
        self.words = sorted(words)
        self.sorted_words = " ".join(self.words)
        self.deciding = {word for word in words if word in _DECIDING_WORDS or not word.isalpha()}


@lru_cache(maxsize=1_024)
def _meaning(text: str) -> _Meaning:
    return _Meaning(text)


def nearest(text: str, others: Sequence[str]) -> int | None:
    """Return the index of the text that is most like `text`, None when none is like it."""
    own = _meaning(text)
    if len(own.sorted_words) < _FEWEST_LETTERS:
        return None
    meanings = [_meaning(other) for other in others]
    candidates = {
        index: meaning.sorted_words
        for index, meaning in enumerate(meanings)
        if meaning.deciding == own.deciding
    }
    found = process.extract(
        own.sorted_words,
        candidates,
        scorer=fuzz.ratio,
        processor=None,
        score_cutoff=_WORTH_A_LOOK,
        limit=_MOST_LOOKED_AT,
    )
    return next((index for _, _, index in found if _alike(own, meanings[index])), None)


def _alike(one: _Meaning, other: _Meaning) -> bool:
    if one.words == other.words:
        return True
    fewer, more = sorted((one.words, other.words), key=len)
    if len(fewer) < _FEWEST_WORDS:
        return False
    return _share(fewer, more) >= _OF_FEWER and _share(more, fewer) >= _OF_MORE


def _share(words: Collection[str], others: Collection[str]) -> float:
    """Return how much of some words, by their letters, stands among the others too."""
    known = sum(
        len(word)
        for word in words
        if process.extractOne(
            word, others, scorer=fuzz.ratio, processor=None, score_cutoff=_SAME_WORD
        )
    )
    return known / sum(map(len, words))
