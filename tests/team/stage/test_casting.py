"""What an organiser's laptop sends of its stage, and when: over a real server, to a guest who listens."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from facilitator.domain.areas import TeamRole
from facilitator.domain.team import Member
from facilitator.team.link.connection import Connection, Credentials
from facilitator.team.link.identity import Identity
from facilitator.team.link.membership import Membership
from facilitator.team.nkeys import Key
from facilitator.team.secret_values import new_key, new_secrets
from facilitator.team.stage.audience import Audience
from facilitator.team.stage.casting import StageCast
from facilitator.team.stage.keys import stage_keys
from facilitator.team.stage.passes import GuestPass
from facilitator.team.tokens import user_token
from tests.team.stage.shows import ADA, GUEST

PATIENCE = 30


class Heard:
    """The pictures that a guest has taken, in their order."""

    def __init__(self) -> None:
        self.pictures: list[bytes | None] = []
        self._news = asyncio.Event()

    def take(self, picture: bytes | None) -> None:
        self.pictures.append(picture)
        self._news.set()

    async def until(self, is_so: Callable[[list[bytes | None]], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not is_so(self.pictures):
                self._news.clear()
                await self._news.wait()


class Hall:
    """A laptop that shows its stage over a real server, and a guest who listens."""

    def __init__(self, server, authority, team: str, connect) -> None:
        self._server, self._authority, self._team, self._connect = server, authority, team, connect
        self._own, self._guest = new_key(new_secrets(team, ADA)), new_secrets(team, GUEST)
        self.members = [Member(GUEST, "p", "Beamer", "guest", box_key=self._guest.box_key)]

    @asynccontextmanager
    async def show(
        self, cast: StageCast, role: TeamRole = "organiser"
    ) -> AsyncIterator[tuple[Identity, Heard]]:
        """Let a laptop in a role give out a stage."""
        server, heard = self._server, Heard()
        key = Key("user", self._own.signing_seed)
        token = user_token(self._authority.issuer, key.public, role, team=self._team, device=ADA)
        membership = Membership(self._team, ADA, role, (server.url,), server.fingerprint)
        identity = Identity(membership, self._own)
        connection = Connection(membership.inbox)
        await connection.open(server.url, server.fingerprint, Credentials(token, key.sign))
        async with self._listening(heard):
            telling = asyncio.create_task(cast.tell(connection, identity))
            try:
                yield identity, heard
            finally:
                telling.cancel()
                await asyncio.gather(telling, return_exceptions=True)
                await connection.close()

    @asynccontextmanager
    async def _listening(self, heard: Heard) -> AsyncIterator[None]:
        keys, trusted = stage_keys(self._own.keys), {ADA: self._own.public_key}
        secrets = self._guest._replace(keys=keys, trusted=trusted)
        audience = Audience(GuestPass("i", "Forum", secrets, (self._server.url,)))

        async def take(message) -> None:
            if audience.hear(message.subject, message.data, 0.0):
                heard.take(audience.picture)

        async with self._connect("guest", device=GUEST) as visitor:
            await visitor.subscribe(audience.subjects, cb=take)
            await visitor.settle()
            yield


@pytest.fixture
def hall(server, authority, team, connect) -> Hall:
    return Hall(server, authority, team, connect)


async def turns(count: int = 20) -> None:
    """Let all that is ready go on."""
    for _ in range(count):
        await asyncio.sleep(0)


def test_nothing_leaves_a_laptop_before_there_is_a_guest(hall):
    async def _try() -> None:
        cast = StageCast()
        cast.show(b"internal")
        async with hall.show(cast) as (identity, heard):
            await turns()  # it has looked by then, and waits for the next change
            identity.meet(hall.members)
            cast.show(b"for guests")
            await heard.until(bool)
            assert set(heard.pictures) == {b"for guests"}

    asyncio.run(_try())


def test_nothing_leaves_a_laptop_whose_stage_was_never_open(hall):
    async def _try() -> None:
        cast = StageCast()
        async with hall.show(cast) as (identity, heard):
            identity.meet(hall.members)
            await turns()
            cast.show(b"open")
            await heard.until(bool)
            assert heard.pictures[0] == b"open"

    asyncio.run(_try())


def test_what_changes_all_the_time_is_sent_a_few_times_and_ends_as_it_stands(hall):
    async def _try() -> None:
        cast = StageCast()
        async with hall.show(cast) as (identity, heard):
            identity.meet(hall.members)
            for number in range(200):
                cast.show(b"%d" % number)
                await asyncio.sleep(0.002)
            await heard.until(lambda seen: b"199" in seen)
            assert len(heard.pictures) < 20

    asyncio.run(_try())


def test_what_stays_as_it_is_is_sent_again(hall):
    async def _try() -> None:
        cast = StageCast()
        cast.show(b"the same")
        async with hall.show(cast) as (identity, heard):
            identity.meet(hall.members)
            await heard.until(lambda seen: len(seen) > 1)
            assert set(heard.pictures) == {b"the same"}

    asyncio.run(_try())


def test_a_laptop_that_does_not_organise_shows_guests_nothing(hall):
    async def _try() -> None:
        cast = StageCast()
        cast.show(b"mine")
        async with hall.show(cast, role="moderator") as (identity, _heard):
            identity.meet(hall.members)
            cast.show(b"mine too")
            await turns()
            assert cast.sent == 0

    asyncio.run(_try())
