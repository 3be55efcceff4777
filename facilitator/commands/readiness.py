"""`check --day`: whether a workshop is ready to start, as far as the command line can tell."""

import argparse

from facilitator import clock
from facilitator.commands import streams
from facilitator.commands.choosing import chosen_workshop, ended, reading
from facilitator.commands.streams import STREAM
from facilitator.domain.readiness.checklist import checklist, problems
from facilitator.domain.readiness.judgement import Judgement, Surroundings
from facilitator.language import tr, trn
from facilitator.planning.checklist_words import sentence
from facilitator.storage.whereabouts import whereabouts


def check_day(options: argparse.Namespace) -> int:
    """Print what is open or worth a note; exit code 1 when something is open.

    Displays and dictionaries are the window's: nothing is said of them. As JSON all lines are
    given, those that are in order too.
    """
    with reading(options.file) as read:
        head = chosen_workshop(read, options.workshop, whole=False)
        facts = Surroundings(
            last_moment=read.newest_moment(),
            shares_people=any(
                entry.process_id == head.process.id and entry.id != head.workshop.id
                for entry in read.workshops()
            ),
        )
    if str(options.file) != STREAM:
        facts = facts._replace(file=whereabouts(ended(options.file).absolute(), clock.today()))
    found = checklist(head, facts, clock.now())
    if options.json:
        streams.print_json([_entry(judgement) for judgement in found])
    else:
        _print(found)
    return 1 if problems(found) else 0


def _print(found: list[Judgement]) -> None:
    for judgement in found:
        if judgement.grade != "ok":
            print(sentence(judgement))
    count = len(problems(found))
    print(
        trn("{count} open point.", "{count} open points.", count)
        if count
        else tr("Nothing is open.")
    )


def _entry(judgement: Judgement) -> dict[str, str]:
    return {
        "area": judgement.area,
        "matter": judgement.matter,
        "grade": judgement.grade,
        "mend": judgement.mend,
        "row_id": judgement.row_id,
        "sentence": sentence(judgement),
    }
