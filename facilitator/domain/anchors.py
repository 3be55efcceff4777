"""Names by which a paragraph of a document is known again when the document comes back.

A name is a hidden bookmark in Word: the underscore hides it, it has at most 40 characters, and both
Word and LibreOffice keep it while its paragraph is edited, split, moved or saved elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import TABLES, Record

ANCHORS: Final[Mapping[str, str]] = {
    "agenda_item": "a",
    "answer": "w",
    "chapter": "c",
    "key_results": "h",
    "key_result": "k",
    "milestone": "m",
    "note": "n",
    "question": "q",
    "recommendation": "r",
    "topic": "t",
}
"""Letter of the bookmarks for each kind of record; a topic has two headings, hence two letters."""

_NO_NAME: Final = re.compile("[^0-9A-Za-z]+")
_LONGEST: Final = 32
"""Characters of an id in a bookmark, which has room for 40."""
_PARTS: Final = re.compile(r"_[a-z][0-9A-Za-z]{1,32}(_[0-9]{1,4})?")


def anchor(kind: str, id_: str) -> str:
    """Return the name of a record's paragraph."""
    return f"_{ANCHORS[kind]}{_NO_NAME.sub('', id_)[:_LONGEST]}"


def part_anchor(kind: str, id_: str, number: int) -> str:
    """Return the name of one of the paragraphs that a record is printed as, counted from 1."""
    return f"{anchor(kind, id_)}_{number}"


def split_anchor(name: str) -> tuple[str, int]:
    """Return the name of the record's paragraph and which of its paragraphs it is, 0 for the record."""
    whole, found, number = name.rpartition("_")
    if found and whole and number.isdecimal() and _PARTS.fullmatch(name):
        return whole, int(number)
    return name, 0


class Places:
    """Which record of a workshop is printed under which name."""

    def __init__(self, dossier: Dossier) -> None:
        """Look up the records of a dossier."""
        self._known = dict(_named(dossier))

    def record(self, name: str) -> tuple[Record | None, int]:
        """Return what is printed under a name, and which of its paragraphs (0: the record itself)."""
        whole, number = split_anchor(name)
        return self._known.get(whole), number


def _named(dossier: Dossier) -> Iterator[tuple[str, Record]]:
    for topic in dossier.topics:
        yield anchor("key_results", topic.id), topic
    for answer in dossier.answers:  # printed in its notes' place, hence also under their letter
        yield anchor("note", answer.id), answer
    printed = (
        *(dossier.agenda, dossier.topics, dossier.questions, dossier.notes, dossier.answers),
        *(dossier.key_results, dossier.recommendations, dossier.chapters, dossier.milestones),
    )
    for records in printed:
        for record in records:
            yield anchor(TABLES[type(record)], record.id), record
