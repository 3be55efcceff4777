"""Who is in a team, as states: what the file knows of them, and what the link hears."""

from collections.abc import Iterable, MutableMapping
from typing import Any, Final

from facilitator.domain.team import Member, of_this_team
from facilitator.storage.postbox import Postbox
from facilitator.team.guestbook import Entry
from facilitator.team.invitations import Address
from facilitator.team.relocation import HOST
from facilitator.team.settings import TeamSettings
from facilitator.team.states import InvitationState, LinkState, MemberState, Presence

LEFT: Final = "left"
"""The devices that were heard to leave, in the file."""


def stated(postbox: Postbox, settings: TeamSettings, server: str) -> dict[str, Any]:
    """Return the fields of `TeamState` that the file knows."""
    members = of_this_team(postbox.members())
    own = next((member for member in members if member.id == settings.device), None)
    host = settings.device if settings.is_hosting else postbox.get(HOST)
    left = set(postbox.get(LEFT).split())
    replaced = _replaced(members, postbox)
    found = [
        _member(member, settings, host)._replace(
            has_left=bool(member.revoked_at) and member.id in left,
            is_replaced=member.id in replaced,
        )
        for member in members
    ]
    return {
        "role": own.role if own else settings.role,
        "server": server,
        "members": tuple(sorted(found, key=_order)),
        "drafts": postbox.kept(),
    }


def with_presence(
    members: Iterable[MemberState], link: LinkState | None, seen: MutableMapping[str, Presence]
) -> tuple[MemberState, ...]:
    """Return the members with what is heard of them; `seen` remembers what each said last."""
    here = {presence.device: presence for presence in link.presences} if link else {}
    seen.update(here)
    return tuple(_heard(member, here.get(member.device), seen) for member in members)


def _heard(
    member: MemberState, presence: Presence | None, seen: MutableMapping[str, Presence]
) -> MemberState:
    last = seen.get(member.device)
    if last is None:
        return member._replace(presence=presence)
    is_replaced = member.is_replaced and not presence and not last.unsent
    return member._replace(presence=presence, seen_at=last.heard_at, is_replaced=is_replaced)


def invitation_state(
    entry: Entry, addresses: tuple[Address, ...], fingerprint: str, knocker: str
) -> InvitationState:
    """Return an invitation as the window shows it."""
    invitation = entry.invitation(addresses, fingerprint, knocker)
    return InvitationState(
        *(entry.id, "" if knocker else invitation.code, invitation.link),
        role=entry.role,
        sessions=entry.sessions,
        expires_at=entry.expires_at,
        uses_left=entry.uses_left,
    )


def _replaced(members: Iterable[Member], postbox: Postbox) -> set[str]:
    """Return the laptops that nobody has to wait for.

    Nothing of theirs was ever heard, and somebody of their name, role and rooms came in later.
    """
    latest: dict[str, Member] = {}
    earlier: list[Member] = []
    for member in sorted(members, key=lambda one: one.joined_at):
        if member.revoked_at:
            continue
        name = member.name.casefold()
        before = latest.get(name)
        if before and before.role == member.role and set(before.rooms) <= set(member.rooms):
            earlier.append(before)
        latest[name] = member
    if not earlier:
        return set()
    writers = postbox.known()
    return {one.id for one in earlier if one.id not in writers and one.role != "organiser"}


def _member(member: Member, settings: TeamSettings, host: str) -> MemberState:
    return MemberState(
        *(member.id, member.name, member.role, member.rooms),
        is_self=member.id == settings.device,
        is_host=member.id == host,
        joined_at=member.joined_at,
        revoked_at=member.revoked_at,
    )


def _order(member: MemberState) -> tuple[bool, bool, str]:
    return bool(member.revoked_at), not member.is_self, member.name.casefold()
