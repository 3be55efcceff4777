"""`people`: what brings a list of people into a workshop file."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from facilitator.actions import people as actions
from facilitator.commands import streams
from facilitator.commands.choosing import AddCommand, add_workshop, chosen_workshop, writing
from facilitator.domain.dossier import Dossier
from facilitator.exchange.people_reader import People, guessed, listed, opened, read_people
from facilitator.exchange.people_table.likeness import Pair
from facilitator.exchange.people_table.table import MAX_BYTES
from facilitator.language import tr, trn
from facilitator.settings import Settings


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("people", tr("take over a list of people from a CSV or Excel file"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("source", metavar=tr("SOURCE"))
    purpose = tr("take everybody who may be there twice as a person of their own")
    command.add_argument("--apart", action="store_true", help=purpose)
    add_workshop(command)
    command.set_defaults(run=people)


def people(options: argparse.Namespace, settings: Settings) -> int:
    """Take over a list of people into a workshop, in one step that undo takes back.

    Whoever may be there twice is named with what was decided.
    """
    content = streams.read(options.source, MAX_BYTES + 1)
    with writing(options.file, settings.device()) as desk:
        head = chosen_workshop(desk.read, options.workshop, whole=False)
        plan = desk.read.grouping(head.workshop.id)
        titles = {topic.number: topic.title or topic.agenda_title for topic in plan.topics}
        table = opened(content)
        found = read_people(table, guessed(table, titles), titles, plan.persons, plan.profiles)
        same = dict.fromkeys(found.pairs, False) if options.apart else {}
        taken = listed(found, same, {topic.number: topic.id for topic in plan.topics})
        desk.run(actions.take_over, workshop_id=plan.workshop.id, people=taken)
    for finding in found.findings:
        print(f"{options.source}:{finding.line}: {finding.sentence}", file=sys.stderr)
    for row, sentence in _decided(found, plan, apart=options.apart):
        print(f"{options.source}:{row}: {sentence}", file=sys.stderr)
    said = trn("{count} person taken over.", "{count} people taken over.", len(taken))
    print(f"facilitator: {said}", file=sys.stderr)
    return 0


def _decided(found: People, plan: Dossier, *, apart: bool) -> Iterator[tuple[int, str]]:
    names = {entry.row: entry.name for entry in found.entries}
    for row, pair in sorted(found.pairs.items()):
        other = _other(pair, names, plan)
        if pair.seems_same and not apart:
            yield row, tr("{name} was taken for {other}.", name=names[row], other=other)
        else:
            said = tr(
                "{name} may be {other}; they are two persons now.", name=names[row], other=other
            )
            yield row, said


def _other(pair: Pair, names: dict[int, str], plan: Dossier) -> str:
    if pair.person_id:
        person = plan.person[pair.person_id]
        return ", ".join(filter(None, (person.name, person.organisation)))
    return tr("{name} in row {row}", name=names[pair.other_row], row=pair.other_row)
