"""Persons as somebody types their names: whom the process knows is meant, others become persons of it."""

from collections.abc import Sequence
from typing import TypeVar

from facilitator.actions.desk import Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import TABLES, Moderator, Person, Speaker
from facilitator.domain.text import fold

_Named = TypeVar("_Named", Speaker, Moderator)


def name_anew(
    tx: Transaction,
    head: Dossier,
    named: Sequence[_Named],
    text: str,
    unnamed: _Named,
) -> None:
    """Let those of "Name, organisation; name" stand where others were named, none for an empty text.

    Who was named before and is named again keeps what is printed of them; `unnamed` is the row of
    a new one but for its id, person and position.
    """
    table = TABLES[type(unnamed)]
    wanted = _persons(tx, head, text)
    for entry in named:
        if entry.person_id not in wanted:
            tx.write.delete(table, entry.id)
    known = {entry.person_id: entry.id for entry in named}
    for person_id, position in zip(wanted, spread(len(wanted)), strict=True):
        if person_id in known:
            tx.write.set(table, known[person_id], position=position)
        else:
            made = unnamed._replace(id=new_id(), person_id=person_id, position=position)
            tx.write.insert(made)


def _persons(tx: Transaction, head: Dossier, text: str) -> list[str]:
    """Return the ids of those named, each once, and write those who are new.

    Where no organisation is said, anybody of that name is meant.
    """
    found: list[str] = []
    for part in accepted(text).split(";"):
        name, _, organisation = (piece.strip() for piece in part.partition(","))
        if name:
            found.append(_person(tx, head, name, organisation))
    return list(dict.fromkeys(found))


def _person(tx: Transaction, head: Dossier, name: str, organisation: str) -> str:
    for person in head.persons:
        is_same = not organisation or fold(person.organisation) == fold(organisation)
        if fold(person.name) == fold(name) and is_same:
            return person.id
    made = Person(id=new_id(), process_id=head.process.id, name=name, organisation=organisation)
    return tx.write.insert(made)
