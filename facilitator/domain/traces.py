"""How a person is known in texts, and what a text says once it no longer names them.

A name is found as a whole, in any case, with or without titles and a genitive s, also as "Muster,
Anna" and, with a form of address, by the surname ("Frau Muster"). What somebody else is called too
is never taken for a trace.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from facilitator.domain.text import caseless

UNNAMED: Final = "N. N."
"""What stands where a name stood."""

_TITLES: Final = re.compile(
    r"(?:(?:prof|dr|dipl|mag|ing|mr|mrs|ms|frau|herr)\b\S*\s+)+", re.IGNORECASE
)
_ADDRESSES: Final = r"(?:frau|herrn?|mrs?|ms|prof|dr)\.?(?:\s+(?:prof|dr)\.?)*"
_AROUND: Final = 40
"""Characters of a text that are shown on either side of a name."""
_SEVERAL: Final = re.compile(r"[,;/&+]|\b(?:und|and)\b")
_WORD: Final = re.compile(r"\w+")


class Traces:
    """The words by which one person can be found."""

    def __init__(
        self,
        names: Iterable[str],
        emails: Iterable[str] = (),
        organisations: Iterable[str] = (),
        *,
        others: Iterable[str] = (),
    ) -> None:
        """Look for every name the person ever had; `others` are names and addresses of others."""
        self._others = {caseless(text) for text in others}
        self.names = self._own(names)
        self.emails = self._own(emails)
        self.organisations = self._own(organisations)

    def _own(self, texts: Iterable[str]) -> tuple[str, ...]:
        kept = {caseless(text): text.strip() for text in texts if _WORD.search(text)}
        return tuple(text for plain, text in kept.items() if plain not in self._others)

    def are_in(self, text: str) -> bool:
        """Tell whether a text names the person."""
        return self._may_be_in(text) and any(
            self._is_own(found) for found in self._pattern.finditer(text)
        )

    def _may_be_in(self, text: str) -> bool:
        """Tell whether a text holds a word without which it cannot name the person.

        Nearly no text does, and looking for a word is many times faster than for a pattern.
        """
        folded = text.casefold()
        return any(key in folded for key in self._keys)

    def excerpt(self, text: str) -> str:
        """Return the words around the first place where a text names the person, on one line."""
        found = next((each for each in self._pattern.finditer(text) if self._is_own(each)), None)
        if found is None:
            return ""
        begin, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        shown = " ".join(text[begin:end].split())
        return f"{'… ' if begin else ''}{shown}{' …' if end < len(text) else ''}"

    def taken_out_of(self, text: str) -> str:
        """Return a text without the person: "N. N." where they were named."""
        return self._pattern.sub(self._replaced, text) if self._may_be_in(text) else text

    def are_organisation(self, text: str) -> bool:
        """Tell whether a text is an organisation that nobody else stands for."""
        return same_names(self.organisations, text)

    def are_all_of(self, text: str) -> bool:
        """Tell whether a printed name is this person's alone: no other name stands beside it."""
        rest = re.sub(r"\([^()]*\)", "", self._pattern.sub("", text))
        return self.are_in(text) and not (_SEVERAL.search(rest) and _WORD.search(rest))

    def _replaced(self, found: re.Match[str]) -> str:
        return UNNAMED if self._is_own(found) else found[0]

    def _is_own(self, found: re.Match[str]) -> bool:
        """Tell whether somebody else bears what was found, "Anna Peters" beside "Anna Peter"."""
        return caseless(found[0]) not in self._others

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        words = (text.split()[-1] for text in (*self.names, *self.emails))
        return tuple({word.casefold() for word in words})

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = [form for name in self.names for form in self._forms(name)]
        forms += [f"(?<![.+-]){_spaced(email)}" for email in self.emails]
        words = "|".join(sorted(set(forms), key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)", re.IGNORECASE)

    def _forms(self, name: str) -> list[str]:
        bare = _TITLES.sub("", name, count=1) if _TITLES.match(name) else name
        first, _, last = bare.rpartition(" ")
        forms = [f"{_spaced(name)}(?:[’']?s)?", f"{_spaced(bare)}(?:[’']?s)?"]
        if first:
            forms.append(rf"{_spaced(last)},\s*{_spaced(first)}")
            if not any(other.rpartition(" ")[2] == caseless(last) for other in self._others):
                forms.append(rf"{_ADDRESSES}\s+{_spaced(last)}s?")
        return forms


def same_names(names: Iterable[str], name: str) -> bool:
    """Tell whether a name is one of some names but for case and spaces."""
    return caseless(name) in map(caseless, names)


def _spaced(text: str) -> str:
    return r"[\s_]+".join(map(re.escape, text.split()))
