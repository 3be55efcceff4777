"""How a team stands, as values that every thread may read: what the window and `team status` show."""

from typing import Literal, NamedTuple

from facilitator.domain.areas import TeamRole

Phase = Literal["off", "connecting", "catching_up", "online", "offline"]
"""Of a link: not begun; not there yet; there, and reading what was missed; level; gone, trying again."""


class Presence(NamedTuple):
    """What a connected laptop says of itself every few seconds, and at once when it changes."""

    device: str
    session_id: str = ""
    """The room it shows; empty where it shows none (Regie, planning)."""
    question_id: str = ""
    """Where somebody typed last."""
    is_typing: bool = False
    unsent: int = 0
    """Own letters that have not been read back from the stream."""
    place: int = 0
    """The stream's sequence up to which it has applied everything."""
    heard_at: str = ""
    """When we heard it, by our own clock; an aware ISO text."""
    clock_offset_ms: int = 0
    """How far the server's clock is ahead of the laptop's; 0 where that is near enough."""
    kept: int = 0
    """Texts that stay on the laptop: whoever wrote them has no right to write there."""


class LinkState(NamedTuple):
    """How a file's link to its team's server stands."""

    phase: Phase = "off"
    since: str = ""
    """Since when it is in this phase; an aware ISO text."""
    unsent: int = 0
    """Own letters that have not been read back from the stream."""
    place: int = 0
    """The stream's sequence up to which everything is in this file."""
    last: int = 0
    """The stream's last sequence that we know of; above `place` while catching up."""
    waiting: int = 0
    """Letters that were read and cannot be taken in yet: their writer, key or place is not known."""
    presences: tuple[Presence, ...] = ()
    """Of the laptops that are connected, ours too; once each."""
    clock_offset_ms: int = 0
    """How far the server's clock is ahead of ours; 0 where it is not known."""
    conflicts: int = 0
    """Cells that arrived since the start and lost or won against one of ours, to be decided about."""
    problem: str = ""
    """A finished sentence about what does not work, in the user's language; empty where all works."""
    left: tuple[str, ...] = ()
    """Devices that were heard to leave the team since the start."""
    is_turned_away: bool = False
    """Whether the server let this laptop in no more, the last time it answered."""
    ended_at: str = ""
    """When whoever organises was heard to end the team; an aware ISO text. The link has stopped then."""

    @property
    def is_level(self) -> bool:
        """Whether there is nothing left to send or to read."""
        return self.phase == "online" and not self.unsent and self.place >= self.last


class MemberState(NamedTuple):
    """One laptop of the team."""

    device: str
    name: str
    role: TeamRole = "moderator"
    sessions: tuple[str, ...] = ()
    """The ids of the sessions they may write in."""
    is_self: bool = False
    is_host: bool = False
    """Whether the team's server runs on it."""
    presence: Presence | None = None
    """None where the laptop is not connected now."""
    seen_at: str = ""
    """When it was heard last; empty where it never was since the start. An aware ISO text."""
    joined_at: str = ""
    """When it came into the team; an aware ISO text."""
    revoked_at: str = ""
    """When the organiser took it out; an aware ISO text."""
    has_left: bool = False
    """Taken out, and the laptop itself knows: nothing of it is missing any more."""
    is_replaced: bool = False
    """Not there, while whoever sits there came in again with another laptop; nothing of it was ever
    heard, so that nobody waits for it."""


class InvitationState(NamedTuple):
    """An invitation that can still be used."""

    id: str
    code: str
    """To be typed; empty where the server's address does not fit in (then there is only the link)."""
    link: str
    role: TeamRole = "moderator"
    sessions: tuple[str, ...] = ()
    expires_at: str = ""
    """An aware ISO text."""
    uses_left: int = 1


class Handout(NamedTuple):
    """An invitation into a team without a server: a text that makes a laptop somebody's."""

    device: str
    name: str
    role: TeamRole = "moderator"
    sessions: tuple[str, ...] = ()
    text: str = ""
    """To be handed over as a password is."""


Doing = Literal[
    "",
    "founding",
    "hosting",
    "inviting",
    "connecting",
    "revoking",
    "changing",
    "leaving",
    "ending",
]
"""What is under way and has not succeeded or failed yet."""


class TeamState(NamedTuple):
    """How the team of an open file stands; made anew whenever something changed."""

    is_team: bool = False
    """Whether the file belongs to a team at all."""
    is_hosting: bool = False
    """Whether this program runs the team's server."""
    is_serverless: bool = False
    """Whether the team meets in room packages only."""
    role: TeamRole = "organiser"
    """Ours."""
    device: str = ""
    """Ours, 16 hex digits; empty where there is no team."""
    server: str = ""
    """The address of the server as one would say it: "laptop.local:4222"."""
    link: LinkState | None = None
    """None before the link has begun."""
    members: tuple[MemberState, ...] = ()
    """Ours first, then by name; revoked ones last."""
    invitations: tuple[InvitationState, ...] = ()
    handouts: tuple[Handout, ...] = ()
    """Invitations into a team without a server that were made since the file was opened."""
    doing: Doing = ""
    is_lasting: bool = True
    """Whether the system's keychain keeps our keys; otherwise they are gone at the program's end."""
    has_lost_keys: bool = False
    """Whether our keys are gone: the file can only begin a team anew, or come in again."""
    drafts: int = 0
    """Own rows (notes, results) that nobody took: they stay on this laptop."""
    unforgotten: tuple[str, ...] = ()
    """Devices that may still know people who were erased: they have not read it yet, or were shut out."""
    problem: str = ""
    """A finished sentence about what went wrong last or does not work; empty where all is well."""
    ended_at: str = ""
    """When the team ended that the file was in last; empty in a team, and where it left. An aware ISO text."""

    @property
    def taken_out_at(self) -> str:
        """When this laptop was taken out of the team, as far as it knows; empty where it was not."""
        return next((one.revoked_at for one in self.members if one.is_self), "")

    @property
    def is_out(self) -> bool:
        """Whether nothing of this laptop is sent any more: it was taken out, or is not let in."""
        return bool(self.taken_out_at or (self.link and self.link.is_turned_away))


def is_all_here(state: TeamState) -> bool:
    """Tell whether every laptop has sent and read everything: all connected, none behind the others.

    Laptops that are not connected may hold something nobody knows of, so that they count as
    missing; those that were taken out or replaced do not count, nor do guests.
    """
    link = state.link
    if link is None or not link.is_level or link.waiting:
        return False
    return not awaited(state)


def awaited(state: TeamState) -> tuple[MemberState, ...]:
    """Return the laptops that may still hold something, in the order of the members."""
    last = state.link.last if state.link else 0
    return tuple(
        member
        for member in state.members
        if is_counted(member) and not member.is_self and _may_hold_something(member, last)
    )


def is_counted(member: MemberState) -> bool:
    """Tell whether a laptop is one of the team, to be waited for where it is not there."""
    return not member.revoked_at and not (member.is_replaced and member.presence is None)


def _may_hold_something(member: MemberState, last: int) -> bool:
    if member.role in {"guest", "observer"}:
        return False
    presence = member.presence
    return presence is None or presence.unsent > 0 or presence.place < last
