"""Which notes of different rounds say nearly the same: suggested as pairs, a person decides.

Words without a meaning of their own do not count, and inflected ones are compared by their stems.
Misspelt ones count too. This module imports NumPy and RapidFuzz, so it is itself imported only by
the job that compares.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
import snowballstemmer
from rapidfuzz import fuzz, process

from facilitator.ui.session.likeness import words_of

_SAME_WORD: Final = 86
"""From this share of equal letters on, in per cent, two stems count as one: somebody mistyped."""
_SHORT_WORD: Final = 4
"""Shorter stems are the same only if every letter is."""
_OF_FEWER, _OF_MORE = 0.6, 0.33
"""How much of the shorter and of the longer note, by letters, has to be in the other one."""
_FEWEST_STEMS: Final = 2
_AT_ONCE: Final = 100
"""Notes compared between two looks whether somebody still wants to know."""
_LANGUAGES: Final = {"de": "german", "en": "english"}
_Places = np.ndarray[tuple[int], np.dtype[np.intp]]


class Said(NamedTuple):
    """A note of a round, as far as it is compared."""

    id: str
    round: int
    text: str
    answers_id: str | None = None
    """The note of an earlier round that this one confirms or contradicts, as its moderator said."""


class Pair(NamedTuple):
    """A note, and the one of an earlier round that is most like it."""

    note_id: str
    earlier_id: str
    likeness: float
    """Between 0 and 1; 1 where the moderator said so, or the words are the same."""


def pairs_of(
    notes: Sequence[Said], language: str = "de", step: Callable[[int, int], None] | None = None
) -> list[Pair]:
    """Return the pairs, the most alike first; a note is the later one in one pair at most.

    `step` is told how many notes are compared, of how many; what it raises ends the work.
    """
    known = {note.id for note in notes}
    found = {
        note.id: Pair(note.id, note.answers_id, 1.0)
        for note in notes
        if note.answers_id and note.answers_id in known
    }
    told = [note for note in notes if _stems(note.text, language)]
    stems = [_stems(note.text, language) for note in told]
    postings = _postings(stems)
    lengths = np.array([sum(map(len, part)) for part in stems])
    rounds = np.array([note.round for note in told])
    for at, note in enumerate(told):
        if step and not at % _AT_ONCE:
            step(at, len(told))
        if note.id in found or len(stems[at]) < _FEWEST_STEMS:
            continue
        shared = np.zeros(len(told))
        for stem in stems[at]:
            shared[postings[stem]] += len(stem)
        fewer, more = np.minimum(lengths, lengths[at]), np.maximum(lengths, lengths[at])
        is_like = (shared >= _OF_FEWER * fewer) & (shared >= _OF_MORE * more)
        likeness = np.where(is_like & (rounds < note.round), 2 * shared / (fewer + more), 0)
        best = int(likeness.argmax())
        if likeness[best]:
            found[note.id] = Pair(note.id, told[best].id, min(float(likeness[best]), 1.0))
    return sorted(found.values(), key=lambda pair: -pair.likeness)


def _postings(stems: Sequence[frozenset[str]]) -> dict[str, _Places]:
    """Return for each stem in which notes it is, or one that is spelt nearly so."""
    exact: dict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(stems):
        for stem in part:
            exact[stem].append(at)
    places = {stem: set(found) for stem, found in exact.items()}
    for one, other in _misspelt(exact):
        places[one].update(exact[other])
    return {stem: np.fromiter(found, np.intp, len(found)) for stem, found in places.items()}


def _misspelt(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return words, each with those that differ from it by little; the first letter is the same."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) > _SHORT_WORD and word.isalpha():
            by_letter[word[0]].append(word)
    found: list[tuple[str, str]] = []
    for group in by_letter.values():
        scores = process.cdist(
            group, group, scorer=fuzz.ratio, score_cutoff=_SAME_WORD, dtype=np.uint8
        )
        near = np.argwhere(scores).tolist()
        found += [(group[one], group[other]) for one, other in near if one != other]
    return found


@lru_cache(maxsize=20_000)
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(_stem(word, language) for word in words_of(text))


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


@lru_cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - the package has no types
    return snowballstemmer.stemmer(_LANGUAGES.get(language, "german"))
