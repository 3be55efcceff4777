"""Teams as they stand at moments of a day, for words and pages that show them."""

from typing import Final

from facilitator.team.invitations import Address, Invitation
from facilitator.team.states import (
    InvitationState,
    LinkState,
    MemberState,
    Phase,
    Presence,
    TeamState,
)

ADA, BEN, CEM, DEE = (letter * 16 for letter in "abcd")
SIEL, DEICH = "room-1", "room-2"
CODES: Final = {SIEL: "W 1.1", DEICH: "W 1.2"}
NOON: Final = "2026-09-17T12:00:00+00:00"
LAST: Final = 100

INVITATION: Final = Invitation(bytes(range(10)), (Address("192.0.2.20", 4222),), "ab" * 32)


def here(device: str, room: str = "", **values: object) -> Presence:
    """Return the presence of a laptop that has read everything."""
    presence = Presence(device, room, place=LAST)
    return presence._replace(**values)


def member(device: str, name: str, *rooms: str, **values: object) -> MemberState:
    made = MemberState(device, name, "moderator", rooms)
    return made._replace(**values)


def team(*others: MemberState, phase: Phase = "online", **values: object) -> TeamState:
    """Return the team of Ada, who organises it, as her laptop sees it."""
    own = member(ADA, "Ada", role="organiser", is_self=True, is_host=True, presence=here(ADA))
    link = LinkState(phase=phase, since=NOON, place=LAST, last=LAST)
    made = TeamState(is_team=True, is_hosting=True, device=ADA, link=link, members=(own, *others))
    return made._replace(**values)


def with_link(state: TeamState, **values: object) -> TeamState:
    assert state.link
    return state._replace(link=state.link._replace(**values))


def invitation(number: int = 1, **values: object) -> InvitationState:
    made = InvitationState(
        f"i{number}", INVITATION.code, INVITATION.link, "moderator", (SIEL,), NOON
    )
    return made._replace(**values)
