"""`serve-config`: what makes the files of an organisation's own server."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.commands.choosing import AddCommand
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.settings import Settings

if TYPE_CHECKING:
    from facilitator.team.invitations import Address

_STORAGE_GB: Final = 50


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("serve-config", tr("write the files of an own server, or a cluster of three"))
    command.add_argument("folder", metavar=tr("FOLDER"), type=Path)
    purpose = tr(
        "name or address of one server, or of three with commas between; port 4222 if none"
    )
    command.add_argument("hosts", metavar=tr("HOST[:PORT],…"), help=purpose)
    purpose = tr("gigabytes that each server may fill (otherwise 50)")
    command.add_argument("--storage", metavar=tr("GB"), type=int, default=_STORAGE_GB, help=purpose)
    command.set_defaults(run=serve_config)


def serve_config(options: argparse.Namespace, _settings: Settings) -> int:
    """Write a folder for each server, the keys and the invitation for organisers."""
    from facilitator.team.server import cluster  # noqa: PLC0415 - see cli.COMMANDS

    hosts = [_host(text) for text in options.hosts.split(",")]
    if len(hosts) not in {1, 3}:
        raise UserError(tr("A server stands alone, or three form a cluster: name one or three."))
    if len(set(hosts)) != len(hosts):
        raise UserError(tr("Each server needs a name of its own, or a port of its own."))
    if options.storage < 1:
        raise UserError(tr("A server needs at least one gigabyte."))
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            tr("{folder} is not empty. Name a new folder: keys are never replaced.", folder=folder)
        )
    cluster.write(folder, hosts, storage_gb=options.storage)
    for number, host in enumerate(hosts, 1):
        print(tr("{folder} belongs on {host}.", folder=folder / f"server-{number}", host=host.host))
    print(
        tr(
            "{file} is for the organisers, {keys} for you alone. README.md says how to go on.",
            file=folder / cluster.INVITATION,
            keys=folder / cluster.KEYS,
        )
    )
    return 0


def _host(text: str) -> "Address":
    from facilitator.team.invitations import Address  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.team.server.cluster import MOST_PORT, PORT  # noqa: PLC0415 - see above

    for full in (text, f"{text}:{PORT}"):
        with suppress(ValueError):
            found = Address.of(full)
            if not found.is_web and found.port <= MOST_PORT:
                return found
    raise UserError(tr("“{host}” is no name or address of a server.", host=text))
