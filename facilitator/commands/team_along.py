"""`team status` of a file that another program works on: what the file itself knows."""

from collections.abc import Iterable, Mapping

from facilitator.domain.team import Member, of_this_team
from facilitator.errors import UserError
from facilitator.language import tr, trn
from facilitator.storage.reading import Reader
from facilitator.team.roles import role_name


def print_known(read: Reader) -> int:
    """Print who takes part and what waits, without a connection and without keys; the exit code."""
    from facilitator.team.settings import TeamSettings  # noqa: PLC0415 - see cli.COMMANDS

    settings = TeamSettings.known(read)
    if settings is None:
        raise UserError(tr("This file is in no team. Begin one with “facilitator host”."))
    if settings.is_serverless:
        print(tr("Server: none; the team meets in room packages"))
    elif settings.addresses:
        print(tr("Server: {server}", server=settings.addresses[0].rpartition("/")[2]))
    else:
        print(tr("Server: here, while the program that hosts runs"))
    codes = codes_of(read)
    for member in of_this_team(read.members()):
        print(_line(member, codes, is_self=member.id == settings.device))
    if not settings.is_serverless:
        print(sending_line(read.unsent()))
    return 0


def sending_line(unsent: int) -> str:
    """Say how much of a file the others have not got yet."""
    if not unsent:
        return tr("Everything of this file has been sent.")
    return trn(
        "{count} change of this file is still to be sent.",
        "{count} changes of this file are still to be sent.",
        unsent,
    )


def codes_of(read: Reader) -> dict[str, str]:
    """Return the codes of all sessions of the file."""
    heads = [read.head(workshop.id) for workshop in read.workshops()]
    return {session: code.compact for head in heads for session, code in head.code.items()}


def with_rooms(name: str, sessions: Iterable[str], codes: Mapping[str, str]) -> str:
    """Return a member's name, with the codes of their rooms behind it."""
    rooms = ", ".join(sorted(codes[room] for room in sessions if room in codes))
    return f"{name} ({rooms})" if rooms else name


def _line(member: Member, codes: Mapping[str, str], *, is_self: bool) -> str:
    said = [tr("this laptop")] if is_self else []
    said += [tr("taken out")] if member.revoked_at else []
    line = (
        f"{member.id}  {role_name(member.role):<10} {with_rooms(member.name, member.rooms, codes)}"
    )
    return f"{line}: {', '.join(said)}" if said else line
