"""What the team of a file does on its own thread: beginning, going on, ending."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from typing import Any, Final

from facilitator import clock
from facilitator.domain.areas import TeamRole
from facilitator.domain.moments import moment, stored
from facilitator.errors import EnvironmentProblem, FacilitatorError, UserError
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.storage.files import WorkshopFile
from facilitator.team import ending, places
from facilitator.team.authority import Authority, new_authority
from facilitator.team.clearing import Clearing
from facilitator.team.coming_back import come_back
from facilitator.team.door import Door, answered
from facilitator.team.founding import (
    Founder,
    admitted_by,
    authority_of,
    found_team,
    new_device,
    process_of,
)
from facilitator.team.keychain import Keychain
from facilitator.team.link.membership import LinkEvent
from facilitator.team.lost_keys import lost_keys
from facilitator.team.office import Office
from facilitator.team.open_team import OpenTeam, reached
from facilitator.team.package_invitations import founder
from facilitator.team.roster import Roster
from facilitator.team.safe import Safe
from facilitator.team.secret_values import Secrets
from facilitator.team.server.process import Server
from facilitator.team.server_invitation import ServerInvitation
from facilitator.team.serverless import ServerlessTeam, founded
from facilitator.team.settings import TeamSettings
from facilitator.team.states import Doing, Handout, TeamState

_GATHERING_SECONDS: Final = 0.2

_log = logging.getLogger(__name__)


class Service:
    """The team of one file; its coroutines run in the office, one after the other."""

    def __init__(
        self,
        file: WorkshopFile,
        keychain: Keychain | None,
        door: Door,
        office: Office,
        notify: Callable[[], None],
    ) -> None:
        self._file, self._door, self._safe = file, door, Safe(keychain, office)
        self._office, self._notify = office, notify
        self._lock = threading.Lock()
        self._server: Server | None = None
        self._is_looking = False
        self._doings: list[Doing] = []
        self._arrived: set[tuple[str, str]] = set()
        self._clearing = Clearing(door)
        self.facts = TeamState()
        """All but what the link says; replaced whole."""
        self.team: OpenTeam | None = None
        """What is at work, to be looked at on any thread; None where the file is in no team."""
        self.serverless: ServerlessTeam | None = None
        """The same for a team without a server."""
        self._unused: tuple[Handout, ...] = ()

    # For any thread

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """Invitations into a team without a server, also where it has got one since."""
        return self.serverless.handouts if self.serverless else self._unused

    def drop_handout(self, device: str) -> None:
        """Forget an invitation that was handed over."""
        if self.serverless:
            self.serverless.drop(device)
        self._unused = tuple(one for one in self._unused if one.device != device)

    def take_arrived(self) -> frozenset[tuple[str, str]]:
        """Return the rows that letters touched since the last call."""
        with self._lock:
            arrived, self._arrived = frozenset(self._arrived), set[tuple[str, str]]()
        return arrived

    def look_soon(self) -> None:
        """See soon who is there and what is to be done; many calls are one."""
        with self._lock:
            if self._is_looking:
                return
            self._is_looking = True
        self._office.hand_in(self._look)

    @property
    def secrets(self) -> Secrets:
        """The keys of this laptop; UserError where the file is in no team."""
        return self._safe.own

    def keep(self, secrets: Secrets) -> None:
        """Take over keys that came by another way than the link."""
        self._safe.merge(secrets)
        if self.team:
            self.team.link.renew(self._safe.own)
        self.look_soon()

    @property
    def server_problem(self) -> str:
        """What is wrong with the server that runs here; a sentence or nothing."""
        return self._server.problem if self._server else ""

    def announce(self, doing: Doing) -> None:
        """Say that an errand waits or goes on, until `run` has done it."""
        with self._lock:
            self._doings.append(doing)
        self._say(doing=self._doings[0], problem="")

    async def run(self, doing: Doing, errand: Callable[[], Awaitable[None]]) -> None:
        """Do an errand that was announced; what goes wrong is a sentence in the state."""
        try:
            await errand()
        except FacilitatorError as error:
            self._say(problem=error.sentence)
        except OSError as error:
            _log.warning("an errand of the team failed", exc_info=error)
            self._say(problem=tr("That did not work ({reason}).", reason=reason(error)))
        finally:
            with self._lock:
                self._doings.remove(doing)
                left: Doing = self._doings[0] if self._doings else ""
            self._say(doing=left)

    # Beginning

    async def open(self) -> None:
        """Take up the team of a file that is in one; nothing happens for others."""
        if self._has_team or self._file.read_only:
            return
        with self._file.postbox() as postbox:
            settings = TeamSettings.read(postbox)
            ends_at, ended_at = moment(postbox.get("ends_at")), ending.ended_at(postbox)
        if settings is None:
            self._say(ended_at=ended_at)
            return
        secrets = self._safe.open(settings.team, settings.device)
        if secrets is None:
            self._say(is_team=True, role=settings.role, device=settings.device)
            self._say(has_lost_keys=True, problem=lost_keys(settings.role))
            return
        if settings.is_serverless:
            await self._begin_serverless(settings)
            return
        authority = authority_of(secrets.host)
        if authority and not settings.addresses:
            server = await self._serve(settings, authority, 0)
            settings = settings._replace(fingerprint=server.fingerprint)
        await self._begin(settings)
        if ends_at and clock.now() >= ends_at:
            await self.end(0)

    async def host(self, name: str, port: int) -> None:
        """Make a team of the file where it is in none with its server here, and start that server.

        A team that knew none until now goes on at this one.
        """
        if self.serverless:
            settings, authority = self.serverless.at_own_server()
            server = await self._serve(settings, authority, port)
            await self._go_on(settings._replace(fingerprint=server.fingerprint), authority)
            return
        if self._has_team:
            return
        authority = new_authority()
        founder = found_team(process_of(self._file), new_device(), name, authority)
        settings = TeamSettings(founder.team, founder.member.id, "organiser", name)
        server = await self._serve(settings, authority, port)
        await self._found(settings._replace(fingerprint=server.fingerprint), founder)

    async def adopt(self, name: str, server: ServerInvitation) -> None:
        """Make a team of the file on a server that somebody else runs, or go on with it there."""
        urls, fingerprint = tuple(address.url for address in server.addresses), server.fingerprint
        if self.serverless:
            settings, _ = self.serverless.at_own_server()
            admitted = admitted_by(self._safe.own, server.authority)
            await (await reached(urls, fingerprint, admitted)).close()
            settings = settings._replace(addresses=urls, fingerprint=fingerprint)
            await self._go_on(settings, server.authority)
            return
        if self._has_team:
            return
        founder = found_team(process_of(self._file), new_device(), name, server.authority)
        device = founder.member.id
        settings = TeamSettings(founder.team, device, "organiser", name, urls, fingerprint)
        await (await reached(urls, fingerprint, founder.secrets)).close()
        await self._found(settings, founder)

    async def found(self, name: str) -> None:
        """Make a team of the file that knows no server."""
        if self._has_team:
            return
        made = founder(self._file, name, is_lasting=self._safe.is_lasting)
        self._safe.store(made.secrets)
        await self._begin_serverless(await founded(made, name, self._file, self._door))

    async def come_back(self, text: str, name: str) -> None:
        """Be in a team again with a file whose keys are gone, by a new invitation."""
        if not self._has_team:
            await self._begin(await come_back(text, name, self._file, self._safe, self._door))

    async def _go_on(self, settings: TeamSettings, authority: Authority) -> None:
        """Go on at a server with a team that knew none, and say to the others where it is."""
        self._safe.store(admitted_by(self._safe.own, authority))
        team = await self._leave_packages(settings)
        if team.roster:
            await team.roster.give_passes()

    async def _leave_packages(self, settings: TeamSettings) -> OpenTeam:
        """Meet at a server from now on."""
        with self._file.postbox() as postbox:
            settings.keep(postbox)
        former, self.serverless = self.serverless, None
        self._unused = former.handouts if former else ()
        return await self._begin(settings)

    async def _follow(self, serverless: ServerlessTeam) -> None:
        """Go on at a server where a room package has said that there is one by now."""
        settings = serverless.where_others_went()
        if settings:
            await self._leave_packages(settings)

    async def _begin_serverless(self, settings: TeamSettings) -> None:
        self.serverless = ServerlessTeam(settings, self._safe, self._file, self._door)
        self._say(is_team=True, is_serverless=True, has_lost_keys=False, problem="", ended_at="")
        self._say(device=settings.device, is_lasting=self._safe.is_lasting)
        self._say(**self.serverless.look())
        await self._follow(self.serverless)

    async def invite(self, name: str, role: TeamRole, sessions: tuple[str, ...]) -> None:
        """Make an invitation into a team without a server."""
        if self.serverless is None:
            raise UserError(tr("This file is in no team. Nothing was changed."))
        await self.serverless.invite(name, role, sessions)
        self._say(**self.serverless.look())

    async def _found(self, settings: TeamSettings, founder: Founder) -> None:
        device = settings.device
        await answered(self._door.ask(lambda desk: desk.file.become(device)))
        self._safe.store(founder.secrets)
        with self._file.postbox() as postbox:
            settings.keep(postbox)
            postbox.settle()
        await (await self._begin(settings)).add_first(founder.member)

    async def _begin(self, settings: TeamSettings) -> OpenTeam:
        self.team = team = OpenTeam(
            *(settings, self._safe, self._file, self._door),
            server=self._server,
            hear=self._hear,
        )
        self._say(is_team=True, is_serverless=False, has_lost_keys=False, problem="", ended_at="")
        self._say(role=settings.role, device=settings.device, is_lasting=self._safe.is_lasting)
        self._say(is_hosting=self._server is not None)
        team.begin()
        await self._look()
        return team

    async def _serve(self, settings: TeamSettings, authority: Authority, port: int) -> Server:
        folder = places.server_folder(settings.team, settings.device)
        server = Server(folder, authority, port=port, changed=self._notify)
        await asyncio.to_thread(server.start)
        self._server = server
        return server

    # Going on

    async def find_server(self, text: str) -> None:
        """Learn where the server is by now, once the file is open."""
        if self.serverless:
            raise UserError(
                tr(
                    "This team has no server to connect to: it meets in room packages. "
                    "Write one for the others, and read theirs. Nothing was changed."
                )
            )
        await self._demanded().find_server(text)

    async def revoke(self, member_id: str) -> None:
        """Shut a laptop out, with a new key for those who stay."""
        try:
            await self._keeper().revoke(member_id)
        finally:
            self.look_soon()

    async def change(self, member_id: str, role: TeamRole, sessions: tuple[str, ...]) -> None:
        """Give a laptop another role or other rooms."""
        try:
            await self._keeper().change(member_id, role, sessions)
        finally:
            self.look_soon()

    async def _look(self) -> None:
        """See who is there, and do what had to wait."""
        await asyncio.sleep(_GATHERING_SECONDS)
        with self._lock:
            self._is_looking = False
        if self.team:
            if ended_at := self.team.link.state().ended_at:
                await self.close()
                self._forget(ended_at)
                return
            try:
                self._say(**await self.team.look())
            except EnvironmentProblem as problem:  # the server is gone just now: later, then
                _log.info("something has to wait: %s", type(problem).__name__)
        elif self.serverless:
            self._say(**self.serverless.look())
            await self._follow(self.serverless)
        await self._clearing.clear()

    def _hear(self, event: LinkEvent) -> None:
        """Take note of what arrived; on the link's thread."""
        with self._lock:
            self._arrived |= event.touched
        self._clearing.note(event.erased)
        self.look_soon()
        self._notify()

    # Ending

    async def leave(self) -> None:
        """Be in no team any more; what is in the file stays."""
        if self.serverless is None:
            self._demanded()
        await self.close(is_leaving=True)
        self._forget()

    async def end(self, after_days: int) -> None:
        """End the team for everybody: remove what the server keeps, destroy the keys.

        With days the server drops everything so many days after it came, and the keys are destroyed
        when the file is opened after that.
        """
        team = self._demanded()
        if after_days:
            await ending.let_run_out(team, after_days)
            return
        await ending.take_down(team)
        await self.close()
        await asyncio.to_thread(places.remove_server, team.settings.team, team.settings.device)
        self._forget(stored(clock.now()))

    def _forget(self, ended_at: str = "") -> None:
        with self._file.postbox() as postbox:
            ending.forget(postbox, ended_at)
        self._safe.forget()
        with self._lock:
            self.facts = TeamState(doing=self.facts.doing, ended_at=ended_at)
        self._notify()

    async def close(self, *, is_leaving: bool = False) -> None:
        """Stop link and server and let go of the file; the others hear where it leaves the team."""
        team, self.team, self.serverless = self.team, None, None
        if team:
            await team.close(is_leaving=is_leaving)
        server, self._server = self._server, None
        if server:
            await asyncio.to_thread(server.stop)

    # Small

    @property
    def _has_team(self) -> bool:
        return self.team is not None or self.serverless is not None

    def _keeper(self) -> Roster | ServerlessTeam:
        """Return what keeps the list of members; UserError where that is not ours."""
        keeper = self.serverless or self._demanded().roster
        if keeper is None:
            raise UserError(
                tr("Only whoever organises the team can do that, on the computer it began on.")
            )
        return keeper

    def _demanded(self) -> OpenTeam:
        if self.team is None:
            raise UserError(tr("This file is in no team. Nothing was changed."))
        return self.team

    def _say(self, **fields: Any) -> None:  # noqa: ANN401 - fields of the state, of their types
        with self._lock:
            self.facts = self.facts._replace(**fields)
        self._notify()
