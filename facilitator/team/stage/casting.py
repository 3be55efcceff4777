"""Sends what the stage of an organiser's laptop shows to the guests, where there are any.

At once when it changes, a few times a second at most; and again every other second, so that who
comes late sees it soon. Nobody else gets anything of it, and it is stored nowhere.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from facilitator.domain.stamps import wall_milliseconds
from facilitator.team.envelopes import seal_bytes
from facilitator.team.link.connection import Connection
from facilitator.team.link.identity import Identity
from facilitator.team.refusals import Refused
from facilitator.team.stage.keys import handed, stage_key
from facilitator.team.stage.messages import (
    MOST_GUESTS,
    MOST_ORGANISERS,
    MOST_PICTURE,
    Picture,
    Renewal,
    to_bytes,
)

EVERY_SECONDS: Final = 2.0
_REST_SECONDS: Final = 0.25
"""Between two pictures."""
_RENEWAL_SECONDS: Final = 4.0
"""How often guests are told the key and the organisers again; at once where those are others."""

_log = logging.getLogger(__name__)


class StageCast:
    """The picture that this laptop gives out; it outlives connections."""

    def __init__(self) -> None:
        """Give out nothing: no stage was opened here yet."""
        self.sent = 0
        """How many pictures went out."""
        self._shown: dict[object, bytes] = {}
        self._data: bytes | None = None
        self._at = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._renewed: tuple[object, float] = (None, 0.0)
        self._boxes: dict[tuple[str, str], str] = {}

    def show(self, data: bytes, source: object = None) -> None:
        """Give out another picture from now on; an empty one says that the stage is closed.

        Of several windows (`source`) whose stages are open the one counts that was opened last. All
        are on one thread, whichever that is. Refused ("size") for what no guest would take.
        """
        if len(data) > MOST_PICTURE:
            raise Refused("size")
        if data:
            self._shown[source] = data
        else:
            self._shown.pop(source, None)
        data = next(reversed(self._shown.values()), b"")
        if data == self._data:
            return
        self._data = data
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it has just ended
                loop.call_soon_threadsafe(self._changed.set)

    # On the link's thread

    async def tell(
        self,
        connection: Connection,
        identity: Identity,
        time: Callable[[], int] = wall_milliseconds,
    ) -> None:
        """Send over a connection until cancelled; `time` is told, in milliseconds since 1970."""
        self._changed, self._renewed = asyncio.Event(), (None, 0.0)
        self._loop = asyncio.get_running_loop()
        while True:
            self._changed.clear()
            with suppress(Refused):
                await self._tell(connection, identity, time())
            await asyncio.sleep(_REST_SECONDS)
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY_SECONDS - _REST_SECONDS):
                    await self._changed.wait()

    async def _tell(self, connection: Connection, identity: Identity, now: int) -> None:
        data, guests = self._data, _guests(identity)
        if data is None or not guests or not _may_show(identity):
            return
        subject = identity.membership.stage(identity.membership.device)
        renewal = self._renewal(identity, guests, now)
        if renewal is not None:
            oldest = min(identity.secrets.keys)
            await connection.publish(subject, _sealed(identity, subject, renewal, oldest))
        picture = Picture(self._next(now), data)
        newest = identity.secrets.newest[0]
        self.sent += 1
        await connection.publish(subject, _sealed(identity, subject, picture, newest))

    def _renewal(self, identity: Identity, guests: Mapping[str, str], now: int) -> Renewal | None:
        """Return what guests need to go on, where it is due.

        It is sealed with the oldest key, which all guests have; what it hands out is in boxes.
        """
        key_id, key = identity.secrets.newest
        said = (key_id, guests, organisers := _organisers(identity))
        seconds = asyncio.get_running_loop().time()
        before, at = self._renewed
        if said == before and seconds < at + _RENEWAL_SECONDS:
            return None
        self._renewed = (said, seconds)
        boxes = {
            device: self._box(device, box_key, key_id, key) for device, box_key in guests.items()
        }
        given = {device: box for device, box in boxes.items() if box}
        return Renewal(self._next(now), key_id, given, organisers)

    def _box(self, device: str, box_key: str, key_id: str, key: bytes) -> str:
        if (device, key_id) not in self._boxes:
            try:
                self._boxes[device, key_id] = handed(box_key, key_id, stage_key(key))
            except Refused:
                _log.warning("a guest’s key is none")
                self._boxes[device, key_id] = ""
        return self._boxes[device, key_id]

    def _next(self, now: int) -> int:
        self._at = max(self._at + 1, now)
        return self._at


def _sealed(identity: Identity, subject: str, message: Picture | Renewal, key_id: str) -> bytes:
    secrets = identity.secrets
    return seal_bytes(
        to_bytes(message),
        subject=subject,
        key_id=key_id,
        key=stage_key(secrets.keys[key_id]),
        signing_key=secrets.signing_seed,
    )


def _may_show(identity: Identity) -> bool:
    own = identity.members.get(identity.membership.device)
    return (own.role if own else identity.membership.role) == "organiser"


def _guests(identity: Identity) -> dict[str, str]:
    """Return the box keys of those who may see the stage and nothing else, by device."""
    found = {
        member.id: member.box_key
        for member in identity.members.values()
        if member.role == "guest" and not member.revoked_at
    }
    return dict(sorted(found.items())[:MOST_GUESTS])


def _organisers(identity: Identity) -> dict[str, str]:
    """Return the public keys of those whose stage guests may see, by device."""
    found = {
        member.id: member.public_key
        for member in identity.members.values()
        if member.role == "organiser" and not member.revoked_at
    }
    found[identity.membership.device] = identity.secrets.public_key
    return dict(sorted(found.items())[:MOST_ORGANISERS])
