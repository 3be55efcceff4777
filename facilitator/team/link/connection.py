"""One connection to the server, until it breaks: it never comes back by itself.

Whoever holds it makes a new one, so that nothing asked over the old one is still in flight.
"""

import asyncio
import base64
import random
import re
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Literal, NamedTuple

from nats import errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from facilitator.errors import FacilitatorError
from facilitator.team.pinning import tls_context

_CONNECT_SECONDS: Final = 4
_REQUEST_SECONDS: Final = 5.0
_PING_SECONDS: Final = 4
_UNANSWERED_PINGS: Final = 2
"""A laptop that was unplugged notices after 8 to 12 seconds at the latest."""
_CLOSE_SECONDS: Final = 1.0
_FIRST_WAIT_SECONDS: Final = 0.25
_FORBIDDEN: Final = re.compile(r'permissions violation for publish to "([^"]+)"', re.IGNORECASE)

Why = Literal["unreachable", "certificate", "turned-away", "broken"]
"""No server there; another server than the invitation's; not let in; was there and is gone."""


class Disconnected(FacilitatorError):
    """There is no connection, or none any more."""

    def __init__(self, why: Why) -> None:
        """Say why, in one word."""
        super().__init__(why)
        self.why: Why = why


class Credentials(NamedTuple):
    """What the server wants to see."""

    token: str
    """The user's JWT; empty for a server that lets everybody in."""
    sign: Callable[[bytes], bytes]


class Heard(NamedTuple):
    """A message as it came in."""

    subject: str
    data: bytes
    headers: dict[str, str]


class _Client(Client):
    """Theirs, with another reader of headers: they look at each character of each name in Python.

    Of fifty thousand messages that is a second.
    """

    @staticmethod
    def _parse_header_lines(raw: bytes) -> dict[str, str]:
        found: dict[str, str] = {}
        for line in raw.decode("utf-8", "replace").split("\r\n"):
            name, colon, value = line.partition(":")
            if colon and " " not in name:
                found[name] = value.strip()
        return found


class Connection:
    """A connection to one server; what goes wrong on it ends it."""

    def __init__(self, inbox: str) -> None:
        """Prepare one whose answers arrive under `inbox`."""
        self._client = _Client()
        self._inbox = inbox
        self._count = 0
        self.ended = asyncio.Event()
        self.forbidden: Callable[[str], None] = lambda _subject: None
        """Called with the subject of each message that the server did not let us publish."""
        self._was_turned_away = False
        self._heard: Exception | None = None
        """What the client said went wrong last."""

    async def open(self, address: str, fingerprint: str, credentials: Credentials) -> None:
        """Connect; Disconnected says why not."""
        context = tls_context(fingerprint) if address.startswith("tls:") else None
        token, sign = credentials
        try:
            async with asyncio.timeout(2 * _CONNECT_SECONDS):
                await self._client.connect(
                    address,
                    error_cb=self._note_error,
                    closed_cb=self._note_end,
                    allow_reconnect=False,
                    max_reconnect_attempts=1,  # else a machine that refuses is tried all the time
                    reconnect_time_wait=0,
                    connect_timeout=_CONNECT_SECONDS,
                    ping_interval=_PING_SECONDS,
                    max_outstanding_pings=_UNANSWERED_PINGS,
                    inbox_prefix=self._inbox,
                    tls=context,
                    tls_handshake_first=context is not None,
                    user_jwt_cb=token.encode if token else None,
                    signature_cb=(lambda nonce: base64.b64encode(sign(nonce.encode())))
                    if token
                    else None,
                )
        except (OSError, errors.Error, TimeoutError) as error:
            raise Disconnected(_reason(self._heard or error)) from error

    async def close(self) -> None:
        """Close, without waiting long for a server that does not answer."""
        with suppress(OSError, errors.Error, TimeoutError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self._client.close()

    async def broken(self) -> None:
        """Wait until the connection is gone, and raise Disconnected."""
        await self.ended.wait()
        raise Disconnected("turned-away" if self._was_turned_away else "broken")

    async def publish(
        self,
        subject: str,
        data: bytes,
        *,
        answer_to: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        """Send a message; messages arrive in the order in which this was called."""
        with _translated():
            await self._client.publish(subject, data, answer_to, headers)

    async def request(self, subject: str, data: bytes = b"") -> Heard:
        """Ask, and return the first answer; Disconnected where none comes in time."""
        with _translated():
            return _heard(await self._client.request(subject, data, _REQUEST_SECONDS))

    async def listen(self, subject: str, receive: Callable[[Heard], None]) -> None:
        """Call `receive` with every message under a subject from now on."""

        async def _receive(message: Msg) -> None:
            receive(_heard(message))

        with _translated():
            await self._client.subscribe(subject, cb=_receive)  # pyright: ignore[reportUnknownMemberType] - a future of theirs

    async def flush(self) -> None:
        """Wait until the server has everything that was sent."""
        with _translated():
            await self._client.flush(int(_REQUEST_SECONDS))

    def inbox(self, purpose: str) -> str:
        """Return a subject under which only we hear, not used before."""
        self._count += 1
        return f"{self._inbox}.{purpose}.{self._count}"

    async def _note_error(self, error: Exception) -> None:
        self._heard = error
        if found := _FORBIDDEN.search(str(error)):
            self.forbidden(found[1])
        elif "authenti" in str(error).lower() or "authoriz" in str(error).lower():
            self._was_turned_away = True

    async def _note_end(self) -> None:
        if self._client.last_error is not None:
            await self._note_error(self._client.last_error)
        self.ended.set()


class _translated:  # noqa: N801 - reads as what it does
    """Let the errors of the client and of the network be ours."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, errors.MaxPayloadError):
            return
        if isinstance(error, OSError | errors.Error | TimeoutError):
            raise Disconnected("broken") from error


def pause(attempts: int, longest: float) -> float:
    """Return the seconds to wait before another attempt: longer each time, and not all at the same moment."""
    wait = min(_FIRST_WAIT_SECONDS * 2**attempts, longest)
    return random.uniform(wait / 2, wait)  # noqa: S311 - nothing secret


def _reason(error: BaseException) -> Why:
    if isinstance(error, ssl.SSLError):
        return "certificate"
    text = str(error).lower()
    return "turned-away" if "authoriz" in text or "authenti" in text else "unreachable"


def _heard(message: Msg) -> Heard:
    return Heard(message.subject, message.data, message.headers or {})
