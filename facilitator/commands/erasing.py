"""`erase`: a person taken out of a file, its history and its backups."""

import argparse
from pathlib import Path

from facilitator.actions import erasure
from facilitator.commands.choosing import AddCommand, writing
from facilitator.domain.text import fold
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.storage.reading import Reader


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("erase", tr("erase a person from a file, its history and its backups"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("person", metavar=tr("NAME"))
    purpose = tr("erase; without it, only say what would go and what would stay")
    command.add_argument("--yes", action="store_true", help=purpose)
    command.set_defaults(run=erase)


def erase(options: argparse.Namespace, settings: Settings) -> int:
    """Erase the person of a name; exit code 1 where it was only said what that means."""
    with writing(options.file, settings.device()) as desk:
        loan = desk.lend(tr(erasure.DOING))
        try:
            person_id = _person_named(desk.read, options.person)
            if options.yes:
                outcome = erasure.carry_out(
                    loan, person_id=person_id, report=lambda _done, _total: None
                )
                print(tr("The person is erased."), outcome.remark)
                return 0
            _explain(desk.read, person_id)
        finally:
            desk.take_back()
    return 1


def _person_named(read: Reader, name: str) -> str:
    """Return the id of the person of a name, also of one who was deleted; UserError for none or several."""
    known = read.people_ever()
    living = {person.id for person in read.persons()}
    found = [row_id for row_id, known_name in known if fold(known_name) == fold(name)]
    here = [row_id for row_id in found if row_id in living] or found[:1]
    if len(here) != 1:
        names = ", ".join(sorted({known_name for _, known_name in known if known_name}))
        raise UserError(
            tr("“{name}” names several people. Nothing was changed; rename one first.", name=name)
            if here
            else tr("Nobody is called “{name}”; there are {names}.", name=name, names=names)
        )
    return here[0]


def _explain(read: Reader, person_id: str) -> None:
    found = read.presence_of(person_id)
    if found is None:
        return
    print(erasure.warning(found))
    print(erasure.left_alone(found))
    traces = found.traces
    for mention in found.mentions:
        print("-", traces.excerpt(mention.text))
    print(tr("Nothing was changed. Repeat it with --yes to erase the person."))
