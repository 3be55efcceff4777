"""A team that knows no server: its members meet in room packages only."""

from collections.abc import Collection
from typing import Any

from facilitator.actions import team as actions
from facilitator.domain.areas import TeamRole
from facilitator.domain.team import Member
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.team.authority import Authority, new_authority
from facilitator.team.door import Door, answered
from facilitator.team.founding import Founder, authority_of
from facilitator.team.keys import newest_key_grants
from facilitator.team.package_invitations import invited
from facilitator.team.passes import newest
from facilitator.team.roster import changeable
from facilitator.team.safe import Safe
from facilitator.team.secret_values import new_key
from facilitator.team.settings import TeamSettings
from facilitator.team.states import Handout
from facilitator.team.surroundings import stated


class ServerlessTeam:
    """Of one open file; made and used in the office, but for `handouts`, which any thread may read."""

    def __init__(self, settings: TeamSettings, safe: Safe, file: WorkshopFile, door: Door) -> None:
        self._settings, self._safe, self._file, self._door = settings, safe, file, door
        self.handouts: tuple[Handout, ...] = ()
        """Invitations that are still to be handed over; they are kept nowhere else."""

    def look(self) -> dict[str, Any]:
        """Return the fields of the state that the file knows."""
        with self._file.postbox() as postbox:
            return stated(postbox, self._settings, "")

    async def invite(self, name: str, role: TeamRole, sessions: Collection[str]) -> None:
        """Make somebody a member; UserError where this laptop may not."""
        with self._file.postbox() as postbox:
            members = postbox.members()
        member, invitation = invited(
            members, self._safe.own, name=name, role=role, sessions=sessions
        )
        await answered(self._door.run(actions.add_member, member=member))
        made = Handout(member.id, member.name, role, tuple(sessions), invitation.text)
        self.handouts = (*self.handouts, made)

    async def change(self, member_id: str, role: TeamRole, sessions: Collection[str]) -> None:
        """Give a laptop another role or other rooms; the others know it by the next package."""
        members = self._members_of_organiser()
        member = changeable(members, member_id, self._settings.device)
        if (member.role, member.rooms) != (role, tuple(sessions)):
            changed = member._replace(role=role, sessions=" ".join(sessions))
            await answered(self._door.run(actions.change_member, member=changed))

    async def revoke(self, member_id: str) -> None:
        """Take a laptop out: packages from now on are sealed with a key that it does not get.

        The key is made first, so that no package is sealed with the one before it once this is
        written down.
        """
        members = self._members_of_organiser()
        member = next((one for one in members if one.id == member_id), None)
        if member is None or member_id == self._settings.device:
            raise UserError(tr("This laptop cannot be shut out. Nothing was changed."))
        if member.revoked_at:
            return
        self._safe.store(new_key(self._safe.own))
        gone = {member_id, self._settings.device}
        staying = [one for one in members if not one.revoked_at and one.id not in gone]
        grants = newest_key_grants(self._safe.own, staying)
        await answered(self._door.run(actions.revoke_member, member_id=member_id, grants=grants))
        self.drop(member_id)

    # To a server

    def at_own_server(self) -> tuple[TeamSettings, Authority]:
        """Return what the file is to be at a server of this laptop; UserError where it may not."""
        if self.look()["role"] != "organiser":
            raise UserError(
                tr(
                    "This team meets in room packages; only whoever organises it can let it meet at "
                    "a server. Nothing was changed."
                )
            )
        authority = authority_of(self._safe.own.host) or new_authority()
        return self._settings._replace(is_serverless=False), authority

    def where_others_went(self) -> TeamSettings | None:
        """Return what the file is to be where a pass has come to a server; None where none has.

        From then on this laptop has the token that is in it.
        """
        with self._file.postbox() as postbox:
            grants = postbox.grants(self._settings.device)
        given = newest(grants, self._safe.own._replace(token=""))
        if given is None or not given.addresses:
            return None
        self._safe.store(self._safe.own._replace(token=given.token))
        there = self._settings._replace(addresses=given.addresses, fingerprint=given.fingerprint)
        return there._replace(knocker=given.knocker, is_serverless=False)

    def _members_of_organiser(self) -> list[Member]:
        """Return the members; UserError where this laptop may not change anything about them."""
        with self._file.postbox() as postbox:
            members = postbox.members()
        if not any(m.id == self._settings.device and m.role == "organiser" for m in members):
            raise UserError(
                tr("Only who organises can change the part of others. Nothing was changed.")
            )
        return members

    def drop(self, device: str) -> None:
        """Forget an invitation that was handed over."""
        self.handouts = tuple(entry for entry in self.handouts if entry.device != device)


async def founded(founder: Founder, name: str, file: WorkshopFile, door: Door) -> TeamSettings:
    """Let a file be the first laptop of a team without a server; its keys are kept already."""
    settings = TeamSettings(founder.team, founder.member.id, "organiser", name, is_serverless=True)
    await answered(door.ask(lambda desk: desk.file.become(settings.device)))
    with file.postbox() as postbox:
        settings.keep(postbox)
        postbox.settle()
    await answered(door.run(actions.found_team, member=founder.member))
    return settings
