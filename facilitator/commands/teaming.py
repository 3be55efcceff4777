"""`host`, `join` and `team`: several laptops from the command line, also on machines without a screen."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.commands import membering
from facilitator.commands.choosing import AddCommand, ended, named, writing
from facilitator.commands.streams import STREAM
from facilitator.commands.team_work import at_work, codes_in, session_ids, tell
from facilitator.domain.areas import INVITED, TeamRole
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.team.lost_keys import fleeting_keys

if TYPE_CHECKING:
    from facilitator.team.invitations import Invitation

_MOST_TYPED: Final = 5_000
_BLOCKS: Final = {
    (False, False): "█",
    (False, True): "▀",
    (True, False): "▄",
    (True, True): " ",
}
"""Two modules above each other, dark (True) ones in the colour of the background."""


def register(add: AddCommand) -> None:
    """Put the commands of this module on the command line."""
    name = tr("the name by which the others know you")
    command = add("host", tr("open a workshop for other laptops, until Ctrl+C"))
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("--name", metavar=tr("NAME"), default=tr("Organiser"), help=name)
    purpose = tr("the server’s port (otherwise the one of the last time, or any)")
    command.add_argument("--port", metavar="4222", type=int, default=0, help=purpose)
    _add_invitation(command)
    command.set_defaults(run=host)

    command = add("join", tr("join a team by a code or a link"))
    purpose = tr("the invitation; - reads it from standard input, so that nobody sees it in a list")
    command.add_argument("invitation", metavar=tr("CODE|LINK"), help=purpose)
    purpose = tr("the file to be made, or one of the same process (otherwise named after it)")
    command.add_argument(
        "file", metavar=tr("FILE"), type=Path, nargs="?", default=None, help=purpose
    )
    command.add_argument("--name", metavar=tr("NAME"), required=True, help=name)
    purpose = tr("your room; several with commas")
    command.add_argument("--room", metavar="W1.1", default="", help=purpose)
    purpose = tr("stay connected until Ctrl+C; without it, leave off when everything is here")
    command.add_argument("--stay", action="store_true", help=purpose)
    command.set_defaults(run=join)

    command = add("team", tr("see and change the team of a file"))
    doings = command.add_subparsers(metavar=tr("WHAT"), required=True)

    def add_doing(word: str, purpose: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        doing = doings.add_parser(word, help=purpose, description=purpose)
        doing.add_argument("file", metavar=tr("FILE"), type=Path)
        doing.set_defaults(run=run)
        return doing

    _add_invitation(add_doing("invite", tr("make an invitation, and let in until Ctrl+C"), host))
    membering.register(add_doing)


def _add_invitation(command: argparse.ArgumentParser) -> None:
    purpose = tr("what the invited may do: {roles}", roles=", ".join(INVITED))
    command.add_argument("--role", choices=INVITED, default="moderator", help=purpose)
    purpose = tr("the room that the invitation is for; several with commas")
    command.add_argument("--room", metavar="W1.1", default="", help=purpose)
    purpose = tr("how many people may use it (otherwise 1)")
    command.add_argument("--uses", metavar="1", type=int, default=1, help=purpose)
    purpose = tr("how long it is good (otherwise 24)")
    command.add_argument("--hours", metavar="24", type=float, default=24, help=purpose)


# Commands


def host(options: argparse.Namespace, settings: Settings) -> int:
    """Host a file's team, or go on with it, and let in until Ctrl+C; prints the invitation."""
    with writing(options.file, settings.device()) as desk, at_work(desk) as work:
        was_serverless = work.state().is_serverless
        if work.state().link is None:
            name, port = getattr(options, "name", ""), getattr(options, "port", 0)
            if not name and was_serverless:
                raise UserError(
                    tr("This team meets in room packages: invite with “package invite”.")
                )
            if not name:
                raise UserError(tr("This file is in no team. Begin one with “facilitator host”."))
            work.team.host(name=name, port=port)
            work.settle()
        if was_serverless:
            tell(_moved())
        sessions = session_ids(desk, codes_in(options.room))
        role: TeamRole = options.role
        invitation = work.team.invite(role, sessions, hours=options.hours, uses=options.uses)
        _show(invitation)
        if not work.state().is_lasting:
            tell(fleeting_keys("organiser"))
        work.stay()
    return 0


def join(options: argparse.Namespace, settings: Settings) -> int:
    """Join a team: make the file, and wait until everything is in it; as a guest, print the stage."""
    from facilitator.commands.watching import guest_by, show  # noqa: PLC0415 - as below
    from facilitator.team.hosting import join as join_team  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.team.keychain import system_keychain  # noqa: PLC0415 - looks for plug-ins

    text = options.invitation
    if text == STREAM:
        text = sys.stdin.read(_MOST_TYPED)
    keychain = system_keychain()
    place = ended(named(options.file)) if options.file else Path.cwd()
    guest = None if place.is_file() else guest_by(text, options.name, keychain)
    if guest is not None:
        if not keychain.is_lasting:
            tell(fleeting_keys("guest"))
        return show(guest, keychain, stay=options.stay)
    joined = join_team(
        text,
        name=options.name,
        folder_or_file=place,
        keychain=keychain,
        sessions=[code.upper() for code in codes_in(options.room)],
    )
    print(tr("You are in the team; your file is {file}.", file=joined.path), flush=True)
    if not joined.is_lasting:
        tell(fleeting_keys("moderator"))
    with writing(joined.path, settings.device()) as desk, at_work(desk, keychain) as work:
        work.wait_for(lambda state: bool(state.link and state.link.is_level and state.members))
        print(tr("Everything is here."), flush=True)
        if options.stay:
            work.stay()
    return 0


# What is said


def _show(invitation: "Invitation") -> None:
    if invitation.code:
        print(tr("Code: {code}", code=invitation.code))
    print(tr("Link: {link}", link=invitation.link))
    rows = invitation.qr_rows()
    if sys.stdout.isatty():
        print(_in_blocks(rows))
    print(tr("This computer lets in until Ctrl+C."), flush=True)


def _in_blocks(rows: Sequence[Sequence[bool]]) -> str:
    """Return a QR code with two rows of modules to a line, light on dark as terminals are, with its margin."""
    width, margin = len(rows) + 4, [False] * 2
    empty = [False] * width
    padded = [empty, empty, *([*margin, *row, *margin] for row in rows), empty, empty, empty]
    lines = zip(padded[0::2], padded[1::2], strict=False)
    return "\n".join(
        "".join(_BLOCKS[upper, lower] for upper, lower in zip(*pair, strict=True)) for pair in lines
    )


def _moved() -> str:
    return tr(
        "The team meets here from now on. Write a package for the others with “package out”: once "
        "they have taken it in, they connect by themselves."
    )
