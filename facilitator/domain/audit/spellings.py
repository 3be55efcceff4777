"""The same person written in different ways: in a text, an agenda, or twice in the list of people."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from facilitator.domain.audit.finding import Finding
from facilitator.domain.dossier import Dossier
from facilitator.domain.known_names import bare_name
from facilitator.domain.paragraphs import sentences
from facilitator.domain.records import Person
from facilitator.domain.text import fold

_PAIR: Final = re.compile(r"(?=\b([^\W\d_][\w’'-]+) ([^\W\d_][\w’'-]+))")
_ALIKE: Final = 0.8
"""Share of letters that two surnames have in common when one is a slip of the other."""

Place = tuple[str, str, str]
"""Table and id of a row, and a text of it."""


def other_spellings(dossier: Dossier) -> Iterator[Finding]:
    """Yield full names that are nearly, but not quite, a known person's; each once for its place."""
    persons = [(person, *_split(person)) for person in dossier.persons]
    yield from _twice(dossier.persons)
    by_first: dict[str, list[tuple[Person, str]]] = {}
    for person, first, last in persons:
        if first and last:
            by_first.setdefault(fold(first), []).append((person, last))
    exact = {f"{first} {last}" for _, first, last in persons}
    for table, row_id, text in _places(dossier):
        seen: set[str] = set()
        for found in _PAIR.finditer(text):
            words = f"{found[1]} {found[2]}"
            person = _meant(by_first.get(fold(found[1]), []), found[2])
            if person and words not in seen and not _is_written(words, exact):
                seen.add(words)
                yield Finding("name", table, row_id, words, person.name)


def _split(person: Person) -> tuple[str, str]:
    first, _, last = bare_name(person.name).rpartition(" ")
    return first.split(" ")[0], last


def _meant(candidates: Iterable[tuple[Person, str]], surname: str) -> Person | None:
    """Return of whom a surname is another spelling, or the very one."""
    bent = fold(surname).rstrip("’'")
    for person, last in candidates:
        own = fold(last)
        if bent in (own, f"{own}s"):
            return person
        if surname[0].isupper() and len(own) > 3 and _is_slip(own, bent):  # noqa: PLR2004 - short names are alike anyhow
            return person
    return None


def _is_slip(own: str, other: str) -> bool:
    return own[0] == other[0] and SequenceMatcher(None, own, other).ratio() >= _ALIKE


def _is_written(words: str, exact: set[str]) -> bool:
    """Tell whether words are a name as the list has it, with or without a genitive s."""
    return words in exact or words.rstrip("’'") in exact or words.removesuffix("s") in exact


def _places(dossier: Dossier) -> Iterator[Place]:
    for chapter in dossier.chapters:
        yield from (("chapter", chapter.id, sentence) for sentence in sentences(chapter.text))
    for speaker in dossier.speakers:
        yield "agenda_item", speaker.agenda_item_id, speaker.printed
    for moderator in dossier.moderators:
        yield "session", moderator.session_id, moderator.printed
    for result in dossier.key_results:
        yield "key_result", result.id, result.text or ""
    rows = (
        *((("recommendation", entry.id, entry.text)) for entry in dossier.recommendations),
        *((("answer", entry.id, entry.text)) for entry in dossier.answers),
        *((("note", entry.id, entry.text)) for entry in dossier.notes),
    )
    yield from rows


def _twice(persons: Iterable[Person]) -> Iterator[Finding]:
    """Yield persons who are in the list again, but for titles, umlauts or case."""
    known: dict[str, Person] = {}
    for person in persons:
        key = fold(bare_name(person.name))
        before = known.setdefault(key, person) if key else person
        same_place = fold(before.organisation) == fold(person.organisation)
        if before is not person and same_place and before.name != person.name:
            yield Finding("name_twice", "person", person.id, person.name, before.name)
