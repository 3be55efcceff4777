"""Who is in a team and in what part: changing that, taking somebody out, letting go of who left.

What is decided is written first, for every receiver to judge by; the server is told once the others
can know of it. What it could not be told is told again whenever the team is looked at.
"""

import logging
from collections.abc import Awaitable, Callable, Collection, Iterable

from facilitator.actions import team as actions
from facilitator.domain.areas import TeamRole
from facilitator.domain.team import Member
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.storage.postbox import Postbox
from facilitator.team import keys
from facilitator.team.appointing import Appointments
from facilitator.team.authority import Authority
from facilitator.team.pinning import tls_context
from facilitator.team.safe import Safe
from facilitator.team.server.revoking import revoke
from facilitator.team.settings import TeamSettings

_log = logging.getLogger(__name__)

Write = Callable[..., Awaitable[None]]
"""Does an action of `actions.team` with these values, and sends it."""


class Roster:
    """Of one team whose members this laptop lets in; belongs to the office."""

    def __init__(
        self,
        settings: TeamSettings,
        safe: Safe,
        postbox: Postbox,
        authority: Authority,
        appointments: Appointments,
        *,
        urls: Collection[str],
        write: Write,
        sent: Callable[[], Awaitable[None]],
    ) -> None:
        """`sent` waits, for a moment at most, until the others can read what was written."""
        self._settings, self._safe, self._postbox = settings, safe, postbox
        self._authority, self._appointments = authority, appointments
        self._urls, self._write, self._sent = tuple(urls), write, sent

    async def change(self, member_id: str, role: TeamRole, sessions: Collection[str]) -> None:
        """Give a laptop another role or other rooms, from now on, and a pass for them.

        EnvironmentProblem where the server takes its earlier pass for as long as it likes: nobody
        takes in what comes by it, and only the server's administrator can end it.
        """
        member = changeable(self._postbox.members(), member_id, self._settings.device)
        if (member.role, member.rooms) == (role, tuple(sessions)):
            return
        changed, given = self._appointments.appoint(member, role, sessions)
        await self._write(actions.change_member, member=changed, grants=[given])
        if self._appointments.due() and not self._authority.may_revoke:
            self._forget_endings()
            raise EnvironmentProblem(
                tr(
                    "{name} has the new part, and nobody takes in what that laptop may not write any "
                    "more. The server itself refuses that only once its administrator ends the "
                    "laptop’s earlier access.",
                    name=member.name,
                )
            )
        # A laptop that is there takes its new pass from the letter before the earlier one ends.
        await self._sent()
        await self.settle()

    async def give_passes(self) -> None:
        """Give everybody a pass: the team has just come to a server, and packages tell them so.

        With it come all keys. What is sealed for packages opens with the newest; in a stream there
        are letters of all times.
        """
        others = [
            one
            for one in self._postbox.members()
            if one.id != self._settings.device and not one.revoked_at
        ]
        if others:
            passes = [self._appointments.pass_for(one) for one in others]
            known = keys.all_key_grants(self._safe.own, others)
            await self._write(actions.add_grants, grants=[*known, *passes])

    async def revoke(self, member_id: str) -> None:
        """Shut a laptop out: what it writes from now on is taken in by nobody, and it reads nothing new."""
        members = {one.id: one for one in self._postbox.members()}
        member = members.get(member_id)
        if member is None or member_id == self._settings.device:
            raise UserError(tr("This laptop cannot be shut out. Nothing was changed."))
        self._appointments.end(member)
        if not member.revoked_at:
            await self._take_out(member)
        if not self._authority.may_revoke:
            self._forget_endings()
            raise EnvironmentProblem(
                tr(
                    "Nobody takes in anything more from that laptop, and it gets no new key. Only the "
                    "server’s administrator can end its connection."
                )
            )
        await self._tell_server()

    async def let_go(self, left: Iterable[str]) -> None:
        """Take out who left by themselves, so that nobody waits for them."""
        gone = set(left)
        for member in self._postbox.members():
            if member.id in gone and not member.revoked_at:
                self._appointments.end(member)
                await self._take_out(member)

    async def turn_away_all(self) -> None:
        """Let the server forget the team's laptops; others of the account keep their access.

        Where that is the administrator's to do, they are let in to nothing: the stream is gone.
        """
        if not self._authority.may_revoke:
            return
        for member in self._postbox.members():
            if member.id != self._settings.device and not member.revoked_at:
                self._appointments.end(member, is_certain=True)
        await self._tell_server()

    async def settle(self) -> None:
        """Tell the server whose earlier passes end; what it cannot be told now is told the next time."""
        if not self._authority.may_revoke:
            return
        try:
            await self._tell_server()
        except EnvironmentProblem:
            _log.info("the server is to be told later whom it lets in no more")

    async def _take_out(self, member: Member) -> None:
        """Take in nothing more of a laptop, and give the others a key that it does not get."""
        self._safe.store(keys.with_next_key(self._safe.own))
        gone = {member.id, self._settings.device}
        members = self._postbox.members()
        staying = [one for one in members if not one.revoked_at and one.id not in gone]
        grants = keys.next_key_grants(self._safe.own, staying)
        await self._write(actions.revoke_member, member_id=member.id, grants=grants)

    async def _tell_server(self) -> None:
        context = tls_context(self._settings.fingerprint)
        for ending in self._appointments.due():
            await revoke(self._authority, self._urls, context, [ending.user], until=ending.until)
            self._appointments.settle(ending)

    def _forget_endings(self) -> None:
        for ending in self._appointments.due():
            self._appointments.settle(ending)


def changeable(members: Iterable[Member], member_id: str, own: str) -> Member:
    """Return a member whose part can be changed.

    UserError for oneself, for whoever is not in any more, and who only sees the stage.
    """
    found = next((one for one in members if one.id == member_id and not one.revoked_at), None)
    if found is None or member_id == own or found.role == "guest":
        raise UserError(tr("The part of this laptop cannot be changed. Nothing was changed."))
    return found
