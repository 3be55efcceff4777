"""Spelling dictionaries installed on this machine, through Enchant where it is installed.

Enchant (the extra "spelling") uses what the system has: Hunspell's dictionaries on Linux and
Windows, the system's own on a Mac. It is imported and used on background threads only: importing
it and loading a dictionary take 100 ms each, suggestions as long for every word.
"""

import logging
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any, Final, Protocol

_log = logging.getLogger(__name__)

_TAGS: Final = {"de": ("de_DE", "de_AT", "de_CH"), "en": ("en_GB", "en_US")}
"""The dictionaries to prefer for each of our languages."""
_MOST_SUGGESTED: Final = 6


class Dictionary(Protocol):
    """What a dictionary of Enchant can do."""

    def check(self, word: str, /) -> bool:
        """Tell whether a word is in it."""
        ...

    def suggest(self, word: str, /) -> list[str]:
        """Return what may have been meant, the likeliest first."""
        ...


class Dictionaries:
    """Dictionaries of which any may know a word; for any thread, one after the other."""

    def __init__(self, dictionaries: Sequence[Dictionary]) -> None:
        self._dictionaries = dictionaries
        self._lock = Lock()

    def wrong(self, words: Iterable[str]) -> set[str]:
        """Return the words that none knows, nor the parts they are joined from by hyphens."""
        with self._lock:
            return {word for word in words if not self._knows(word)}

    def _knows(self, word: str) -> bool:
        parts = word.split("-")
        return self._is_in_one(word) or (len(parts) > 1 and all(map(self._is_in_one, parts)))

    def _is_in_one(self, word: str) -> bool:
        return not word or any(dictionary.check(word) for dictionary in self._dictionaries)

    def suggestions(self, word: str) -> list[str]:
        """Return what may have been meant, of the first language before the other."""
        with self._lock:
            found = [text for entry in self._dictionaries for text in entry.suggest(word)]
        return list(dict.fromkeys(found))[:_MOST_SUGGESTED]


@lru_cache
def installed(language: str) -> Dictionaries | None:
    """Return the dictionaries for notes in a language; None where it has none here.

    Those of our other language come along, because German notes are full of English words.
    """
    try:
        library: Any = import_module("enchant")
        broker = library.Broker()
        there = set(broker.list_languages())
        tags = [_tag(code, there) for code in sorted(_TAGS, key=lambda code: code != language)]
        return Dictionaries([broker.request_dict(tag) for tag in tags if tag]) if tags[0] else None
    except Exception as problem:  # noqa: BLE001 - a help that fails in whatever way is left out
        _log.info("no spelling: %s", problem)
        return None


def _tag(language: str, there: set[str]) -> str:
    preferred = (tag for tag in _TAGS.get(language, ()) if tag in there)
    others = (tag for tag in sorted(there) if tag.partition("_")[0] == language)
    return next(preferred, next(others, ""))
