"""Workshops as a whole: taken in from text, named, dated."""

from dataclasses import replace

from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.ordering import between
from facilitator.domain.records import TABLES, Workshop
from facilitator.domain.text import clean_line
from facilitator.errors import Bug
from facilitator.language import mark
from facilitator.storage.journal import Cell

_PARTS = (
    "persons", "profiles", "involvements", "rounds", "topics", "agenda", "speakers", "sessions", "moderators",
    "capacities", "wishes", "grouping_rules", "rule_persons", "placements", "attendances", "questions",
    "notes", "answers", "answer_sources", "omissions", "returned_files", "proposals",
    "versions", "status_facts",
    "key_results", "recommendations", "evidence", "chapters", "milestones", "remarks",
    "session_facts", "agenda_facts", "messages", "message_reads",
)  # fmt: skip
"""The parts of a dossier in an order in which rows come after the rows they name."""
_OF_PROCESS = ("persons", "profiles")
"""What stays when a workshop goes: a process knows its people beyond one of its workshops."""
_OF_A_PERSON = (
    "involvements", "speakers", "moderators", "profiles", "wishes", "rule_persons", "placements", "attendances",
)  # fmt: skip
"""The parts whose rows name a person."""


def add_dossier(tx: Transaction, *, dossier: Dossier) -> Outcome:
    """Add a workshop with everything in it, as one step.

    A process of the same title that the file has already is joined, and so are its persons of
    the same name and organisation: a person is one row however many workshops name them.
    """
    dossier = _joined(tx, dossier)
    last = tx.read.workshops()
    workshop = dossier.workshop._replace(position=between(last[-1].position if last else "", ""))
    known_processes = {process.id for process in tx.read.processes()}
    known_persons = {person.id for person in tx.read.persons()}
    if dossier.process.id not in known_processes:
        tx.write.insert(dossier.process)
    tx.write.insert(workshop)
    for part in _PARTS:
        for record in getattr(dossier, part):
            if record.id not in known_persons:
                tx.write.insert(record)
    return Outcome(mark("Import workshop"), ids=(workshop.id,))


def begin(tx: Transaction, *, dossier: Dossier) -> Outcome:
    """Add the workshop that a new file is made for; undo stops here.

    A file is made with its workshop in it: taking the workshop back would leave a file that
    nobody asked for, and in it a person who pressed Ctrl+Z once too often.
    """
    outcome = add_dossier(tx, dossier=dossier)
    tx.kind = "make"
    return outcome._replace(label=mark("New workshop"))


def set_head(tx: Transaction, *, workshop_id: str, **cells: Cell) -> Outcome:
    """Change head data of a workshop: title, date, times, place; its status is `versions.set_status`'s."""
    allowed = set(Workshop._fields) - {"id", "process_id", "position", "status"}
    if not allowed.issuperset(cells):
        message = f"no head data: {set(cells) - allowed}"
        raise Bug(message)
    cleaned = {
        name: clean_line(value) if isinstance(value, str) else value
        for name, value in cells.items()
    }
    tx.write.set("workshop", workshop_id, **cleaned)
    return Outcome(mark("Workshop data"))


def remove(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Remove a workshop from the file with everything in it but its people; undo brings it back."""
    dossier = tx.read.dossier(workshop_id)
    for part in reversed(_PARTS):
        for record in getattr(dossier, part) if part not in _OF_PROCESS else ():
            tx.write.delete(TABLES[type(record)], record.id)
    tx.write.delete("workshop", workshop_id)
    return Outcome(mark("Remove workshop"))


def _joined(tx: Transaction, dossier: Dossier) -> Dossier:
    process = next(
        (known for known in tx.read.processes() if known.title == dossier.process.title),
        dossier.process,
    )
    known = {
        (person.name, person.organisation): person.id
        for person in tx.read.persons()
        if person.process_id == process.id
    }
    renamed = {
        person.id: known[person.name, person.organisation]
        for person in dossier.persons
        if (person.name, person.organisation) in known
    }

    moved = {
        part: tuple(
            entry._replace(person_id=renamed.get(entry.person_id, entry.person_id))
            for entry in getattr(dossier, part)
        )
        for part in _OF_A_PERSON
    }
    moved["profiles"] = tuple(
        profile for profile in moved["profiles"] if not tx.read.profile_of(profile.person_id)
    )
    return replace(
        dossier,
        process=process,
        workshop=dossier.workshop._replace(process_id=process.id),
        persons=tuple(
            entry._replace(id=renamed.get(entry.id, entry.id), process_id=process.id)
            for entry in dossier.persons
        ),
        **moved,
    )
