"""A real server, as a hosting laptop runs it, and connections to it in any role."""

import asyncio
import base64
import ssl
import uuid
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Protocol

import pytest
from nats.aio.client import Client

from facilitator.domain.areas import TeamRole
from facilitator.team.authority import Authority, new_authority
from facilitator.team.nkeys import Key
from facilitator.team.pinning import tls_context
from facilitator.team.server.process import Server
from facilitator.team.tokens import KNOCK_INBOX, inbox_of, user_token
from tests.team.hosted import host, join_in, keychain, open_program

__all__ = ["host", "join_in", "keychain", "open_program"]


class Connect(Protocol):
    """How a test connects; `client.refused` of the client holds what the server refused it."""

    def __call__(
        self,
        role: TeamRole | None,
        *,
        device: str = ...,
        sessions: Collection[str] = ...,
        topics: Collection[str] = ...,
        key: Key | None = ...,
        token: str = ...,
    ) -> AbstractAsyncContextManager["Visitor"]: ...


class Visitor(Client):
    """A client that keeps what the server says against it."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.gone = asyncio.Event()

    async def end(self) -> None:
        self.gone.set()

    async def hear(self, error: Exception) -> None:
        self.refused.append(str(error))

    async def settle(self) -> None:
        """Wait until the server has seen all that was sent, and we have heard what it says to that.

        The first ping of this client overtakes what stands in its own queue; the second does not.
        """
        await self.flush()
        await self.flush()

    async def refuses(self, subject: str, data: bytes = b"x") -> bool:
        """Publish, and tell whether the server refused; it says so before it answers the ping."""
        before = len(self.refused)
        await self.publish(subject, data)
        await self.settle()
        return len(self.refused) > before

    async def may_not_hear(self, subject: str) -> bool:
        """Subscribe, and tell whether the server refused."""
        before = len(self.refused)
        await self.subscribe(subject)
        await self.settle()
        return len(self.refused) > before


async def visit(
    urls: list[str], context: ssl.SSLContext, *, inbox: str, key: Key | None = None, token: str = ""
) -> Visitor:
    """Connect to a server, as a stranger where there is no key."""
    visitor = Visitor()
    named = {}
    if key:
        named = {
            "user_jwt_cb": token.encode,
            "signature_cb": lambda nonce: base64.b64encode(key.sign(nonce.encode())),
        }
    try:
        await visitor.connect(
            urls,
            tls=context,
            tls_handshake_first=True,
            inbox_prefix=inbox,
            error_cb=visitor.hear,
            closed_cb=visitor.end,
            allow_reconnect=False,
            max_reconnect_attempts=1,  # without it a server that is not there is tried for minutes
            reconnect_time_wait=0,
            **named,
        )
    except BaseException:
        # The client leaves its socket open when it is not let in, and waits for one whose TLS failed.
        with suppress(TimeoutError):
            await asyncio.wait_for(visitor.close(), 0.2)
        raise
    return visitor


@pytest.fixture(scope="session")
def authority() -> Authority:
    return new_authority()


@pytest.fixture(scope="session")
def server(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests; each has a team of its own."""
    server = Server(tmp_path_factory.mktemp("server"), authority)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def team() -> str:
    return uuid.uuid4().hex


@pytest.fixture
def connect(server: Server, authority: Authority, team: str) -> Connect:
    """`async with connect("moderator", sessions=["s1"]) as client`; `None` is a stranger."""

    @asynccontextmanager
    async def _connect(
        role: TeamRole | None,
        *,
        device: str = "d" * 16,
        sessions: Collection[str] = (),
        topics: Collection[str] = (),
        key: Key | None = None,
        token: str = "",
    ) -> AsyncIterator[Visitor]:
        context = tls_context(server.fingerprint)
        inbox = KNOCK_INBOX
        if role:
            key = key or Key.generate("user")
            inbox = inbox_of(device)
            token = token or user_token(
                *(authority.issuer, key.public, role),
                team=team,
                device=device,
                sessions=sessions,
                topics=topics,
            )
        visitor = await visit([server.url], context, inbox=inbox, key=key, token=token)
        try:
            yield visitor
        finally:
            await visitor.close()

    return _connect
