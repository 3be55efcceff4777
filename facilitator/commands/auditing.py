"""`audit`: whether a protocol proves what it says."""

import argparse
from pathlib import Path

from facilitator.commands import streams
from facilitator.commands.choosing import AddCommand, add_workshop, chosen_workshop, reading
from facilitator.language import tr, trn
from facilitator.settings import Settings


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("audit", tr("say what of a protocol is not proven by notes and data"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    add_workshop(command)
    command.set_defaults(run=audit_file)


def audit_file(options: argparse.Namespace, _settings: Settings) -> int:
    """Say what an audit finds; exit code 1 when it finds something."""
    from facilitator.domain.audit.auditing import audit  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.protocol.audit_words import sentence, told  # noqa: PLC0415 - the same
    from facilitator.protocol.whereabouts import Whereabouts  # noqa: PLC0415 - the same

    with reading(options.file) as read:
        dossier = chosen_workshop(read, options.workshop)
    found, where = audit(dossier), Whereabouts(dossier)
    if options.json:
        entries = [
            {
                **entry._asdict(),
                "place": where.of(entry.table, entry.row_id),
                "sentence": sentence(entry),
            }
            for entry in found
        ]
        streams.print_json(entries)
        return 1 if found else 0
    for entry in found:
        print(told(entry, where.of(entry.table, entry.row_id)))
    print(
        trn("{count} finding.", "{count} findings.", len(found))
        if found
        else tr("The protocol proves what it says.")
    )
    return 1 if found else 0
