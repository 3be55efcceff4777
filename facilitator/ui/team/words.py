"""How a team stands, in words: the phrase of the status bar, a member's line, what is missing; no Qt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from facilitator import clock
from facilitator.domain.areas import TeamRole
from facilitator.language import tr, trn
from facilitator.team.lost_keys import fleeting_keys
from facilitator.team.roles import role_name
from facilitator.team.states import (
    LinkState,
    MemberState,
    Presence,
    TeamState,
    awaited,
    is_all_here,
    is_counted,
)

WRONG_CLOCK_MS: Final = 120_000
"""A clock that is off by more is said."""


class Phrase(NamedTuple):
    """A few words with a glyph, in an ink of the look."""

    glyph: str
    ink: str
    text: str
    shorter: tuple[str, ...] = ()
    """The same where there is less and less room."""


def phrase_of(state: TeamState) -> Phrase:
    """Return how the team stands in the fewest words that are true."""
    link = state.link
    if state.doing:
        return Phrase("team", "text2", _DOING[state.doing]())
    if state.ended_at or state.is_out:
        return _over(state)
    if state.is_serverless:
        return Phrase("team", "text3", tr("room packages only"))
    if state.has_lost_keys:
        return Phrase("warn", "warn", tr("keys lost"))
    if link is None or link.phase == "off":
        return Phrase("team", "text3", tr("not connected"))
    return _linked(state, link)


def _over(state: TeamState) -> Phrase:
    if state.ended_at:
        return Phrase("team", "text3", tr("ended at {time}", time=clock_time(state.ended_at)))
    return Phrase("warn", "warn", tr("not in the team any more"))


def _linked(state: TeamState, link: LinkState) -> Phrase:
    if link.phase == "connecting":
        return Phrase("team", "text2", tr("connecting …"))
    if link.phase == "offline":
        return _offline(state, link)
    if abs(link.clock_offset_ms) > WRONG_CLOCK_MS:
        return Phrase("warn", "warn", tr("this computer's clock is wrong"))
    if link.phase == "catching_up":
        left = max(link.last - link.place, 0)
        return Phrase(
            "team",
            "text2",
            trn("{count} change to read", "{count} changes to read", left),
        )
    return _online(state, link)


_DOING: Final = {
    "founding": lambda: tr("opening …"),
    "inviting": lambda: tr("making an invitation …"),
    "hosting": lambda: tr("opening …"),
    "connecting": lambda: tr("connecting …"),
    "changing": lambda: tr("changing a part …"),
    "revoking": lambda: tr("taking somebody out …"),
    "leaving": lambda: tr("leaving …"),
    "ending": lambda: tr("ending …"),
}


def _offline(state: TeamState, link: LinkState) -> Phrase:
    if link.unsent:
        return Phrase(
            "warn",
            "warn",
            trn(
                "offline, {count} change waits",
                "offline, {count} changes wait",
                link.unsent,
            ),
        )
    if state.is_hosting:
        return Phrase("warn", "warn", tr("the server does not answer"))
    return Phrase("warn", "warn", tr("server gone since {time}", time=clock_time(link.since)))


def _online(state: TeamState, link: LinkState) -> Phrase:
    here = sum(1 for member in state.members if member.presence and not member.revoked_at)
    others = sum(1 for member in state.members if member.presence and not member.is_self)
    said = tr("nobody else") if not others else trn("{count} connected", "{count} connected", here)
    if link.unsent:
        said = tr("{said}, {count} to send", said=said, count=link.unsent)
    glyph, ink = ("warn", "warn") if state.problem or link.problem else ("team", "text2")
    return Phrase(glyph, ink, said)


# Who they are


def role_sentence(role: TeamRole) -> str:
    """Say what somebody in a role may do."""
    return {
        "organiser": tr("Plans, invites, and writes everywhere."),
        "moderator": tr(
            "Writes in the rooms ticked here and reads all others; with none ticked, "
            "they choose their own when joining."
        ),
        "author": tr("Reads everything and writes the evaluation and the protocol."),
        "observer": tr("Reads everything and writes nothing."),
        "guest": tr("Shows the stage on a display of its own and reads nothing else."),
    }[role]


def part_sentence(role: TeamRole, name: str) -> str:
    """Say what somebody may do from now on, who is in the team already, and what becomes of the rest."""
    may = {
        "organiser": tr("Plans and writes everywhere."),
        "moderator": tr("Writes in the rooms ticked here and reads all others."),
    }.get(role) or role_sentence(role)
    stays = tr(
        "From now on; what {name} has written stays. What has not been sent yet of a room that is "
        "taken away stays on that laptop, as a draft.",
        name=name or tr("without a name"),
    )
    return f"{may} {stays}"


def part_of(role: TeamRole, sessions: tuple[str, ...], codes: Mapping[str, str]) -> str:
    """Return a role with its rooms."""
    rooms = rooms_of(sessions, codes) if role == "moderator" else ""
    return " · ".join(filter(None, (role_name(role), rooms)))


def rooms_of(sessions: tuple[str, ...], codes: Mapping[str, str]) -> str:
    """Name sessions by their codes, in the order of these; those of other workshops are only counted."""
    known = sorted(codes[session] for session in sessions if session in codes)
    others = len(sessions) - len(known)
    if not others:
        return ", ".join(known)
    more = trn("{count} room elsewhere", "{count} rooms elsewhere", others)
    return ", ".join([*known, more])


def standing_of(member: MemberState, codes: Mapping[str, str], last: int) -> Phrase:
    """Return how a laptop stands: taken out, gone, typing somewhere, with something to send, or level."""
    if member.revoked_at:
        return _revoked(member)
    presence = member.presence
    if presence is None:
        return _silent(member)
    if presence.unsent:
        text = trn("{count} change to send", "{count} changes to send", presence.unsent)
        return Phrase("warn", "warn", text)
    if presence.is_typing:
        return Phrase("pencil", "text2", _typing(presence, codes))
    if presence.place < last:
        return Phrase(
            "download",
            "text2",
            trn("{count} change to read", "{count} changes to read", last - presence.place),
        )
    where = codes.get(presence.session_id, "")
    text = tr("connected, in {room}", room=where) if where else tr("connected")
    return Phrase("check", "ok", text)


def _silent(member: MemberState) -> Phrase:
    if member.role == "guest":  # who says nothing, not even that they are there
        return Phrase("stage", "text3", tr("invited to the stage"))
    if member.is_replaced:
        return Phrase("ring-dashed", "text3", tr("replaced, nobody waits for it"))
    since = clock_time(member.seen_at)
    text = tr("not connected since {time}", time=since) if since else tr("not connected")
    return Phrase("ring-dashed", "text3", text)


def _typing(presence: Presence, codes: Mapping[str, str]) -> str:
    where = codes.get(presence.session_id, "")
    return tr("types in {room}", room=where) if where else tr("types")


def _revoked(member: MemberState) -> Phrase:
    time = clock_time(member.revoked_at)
    if member.has_left:
        return Phrase("close", "text3", tr("left at {time}", time=time))
    return Phrase("close", "text3", tr("taken out at {time}, has not come back since", time=time))


# Who is in a room, and whether all is there


def in_room(state: TeamState | None, session_id: str) -> Phrase | None:
    """Say who is in a room and what they still have to send; None where there is no team to speak of."""
    if state is None or not state.is_team or state.link is None:
        return None
    here = [m for m in state.members if m.presence and m.presence.session_id == session_id]
    missing = [m for m in state.members if _is_missing_in(m, session_id)]
    unsent = sum(m.presence.unsent for m in here if m.presence)
    names = ", ".join(m.name for m in here)
    if missing:
        gone = ", ".join(m.name for m in missing)
        return Phrase("ring-dashed", "warn", tr("{names} not connected", names=gone))
    if not here:
        return _gone(state, session_id) or Phrase("team", "text3", tr("nobody"))
    if unsent:
        return Phrase("team", "warn", tr("{names}, {count} to send", names=names, count=unsent))
    return Phrase("team", "text2", names)


def _gone(state: TeamState, session_id: str) -> Phrase | None:
    """Say who had a room and is not in the team any more, where nobody else has it."""
    gone = [m for m in state.members if m.revoked_at and session_id in m.sessions]
    if not gone or any(session_id in m.sessions for m in state.members if not m.revoked_at):
        return None
    last = max(gone, key=lambda member: member.revoked_at)
    time = clock_time(last.revoked_at)
    if last.has_left:
        return Phrase("warn", "warn", tr("{name} left at {time}", name=last.name, time=time))
    return Phrase("warn", "warn", tr("{name} taken out at {time}", name=last.name, time=time))


def _is_missing_in(member: MemberState, session_id: str) -> bool:
    return member.presence is None and is_counted(member) and session_id in member.sessions


def completeness(state: TeamState | None) -> Phrase | None:
    """Say whether everything that was written in all rooms is in this file; None without a team."""
    if state is None or not state.is_team or state.link is None:
        return None
    if is_all_here(state):
        keeping = [one.name for one in state.members if one.presence and one.presence.kept]
        if not keeping:
            return Phrase("check", "ok", tr("Everything is here"))
        names = ", ".join(keeping)
        said = tr("Everything is here but texts that nobody takes from {names}", names=names)
        return Phrase("check", "warn", said, (tr("Everything is here but drafts"),))
    link = state.link
    if link.phase != "online":
        said = tr("Not complete: no connection to the team")
        return Phrase("warn", "warn", said, (tr("Not complete: offline"), tr("offline")))
    missing = awaited(state)
    if missing:
        names = ", ".join(member.name for member in missing)
        said = tr("Not complete: still missing from {names}", names=names)
        few = trn("{count} missing", "{count} missing", len(missing))
        return Phrase("warn", "warn", said, (tr("Not complete: {missing}", missing=few), few))
    return Phrase("download", "text2", tr("Not complete: still being sent"), (tr("incomplete"),))


def problem_of(state: TeamState) -> str:
    """Return the one sentence about what does not work; empty where all is well."""
    if state.taken_out_at:
        return tr(
            "This laptop was taken out of the team at {time}. What is written here stays in this file.",
            time=clock_time(state.taken_out_at),
        )
    link = state.link
    said = state.problem or (link.problem if link else "")
    if said:
        return said
    if link is not None and link.phase == "offline" and link.since:
        return tr(
            "The server has been gone since {time}. Go on writing: everything is kept here and sent when it is back.",
            time=clock_time(link.since),
        )
    if state.unforgotten:
        return _unforgotten(state)
    if not state.is_lasting:
        return fleeting_keys(state.role)
    return ""


def ended() -> str:
    """Say what becomes of a file whose team has ended."""
    return tr("The team has ended. What is here stays in this file.")


def _unforgotten(state: TeamState) -> str:
    """Say honestly where people who were erased may still be known."""
    names = {member.device: member.name for member in state.members}
    known = [names.get(device) or tr("without a name") for device in state.unforgotten]
    return tr(
        "People who were erased may still stand on laptops that have not come back since: {names}.",
        names=", ".join(known),
    )


def clock_time(moment: str) -> str:
    """Return the time of day of an aware ISO text, here, with the day where that is not today; empty for none."""
    try:
        at = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    return f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%d.%m. %H:%M}"
