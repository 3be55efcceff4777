"""Persons as somebody types their names: whom the process knows is meant, others become persons of it."""

from facilitator.actions.desk import Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Person
from facilitator.domain.text import fold


def persons_named(tx: Transaction, head: Dossier, text: str) -> list[str]:
    """Return the ids of "Name, organisation; name", each once, and write those who are new.

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
