"""What a team does on its own thread: serving, letting in, shutting out, ending; the link beside it."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import Final, NamedTuple

from nats.aio.client import Client

from facilitator import clock
from facilitator.actions import team as actions
from facilitator.actions.desk import Action
from facilitator.domain.moments import moment, stored
from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.storage.postbox import Postbox
from facilitator.team import errands, keys, places, streams
from facilitator.team.authority import Authority, new_authority
from facilitator.team.clearing import Clearing
from facilitator.team.door import Door
from facilitator.team.doorkeeper import Doorkeeper, House
from facilitator.team.founding import authority_of, found_team, new_device, process_of
from facilitator.team.guestbook import Guestbook
from facilitator.team.invitations import Address
from facilitator.team.keychain import Keychain
from facilitator.team.link.link import Link
from facilitator.team.link.membership import LinkEvent
from facilitator.team.nkeys import public_text
from facilitator.team.office import Office
from facilitator.team.pinning import tls_context
from facilitator.team.safe import BOOK, Safe
from facilitator.team.secret_values import Secrets
from facilitator.team.server.process import Server
from facilitator.team.server.revoking import revoke
from facilitator.team.server_invitation import ServerInvitation
from facilitator.team.settings import TeamSettings, leave
from facilitator.team.states import Doing, TeamState
from facilitator.team.surroundings import stated
from facilitator.team.tokens import EVERYBODY

_GATHERING_SECONDS: Final = 0.2
_AGAIN_SECONDS: Final = 5.0

_log = logging.getLogger(__name__)


class Entrance(NamedTuple):
    """Where invitations lead to."""

    addresses: tuple[Address, ...]
    fingerprint: str
    knocker: str


class _Open(NamedTuple):
    """A team that is at work."""

    settings: TeamSettings
    postbox: Postbox
    authority: Authority | None
    urls: tuple[str, ...]


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
        self._held = ExitStack()
        self._open: _Open | None = None
        self._server: Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_looking = False
        self._doings: list[Doing] = []
        self._arrived: set[tuple[str, str]] = set()
        self._clearing = Clearing(door)
        self.facts = TeamState()
        """All but what the link says; replaced whole."""
        self.link: Link | None = None
        self.book: Guestbook | None = None
        self.entrance: Entrance | None = None

    # For any thread

    def take_arrived(self) -> frozenset[tuple[str, str]]:
        """Return the rows that letters touched since the last call."""
        with self._lock:
            arrived, self._arrived = frozenset(self._arrived), set[tuple[str, str]]()
        return arrived

    @property
    def secrets(self) -> Secrets:
        """The keys of this laptop, for any thread; UserError where the file is in no team."""
        return self._safe.own

    def keep(self, secrets: Secrets) -> None:
        """Take over keys that did not come by the link, on any thread."""
        self._safe.merge(secrets)
        if self.link:
            self.link.renew(self._safe.own)

    def look_soon(self) -> None:
        """See soon who is there and what is to be done; many calls are one."""
        with self._lock:
            if self._is_looking:
                return
            self._is_looking = True
        self._office.hand_in(self._look)

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
        except asyncio.CancelledError:  # the door closed meanwhile
            _log.info("an errand of the team was not finished: %s", doing)
        except OSError as error:
            _log.warning("an errand of the team failed", exc_info=error)
            self._say(problem=tr("That did not work ({reason}).", reason=error.strerror))
        finally:
            with self._lock:
                self._doings.remove(doing)
                left: Doing = self._doings[0] if self._doings else ""
            self._say(doing=left)

    # Beginning

    async def open(self) -> None:
        """Take up the team of a file that is in one; nothing happens for others."""
        if self._open or self._file.read_only:
            return
        with self._file.postbox() as postbox:
            settings = TeamSettings.read(postbox)
            ends_at = moment(postbox.get("ends_at"))
        if settings is None:
            return
        secrets = self._safe.open(settings.team, settings.device)
        if secrets is None:
            self._say(is_team=True, role=settings.role, device=settings.device)
            self._say(problem=_lost(settings))
            return
        await self._begin(settings, secrets)
        if ends_at and clock.now() >= ends_at:
            await self.end(0)

    async def host(self, name: str, port: int) -> None:
        """Make a team of the file where it is in none with its server here, and start that server."""
        if self._open:
            return
        process, device = process_of(self._file), new_device()
        founder = found_team(process, device, name, new_authority())
        authority = authority_of(founder.secrets.host)
        settings = TeamSettings(founder.team, device, "organiser", name)
        if authority is None:
            return
        server = await self._serve(settings, authority, port)
        settings = settings._replace(fingerprint=server.fingerprint)
        await self._found(settings, founder.secrets)
        await self._begin(settings, founder.secrets)
        await self._ask(actions.add_member, member=founder.member)
        self.look_soon()

    async def adopt(self, name: str, server: ServerInvitation) -> None:
        """Make a team of the file on a server that somebody else runs."""
        if self._open:
            return
        urls, fingerprint = tuple(address.url for address in server.addresses), server.fingerprint
        founder = found_team(process_of(self._file), new_device(), name, server.authority)
        device = founder.member.id
        settings = TeamSettings(founder.team, device, "organiser", name, urls, fingerprint)
        client = await self._reached(urls, fingerprint, founder.secrets)
        await client.close()
        await self._found(settings, founder.secrets)
        await self._begin(settings, founder.secrets)
        await self._ask(actions.add_member, member=founder.member)
        self.look_soon()

    async def _found(self, settings: TeamSettings, secrets: Secrets) -> None:
        device = settings.device
        await asyncio.wrap_future(self._door.ask(lambda desk: desk.file.become(device)))
        self._safe.store(secrets)
        with self._file.postbox() as postbox:
            settings.keep(postbox)
            postbox.settle()

    async def _begin(self, settings: TeamSettings, secrets: Secrets) -> None:
        authority, urls = authority_of(secrets.host), settings.addresses
        if authority and not urls:
            server = self._server or await self._serve(settings, authority, 0)
            urls, settings = (server.url,), settings._replace(fingerprint=server.fingerprint)
        postbox = self._held.enter_context(self._file.postbox())
        self._open = _Open(settings, postbox, authority, urls)
        self._say(is_team=True, role=settings.role, device=settings.device, problem="")
        self._say(is_hosting=self._server is not None, is_lasting=self._safe.is_lasting)
        self._start_link()
        if authority:
            self._open_door(self._open, authority)
        await self._look()

    def _start_link(self) -> None:
        if self._open is None:
            return
        settings, _, _, urls = self._open
        membership = settings.membership(urls)
        postbox = self._file.postbox()
        self.link = Link(postbox, membership, self._safe.own, self._hear, self._safe.merge)
        self.link.start()

    async def _serve(self, settings: TeamSettings, authority: Authority, port: int) -> Server:
        folder = places.server_folder(settings.team, settings.device)
        server = Server(folder, authority, port=port, changed=self._notify)
        await asyncio.to_thread(server.start)
        self._server = server
        return server

    def _open_door(self, team: _Open, authority: Authority) -> None:
        secrets = self._safe.own
        self.book = Guestbook(secrets.host.get(BOOK, ""), self._safe.keep_book)
        self.entrance = self._entrance(team)
        fingerprint, entrance = team.settings.fingerprint, self.entrance
        house = House(
            *(team.postbox, self._door, self.book, lambda: self._safe.own, authority, fingerprint),
            addresses=lambda: tuple(address.url for address in entrance.addresses),
        )
        task = asyncio.create_task(self._attend(Doorkeeper(house), team))
        self._tasks.add(task)

    def _entrance(self, team: _Open) -> Entrance:
        settings, server = team.settings, self._server
        if server is None:
            addresses = tuple(Address.of(url) for url in team.urls)
            return Entrance(addresses, settings.fingerprint, settings.knocker)
        hosts = server.addresses()
        plain = tuple(Address(host, server.port) for host in hosts)
        web = tuple(Address(host, server.web_port, is_web=True) for host in hosts[:1])
        return Entrance((*plain[:4], *web), server.fingerprint, "")

    async def _attend(self, doorkeeper: Doorkeeper, team: _Open) -> None:
        """Be at the door as long as the team is open, as soon as the server is there."""
        while True:
            try:
                settings, secrets = team.settings, self._safe.own
                client = await errands.connected(
                    team.urls, settings.fingerprint, secrets, lasting=True
                )
                break
            except errands.NETWORK_ERRORS:
                await asyncio.sleep(_AGAIN_SECONDS)
        try:
            await doorkeeper.attend(client)
            await asyncio.Event().wait()
        finally:
            await client.close()

    # Going on

    async def revoke(self, member_id: str) -> None:
        """Shut a laptop out: what it writes from now on is taken in by nobody, and it reads nothing new."""
        team = self._team()
        members = {member.id: member for member in team.postbox.members()}
        member = members.get(member_id)
        if member is None or team.authority is None or member_id == team.settings.device:
            return
        if not member.revoked_at:
            self._safe.store(keys.with_next_key(self._safe.own))
            others = [
                other
                for other in members.values()
                if not other.revoked_at and other.id not in {member_id, team.settings.device}
            ]
            grants = keys.next_key_grants(self._safe.own, others)
            await self._ask(actions.revoke_member, member_id=member_id, grants=grants)
        user = public_text("user", bytes.fromhex(member.public_key))
        await self._turn_away(team, team.authority, user)
        self.look_soon()

    async def _turn_away(self, team: _Open, authority: Authority, user: str) -> None:
        if not authority.may_revoke:
            raise FacilitatorError(
                tr(
                    "Nobody takes in anything more from that laptop, and it gets no new key. Only the "
                    "server’s administrator can end its connection."
                )
            )
        await revoke(authority, team.urls, tls_context(team.settings.fingerprint), [user])

    async def _look(self) -> None:
        """See who is there, and do what had to wait."""
        await asyncio.sleep(_GATHERING_SECONDS)
        with self._lock:
            self._is_looking = False
        team = self._open
        if team is None:
            return
        self._say(**stated(team.postbox, team.settings, self._safe.own, self.entrance_name(team)))
        if self._is_level(team):
            self._use_next_key()
            await self._forget_erased(team)
        await self._clearing.clear()

    def _is_level(self, team: _Open) -> bool:
        link = self.link
        return link is not None and link.state().is_level and not team.postbox.unsent()

    def _use_next_key(self) -> None:
        """Seal with the key that waits: the letter that brings it to the others is with them."""
        if keys.waiting(self._safe.own) and self.link:
            self._safe.store(keys.using_next_key(self._safe.own))
            self.link.renew(self._safe.own)

    async def _forget_erased(self, team: _Open) -> None:
        """Empty the stream after somebody was erased; it is filled again from the scrubbed journals."""
        erased = team.postbox.erased()
        if team.authority is None or erased <= set(team.postbox.get("purged").split()):
            return
        client = await self._reached(team.urls, team.settings.fingerprint, self._safe.own)
        try:
            await streams.purge(client, team.settings.team)
        finally:
            await client.close()
        team.postbox.put("purged", " ".join(sorted(erased)))
        await self._stop_link()
        self._start_link()

    # Ending

    async def leave(self) -> None:
        """Be in no team any more; what is in the file stays."""
        self._team()
        await self._part()

    async def end(self, after_days: int) -> None:
        """End the team for everybody: remove what the server keeps, destroy the keys.

        With days the server drops everything so many days after it came, and the keys are destroyed
        when the file is opened after that.
        """
        team = self._team()
        client = await self._reached(team.urls, team.settings.fingerprint, self._safe.own)
        try:
            if after_days:
                await streams.let_run_out(client, team.settings.team, after_days)
                ends_at = clock.now() + timedelta(days=after_days)
                team.postbox.put("ends_at", stored(ends_at))
                return
            await self._stop_link()
            await streams.delete(client, team.settings.team)
        finally:
            await client.close()
        if team.authority and self._server is None and team.authority.may_revoke:
            await self._turn_away(team, team.authority, EVERYBODY)
        await self.close()
        await asyncio.to_thread(places.remove_server, team.settings.team, team.settings.device)
        await self._part()

    async def _part(self) -> None:
        await self.close()
        with self._file.postbox() as postbox:
            leave(postbox)
        self._safe.forget()
        with self._lock:
            self.facts = TeamState(doing=self.facts.doing)
        self._notify()

    async def close(self) -> None:
        """Stop link and server and let go of the file."""
        await self._stop_link()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        if self._server:
            await asyncio.to_thread(self._server.stop)
        self._open = self._server = self.book = self.entrance = None
        self._held.close()

    async def _stop_link(self) -> None:
        link, self.link = self.link, None
        if link:
            await asyncio.to_thread(link.stop)

    # From the link's thread

    def _hear(self, event: LinkEvent) -> None:
        with self._lock:
            self._arrived |= event.touched
        self._clearing.note(event.erased)
        self.look_soon()
        self._notify()

    # Small

    def _team(self) -> _Open:
        if self._open is None:
            raise FacilitatorError(tr("This file is in no team. Nothing was changed."))
        return self._open

    def entrance_name(self, team: _Open) -> str:
        """Return the server as one would say it."""
        if self.entrance and self._server:
            return str(self.entrance.addresses[0])
        return team.urls[0].rpartition("/")[2]

    async def _reached(self, urls: tuple[str, ...], fingerprint: str, secrets: Secrets) -> Client:
        try:
            return await errands.connected(urls, fingerprint, secrets)
        except errands.NETWORK_ERRORS as error:
            raise FacilitatorError(
                tr("The team’s server cannot be reached. Nothing was changed; try again later.")
            ) from error

    async def _ask(self, action: Action[...], **values: object) -> None:
        await asyncio.wrap_future(self._door.run(action, **values))
        if self.link:
            self.link.nudge()

    def _say(self, **fields: object) -> None:
        with self._lock:
            self.facts = self.facts._replace(**fields)
        self._notify()


def _lost(settings: TeamSettings) -> str:
    if settings.role == "organiser":
        return tr(
            "This computer’s keychain has no keys for this team any more. Open the team anew and "
            "invite the others again; what they wrote is on their computers."
        )
    return tr(
        "This computer’s keychain has no keys for this team any more. Ask for a new invitation and "
        "join with it; what was written here is kept and sent then."
    )
