"""Persons in a line: `Dr. Ada King, Institut; Bo Li und Eva Nord (beide Stadtwerke)`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.domain.text import fold
from facilitator.exchange.agenda_text.name_words import (
    GIVEN_NAMES,
    ORGANISATION,
    PARTICLES,
    TITLES,
)

_LONGEST: Final = 400
"""Characters of a line that names persons; a longer one is prose."""
_MOST_WORDS: Final = 4
_AND: Final = re.compile(r"\s+(?:und|and|sowie|&|\+)\s+|\s+/\s+")
_BOTH: Final = re.compile(
    r"(?:beide[rs]?|alle|jeweils|both|all)\s+(?:vo[nm]\s+|of\s+)?", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?$")
_SEPARATORS: Final = re.compile(r"\s*[;•·|]\s*")
_COMMA: Final = re.compile(
    r"\s*,\s*(?![^()\[\]]*[)\]])|(?<=[)\]])\s+(?:und|and|sowie|&|\+)\s+"  # not within brackets
)
_DASH: Final = re.compile(r"\s+[–—-]\s+")
_LOST_SPACE: Final = re.compile(r"(?<=[a-z])\.(?=[A-ZÄÖÜ][a-zäöüß])")
_NOBODY: Final = re.compile(r"N\.?\s?N\.?|tba|tbd|t\.b\.a\.|offen|wird noch benannt", re.IGNORECASE)


class Named(NamedTuple):
    """A person as a text names them."""

    name: str
    organisation: str = ""
    is_certain: bool = True
    """False where it could as well be something else."""

    @property
    def wording(self) -> str:
        """How the person is printed."""
        return ", ".join(part for part in (self.name, self.organisation) if part)


def is_name(text: str) -> bool:
    """Tell whether a text is written as names are, and holds nothing that no name does."""
    rest = _untitled(text)
    words = rest.split()
    if not words or len(words) > _MOST_WORDS or ORGANISATION.search(rest):
        return False
    if len(words) == 1 and rest == text:
        return False
    return (
        _is_capitalised(words[0])
        and _is_capitalised(words[-1])
        and all(_is_capitalised(word) or word.lower() in PARTICLES for word in words)
    )


def is_certainly_name(text: str) -> bool:
    """Tell whether a text is a name, by an academic title or a first name that is known."""
    return is_name(text) and (_untitled(text) != text or _has_given_name(text))


def is_nobody(text: str) -> bool:
    """Tell whether a text says that nobody is named yet."""
    return _NOBODY.fullmatch(text.strip()) is not None


def read_names(text: str) -> list[Named]:
    """Return the persons that a text names, none when it is anything else."""
    if len(text) > _LONGEST:
        return []
    found: list[Named] = []
    for part in _SEPARATORS.split(text.strip(" ,;.")):
        named = _of_part(part)
        if part and not named:
            return []
        found += named
    return found


def _of_part(part: str) -> list[Named]:
    people = _People()
    dashed = _DASH.split(part, maxsplit=1)
    segments = _COMMA.split(dashed[0])
    for index, segment in enumerate([*segments, *dashed[1:]]):
        if segment and not people.take(segment, is_first=index == 0, count=len(segments)):
            return []
    return list(people.finished())


class _People:
    """Persons of a list, while the organisations behind them are still being read."""

    def __init__(self) -> None:
        self._names: list[tuple[str, bool]] = []
        self._organisations: list[str] = []
        self._open = 0
        """How many of the last persons the next organisation is that of."""

    def take(self, segment: str, *, is_first: bool, count: int) -> bool:
        """Take what stands between two commas; False when it is neither person nor organisation."""
        bracket = _BRACKET.search(segment)
        words = segment[: bracket.start()] if bracket else segment
        names = _AND.split(words)
        if all(is_name(name) for name in names) and (is_first or self._begins(names, count)):
            self._names += [(name, is_certainly_name(name)) for name in names]
            self._organisations += [""] * len(names)
            self._open = len(names)
        elif is_first or not self._open:
            return False
        else:
            self._give(words, self._open)
        if bracket and bracket[1].strip():
            self._give_bracket(bracket[1].strip())
        return True

    def _begins(self, names: list[str], count: int) -> bool:
        """Tell whether what could be a name begins a new person and is no organisation."""
        if len(names) > 1 or is_certainly_name(names[0]):
            return True
        return count > _NAME_AND_ORGANISATION or bool(self._organisations[-1])

    def _give(self, organisation: str, most: int) -> None:
        for index in range(len(self._names) - most, len(self._names)):
            known = self._organisations[index]
            self._organisations[index] = ", ".join(filter(None, [known, organisation.strip()]))

    def _give_bracket(self, content: str) -> None:
        both = _BOTH.match(content)
        lacking = [index for index, known in enumerate(self._organisations) if not known]
        if both and lacking:
            most = 2 if content.lower().startswith(("beide", "both")) else len(lacking)
            for index in lacking[-most:]:
                self._organisations[index] = content[both.end() :]
        else:
            self._give(content, 1)
        self._open = 1

    def finished(self) -> Iterator[Named]:
        for (name, is_certain), organisation in zip(self._names, self._organisations, strict=True):
            is_clear = is_certain and not (is_name(organisation) and "," not in organisation)
            is_clear = is_clear or (is_certain and bool(ORGANISATION.search(organisation)))
            yield Named(_LOST_SPACE.sub(". ", name), organisation, is_clear)


_NAME_AND_ORGANISATION: Final = 2


def _untitled(text: str) -> str:
    """Return a name without the titles before it."""
    text = text.strip()
    match = TITLES.match(text)
    while match and match.end():
        text = text[match.end() :]
        match = TITLES.match(text)
    return text.strip()


def _is_capitalised(word: str) -> bool:
    parts = word.rstrip(".,").replace("’", "'").split("-")
    return all(
        part
        and part[0].isupper()
        and part.replace("'", "").isalpha()
        and not (len(part) > 1 and part.isupper())
        for part in parts
    )


def _has_given_name(text: str) -> bool:
    first, _, _ = text.partition(" ")
    return fold(first.partition("-")[0]) in GIVEN_NAMES
