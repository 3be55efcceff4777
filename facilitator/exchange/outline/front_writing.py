"""The front matter: head data and persons of a workshop, written."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.exchange.outline.inline import one_line
from facilitator.exchange.outline.people import People

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w ,./()–+&'-]*[\w./()])?")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RESERVED: Final = frozenset({"yes", "no", "true", "false", "null", "on", "off", "y", "n"})
"""Words that YAML readers take for something else than text; ours does not."""


class Attendance:
    """Who is who in an outline: the persons by role, each named once however often they occur.

    Persons of the process that this workshop does not name stay out of its outline.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.people = People()
        self._person: dict[str, Person] = {}
        self.roles = {
            "moderation": self._known(dossier.people("moderation")),
            "representatives": self._known(dossier.people("representative")),
            "participants": self._known(dossier.people("participant")),
            "recipients": self._known(dossier.people("recipient")),
        }
        named = {entry.person_id for entry in (*dossier.speakers, *dossier.moderators)}
        self.others = self._known(
            person
            for person in dossier.persons
            if person.id in named and person.id not in self._person
        )

    def person(self, person_id: str | None) -> Person | None:
        """Return the person that an id of the workshop stands for."""
        return self._person.get(person_id or "")

    def _known(self, persons: Iterable[Person]) -> list[Person]:
        return [known for person in persons if (known := self._remember(person))]

    def _remember(self, person: Person) -> Person | None:
        name, organisation = one_line(person.name), one_line(person.organisation)
        if not name and not organisation:
            return None
        known = self.people.find(name, organisation)
        if not known:
            known = Person(
                id=person.id, process_id=person.process_id, name=name, organisation=organisation
            )
            self.people.add(known)
        self._person[person.id] = known
        return known


def front_matter(dossier: Dossier, attendance: Attendance, contact: str) -> str:
    """Return the front matter; `contact` is the text of a contact chapter that has no title."""
    return "\n".join(
        ["---", *_head(dossier), *_persons(dossier, attendance), *_contact(contact), "---"]
    )


def _head(dossier: Dossier) -> Iterator[str]:
    workshop = dossier.workshop
    yield f"language: {'en' if workshop.language == 'en' else 'de'}"
    yield f"title: {_scalar(workshop.title)}"
    cells = {
        "date": workshop.date,
        "start": workshop.start_time,
        "end": workshop.end_time,
        "place": workshop.place,
        "process": dossier.process.title,
        "confidentiality": workshop.confidentiality,
    }
    for key, value in cells.items():
        if one_line(value or ""):
            yield f"{key}: {_scalar(value or '')}"
    if workshop.status != "draft":
        yield f"status: {workshop.status}"
    if workshop.prints_persons:
        yield "prints_persons: true"


def _persons(dossier: Dossier, attendance: Attendance) -> Iterator[str]:
    for key, persons in attendance.roles.items():
        if key == "representatives":
            yield from _representatives(one_line(dossier.workshop.represents), persons)
        elif persons:
            yield f"{key}:"
            yield from _entries(persons, "  ")
    if attendance.others:
        yield "persons:"
        yield from _entries(attendance.others, "  ")


def _representatives(of: str, persons: list[Person]) -> Iterator[str]:
    if of or persons:
        yield "representatives:"
    if of:
        yield f"  of: {_scalar(of)}"
    if persons:
        yield "  people:"
        yield from _entries(persons, "    ")


def _entries(persons: list[Person], indentation: str) -> Iterator[str]:
    for person in persons:
        yield (
            f"{indentation}- {{name: {_part(person.name)},"
            f" organisation: {_part(person.organisation)}}}"
        )


def _contact(text: str) -> Iterator[str]:
    if text:
        yield "contact: |"
        for line in text.split("\n"):
            yield f"  {line}".rstrip(" ")


def _scalar(text: str) -> str:
    """Return a text as YAML: plain where every reader takes it for text, else in quotes."""
    line = one_line(text)
    if _DATE.fullmatch(line) or (_PLAIN.fullmatch(line) and line.casefold() not in _RESERVED):
        return line
    return _quoted(line)


def _part(text: str) -> str:
    """Return a text as a value between braces, where a comma would end it."""
    return _quoted(one_line(text)) if "," in text else _scalar(text)


def _quoted(line: str) -> str:
    quoted = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
