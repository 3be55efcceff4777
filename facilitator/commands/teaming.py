"""`host`, `join` and `team`: several laptops from the command line, also on machines without a screen."""

import argparse
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from facilitator.actions.desk import Desk
from facilitator.commands.choosing import (
    AddCommand,
    chosen_workshop,
    ended,
    named,
    session_of_code,
    tell_about,
    writing,
)
from facilitator.commands.streams import STREAM
from facilitator.commands.team_along import print_known
from facilitator.domain.areas import INVITED, TeamRole
from facilitator.errors import UserError
from facilitator.language import tr, trn
from facilitator.settings import Settings

if TYPE_CHECKING:
    from facilitator.team.hosting import Team
    from facilitator.team.invitations import Invitation
    from facilitator.team.keychain import Keychain
    from facilitator.team.states import MemberState, TeamState

_MOST_TYPED: Final = 5_000
_LOOK_SECONDS: Final = 0.5
_LEVEL_SECONDS: Final = 10
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

    add_doing("status", tr("who takes part, and what is still to be sent"), status)
    _add_invitation(add_doing("invite", tr("make an invitation, and let in until Ctrl+C"), host))
    doing = add_doing("revoke", tr("shut somebody out"), revoke)
    doing.add_argument("member", metavar=tr("NAME"), help=tr("the name, or the id from “status”"))
    add_doing("leave", tr("leave the team; the file stays as it is"), leave)
    doing = add_doing("end", tr("end the team for everybody and remove what the server keeps"), end)
    purpose = tr("remove it so many days later")
    doing.add_argument("--days", metavar="30", type=int, default=0, help=purpose)


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
    with writing(options.file, settings.device()) as desk, _at_work(desk) as work:
        if work.state().link is None:
            name, port = getattr(options, "name", ""), getattr(options, "port", 0)
            if not name:
                raise UserError(tr("This file is in no team. Begin one with “facilitator host”."))
            work.team.host(name=name, port=port)
            work.settle()
        sessions = _session_ids(desk, _codes(options.room))
        role: TeamRole = options.role
        invitation = work.team.invite(role, sessions, hours=options.hours, uses=options.uses)
        _show(invitation)
        if not work.state().is_lasting:
            _tell(_forgetful())
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
        return show(guest, keychain, stay=options.stay)
    joined = join_team(
        text,
        name=options.name,
        folder_or_file=place,
        keychain=keychain,
        sessions=[code.upper() for code in _codes(options.room)],
    )
    print(tr("You are in the team; your file is {file}.", file=joined.path), flush=True)
    if not joined.is_lasting:
        _tell(_forgetful())
    with writing(joined.path, settings.device()) as desk, _at_work(desk, keychain) as work:
        work.wait_for(lambda state: bool(state.link and state.link.is_level and state.members))
        print(tr("Everything is here."), flush=True)
        if options.stay:
            work.stay()
    return 0


def status(options: argparse.Namespace, settings: Settings) -> int:
    """Print who takes part, as the file knows it and the server says."""
    with writing(options.file, settings.device()) as desk:
        if desk.read_only:
            tell_about(desk.file)
            return print_known(desk.read)
        with _at_work(desk) as work:
            work.demand_team()
            work.look_around()
            state = work.state()
    print(_server_line(state))
    for member in state.members:
        print(_member_line(member))
    if state.link:
        print(_sending_line(state))
    return 0


def revoke(options: argparse.Namespace, settings: Settings) -> int:
    """Shut somebody out, by name or id."""
    with writing(options.file, settings.device()) as desk, _at_work(desk) as work:
        work.demand_team()
        member = _member_named(work.state(), options.member)
        work.team.revoke(member.device)
        work.settle()
        work.look_around()
    print(tr("{name} is shut out.", name=member.name))
    return 0


def leave(options: argparse.Namespace, settings: Settings) -> int:
    """Leave the team."""
    with writing(options.file, settings.device()) as desk, _at_work(desk) as work:
        work.demand_team()
        work.team.leave()
        work.settle()
    print(tr("You have left the team. The file stays as it is."))
    return 0


def end(options: argparse.Namespace, settings: Settings) -> int:
    """End the team for everybody."""
    with writing(options.file, settings.device()) as desk, _at_work(desk) as work:
        work.demand_team()
        work.team.end(after_days=options.days)
        work.settle()
    if options.days:
        print(
            trn(
                "The server’s data goes after {count} day.",
                "The server’s data goes after {count} days.",
                options.days,
            )
        )
    else:
        print(tr("The team has ended; the server’s data and the keys are gone."))
    return 0


# At work


