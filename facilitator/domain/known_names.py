"""Where a text names somebody whom the file knows: however the name is spelt, bent or shortened.

Words are compared as a search compares them (Jöns = Joens = Jons), with or without a genitive s. A
full name, an initial with the surname, and a surname behind a form of address name a person for
sure; a bare surname, first name or pair of initials may mean something else, and says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from facilitator.domain.milestones import MONTHS
from facilitator.domain.records import Person
from facilitator.domain.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_INITIALS: Final = re.compile(r"(?<![^\W\d_])([^\W\d_])\. ?([^\W\d_])\.(?![^\W\d_])")
_TITLES: Final = frozenset(
    fold(word)
    for word in (
        *("Frau", "Herr", "Herrn", "Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "Professorin"),
        *("Dipl", "Ing", "Mag", "med", "jur", "phil", "rer", "nat", "habil", "h", "c", "Kollege"),
        *("Kollegin", "Kollegen"),
    )
)
_SHORTEST: Final = 3
"""Letters of a first name or surname that is looked for on its own."""
_NEAR: Final = 3
"""Words before a surname among which a first name, an initial or a title makes it sure."""


class Hit(NamedTuple):
    """A person whom a text names, and where."""

    person: Person
    words: str
    start: int
    is_sure: bool


class _Name(NamedTuple):
    person: Person
    first: str
    """Folded, as the surname; empty where only one word is known."""
    last: str


class KnownNames:
    """The names of some persons, ready to be found in texts."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._by_last: dict[str, list[_Name]] = defaultdict(list)
        self._by_first: dict[str, list[_Name]] = defaultdict(list)
        self._by_initials: dict[str, list[_Name]] = defaultdict(list)
        for name in filter(None, map(_parts, persons)):
            self._by_last[name.last].append(name)
            if name.first:
                self._by_first[name.first].append(name)
                self._by_initials[name.first[0] + name.last[0]].append(name)

    def found_in(self, text: str) -> list[Hit]:
        """Return whom a text names, in its order; each stretch of words only once."""
        words = list(_WORD.finditer(text))
        folded = [fold(word[0]) for word in words]
        hits: list[Hit] = []
        taken: set[int] = set()
        for at in range(len(words)):
            hit = self._surname(text, words, folded, at)
            if hit:
                hits.append(hit)
                taken |= {index for index in range(at + 1) if words[index].start() >= hit.start}
        hits += [
            Hit(name.person, word[0], word.start(), is_sure=False)
            for at, word in enumerate(words)
            if at not in taken
            for name in self._first_name(word[0], folded[at])
        ]
        hits += self._initials(text)
        return sorted(hits, key=lambda hit: hit.start)

    def _surname(
        self, text: str, words: list[re.Match[str]], folded: list[str], at: int
    ) -> Hit | None:
        names = _bent(self._by_last, folded[at])
        if not names or not words[at][0][0].isupper():
            return None
        before = range(max(0, at - _NEAR), at)
        for name in names:
            firsts = [index for index in before if _is_first(folded[index], words[index], name)]
            if firsts:
                return _hit(text, words, firsts[0], at, name, is_sure=True)
        titled = bool(before) and folded[at - 1] in _TITLES
        if not titled and len(folded[at]) < _SHORTEST:
            return None
        start = at - 1 if titled else at
        return _hit(text, words, start, at, names[0], is_sure=titled)

    def _first_name(self, word: str, folded: str) -> list[_Name]:
        """Return who has a first name, unless it is that of a month as well, as Jan and June are."""
        if len(folded) < _SHORTEST or not word[0].isupper() or folded in MONTHS:
            return []
        return _bent(self._by_first, folded)[:1]

    def _initials(self, text: str) -> Iterator[Hit]:
        for found in _INITIALS.finditer(text):
            if found[1].isupper() and found[2].isupper():
                for name in self._by_initials.get(fold(found[1]) + fold(found[2]), [])[:1]:
                    yield Hit(name.person, found[0], found.start(), is_sure=False)


def bare_name(name: str) -> str:
    """Return a name without titles and what stands in brackets, the first name first."""
    last, comma, first = name.partition("(")[0].partition(",")
    words = f"{first} {last}".split() if comma else last.split()
    return " ".join(word for word in words if fold(word).strip(".") not in _TITLES)


def _parts(person: Person) -> _Name | None:
    words = [fold(word) for word in _WORD.findall(person.name.partition("(")[0])]
    last_first = "," in person.name
    words = [word for word in words if word not in _TITLES]
    if not words:
        return None
    if len(words) == 1:
        return _Name(person, "", words[0])
    first, last = (words[-1], words[0]) if last_first else (words[0], words[-1])
    return _Name(person, first, last)


def _bent(names: dict[str, list[_Name]], word: str) -> list[_Name]:
    """Return whose name a word is, as it stands or with the s of a genitive."""
    if word in names:
        return names[word]
    return names.get(word.rstrip("’'").removesuffix("s").rstrip("’'"), []) if word else []


def _is_first(folded: str, word: re.Match[str], name: _Name) -> bool:
    if not name.first or not word[0][0].isupper():
        return False
    return folded == name.first or (len(folded) == 1 and name.first.startswith(folded))


def _hit(
    text: str, words: list[re.Match[str]], first: int, last: int, name: _Name, *, is_sure: bool
) -> Hit:
    start = words[first].start()
    return Hit(name.person, text[start : words[last].end()], start, is_sure)
