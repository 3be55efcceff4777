"""A team that knows no server: its members meet in room packages only."""

from collections.abc import Collection
from typing import Any

from facilitator.actions import team as actions
from facilitator.domain.areas import TeamRole
from facilitator.storage.files import WorkshopFile
from facilitator.team.door import Door, answered
from facilitator.team.founding import Founder
from facilitator.team.package_invitations import invited
from facilitator.team.safe import Safe
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
            return stated(postbox, self._settings, self._safe.own, "")

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
    await answered(door.run(actions.add_member, member=founder.member))
    return settings
