"""Connections for one errand: knocking, answering knocks, emptying a stream."""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final

import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from facilitator.team.nkeys import Key
from facilitator.team.pinning import tls_context
from facilitator.team.relocation import dialled
from facilitator.team.secret_values import Secrets
from facilitator.team.tokens import KNOCK_INBOX, inbox_of

PATIENCE_SECONDS: Final = 8
_CLOSE_SECONDS: Final = 1
NETWORK_ERRORS: Final = (OSError, TimeoutError, nats.errors.Error)
"""Whatever a connection can fail with; the errors of TLS are among them."""


async def connected(
    servers: Sequence[str], fingerprint: str, secrets: Secrets, *, lasting: bool = False
) -> Client:
    """Connect as a member of the team; a lasting connection comes back by itself for ever."""
    key = Key("user", secrets.signing_seed)

    def sign(nonce: str) -> bytes:
        return base64.b64encode(key.sign(nonce.encode()))

    named = {"user_jwt_cb": lambda: bytearray(secrets.token.encode()), "signature_cb": sign}
    return await _connected(servers, fingerprint, inbox_of(secrets.device), named, lasting=lasting)


async def knocking(servers: Sequence[str], fingerprint: str, token: str = "") -> Client:
    """Connect as somebody who may only knock; with a token where the server asks for one."""
    named: dict[str, Any] = {}
    if token:
        named = {"user_jwt_cb": lambda: bytearray(token.encode()), "signature_cb": _no_signature}
    return await _connected(servers, fingerprint, KNOCK_INBOX, named, lasting=False)


async def listen(
    client: Client, subject: str, receive: Callable[[Msg], Awaitable[None]], *, most_waiting: int
) -> None:
    """Call `receive` with every message from now on; what does not fit among the waiting is dropped."""
    await client.subscribe(  # pyright: ignore[reportUnknownMemberType] - a future of theirs
        subject, cb=receive, pending_msgs_limit=most_waiting
    )


async def _connected(
    servers: Sequence[str],
    fingerprint: str,
    inbox: str,
    named: dict[str, Any],
    *,
    lasting: bool,
) -> Client:
    client = Client()
    try:
        connecting = client.connect(
            servers=list(dialled(servers)),
            tls=tls_context(fingerprint),
            tls_handshake_first=True,
            inbox_prefix=inbox.encode(),
            allow_reconnect=lasting,
            max_reconnect_attempts=-1 if lasting else 1,
            reconnect_time_wait=1,
            connect_timeout=PATIENCE_SECONDS,
            error_cb=_say_nothing,
            **named,
        )
        # Closing, the client may wait for ever where a handshake was broken off.
        await asyncio.wait_for(connecting, PATIENCE_SECONDS)
    except BaseException:
        # Its assertion says that it never came to a connection.
        with suppress(*NETWORK_ERRORS, AssertionError):
            await asyncio.wait_for(client.close(), _CLOSE_SECONDS)
        raise
    return client


def _no_signature(_nonce: str) -> bytes:
    return b""  # the token to knock with is good without a key


async def _say_nothing(_error: Exception) -> None:
    """Let no traceback be printed: who asked hears of it."""
