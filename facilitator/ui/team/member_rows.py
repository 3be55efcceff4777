"""The members of a team as finished rows."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from facilitator.language import tr
from facilitator.team.roles import role_name
from facilitator.team.states import MemberState, TeamState
from facilitator.ui.team.words import Phrase, clock_time, rooms_of, standing_of


class MemberRow(NamedTuple):
    """One laptop, as it is shown."""

    id: str
    """Its device id."""
    name: str
    about: str
    """Role and rooms."""
    standing: Phrase
    is_revocable: bool
    is_changeable: bool
    """Whether it can be given another part: whoever only sees the stage has no file to write in."""
    is_revoked: bool

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.name}, {self.about}, {self.standing.text}"


def rows_of(state: TeamState, codes: Mapping[str, str]) -> list[MemberRow]:
    """Return a row for each laptop, in the order of the state."""
    last = state.link.last if state.link else 0
    rows: list[MemberRow] = []
    names = Counter(member.name.casefold() for member in state.members if not member.revoked_at)
    for member in state.members:
        own = tr("this laptop") if member.is_self else ""
        host = _hosts(state.server) if member.is_host else ""
        rooms = rooms_of(member.sessions, codes)
        is_double = not member.revoked_at and names[member.name.casefold()] > 1
        since = _since(member) if is_double else ""
        can_go = state.role == "organiser" and not member.is_self and not member.revoked_at
        rows.append(
            MemberRow(
                id=member.device,
                name=member.name or tr("without a name"),
                about=" · ".join(filter(None, (role_name(member.role), rooms, own, host, since))),
                standing=_apart(member)
                if state.is_serverless
                else standing_of(member, codes, last),
                is_revocable=can_go,
                is_changeable=can_go and member.role != "guest",
                is_revoked=bool(member.revoked_at),
            )
        )
    return rows


def _since(member: MemberState) -> str:
    """Tell two laptops of the same name apart, of which one may be left from before."""
    time = clock_time(member.joined_at)
    return tr("in the team since {time}", time=time) if time else ""


def _hosts(address: str) -> str:
    if not address:
        return tr("runs the server")
    return tr("server at {address}", address=address)


def _apart(member: MemberState) -> Phrase:
    if member.revoked_at:
        time = clock_time(member.revoked_at)
        return Phrase("close", "text3", tr("taken out at {time}", time=time))
    return Phrase("team", "text3", tr("by room package"))
