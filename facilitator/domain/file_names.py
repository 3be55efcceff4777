"""Names of files made of what people typed: safe on every system, never longer than any allows."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.domain.text import clean_line

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_TURNING: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that let a name read from right to left, so that its ending seems another."""
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Devices of Windows, whatever ending follows."""
_MOST_CHARACTERS: Final = 80
_MOST_BYTES: Final = 180
"""Of the 255 that file systems allow, so that an ending and a number fit behind."""


def file_name(text: str, otherwise: str) -> str:
    """Return a text as the name of a file without its ending; `otherwise` where nothing is left."""
    plain = _TURNING.sub("", _FORBIDDEN.sub(" ", clean_line(text)))
    kept = " ".join(plain.split())[:_MOST_CHARACTERS]
    kept = kept.encode()[:_MOST_BYTES].decode(errors="ignore").strip(". ")
    return _RESERVED.sub(r"\1_", kept, count=1) if _RESERVED.match(kept) else kept or otherwise


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield names, each with a number behind it where one before reads the same but for its case."""
    taken: set[str] = set()
    for name in names:
        found, number = name, 1
        while found.casefold() in taken:
            number += 1
            found = f"{name} ({number})"
        taken.add(found.casefold())
        yield found
