"""`accessibility`: whether a finished file can be read by everybody, as far as a machine can judge."""

import argparse
from pathlib import Path
from typing import Final

from facilitator.commands import streams
from facilitator.commands.choosing import AddCommand
from facilitator.language import tr, trn
from facilitator.settings import Settings

_MOST_BYTES: Final = 200_000_000


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add(
        "accessibility", tr("say what keeps people from reading a finished Word file or PDF")
    )
    command.add_argument("file", metavar=tr("FILE") + ".{docx,pdf}")
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    command.set_defaults(run=accessibility)


def accessibility(options: argparse.Namespace, _settings: Settings) -> int:
    """List the barriers in a file, each with its mend; exit code 1 when there are any."""
    from facilitator.protocol.accessible.examination import examined  # noqa: PLC0415 - see cli.COMMANDS

    found = examined(Path(options.file).name, streams.read(options.file, _MOST_BYTES))
    if options.json:
        streams.print_json([barrier._asdict() for barrier in found])
        return 1 if found else 0
    for barrier in found:
        place = f" ({barrier.where})" if barrier.where else ""
        print(f"{barrier.sentence}{place}\n    {barrier.mend} [{barrier.clause}]")
    print(
        trn("{count} barrier.", "{count} barriers.", len(found))
        if found
        else tr("No barrier found, as far as a machine can judge.")
    )
    return 1 if found else 0
