"""`layout check`: what helps those who write a layout."""

import argparse

from facilitator.commands import streams
from facilitator.commands.choosing import AddCommand
from facilitator.language import tr, trn
from facilitator.settings import Settings


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("layout", tr("say line by line what is wrong with a layout"))
    command.add_argument("check", choices=["check"], help=tr("look at a layout"))
    command.add_argument("folder", metavar=tr("FOLDER"), help=tr("name or folder of a layout"))
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    command.set_defaults(run=check_layout)


def check_layout(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what is wrong with a layout; exit code 1 when something is."""
    from facilitator.protocol.inspection.flaws import layout_flaws, shown  # noqa: PLC0415 - see cli.COMMANDS

    flaws = layout_flaws(options.folder)
    if options.json:
        entries = [
            {
                "file": str(flaw.file),
                **flaw.place._asdict(),
                "key": flaw.key,
                "sentence": flaw.sentence,
            }
            for flaw in flaws
        ]
        streams.print_json(entries)
        return 1 if flaws else 0
    for line in shown(flaws):
        print(line)
    print(
        trn("{count} flaw.", "{count} flaws.", len(flaws))
        if flaws
        else tr("Nothing is wrong with this layout.")
    )
    return 1 if flaws else 0
