"""Finding each sent paragraph again among those that came back.

A bookmark says which one a paragraph was, but it may have been lost, may span several after a split,
and may lie with another one after a merge. So what a paragraph says counts as well: first both
together, then a bookmark with words that are alike, then words alone between what is found already.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz

from facilitator.domain.returns import Sent
from facilitator.domain.rising import rising
from facilitator.exchange.returned.lines import Line

ALIKE: Final = 50.0
"""Of hundred, from which on a bookmark with other words, or a neighbour without one, is the same."""
_FAR_ALIKE: Final = 85.0
"""The same for a paragraph that stands elsewhere and has lost its bookmark."""
_FEW_CHARACTERS: Final = 20
"""Below them words alone say nothing of a paragraph that stands elsewhere."""
_LOOKED_AT: Final = 4_000
"""Characters by which two texts are compared."""
_MOST_PAIRS: Final = 40_000
"""Pairs of a gap that are compared; in a larger one, only those that stand near each other."""
_NEAR: Final = 30

Pair = tuple[int, int]


@dataclass(slots=True)
class Matching:
    """Which sent paragraph is which returned one, both by number."""

    sent: Sequence[Sent]
    texts: Sequence[str]
    """The sent texts as they are compared."""
    lines: Sequence[Line]
    line_of: dict[int, int] = field(default_factory=dict[int, int])
    sent_of: dict[int, int] = field(default_factory=dict[int, int])

    def join(self, place: int, number: int) -> None:
        """Say that a sent paragraph is a returned one, unless either is taken."""
        if place not in self.line_of and number not in self.sent_of:
            self.line_of[place] = number
            self.sent_of[number] = place

    def is_free(self, pair: Pair) -> bool:
        """Tell whether neither of the two is taken."""
        return pair[0] not in self.line_of and pair[1] not in self.sent_of

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what lies unmatched between matched paragraphs in the same order: sent, returned."""
        pairs = sorted((number, place) for number, place in self.sent_of.items())
        kept = rising([place for _, place in pairs])
        fixed = [pairs[index] for index in kept]
        ends = [*fixed, (len(self.lines), len(self.sent))]
        number, place = -1, -1
        for next_number, next_place in ends:
            sent = [index for index in range(place + 1, next_place) if index not in self.line_of]
            back = [
                index
                for index in range(number + 1, next_number)
                if index not in self.sent_of and self.lines[index].text
            ]
            if sent and back:
                yield sent, back
            number, place = next_number, next_place


def matched(sent: Sequence[Sent], texts: Sequence[str], lines: Sequence[Line]) -> Matching:
    """Return which sent paragraph is which returned one."""
    matching = Matching(sent, texts, lines)
    named = _named(sent, lines)
    for place, number in named:
        if texts[place] == lines[number].text:
            matching.join(place, number)
    _join_best(matching, _scored(matching, named, ALIKE))
    _join_equal_neighbours(matching)
    _join_equal(matching)
    # A paragraph whose every word is new still has its bookmark.
    _join_best(matching, _scored(matching, named, 0.0))
    said = set(texts)
    for places, numbers in list(matching.gaps()):
        own = [number for number in numbers if lines[number].text not in said]  # no copies
        _join_best(matching, _scored(matching, _neighbours(places, own), ALIKE))
    _join_best(matching, _far(matching))
    return matching


def likeness(first: str, second: str, least: float = 0.0) -> float:
    """Return how much two texts are alike, of hundred; 0 below `least`."""
    return fuzz.ratio(first[:_LOOKED_AT], second[:_LOOKED_AT], score_cutoff=least)


def _named(sent: Sequence[Sent], lines: Sequence[Line]) -> list[Pair]:
    """Return which paragraphs have a bookmark in common."""
    places = {entry.anchor: place for place, entry in enumerate(sent) if entry.anchor}
    return [
        (places[name], number)
        for number, line in enumerate(lines)
        for name in line.names
        if name in places and line.text
    ]


def _scored(matching: Matching, pairs: Iterable[Pair], least: float) -> list[tuple[float, Pair]]:
    """Return free pairs that are alike enough, with how much they are."""
    scored: list[tuple[float, Pair]] = []
    for pair in pairs:
        if matching.is_free(pair):
            text = matching.texts[pair[0]]
            score = likeness(text, matching.lines[pair[1]].text, least) if text else 0.0
            if score >= least:
                scored.append((score, pair))
    return scored


def _join_best(matching: Matching, scored: list[tuple[float, Pair]]) -> None:
    for _, (place, number) in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        matching.join(place, number)


def _join_equal_neighbours(matching: Matching) -> None:
    """Join what says the same and stands between the same paragraphs."""
    for places, numbers in list(matching.gaps()):
        first = [matching.texts[place] for place in places]
        second = [matching.lines[number].text for number in numbers]
        if len(first) * len(second) > _MOST_PAIRS:
            _join_single(matching, places, numbers)
            continue
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        for start, other, size in matcher.get_matching_blocks():
            for offset in range(size):
                matching.join(places[start + offset], numbers[other + offset])


def _join_single(matching: Matching, places: list[int], numbers: list[int]) -> None:
    """Join what says the same in a large gap, where it is said once on either side."""
    first = Counter(matching.texts[place] for place in places)
    second = Counter(matching.lines[number].text for number in numbers)
    known = {matching.texts[place]: place for place in places}
    for number in numbers:
        text = matching.lines[number].text
        if first[text] == 1 == second[text]:
            matching.join(known[text], number)


def _join_equal(matching: Matching) -> None:
    """Join what says the same wherever it stands, in its order."""
    free: dict[str, list[int]] = defaultdict(list)
    for place in range(len(matching.sent) - 1, -1, -1):
        if place not in matching.line_of and matching.texts[place]:
            free[matching.texts[place]].append(place)
    for number, line in enumerate(matching.lines):
        if number not in matching.sent_of and free.get(line.text):
            matching.join(free[line.text].pop(), number)


def _neighbours(places: list[int], numbers: list[int]) -> Iterator[Pair]:
    if not numbers:
        return
    if len(places) * len(numbers) <= _MOST_PAIRS:
        yield from ((place, number) for place in places for number in numbers)
        return
    ratio = len(numbers) / len(places)
    for index, place in enumerate(places):
        middle = round(index * ratio)
        near = numbers[max(0, middle - _NEAR) : middle + _NEAR]
        yield from ((place, number) for number in near)


def _far(matching: Matching) -> list[tuple[float, Pair]]:
    """Return pairs that are very much alike though nothing else says that they are the same."""
    places = [
        place
        for place, text in enumerate(matching.texts)
        if place not in matching.line_of and len(text) >= _FEW_CHARACTERS
    ]
    said = set(matching.texts)
    numbers = [
        number
        for number, line in enumerate(matching.lines)
        if number not in matching.sent_of
        and len(line.text) >= _FEW_CHARACTERS
        and line.text not in said
    ]
    return _scored(matching, _neighbours(places, numbers) if places else (), _FAR_ALIKE)
