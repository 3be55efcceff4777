"""What only whoever organises may do to the team's stream on the server: empty it, let it run out, delete it."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, cast

from nats.aio.client import Client

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.team.envelopes import Sealed
from facilitator.team.errands import NETWORK_ERRORS, PATIENCE_SECONDS
from facilitator.team.tokens import stream_of

StreamErrand = Callable[[Client, str], Awaitable[None]]
"""Over a connection of whoever organises, with the team's id."""

_NOT_FOUND: Final = 404
_DAY_NANOSECONDS: Final = 24 * 3_600 * 10**9


async def purge(client: Client, team: str, *, first: Sequence[Sealed] = ()) -> None:
    """Remove every message from the stream and from the server's disk; the laptops fill it again.

    The stream then begins with `first`: whoever comes back meanwhile reads that before anything
    else, and before they send anything (see `Session`). A purge up to a number would have it there
    at once, but leaves on the disk what it removes.
    """
    await _asked(client, "PURGE", team)
    for message in first:
        try:
            answer = await client.request(message.subject, message.data, timeout=PATIENCE_SECONDS)
            int(json.loads(answer.data)["seq"])
        except (*NETWORK_ERRORS, ValueError, KeyError) as error:
            raise _refused() from error


async def delete(client: Client, team: str) -> None:
    """Remove the stream with all that is in it; one that is not there does no harm."""
    await _asked(client, "DELETE", team)


async def let_run_out(client: Client, team: str, days: int) -> None:
    """Make the server drop each message so many days after it came, whoever is still there then."""
    found = await _asked(client, "INFO", team)
    config = cast("dict[str, Any]", found.get("config", {}))
    await _asked(client, "UPDATE", team, {**config, "max_age": days * _DAY_NANOSECONDS})


async def _asked(
    client: Client, verb: str, team: str, body: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    subject = f"$JS.API.STREAM.{verb}.{stream_of(team)}"
    data = json.dumps(body).encode() if body else b""
    try:
        answer = await client.request(subject, data, timeout=PATIENCE_SECONDS)
        found = cast("dict[str, Any]", json.loads(answer.data))
    except (*NETWORK_ERRORS, ValueError) as error:
        raise _refused() from error
    error = cast("dict[str, Any]", found.get("error", {}))
    if error and error.get("code") != _NOT_FOUND:
        raise _refused()
    return found


def _refused() -> EnvironmentProblem:
    return EnvironmentProblem(
        tr("The server did not do what was asked. It is asked again once it is reached.")
    )
