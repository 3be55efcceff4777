"""A person's name from its parts: `Dr. Ada King` from title, first and last name, or `King, Dr. Ada`."""

import re
from typing import Final

from facilitator.domain.text import fold
from facilitator.exchange.agenda_text.name_words import ORGANISATION, TITLES

_SALUTATION: Final = re.compile(
    r"(?:\b(?:Sehr geehrte[rs]?|Herrn?|Frau|Mr|Mrs|Ms|Mx|Divers|Dear)\b\.?[\s,]*)+", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 4
_RANKS: Final = frozenset(
    fold(word)
    for word in ("MdL", "MdB", "MdEP", "PhD", "MA", "BA", "MSc", "BSc", "Jr", "Sr", "LLM", "MBA")
)
"""What stands behind a comma without being a first name."""


def joined(title: str, first: str, last: str, name: str) -> str:
    """Return the name as it is shown; empty where nothing says it."""
    whole = " ".join(part for part in (first, last) if part) if first or last else turned(name)
    title = _SALUTATION.sub("", title)
    whole = _SALUTATION.sub("", whole) or whole
    if title and not fold(whole).startswith(fold(title)):
        whole = f"{title} {whole}" if whole else ""
    return whole.strip(" ,;")


def turned(name: str) -> str:
    """Return `Dr. Ada King` for `King, Dr. Ada`; what stands behind other commas stays there."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or not last or not first or "," in first:
        return name
    words, rest = last.split(), untitled(first)
    is_first = bool(rest) and "".join(_WORD.findall(fold(rest))) not in _RANKS
    if len(words) > _MOST_WORDS or len(rest.split()) > _MOST_WORDS or ORGANISATION.search(first):
        return name
    if not is_first:
        return name
    title = last[: len(last) - len(untitled(last))].strip()
    return " ".join(filter(None, (title, first, untitled(last))))


def untitled(name: str) -> str:
    """Return a name without the titles before it."""
    match = TITLES.match(name)
    while match and match.end():
        name = name[match.end() :]
        match = TITLES.match(name)
    return name.strip()


def words_of(name: str) -> tuple[str, ...]:
    """Return what a name is compared by: its words in the spelling of a search, titles left out."""
    bare = untitled(_SALUTATION.sub("", turned(name)))
    return tuple(sorted(_WORD.findall(fold(bare or name))))
