"""A team at work: its link, the door where others come in, shutting out, forgetting who was erased."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple

from nats.aio.client import Client

from facilitator.actions import team as actions
from facilitator.actions.desk import Action
from facilitator.domain.team import Member
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.team import errands, keys, streams
from facilitator.team.appointing import Appointments
from facilitator.team.door import Door, answered
from facilitator.team.doorkeeper import Doorkeeper, House
from facilitator.team.envelopes import Sealed
from facilitator.team.forgetting import Forgetting, forerunners
from facilitator.team.founding import authority_of
from facilitator.team.guestbook import Guestbook
from facilitator.team.invitations import Address
from facilitator.team.link.identity import Identity
from facilitator.team.link.link import Link
from facilitator.team.link.membership import LinkEvent
from facilitator.team.passes import Pass
from facilitator.team.relocation import addresses_in, dialled
from facilitator.team.roster import Roster
from facilitator.team.safe import BOOK, Safe
from facilitator.team.searching import demand_server
from facilitator.team.secret_values import Secrets
from facilitator.team.server.process import Server
from facilitator.team.settings import TeamSettings
from facilitator.team.stage.casting import StageCast
from facilitator.team.surroundings import LEFT, stated

_AGAIN_SECONDS = 5.0
_MOVED_SECONDS = 10.0
"""After so long another address of this laptop is noticed."""
_MOST_PLAIN = 4
_LOOKS, _LOOK_SECONDS = 40, 0.05


class Entrance(NamedTuple):
    """Where invitations lead to."""

    addresses: tuple[Address, ...]
    fingerprint: str
    knocker: str


async def reached(urls: tuple[str, ...], fingerprint: str, secrets: Secrets) -> Client:
    """Connect for an errand; EnvironmentProblem where no server is reached."""
    try:
        return await errands.connected(urls, fingerprint, secrets)
    except errands.NETWORK_ERRORS as error:
        raise EnvironmentProblem(
            tr("The team’s server cannot be reached. Nothing was changed; try again later.")
        ) from error


class OpenTeam:
    """The team of a file for as long as it is open; made and used in the office."""

    def __init__(
        self,
        settings: TeamSettings,
        safe: Safe,
        file: WorkshopFile,
        door: Door,
        *,
        server: Server | None,
        hear: Callable[[LinkEvent], None],
    ) -> None:
        """`server` is the one that runs here; `hear` is called on the link's thread."""
        self.settings, self.server = settings, server
        self._safe, self._file, self._door, self._hear = safe, file, door, hear
        self._held = ExitStack()
        self._tasks: list[asyncio.Task[None]] = []
        self.urls = (server.url,) if server else settings.addresses
        self.postbox = self._held.enter_context(file.postbox())
        self.authority = authority_of(safe.own.host)
        self._forgetting = Forgetting(self.postbox)
        self.stage = StageCast()
        self.entrance: Entrance | None = None
        self.link = self._linked()
        self.book: Guestbook | None = None
        self.roster: Roster | None = None

    def begin(self) -> None:
        """Connect, and let in others if that is ours to do."""
        self.link.start()
        if self.authority:
            self.book = Guestbook(self._safe.own.host.get(BOOK, ""), self._safe.keep_book)
            self.entrance = self._entrance()
            appointments = Appointments(
                self.postbox, self.authority, self.settings.team, self._meeting_point
            )
            house = House(
                *(self.postbox, self._door, self.book, lambda: self._safe.own),
                *(appointments, self.settings.fingerprint),
                addresses=self._told,
            )
            self.roster = Roster(
                *(self.settings, self._safe, self.postbox, self.authority, appointments),
                urls=self.urls,
                write=self._write,
                sent=self._sent,
            )
            self._tasks.append(asyncio.create_task(self._attend(Doorkeeper(house))))
        if self.server:
            self.link.show_server(self._told())
            self._tasks.append(asyncio.create_task(self._follow_addresses()))

    async def close(self, *, is_leaving: bool = False) -> None:
        """Stop the link, close the door, let go of the file; tell the others where it leaves the team."""
        await asyncio.to_thread(self.link.stop, is_leaving=is_leaving)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._held.close()

    def _linked(self) -> Link:
        membership, secrets = self.settings.membership(self.urls), self._safe.own
        link = Link(self._file.postbox(), membership, secrets, self._hear, self._safe.merge)
        link.stage = self.stage
        link.show_server(self._told() if self.server else ())
        return link

    # The door

    def _entrance(self) -> Entrance:
        settings, server = self.settings, self.server
        if server is None:
            addresses = tuple(Address.of(url) for url in self.urls)
            return Entrance(addresses, settings.fingerprint, settings.knocker)
        hosts = server.addresses()
        plain = tuple(Address(host, server.port) for host in hosts[:_MOST_PLAIN])
        web = tuple(Address(host, server.web_port, is_web=True) for host in hosts[:1])
        return Entrance((*plain, *web), server.fingerprint, "")

    def _told(self) -> tuple[str, ...]:
        """Return where the others reach the server now."""
        return tuple(address.url for address in self.entrance.addresses) if self.entrance else ()

    def _meeting_point(self) -> Pass:
        if self.entrance is None:
            return Pass("")
        return Pass("", dialled(self._told()), *self.entrance[1:])

    async def _follow_addresses(self) -> None:
        """Let invitations lead to this laptop, and members hear of it, wherever it wakes up next."""
        while True:
            await asyncio.sleep(_MOVED_SECONDS)
            entrance = await asyncio.to_thread(self._entrance)
            if entrance != self.entrance:
                self.entrance = entrance
                self.link.show_server(self._told())
                self._hear(LinkEvent())

    async def _attend(self, doorkeeper: Doorkeeper) -> None:
        """Be at the door as long as the team is open, as soon as the server is there."""
        client = None
        while client is None:
            try:
                fingerprint, secrets = self.settings.fingerprint, self._safe.own
                client = await errands.connected(self.urls, fingerprint, secrets, lasting=True)
            except errands.NETWORK_ERRORS:
                await asyncio.sleep(_AGAIN_SECONDS)
        try:
            await doorkeeper.attend(client)
            await asyncio.Event().wait()
        finally:
            await client.close()

    async def add_first(self, member: Member) -> None:
        """Write down whoever begins the team."""
        await self._write(actions.found_team, member=member)

    def addresses_in(self, text: str) -> tuple[str, ...]:
        """Return where the server is to be looked for, for any thread; UserError for what leads to another one."""
        if self.server:
            raise UserError(tr("The team’s server is on this computer. Nothing was changed."))
        settings = self.settings
        return addresses_in(text, settings.fingerprint, settings.addresses)

    async def find_server(self, text: str) -> None:
        """Learn where the server is by now; UserError or EnvironmentProblem where it is not there."""
        addresses = self.addresses_in(text)
        await demand_server(addresses, self.settings.fingerprint)
        self.link.move(addresses)

    # Going on

    async def look(self) -> dict[str, Any]:
        """Do what had to wait, and return the fields of the state that the file knows."""
        state = self.link.state()
        if state.is_level and not self.postbox.unsent():
            self._use_next_key()
            if self.authority and self._forgetting.is_due():
                await self._purge()
            self._forgetting.settle(state)
        if self.roster and state.phase == "online":
            await self.roster.settle()
        await self._follow_own_part()
        self._forgetting.hear(state.presences)
        await self._let_go(state.left)
        fields = stated(self.postbox, self.settings, self._server_name())
        return {**fields, "unforgotten": self._forgetting.left()}

    async def _let_go(self, left: Iterable[str]) -> None:
        """Remember who left; whoever organises takes them out, so that nobody waits for them."""
        known = set(self.postbox.get(LEFT).split())
        if not known >= set(left):
            self.postbox.put(LEFT, " ".join(sorted(known | set(left))))
        if self.roster:
            await self.roster.let_go(left)

    def _use_next_key(self) -> None:
        """Seal with the key that waits: the letter that brings it to the others is with them."""
        if keys.waiting(self._safe.own):
            self._safe.store(keys.using_next_key(self._safe.own))
            self.link.renew(self._safe.own)

    async def _purge(self) -> None:
        """Empty the stream after somebody was erased; it is filled again from the scrubbed journals."""
        await self.on_stream(partial(streams.purge, first=self._erasures()))
        self._forgetting.begin(self.settings.device)
        await self._begin_link_anew()

    async def _follow_own_part(self) -> None:
        """Be in the team what the organiser's list says by now, also after the program's end."""
        own = [one for one in self.postbox.members() if one.id == self.settings.device]
        if own and own[0].role != self.settings.role:
            self.postbox.put("role", own[0].role)
            self.settings = TeamSettings.read(self.postbox) or self.settings
            if not self.server:
                self.urls = self.settings.addresses
            await self._begin_link_anew()

    async def _begin_link_anew(self) -> None:
        await asyncio.to_thread(self.link.stop)
        self.link = self._linked()
        self.link.start()

    def _erasures(self) -> list[Sealed]:
        """Return, sealed, who was erased, and what hands out the keys to read it with."""
        membership = self.settings.membership(self.urls)
        identity = Identity(membership, self._safe.own)
        letters = list(forerunners(self.postbox.everything()))
        return [Sealed(membership.subject(one.area), identity.seal(one)) for one in letters]

    async def on_stream(self, errand: streams.StreamErrand) -> None:
        """Do something to the team's stream."""
        client = await reached(self.urls, self.settings.fingerprint, self._safe.own)
        try:
            await errand(client, self.settings.team)
        finally:
            await client.close()

    def _server_name(self) -> str:
        if self.entrance and self.server:
            return str(self.entrance.addresses[0])
        return self.link.address.rpartition("/")[2]

    async def _write(self, action: Action[...], **values: object) -> None:
        await answered(self._door.run(action, **values))
        self.link.nudge()

    async def _sent(self) -> None:
        """Wait until the others can read what was written here; not long, where there is no server."""
        for _ in range(_LOOKS):
            if not self.postbox.unsent():
                return
            await asyncio.sleep(_LOOK_SECONDS)
