"""`team …`: who takes part in a team and in what part; changing that, taking somebody out, leaving, ending."""

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from facilitator.actions.desk import Desk
from facilitator.commands.choosing import chosen_workshop, tell_about, writing
from facilitator.commands.team_along import codes_of, print_known, sending_line, with_rooms
from facilitator.commands.team_work import Work, at_work, codes_in, session_ids
from facilitator.domain.areas import WITH_FILE
from facilitator.errors import UserError
from facilitator.language import mark, tr, trn
from facilitator.settings import Settings
from facilitator.team.roles import role_name

if TYPE_CHECKING:
    from facilitator.team.states import MemberState, TeamState


class AddDoing(Protocol):
    """Adds what is done to the team of a file."""

    def __call__(self, word: str, purpose: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        """Return the parser of it, which has the file already."""
        ...


def register(add: AddDoing) -> None:
    """Put these on the command line, behind `team`."""
    whom = tr("the name, or the id from “status”")
    add("status", tr("who takes part, and what is still to be sent"), status)
    doing = add("change", tr("give somebody another role or other rooms"), change)
    doing.add_argument("member", metavar=tr("NAME"), help=whom)
    purpose = tr("the role from now on: {roles}", roles=", ".join(WITH_FILE))
    doing.add_argument("--role", choices=WITH_FILE, default="", help=purpose)
    purpose = tr("the rooms from now on; several with commas")
    doing.add_argument("--room", metavar="W1.1", default="", help=purpose)
    doing = add("revoke", tr("shut somebody out"), revoke)
    doing.add_argument("member", metavar=tr("NAME"), help=whom)
    add("leave", tr("leave the team; the file stays as it is"), leave)
    doing = add("end", tr("end the team for everybody and remove what the server keeps"), end)
    purpose = tr("remove it so many days later")
    doing.add_argument("--days", metavar="30", type=int, default=0, help=purpose)


def status(options: argparse.Namespace, settings: Settings) -> int:
    """Print who takes part, as the file knows it and the server says."""
    with writing(options.file, settings.device()) as desk:
        if desk.read_only:
            tell_about(desk.file)
            return print_known(desk.read)
        with at_work(desk) as work:
            if work.state().is_serverless:
                return print_known(desk.read)
            work.demand_team()
            work.look_around()
            state = work.state()
        codes = codes_of(desk.read)
    print(_server_line(state))
    for member in state.members:
        print(_member_line(member, codes))
    if state.link:
        print(sending_line(state.link.unsent))
    return 0


def change(options: argparse.Namespace, settings: Settings) -> int:
    """Give somebody another role or other rooms; what is not named stays as it is."""

    def decide(desk: Desk, work: Work, member: "MemberState") -> None:
        rooms = _rooms(desk, member, options.room)
        work.team.change(member.device, options.role or member.role, rooms)

    return _decide(options, settings, decide, mark("{name} has another part from now on."))


def revoke(options: argparse.Namespace, settings: Settings) -> int:
    """Shut somebody out, by name or id."""

    def decide(_desk: Desk, work: Work, member: "MemberState") -> None:
        work.team.revoke(member.device)

    return _decide(options, settings, decide, mark("{name} is taken out."))


def _decide(
    options: argparse.Namespace,
    settings: Settings,
    decide: Callable[[Desk, Work, "MemberState"], None],
    done: str,
) -> int:
    """Decide about one member, wait until the others know as far as they are there, and say it is `done`."""
    with writing(options.file, settings.device()) as desk, at_work(desk) as work:
        work.demand_team()
        member = named_member(work.state(), options.member)
        decide(desk, work, member)
        work.settle()
        if work.state().link:
            work.look_around()
        is_serverless = work.state().is_serverless
    print(tr(done, name=member.name))
    if is_serverless:
        print(tr("The others hear of it by your next package: write one with “package out”."))
    return 0


def leave(options: argparse.Namespace, settings: Settings) -> int:
    """Leave the team."""
    with writing(options.file, settings.device()) as desk, at_work(desk) as work:
        work.demand_team()
        work.team.leave()
        work.settle()
    print(tr("You have left the team. The file stays as it is."))
    return 0


def end(options: argparse.Namespace, settings: Settings) -> int:
    """End the team for everybody."""
    with writing(options.file, settings.device()) as desk, at_work(desk) as work:
        work.demand_team()
        is_serverless = work.state().is_serverless
        work.team.end(after_days=options.days)
        work.settle()
    if is_serverless:
        print(tr("The team has ended; the keys on this laptop are gone."))
    elif options.days:
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


def _rooms(desk: Desk, member: "MemberState", text: str) -> tuple[str, ...]:
    """Return the sessions of somebody from now on: those named here, and theirs of other workshops."""
    named = session_ids(desk, codes_in(text))
    if not named:
        return member.sessions
    here = {session.id for session in chosen_workshop(desk.read, "", whole=False).sessions}
    return (*named, *(session for session in member.sessions if session not in here))


# What is said


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


def _member_line(member: "MemberState", codes: Mapping[str, str]) -> str:
    if member.revoked_at:
        said = tr("has left") if member.has_left else tr("taken out")
    elif member.presence is None:
        said = tr("not connected")
    elif member.presence.unsent:
        said = trn(
            "{count} change to be sent", "{count} changes to be sent", member.presence.unsent
        )
    else:
        said = tr("connected")
    name = with_rooms(member.name, member.sessions, codes)
    return f"{member.device}  {role_name(member.role):<10} {name}: {said}"


def named_member(state: "TeamState", text: str) -> "MemberState":
    """Return whoever is meant by an id, a name or a first name; UserError where that is not one of the team.

    Whoever was taken out is meant by the id only.
    """
    others = [member for member in state.members if not member.is_self]
    here = [member for member in others if not member.revoked_at]
    wanted = text.casefold()
    found = (
        [member for member in others if member.device == text]
        or [member for member in here if member.name.casefold() == wanted]
        or [member for member in here if wanted in member.name.casefold().split()[:1]]
    )
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{member.name} ({member.device})" for member in found or here)
    if found:
        raise UserError(
            tr(
                "Several are called “{name}”: {names}. Say the id instead of the name. Nothing was changed.",
                name=text,
                names=names,
            )
        )
    raise UserError(
        tr("Who is “{name}”? In the team are {names}. Nothing was changed.", name=text, names=names)
    )
