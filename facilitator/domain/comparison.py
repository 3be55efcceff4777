"""What differs between two versions of a protocol, paragraph by paragraph and chapter by chapter.

A paragraph is known again by its anchor, by what it was made of, and by its words; what is left
between two that are known is held against each other by likeness. What says which version it is
counts for nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal, NamedTuple

from facilitator.domain.anchors import split_anchor
from facilitator.domain.frozen import MARK, Printed
from facilitator.domain.passages import plain
from facilitator.domain.rising import rising

_LIKE: Final = 0.5
"""What share of the words two paragraphs have in common that are taken for one."""
_MOST_PAIRS: Final = 10_000
"""Of paragraphs between two known ones that are held against each other."""


class Difference(NamedTuple):
    """One paragraph that differs."""

    kind: Literal["added", "removed", "reworded", "moved"]
    old: str = ""
    new: str = ""
    anchor: str = ""
    """Of the paragraph in the newer version; of one that is gone, in the older."""


class ChapterChanges(NamedTuple):
    """The differences below one heading, in reading order."""

    headings: tuple[str, ...]
    """The heading and those above it, the highest first; none before the first one."""
    differences: tuple[Difference, ...]


def compared(old: Sequence[Printed], new: Sequence[Printed]) -> list[ChapterChanges]:
    """Return what differs, by the chapters of the newer version."""
    older, newer = _counting(old), _counting(new)
    pairs = _Pairing(older, newer).pairs
    found = sorted(_found(older, newer, pairs), key=lambda entry: entry[0])
    names = {was: newer[place].text for place, was in pairs.items()}
    trails, former = _trails(newer, {}), _trails(older, names)
    placed = [
        (former[place[2]] if entry.kind == "removed" else trails[place[0]], entry)
        for place, entry in found
    ]
    return [
        ChapterChanges(headings, tuple(difference for _, difference in group))
        for headings, group in groupby(placed, key=lambda entry: entry[0])
    ]


def count(chapters: Sequence[ChapterChanges]) -> int:
    """Return how many paragraphs differ."""
    return sum(len(chapter.differences) for chapter in chapters)


def _counting(passages: Sequence[Printed]) -> list[Printed]:
    return [entry for entry in passages if entry.level != MARK and plain(entry.text)]


_Place = tuple[int, int, int]
"""Where a difference is told: at a paragraph of the newer version, or behind it, in which order."""


def _found(
    older: Sequence[Printed], newer: Sequence[Printed], pairs: dict[int, int]
) -> Iterator[tuple[_Place, Difference]]:
    moved = _moved(pairs)
    for place, entry in enumerate(newer):
        if place not in pairs:
            yield (place, 0, 0), Difference("added", "", entry.text, entry.anchor)
            continue
        was = older[pairs[place]]
        if place in moved:
            yield (place, 0, 0), Difference("moved", was.text, entry.text, entry.anchor)
        if plain(was.text) != plain(entry.text):
            yield (place, 1, 0), Difference("reworded", was.text, entry.text, entry.anchor)
    home = {was: place for place, was in pairs.items() if place not in moved}
    known = set(pairs.values())
    above = -1
    for number, entry in enumerate(older):
        if number in home:
            above = home[number]
        elif number not in known:
            yield (above, 2, number), Difference("removed", entry.text, "", entry.anchor)


def _moved(pairs: dict[int, int]) -> set[int]:
    places = sorted(pairs)
    kept = {places[index] for index in rising([pairs[place] for place in places])}
    return set(places) - kept


def _trails(passages: Sequence[Printed], names: Mapping[int, str]) -> list[tuple[str, ...]]:
    """Return for each paragraph the headings that it stands below, itself counted in.

    `names` says, by number, what some headings are called now.
    """
    found: list[tuple[str, ...]] = []
    open_: list[tuple[int, str]] = []
    for number, entry in enumerate(passages):
        if entry.level > 0:
            open_ = [above for above in open_ if above[0] < entry.level]
            open_.append((entry.level, names.get(number, entry.text)))
        found.append(tuple(text for _, text in open_))
    return found


class _Pairing:
    """Which paragraph of the older version each of the newer one is; both by their numbers."""

    def __init__(self, older: Sequence[Printed], newer: Sequence[Printed]) -> None:
        self._older = older
        self._newer = newer
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()
        self._by_anchor()
        self._by_words()
        self._by_likeness()

    def _pair(self, new: int, old: int) -> None:
        if new not in self.pairs and old not in self._taken:
            self.pairs[new] = old
            self._taken.add(old)

    def _by_anchor(self) -> None:
        """Pair by what stays: not by a paragraph's number in its chapter, which another one has then."""
        known = {
            entry.anchor: number for number, entry in enumerate(self._older) if _stays(entry.anchor)
        }
        for number, entry in enumerate(self._newer):
            if entry.anchor in known:
                self._pair(number, known[entry.anchor])
        for number, entry in enumerate(self._newer):
            self._by_roots(number, entry, known)

    def _by_roots(self, number: int, entry: Printed, known: dict[str, int]) -> None:
        """Know a curated answer by the notes that it was made of, the most alike one first."""
        roots = [known[root] for root in entry.roots if root in known]
        for old in sorted(roots, key=lambda old: -likeness(self._older[old].text, entry.text)):
            self._pair(number, old)

    def _by_words(self) -> None:
        """Pair what says the same, in the same order as far as possible, then anywhere."""
        older = [number for number in range(len(self._older)) if number not in self._taken]
        newer = [number for number in range(len(self._newer)) if number not in self.pairs]
        said = [plain(self._older[number].text) for number in older]
        says = [plain(self._newer[number].text) for number in newer]
        for first, second, length in SequenceMatcher(
            None, said, says, autojunk=False
        ).get_matching_blocks():
            for step in range(length):
                self._pair(newer[second + step], older[first + step])
        left: dict[str, list[int]] = defaultdict(list)
        for number, text in zip(older, said, strict=True):
            if number not in self._taken:
                left[text].append(number)
        for number, text in zip(newer, says, strict=True):
            if number not in self.pairs and left[text]:
                self._pair(number, left[text].pop(0))

    def _by_likeness(self) -> None:
        """Pair what stands between the same two paragraphs and is alike, the most alike first."""
        for older, newer in self._gaps():
            if len(older) * len(newer) > _MOST_PAIRS:
                continue
            alike = [
                (likeness(self._older[old].text, self._newer[new].text), -old, -new)
                for old in older
                for new in newer
                if self._older[old].level == self._newer[new].level
            ]
            for share, old, new in sorted(alike, reverse=True):
                if share >= _LIKE or self._has_same_place(-old, -new):
                    self._pair(-new, -old)

    def _has_same_place(self, old: int, new: int) -> bool:
        """Tell whether two paragraphs are of the same number in the same chapter."""
        return bool(self._newer[new].anchor) and self._newer[new].anchor == self._older[old].anchor

    def _gaps(self) -> list[tuple[list[int], list[int]]]:
        """Return what is not known by the known paragraph of the newer version that it stands behind."""
        home = {old: new for new, old in self.pairs.items()}
        gaps: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        above = -1
        for number in range(len(self._older)):
            above = home.get(number, above)
            if number not in home:
                gaps[above][0].append(number)
        above = -1
        for number in range(len(self._newer)):
            above = number if number in self.pairs else above
            if number not in self.pairs:
                gaps[above][1].append(number)
        return [gap for gap in gaps.values() if gap[0] and gap[1]]


def _stays(anchor: str) -> bool:
    return bool(anchor) and not split_anchor(anchor)[1]


def likeness(one: str, other: str) -> float:
    """Return which share of their words two texts have in common, from 0 to 1."""
    first, second = Counter(one.casefold().split()), Counter(other.casefold().split())
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
