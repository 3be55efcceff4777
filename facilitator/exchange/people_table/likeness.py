"""Who stands in a list twice or is in the file already, whatever the spelling: asked, never decided here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from facilitator.domain.records import Person
from facilitator.domain.text import caseless, fold
from facilitator.exchange.people_table.entries import Entry
from facilitator.exchange.people_table.names import words_of

_ALIKE: Final = 78
"""From this share of equal letters on, in per cent, the rest of two names is spelled alike."""
_ANCHOR: Final = 3
"""Letters that a word must have to be looked for in other names."""
_SOUNDS: Final = str.maketrans({"c": "k", "y": "j", "v": "f", "z": "s"})
_MOST_WORDS: Final = 6


class Pair(NamedTuple):
    """Two that may be the same person: an entry, and a person of the file or an earlier entry."""

    row: int
    person_id: str = ""
    other_row: int = 0
    seems_same: bool = False
    """What is proposed; somebody may say otherwise."""


class Known(NamedTuple):
    """Somebody to compare with."""

    words: tuple[str, ...]
    organisation: str
    email: str = ""
    person_id: str = ""
    row: int = 0


def of_person(person: Person, email: str = "") -> Known:
    """Return what a person of the file is compared by."""
    return Known(words_of(person.name), fold(person.organisation), email.casefold(), person.id)


def _of_entry(entry: Entry) -> Known:
    return Known(
        words_of(entry.name), fold(entry.organisation), entry.email.casefold(), "", entry.row
    )


def exact_ids(entries: Iterable[Entry], persons: Iterable[Person]) -> dict[int, str]:
    """Return the people of the file who are named exactly so, with their organisation, by row."""
    known: dict[tuple[str, str], str] = {}
    for person in persons:
        known.setdefault((caseless(person.name), caseless(person.organisation)), person.id)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for entry in entries:
        person_id = known.get((caseless(entry.name), caseless(entry.organisation)))
        if person_id and person_id not in taken:
            taken.add(person_id)
            found[entry.row] = person_id
    return found


def pairs(entries: Iterable[Entry], known: Sequence[Known], exact: dict[int, str]) -> list[Pair]:
    """Return at most one pair for each entry that is not known exactly, the likeliest."""
    index = _Index()
    for person in known:
        index.add(person)
    found: list[Pair] = []
    for entry in entries:
        own = _of_entry(entry)
        if entry.row not in exact and (other := index.nearest(own)) is not None:
            seems_same = _seems_same(own, other)
            found.append(Pair(entry.row, other.person_id, other.row, seems_same))
        if entry.row not in exact:
            index.add(own)
    return found


def _seems_same(own: Known, other: Known) -> bool:
    if own.email and own.email == other.email:
        return True
    fits = own.organisation == other.organisation or not own.organisation or not other.organisation
    return own.words == other.words and fits


class _Index:
    """People by the words of their names; names are compared only where one word is equal."""

    def __init__(self) -> None:
        self._same: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        self._emails: dict[str, Known] = {}
        self._near: dict[tuple[str, str], dict[str, Known]] = defaultdict(dict)

    def add(self, known: Known) -> None:
        self._same[known.words].append(known)
        if known.email:
            self._emails.setdefault(known.email, known)
        for anchor, rest in _parts(known.words):
            self._near[_place(anchor, rest)].setdefault(rest, known)

    def nearest(self, own: Known) -> Known | None:
        same = self._same.get(own.words)
        if same and own.words:
            return next((other for other in same if _seems_same(own, other)), same[0])
        if own.email in self._emails:
            return self._emails[own.email]
        return self._alike(own)

    def _alike(self, own: Known) -> Known | None:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - 30 ms that only lists pay

        for anchor, rest in _parts(own.words):
            there = self._near.get(_place(anchor, rest))
            if not there:
                continue
            found = process.extractOne(
                rest, there.keys(), scorer=fuzz.ratio, processor=None, score_cutoff=_ALIKE
            )
            if found:
                return there[found[0]]
            held = process.extract(
                rest, there.keys(), scorer=fuzz.partial_ratio, processor=None, score_cutoff=100
            )
            short = next((other for other, _, _ in held if _is_short_for(rest, other)), None)
            if short is not None:
                return there[short]
        return None


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each word that names can share, and the others."""
    for at, word in enumerate(words[:_MOST_WORDS]):
        rest = " ".join((*words[:at], *words[at + 1 :]))
        if len(word) >= _ANCHOR and rest:
            yield word, rest


def _place(anchor: str, rest: str) -> tuple[str, str]:
    return anchor, rest[0].translate(_SOUNDS)


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether one is what is left of the other: an initial, or without a second first name."""
    short, long = sorted((one, other), key=len)
    return all(any(word.startswith(part) for word in long.split()) for part in short.split())
