"""Throwing somebody out of a server: their connections end at once, and their tokens open no new one."""

import asyncio
import base64
import json
import ssl
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, cast

import nats.errors
from nats.aio.client import Client

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.team.authority import Authority
from facilitator.team.nkeys import Key
from facilitator.team.tokens import inbox_of, revoked

_PATIENCE_SECONDS: Final = 10
_CLOSE_SECONDS: Final = 1
_DONE: Final = 200


async def revoke(
    authority: Authority,
    urls: Sequence[str],
    context: ssl.SSLContext,
    users: Sequence[str],
    *,
    until: int | None = None,
) -> None:
    """Make the server refuse these users (public keys `U…`) from now on and end their connections.

    What they show that was issued after `until` (Unix seconds; otherwise now) stays good.
    Everything that was revoked before stays so: the server is asked what it knows. Needs an
    authority that `may_revoke`; EnvironmentProblem where the server is not reached or refuses.
    """
    problem = EnvironmentProblem(
        tr("The server could not be told to shut somebody out. Try again once it is reached.")
    )
    client = Client()
    try:
        await _connect(client, authority, urls, context)
        asked = f"$SYS.REQ.ACCOUNT.{authority.account}.CLAIMS.LOOKUP"
        current = await client.request(asked, timeout=_PATIENCE_SECONDS)
        operator = Key.from_seed(authority.operator_seed)
        renewed = revoked(operator, current.data.decode(), users, until=until)
        answer = await client.request(
            "$SYS.REQ.CLAIMS.UPDATE", renewed.encode(), timeout=_PATIENCE_SECONDS
        )
    except (TimeoutError, OSError, nats.errors.Error) as error:
        raise problem from error
    finally:
        with suppress(TimeoutError):  # the client would wait for ever where TLS failed
            await asyncio.wait_for(client.close(), _CLOSE_SECONDS)
    if _code(answer.data) != _DONE:
        raise problem


async def _connect(
    client: Client, authority: Authority, urls: Sequence[str], context: ssl.SSLContext
) -> None:
    key, token = authority.revoker()

    def sign(nonce: str) -> bytes:
        return base64.b64encode(key.sign(nonce.encode()))

    await client.connect(
        servers=list(urls),
        user_jwt_cb=lambda: bytearray(token.encode()),
        signature_cb=sign,
        tls=context,
        tls_handshake_first=True,
        inbox_prefix=inbox_of("revoker").encode(),
        allow_reconnect=False,
        # Otherwise a server that is not there would be tried for two minutes.
        max_reconnect_attempts=1,
        reconnect_time_wait=0,
        connect_timeout=_PATIENCE_SECONDS,
    )


def _code(answer: bytes) -> int:
    said = cast("dict[str, Any]", json.loads(answer))
    return int(said.get("data", {}).get("code", 0))
