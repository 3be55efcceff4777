"""Words in a note, found as a person would: "Größe" also by "groesse", whatever the case."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.text import fold

if TYPE_CHECKING:
    from facilitator.storage.reading import Reader


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in another question."""

    question_id: str
    number: int
    count: int


Elsewhere = Callable[[str], list[Found]]
"""Searches the other questions of the session; the one to go to next comes first."""


def matches(query: str, text: str) -> list[tuple[int, int]]:
    """Return where `query` stands in `text`, as (first character, character behind the last)."""
    wanted = fold(query)
    if not wanted or wanted not in fold(text):
        return []
    folded, places = _folded(text)
    found: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append((places[at], max(places[end], places[end - 1] + 1)))
        at = folded.find(wanted, end)
    return found


def other_hits(query: str, texts: list[str]) -> int:
    """Return how often a query stands in some texts."""
    return sum(len(matches(query, text)) for text in texts)


def hits_beside(
    read: "Reader", session_id: str, question_ids: list[str], shown_id: str, query: str
) -> list[Found]:
    """Search a session's other questions than the one shown, those after it first."""
    numbered = list(enumerate(question_ids, start=1))
    at = question_ids.index(shown_id) + 1 if shown_id in question_ids else 0
    found: list[Found] = []
    for number, question_id in [*numbered[at:], *numbered[: max(at - 1, 0)]]:
        texts = [note.text for note in read.session_notes(session_id, question_id)]
        hits = other_hits(query, texts)
        if hits:
            found.append(Found(question_id, number, hits))
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, where it comes from."""
    folded: list[str] = []
    places: list[int] = []
    index = 0
    while index < len(text):
        width = _width(text, index)
        part = fold(text[index : index + width])
        folded.append(part)
        places += [index] * len(part)
        index += width
    places.append(len(text))
    return "".join(folded), places


def _width(text: str, index: int) -> int:
    """Return how many characters fold as one: "ae", or a letter with its accents behind it."""
    pair = fold(text[index : index + 2])
    width = 2 if len(pair) == 1 and index + 1 < len(text) else 1
    while index + width < len(text) and unicodedata.combining(text[index + width]):
        width += 1
    return width
