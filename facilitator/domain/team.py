"""Who works on a file from which laptop, what keys they were given, and what was decided of two versions."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from facilitator.domain.areas import TeamRole

GrantKind = Literal["key", "token"]


class Member(NamedTuple):
    """A laptop that takes part; its id is the device id in all its stamps."""

    id: str
    process_id: str
    name: str = ""
    """As whoever sits there typed it."""
    role: TeamRole = "moderator"
    sessions: str = ""
    """The ids of the sessions a moderator may write in, with a space between them."""
    public_key: str = ""
    """Ed25519, as hexadecimal digits: whatever the laptop sends is signed with it."""
    box_key: str = ""
    """X25519, the same: what is meant for this laptop alone is sealed for it."""
    joined_at: str = ""
    revoked_at: str = ""
    """Nothing that was written later is taken in any more."""

    @property
    def rooms(self) -> tuple[str, ...]:
        """The ids of the sessions a moderator may write in."""
        return tuple(self.sessions.split())


def of_this_team(members: Iterable[Member]) -> list[Member]:
    """Return the members without those who were out before this team began, in an earlier one.

    Its first laptop is in it as long as it lasts, and nobody came before that.
    """
    known = list(members)
    began = min((one.joined_at for one in known if not one.revoked_at), default="")
    return [one for one in known if not one.revoked_at or one.revoked_at > began]


class Grant(NamedTuple):
    """A key or a token that one laptop alone can open."""

    id: str
    member_id: str
    kind: GrantKind = "key"
    name: str = ""
    """Of a key, its id."""
    sealed: str = ""


class Settled(NamedTuple):
    """That somebody saw a version of a cell which another one had outdone, and decided."""

    id: str
    table_name: str
    row_id: str
    column_name: str = "text"
    stamp: str = ""
    """Of the version that does not stand any more."""
