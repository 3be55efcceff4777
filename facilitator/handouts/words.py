"""The words of handouts, by the workshop's language and not by that of the window."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from facilitator import paths

_OTHERWISE: Final = "en"


def words_of(language: str) -> Mapping[str, str]:
    """Return the words of a language, English ones where it is not known."""
    tables = _tables()
    return tables.get(language, tables[_OTHERWISE])


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    path = paths.resources() / "handouts" / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
