"""`package`: a team's work as files that travel by mail or share, where no server is allowed."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.actions import erasure
from facilitator.actions.desk import Desk
from facilitator.commands import streams
from facilitator.commands.choosing import (
    AddCommand,
    add_workshop,
    chosen_workshop,
    ended,
    named,
    session_of_code,
    writing,
)
from facilitator.domain.areas import WITH_FILE
from facilitator.domain.moments import moment
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr, trn
from facilitator.settings import Settings
from facilitator.storage.reading import Reader

if TYPE_CHECKING:
    from facilitator.team.keychain import Keychain
    from facilitator.team.packages import Contents, TakenIn

_INVITED: Final = tuple(role for role in WITH_FILE if role != "organiser")


def register(add: AddCommand) -> None:
    """Put the command of this module on the command line."""
    command = add("package", tr("exchange a team’s work as files, where no server is allowed"))
    actions = command.add_subparsers(metavar=tr("ACTION"), required=True)

    def action(name: str, purpose: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=purpose, description=purpose)

    _register_out(action("out", tr("write what the others do not have yet as a room package")))
    _register_in(action("in", tr("say what a room package holds, and take it in")))
    _register_invite(action("invite", tr("make somebody a member and print what to hand over")))
    _register_join(action("join", tr("make the file of somebody who was invited")))


def _register_out(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("-o", "--output", metavar=f"{tr('OUT')}.raumpaket", required=True)
    _add_rooms(command, tr("only what belongs to this session; several with commas"))
    purpose = tr("everything from the beginning, whatever the others have already")
    command.add_argument("--all", action="store_true", help=purpose)
    command.set_defaults(run=write_package)


def _register_in(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("package", metavar=f"{tr('PACKAGE')}.raumpaket")
    purpose = tr("take it in; without it, only say what comes")
    command.add_argument("--yes", action="store_true", help=purpose)
    command.set_defaults(run=read_package)


def _register_invite(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.add_argument("--name", metavar=tr("NAME"), required=True, help=tr("who is invited"))
    purpose = tr("your own name, when the team begins with this")
    command.add_argument("--own-name", metavar=tr("NAME"), default="", help=purpose)
    command.add_argument("--role", choices=_INVITED, default="moderator", help=tr("as what"))
    _add_rooms(command, tr("the session that they moderate; several with commas"))
    command.set_defaults(run=invite)


def _register_join(command: argparse.ArgumentParser) -> None:
    purpose = tr("what the organiser handed over; - reads it from standard input")
    command.add_argument("invitation", metavar=tr("INVITATION"), help=purpose)
    command.add_argument("file", metavar=tr("FILE"), type=Path)
    command.set_defaults(run=join)


def _add_rooms(command: argparse.ArgumentParser, purpose: str) -> None:
    command.add_argument("--room", metavar="W1.1", dest="rooms", default="", help=purpose)
    add_workshop(command)


# Out


def write_package(options: argparse.Namespace, settings: Settings) -> int:
    """Write a room package; the workshop file stays as it is."""
    from facilitator.team import packages  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.team.package_invitations import secrets_for  # noqa: PLC0415 - the same

    with writing(options.file, settings.device()) as desk:
        secrets = secrets_for(desk, _keychain())
        rooms = _sessions(desk.read, options)
        with desk.file.postbox() as postbox:
            data = packages.make(postbox, secrets, rooms=rooms, is_complete=options.all)
            contents = packages.look(data, postbox, secrets)
    streams.write(options.output, data, never=ended(options.file))
    said = trn("{count} contribution written.", "{count} contributions written.", contents.notes)
    if not contents.letters:
        said = tr("The others have everything already; the package only says what this laptop has.")
    print(f"facilitator: {said}", file=sys.stderr)
    return 0


def _sessions(read: Reader, options: argparse.Namespace) -> tuple[str, ...]:
    codes = [code.strip() for code in options.rooms.split(",") if code.strip()]
    if not codes:
        return ()
    head = chosen_workshop(read, options.workshop, whole=False)
    return tuple(session_of_code(head, code).id for code in codes)


# In


def read_package(options: argparse.Namespace, settings: Settings) -> int:
    """Say what comes with a package and take it in; exit code 1 where it was only said."""
    from facilitator.team import packages  # noqa: PLC0415 - see cli.COMMANDS
    from facilitator.team.keychain import keep_secrets  # noqa: PLC0415 - the same
    from facilitator.team.package_form import MOST_BYTES  # noqa: PLC0415 - the same
    from facilitator.team.package_invitations import secrets_for  # noqa: PLC0415 - the same

    data, keychain = streams.read(options.package, MOST_BYTES + 1), _keychain()
    with writing(options.file, settings.device()) as desk:
        secrets = secrets_for(desk, keychain)
        with desk.file.postbox() as postbox:
            contents = packages.look(data, postbox, secrets)
            done = packages.take_in(data, postbox, secrets) if options.yes else None
        if done:
            keep_secrets(keychain, done.secrets)
            _clean_after(desk, done)
        print(_told(contents, desk.read))
    if done:
        for sentence in _outcome(done):
            print(sentence)
        return 0
    print(tr("Nothing was changed. Repeat it with --yes to take the package in."))
    return 1


def _clean_after(desk: Desk, done: "TakenIn") -> None:
    """Take people out of the backups whom the package says to be erased."""
    if not done.received.erased:
        return
    loan = desk.lend(tr(erasure.DOING))
    try:
        erasure.clean_after(loan, done.received.erased)
    finally:
        desk.take_back()


def _told(contents: "Contents", read: Reader) -> str:
    codes = {
        session_id: code.compact
        for workshop in read.workshops()
        for session_id, code in read.head(workshop.id).code.items()
    }
    rooms = sorted(codes[room] for room in contents.rooms if room in codes)
    made_at = moment(contents.made_at)
    said = trn(
        "From {name}, made on {moment}: {count} contribution, {new} of them new or changed.",
        "From {name}, made on {moment}: {count} contributions, {new} of them new or changed.",
        contents.notes,
        name=contents.name or tr("somebody"),
        moment=f"{made_at.astimezone():%Y-%m-%d %H:%M}" if made_at else "",
        new=contents.new_notes,
    )
    said = f"{said} {tr('Rooms: {names}.', names=', '.join(rooms))}" if rooms else said
    if contents.is_from_outside:
        said += " " + tr(
            "They were taken out of the team: what was written after that is left out."
        )
    return said


def _outcome(done: "TakenIn") -> Sequence[str]:
    said = [tr("Taken in.") if done.received.new else tr("Everything in it was here already.")]
    later = done.refused.get("later", 0)
    others = sum(done.refused.values()) - later
    if later:
        said.append(
            trn(
                "{count} change waits for rows that are not here yet; take in the organiser’s "
                "package, then this one again.",
                "{count} changes wait for rows that are not here yet; take in the organiser’s "
                "package, then this one again.",
                later,
            )
        )
    if others:
        said.append(
            trn(
                "{count} change was left out, because its writer had no right to it.",
                "{count} changes were left out, because their writer had no right to them.",
                others,
            )
        )
    return said


# Members


def invite(options: argparse.Namespace, settings: Settings) -> int:
    """Print an invitation for one laptop; a file that is in no team becomes the organiser's of a new one."""
    from facilitator.team.package_invitations import (  # noqa: PLC0415 - see cli.COMMANDS
        found_for_packages,
        invite_by_package,
        is_in_team,
        secrets_for,
    )

    keychain = _keychain()
    with writing(options.file, settings.device()) as desk:
        rooms = _sessions(desk.read, options)
        if is_in_team(desk):
            secrets = secrets_for(desk, keychain)
        else:
            own_name = options.own_name or tr("Organiser")
            secrets = found_for_packages(desk, keychain, own_name)
        invitation = invite_by_package(
            desk, secrets, name=options.name, role=options.role, sessions=rooms
        )
    print(invitation.text)
    said = tr(
        "Hand this line over as you would a password: whoever has it is {name}, on one laptop. "
        "Then write a package with “package out” for them.",
        name=invitation.name,
    )
    print(f"facilitator: {said}", file=sys.stderr)
    return 0


def join(options: argparse.Namespace, _settings: Settings) -> int:
    """Make the file of a new member, which the organiser's package fills."""
    from facilitator.team.package_invitations import (  # noqa: PLC0415 - see cli.COMMANDS
        join_by_package,
        parse_package_invitation,
    )

    text = options.invitation
    if text == streams.STREAM:
        text = " ".join(streams.read_lines(text))
    invitation, keychain = parse_package_invitation(text), _keychain()
    path = named(options.file)
    if not keychain.is_lasting:
        raise EnvironmentProblem(
            tr(
                "This machine has no keychain that could hold the keys of a team. Nothing was made; "
                "unlock or set up the system’s keychain and try again."
            )
        )
    if streams.is_there(path):
        raise UserError(
            tr(
                "“{name}” exists already and was left as it is. Choose another name.",
                name=path.name,
            )
        )
    join_by_package(invitation, path, keychain)
    said = tr(
        "“{name}” is made. Take the organiser’s package in with “package in” to fill it.",
        name=path.name,
    )
    print(f"facilitator: {said}", file=sys.stderr)
    return 0


def _keychain() -> "Keychain":
    from facilitator.team.keychain import system_keychain  # noqa: PLC0415 - see cli.COMMANDS

    return system_keychain()