class _Work:
    """A team whose door this thread attends, as the window's would."""

    def __init__(
        self, desk: Desk, team: "Team", attend: Callable[[], None], bell: threading.Event
    ) -> None:
        self.team = team
        self._desk = desk
        self._attend = attend
        self._bell = bell

    def state(self) -> "TeamState":
        """Return how the team stands."""
        return self.team.state()

    def wait_for(self, is_so: Callable[["TeamState"], bool], seconds: float = 0) -> bool:
        """Do what comes until something is so; False where that takes longer than `seconds`."""
        end = time.monotonic() + seconds
        while not is_so(self.state()):
            if seconds and time.monotonic() > end:
                return False
            self._bell.wait(_LOOK_SECONDS)
            self._bell.clear()
            self._attend()
            self._desk.announce(self.team.take_arrived())
        return True

    def settle(self) -> None:
        """Wait until what was asked for is done; UserError with what went wrong."""
        self.wait_for(lambda state: not state.doing)
        problem = self.state().problem
        if problem:
            raise UserError(problem)

    def demand_team(self) -> None:
        """Raise UserError where the file is in no team, or cannot go on in it."""
        state = self.state()
        if not state.is_team:
            raise UserError(tr("This file is in no team. Begin one with “facilitator host”."))
        if state.link is None:
            raise UserError(state.problem)

    def look_around(self) -> None:
        """Wait until the link is level and the others are heard, but not for ever."""
        from facilitator.team.link.presence import (  # noqa: PLC0415 - see cli.COMMANDS
            EVERY_SECONDS,
        )
        from facilitator.team.states import awaited  # noqa: PLC0415 - the same

        if self.wait_for(lambda state: bool(state.link and state.link.is_level), _LEVEL_SECONDS):
            # Whoever is there has said so by then.
            self.wait_for(lambda state: not awaited(state), 1 + EVERY_SECONDS)

    def stay(self) -> None:
        """Go on until Ctrl+C, and say what goes wrong."""
        with suppress(KeyboardInterrupt):
            self._go_on()

    def _go_on(self) -> NoReturn:
        said = ""
        while True:
            self.wait_for(lambda _state: False, _LOOK_SECONDS)
            state = self.state()
            problem = state.problem or (state.link.problem if state.link else "")
            if problem != said:
                said = problem
                if said:
                    _tell(said)


@contextmanager
def _at_work(desk: Desk, keychain: "Keychain | None" = None) -> Generator[_Work, None, None]:
    """Take up the team of an open file; link and server stop at the end."""
    from facilitator.team.door import Door  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.team.hosting import Team  # noqa: PLC0415 - brings the network along

    if desk.read_only:
        raise UserError(desk.file.notice)
    bell = threading.Event()
    door = Door(bell.set)
    team = Team(desk.file, keychain, bell.set, door)
    stop_watching = desk.watch(lambda _outcome, _initiator: team.nudge())
    work = _Work(desk, team, lambda: door.attend(desk), bell)
    try:
        team.connect()
        work.wait_for(lambda state: not state.doing)
        yield work
    finally:
        stop_watching()
        door.close()
        team.stop()


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


def _server_line(state: "TeamState") -> str:
    phases = {
        "off": tr("not connected"),
        "connecting": tr("connecting"),
        "catching_up": tr("reading what was missed"),
        "online": tr("connected"),
        "offline": tr("not connected"),
    }
    phase = phases[state.link.phase if state.link else "off"]
    if state.is_hosting:
        return tr("Server: here, {server} ({phase})", server=state.server, phase=phase)
    return tr("Server: {server} ({phase})", server=state.server, phase=phase)


def _member_line(member: "MemberState") -> str:
    if member.revoked_at:
        said = tr("shut out")
    elif member.presence is None:
        said = tr("not connected")
    elif member.presence.unsent:
        said = trn(
            "{count} change to be sent", "{count} changes to be sent", member.presence.unsent
        )
    else:
        said = tr("connected")
    return f"{member.device}  {member.role:<10} {member.name}: {said}"


def _sending_line(state: "TeamState") -> str:
    unsent = state.link.unsent if state.link else 0
    if not unsent:
        return tr("Everything of this file has been sent.")
    return trn(
        "{count} change of this file is still to be sent.",
        "{count} changes of this file are still to be sent.",
        unsent,
    )


def _forgetful() -> str:
    return tr(
        "This computer has no keychain; after a restart the invitation has to be entered anew."
    )


def _tell(sentence: str) -> None:
    print(f"facilitator: {sentence}", file=sys.stderr, flush=True)


# What is meant


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",") if code.strip()]


def _session_ids(desk: Desk, codes: Sequence[str]) -> list[str]:
    if not codes:
        return []
    head = chosen_workshop(desk.read, "", whole=False)
    return [session_of_code(head, code).id for code in codes]


def _member_named(state: "TeamState", text: str) -> "MemberState":
    found = [
        member
        for member in state.members
        if not member.is_self and text in {member.device, member.name}
    ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{member.name} ({member.device})" for member in state.members)
    raise UserError(
        tr("Who is “{name}”? In the team are {names}. Nothing was changed.", name=text, names=names)
    )
