"""Who is in a team, as states: what the file knows of them, and what the link hears."""

from collections.abc import Iterable, MutableMapping
from typing import Any, Final

from facilitator.domain.areas import TeamRole
from facilitator.domain.team import Member
from facilitator.language import tr
from facilitator.storage.postbox import Postbox
from facilitator.team.guestbook import Entry
from facilitator.team.invitations import Address
from facilitator.team.relocation import HOST
from facilitator.team.settings import TeamSettings
from facilitator.team.states import InvitationState, LinkState, MemberState

LEFT: Final = "left"
"""The devices that were heard to leave, in the file."""


def stated(postbox: Postbox, settings: TeamSettings, server: str) -> dict[str, Any]:
    """Return the fields of `TeamState` that the file knows."""
    members = postbox.members()
    own = next((member for member in members if member.id == settings.device), None)
    host = settings.device if settings.is_hosting else postbox.get(HOST)
    left = set(postbox.get(LEFT).split())
    found = [
        _member(member, settings, host)._replace(
            has_left=bool(member.revoked_at) and member.id in left
        )
        for member in members
    ]
    return {
        "role": own.role if own else settings.role,
        "server": server,
        "members": tuple(sorted(found, key=_order)),
        "drafts": len({(draft.table, draft.row_id) for draft in postbox.drafts()}),
    }


def with_presence(
    members: Iterable[MemberState], link: LinkState | None, seen: MutableMapping[str, str]
) -> tuple[MemberState, ...]:
    """Return the members with what is heard of them; `seen` remembers when each was heard last."""
    here = {presence.device: presence for presence in link.presences} if link else {}
    seen.update({device: presence.heard_at for device, presence in here.items()})
    return tuple(
        member._replace(
            presence=here.get(member.device), seen_at=seen.get(member.device, member.seen_at)
        )
        for member in members
    )


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


def lost_keys(role: TeamRole) -> str:
    """Say what to do where the keychain has no keys for a file's team."""
    if role == "organiser":
        return tr(
            "This computer’s keychain has no keys for this team any more. Open the team anew and "
            "invite the others again; what they wrote is on their computers."
        )
    return tr(
        "This computer’s keychain has no keys for this team any more. Ask for a new invitation and "
        "join with it; what was written here is kept and sent then."
    )


def _member(member: Member, settings: TeamSettings, host: str) -> MemberState:
    return MemberState(
        *(member.id, member.name, member.role, member.rooms),
        is_self=member.id == settings.device,
        is_host=member.id == host,
        revoked_at=member.revoked_at,
    )


def _order(member: MemberState) -> tuple[bool, bool, str]:
    return bool(member.revoked_at), not member.is_self, member.name.casefold()
