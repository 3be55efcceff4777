"""Who is there: what each connected laptop says of itself every few seconds, sealed like everything else.

Nothing of it is stored. Whoever says goodbye, or is not heard for a while, is gone.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, cast

from facilitator.clock import now
from facilitator.domain.stamps import wall_milliseconds
from facilitator.team.link.connection import Connection, Disconnected, Heard
from facilitator.team.link.identity import Identity
from facilitator.team.refusals import Refused
from facilitator.team.relocation import told
from facilitator.team.states import Presence

EVERY_SECONDS: Final = 5.0
GONE_AFTER_SECONDS: Final = 15.0
_REST_SECONDS: Final = 0.3
"""Between two changes that are told."""
_COUNTS_SECONDS: Final = 1.0
"""How long a change of what is sent and read may wait: while letters come, it changes all the time."""
_COUNTS: Final = frozenset({"unsent", "place"})
_MOST_ID: Final = 64
_MOST_LAPTOPS: Final = 1_000


class Presences:
    """What this laptop says of itself, and what the others say."""

    def __init__(self, identity: Identity) -> None:
        """Say nothing yet."""
        self._identity = identity
        self.own = Presence(identity.membership.device)
        self._others: dict[str, Presence] = {}
        self._heard_at: dict[str, float] = {}
        self._said_at: dict[str, int] = {}
        self._changed = asyncio.Event()
        self._will_change = False
        self.server: tuple[str, ...] = ()
        """Where the server that runs here is reached; told to all, for the time when it moves."""
        self.moved: Callable[[str, tuple[str, ...]], None] = lambda _device, _addresses: None
        """Called with whoever says that the server runs there, and where, when that is another place."""
        self._moved_to: tuple[str, ...] = ()
        self.left: frozenset[str] = frozenset()
        """Devices that said goodbye for good."""
        self.ended_at = ""
        """When whoever organises said that the team is over, by our own clock; an aware ISO text."""
        self._has_ended = False
        self.time: Callable[[], int] = wall_milliseconds
        """The time that is told, in milliseconds since 1970: the server's, which nobody here sets back."""

    @property
    def all(self) -> tuple[Presence, ...]:
        """Everybody who is there, ourselves first, the others by device."""
        return (self.own, *(self._others[device] for device in sorted(self._others)))

    def say(self, **fields: Any) -> None:  # noqa: ANN401 - fields of a presence, of their types
        """Say something else of ourselves, soon."""
        own = self.own._replace(**fields)
        if own == self.own:
            return
        self.own = own
        if not fields.keys() <= _COUNTS:
            self._changed.set()
        elif not self._will_change:
            self._will_change = True
            asyncio.get_running_loop().call_later(_COUNTS_SECONDS, self._changed.set)

    def say_server(self, addresses: tuple[str, ...]) -> None:
        """Say where the server is that runs here, soon."""
        if addresses != self.server:
            self.server = addresses
            self._changed.set()

    def forget(self) -> None:
        """Know of nobody: there is no connection."""
        self._others.clear()
        self._heard_at.clear()

    async def tell(self, connection: Connection) -> None:
        """Tell the others until cancelled: every few seconds, and soon after a change."""
        while True:
            self._changed.clear()
            self._will_change = False
            self.own = self.own._replace(heard_at=now().isoformat())
            await self._tell(connection)
            await asyncio.sleep(_REST_SECONDS)
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY_SECONDS - _REST_SECONDS):
                    await self._changed.wait()

    async def hear(self, connection: Connection, changed: Callable[[], None]) -> None:
        """Hear the others until cancelled; `changed` is called when `all` is another.

        Of each only the newest word is looked at, a few times a second: however many they are,
        nobody who listens falls behind.
        """
        heard: dict[str, Heard] = {}
        await connection.listen(
            self._identity.membership.presence(">"),
            lambda message: heard.update({message.subject: message}),
        )
        try:
            while not self.ended_at:
                await asyncio.sleep(_REST_SECONDS)
                news = [self._hear(heard.pop(subject)) for subject in list(heard)]
                if self._drop_silent() or any(news):
                    changed()
        finally:  # the last word of a server that goes may be that all is over
            for message in heard.values():
                self._hear(message)
        raise Disconnected("broken")

    async def say_goodbye(self, connection: Connection, *, for_good: bool = False) -> None:
        """Let the others know at once that we go; `for_good` says that we leave the team."""
        with suppress(Disconnected, TimeoutError):
            await self._tell(connection, is_leaving=True, for_good=for_good)
            async with asyncio.timeout(1):
                await connection.flush()

    async def say_end(self, connection: Connection) -> None:
        """Let the others know that the team is over, from now on with every word; Disconnected, TimeoutError."""
        self._has_ended = True
        await self._tell(connection)
        async with asyncio.timeout(1):
            await connection.flush()

    async def _tell(
        self, connection: Connection, *, is_leaving: bool = False, for_good: bool = False
    ) -> None:
        said: dict[str, object] = {
            "at": self.time(),
            "off": self.own.clock_offset_ms,
            "session": self.own.session_id,
            "question": self.own.question_id,
            "typing": self.own.is_typing,
            "unsent": self.own.unsent,
            "place": self.own.place,
            "kept": self.own.kept,
            "leaving": is_leaving,
            "for_good": for_good,
            "ended": self._has_ended,
        }
        if self.server:
            said["server"] = self.server
        subject = self._identity.membership.presence(self.own.device)
        await connection.publish(subject, self._identity.seal_presence(json.dumps(said).encode()))

    def _hear(self, message: Heard) -> bool:
        """Take note of what a laptop says; tell whether that is something new."""
        device = message.subject.rpartition(".")[2]
        if device == self.own.device:
            return False
        try:
            said = cast(
                "dict[str, Any]",
                json.loads(self._identity.open_presence(message.data, device)),
            )
            at = int(said["at"])
            heard = Presence(
                device,
                _id(said["session"]),
                _id(said["question"]),
                is_typing=bool(said["typing"]),
                unsent=max(0, int(said["unsent"])),
                place=max(0, int(said["place"])),
                heard_at=now().isoformat(),
                clock_offset_ms=int(said["off"]),
                kept=max(0, int(said.get("kept", 0))),
            )
            server = told(said.get("server", []))
        except (Refused, ValueError, KeyError, TypeError):
            return False
        if at <= self._said_at.get(device, 0) or len(self._said_at) > _MOST_LAPTOPS:
            return False  # heard before, and sent again by somebody
        self._said_at[device] = at
        self._hear_server(device, server)
        if said.get("ended") and device in self._identity.secrets.trusted:
            self.ended_at = now().isoformat()
        if said.get("for_good"):
            self.left |= {device}
        if said.get("leaving"):
            self._heard_at.pop(device, None)
            return self._others.pop(device, None) is not None
        self._heard_at[device] = _seconds()
        before = self._others.get(device)
        self._others[device] = heard
        return before is None or before._replace(heard_at="") != heard._replace(heard_at="")

    def _hear_server(self, device: str, addresses: tuple[str, ...]) -> None:
        """Take note of where the server is, from whoever may run it and from nobody else."""
        is_organiser = device in self._identity.secrets.trusted
        if is_organiser and addresses and addresses != self._moved_to:
            self._moved_to = addresses
            self.moved(device, addresses)

    def _drop_silent(self) -> bool:
        limit = _seconds() - GONE_AFTER_SECONDS
        silent = [device for device, at in self._heard_at.items() if at < limit]
        for device in silent:
            self._heard_at.pop(device)
            self._others.pop(device, None)
        return bool(silent)


def _id(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_ID:
        raise ValueError
    return value


def _seconds() -> float:
    return asyncio.get_running_loop().time()
