"""Where this laptop's member writes for everybody, and what is said of rooms where they do not."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from facilitator.domain.areas import ROOM, may_write
from facilitator.language import tr
from facilitator.ui.team.words import part_of, rooms_of

if TYPE_CHECKING:
    from facilitator.team.states import MemberState, TeamState


def own_member(state: "TeamState | None") -> "MemberState | None":
    """Return the member that this laptop is, None where it is in no team, was taken out, or does not know yet."""
    members = state.members if state is not None and state.is_team else ()
    return next((one for one in members if one.is_self and not one.revoked_at), None)


def own_rooms(state: "TeamState | None") -> frozenset[str]:
    """Return the sessions to be marked as one's own; none for those who have no rooms, or all of them."""
    own = own_member(state)
    return frozenset(own.sessions) if own is not None and own.role == "moderator" else frozenset()


def writes_for_all(own: "MemberState", session_id: str) -> bool:
    """Tell whether what a member writes in a session reaches the others."""
    return may_write(own.role, ROOM + session_id, sessions=own.sessions)


def standing_in(own: "MemberState", session_id: str, codes: Mapping[str, str]) -> str:
    """Say that what a member writes in a session stays here; empty where it reaches the others."""
    if writes_for_all(own, session_id):
        return ""
    room = codes.get(session_id, "")
    if own.role == "moderator" and own.sessions:
        return tr(
            "You moderate {rooms}. What you write here stays on this laptop; only whoever "
            "moderates {room} or organises writes for everybody.",
            rooms=rooms_of(own.sessions, codes),
            room=room,
        )
    return tr(
        "Your part in the team: {part}. What you write here stays on this laptop; only whoever "
        "moderates {room} or organises writes for everybody.",
        part=part_of(own.role, own.sessions, codes),
        room=room,
    )
