"""Who moderates a workshop: whoever is named for it, and whoever is named for one of its sessions."""

from collections.abc import Iterator
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person


class Moderating(NamedTuple):
    """One of those who moderate, as they are named."""

    name: str
    organisation: str = ""


def moderating(dossier: Dossier) -> list[Moderating]:
    """Return everybody once: those with the role in their order, then by the order of the sessions."""
    found = {person.id: _of_person(person) for person in dossier.people("moderation")}
    names = {one.name for one in found.values()}
    for key, one in _in_sessions(dossier):
        if key in found or one.name in names:
            continue
        found[key] = one
        names |= {one.name, f"{one.name}, {one.organisation}"}
    return list(found.values())


def _in_sessions(dossier: Dossier) -> Iterator[tuple[str, Moderating]]:
    for entry in dossier.rounds:
        for session in dossier.sessions_of(entry):
            for moderator in dossier.moderators_of(session):
                person = dossier.person.get(moderator.person_id or "")
                if person is not None:
                    yield person.id, _of_person(person)
                elif moderator.printed.strip():
                    printed = " ".join(moderator.printed.split())
                    yield printed, Moderating(printed)


def _of_person(person: Person) -> Moderating:
    return Moderating(person.name, person.organisation)
