"""Reading the stream: in batches from the server's disk, and live as it repeats what it has stored."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from typing import Final, NamedTuple

from facilitator.team.link.connection import Connection, Disconnected, Heard
from facilitator.team.tokens import stream_of

_BATCH_MESSAGES: Final = 500
_BATCH_BYTES: Final = 4 * 2**20
_ANSWER_SECONDS: Final = 6.0
_LIVE_MESSAGES: Final = 2_000
"""Kept while others are applied; what is dropped is read from the server's disk."""
_END, _NOTHING = "204", "404"


class Stored(NamedTuple):
    """A message as the stream holds it."""

    sequence: int
    subject: str
    """What it was published under."""
    data: bytes
    time: str
    """When the server stored it: no two messages of a stream share it."""


class StreamReader:
    """Reads one team's stream over one connection."""

    def __init__(self, connection: Connection, team: str) -> None:
        """Prepare to read; `listen` first."""
        self._connection = connection
        self._get = f"$JS.API.DIRECT.GET.{stream_of(team)}"
        self._answers: asyncio.Queue[Heard] = asyncio.Queue()
        self._inbox = ""
        self._asked = 0
        self._live: deque[Stored] = deque(maxlen=_LIVE_MESSAGES)
        self._arrived = asyncio.Event()

    async def listen(self, live: str) -> None:
        """Hear answers, and what the server repeats under `live`."""
        self._inbox = self._connection.inbox("read")
        await self._connection.listen(f"{self._inbox}.*", self._answers.put_nowait)
        await self._connection.listen(live, self._hear)

    async def heard(self, seconds: float) -> list[Stored]:
        """Return what came live since the last call, once there is something; nothing after `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self._arrived.wait()
        except TimeoutError:
            return []
        self._arrived.clear()
        found = list(self._live)
        self._live.clear()
        return found

    async def batches(self, first: int) -> AsyncIterator[list[Stored]]:
        """Yield what the stream holds from sequence `first` on, in order, until its end.

        While one batch is taken in, the server is at the next one.
        """
        inbox = await self._ask(first, _BATCH_MESSAGES)
        while True:
            found, more = await self._batch(inbox)
            if not found:
                return
            if more:
                inbox = await self._ask(found[-1].sequence + 1, _BATCH_MESSAGES)
            yield found
            if not more:
                return

    async def at(self, sequence: int) -> Stored | None:
        """Return the message with this sequence; None where there is none (any more)."""
        found, _ = await self._batch(await self._ask(sequence, 1))
        return found[0] if found and found[0].sequence == sequence else None

    async def _ask(self, first: int, count: int) -> str:
        """Ask for up to so many messages, and return where they arrive."""
        self._asked += 1
        inbox = f"{self._inbox}.{self._asked}"
        wanted = {"seq": max(first, 1), "batch": count, "max_bytes": _BATCH_BYTES}
        await self._connection.publish(self._get, json.dumps(wanted).encode(), answer_to=inbox)
        return inbox

    async def _batch(self, inbox: str) -> tuple[list[Stored], int]:
        """Return the messages that arrive, and how many the server has beyond them."""
        found: list[Stored] = []
        while True:
            answer = await self._answer(inbox)
            status = answer.headers.get("Status", "")
            if not status:
                found.append(stored(answer))
            elif status == _END:
                return found, int(answer.headers.get("Nats-Num-Pending", 0))
            elif status == _NOTHING:
                return found, 0
            else:
                raise Disconnected("broken")

    async def _answer(self, inbox: str) -> Heard:
        """Return the next answer to this question; what is left of others is thrown away."""
        try:
            while True:
                if self._answers.empty():
                    async with asyncio.timeout(_ANSWER_SECONDS):
                        answer = await self._answers.get()
                else:
                    answer = self._answers.get_nowait()
                if answer.subject == inbox:
                    return answer
        except TimeoutError:
            raise Disconnected("broken") from None

    def _hear(self, message: Heard) -> None:
        if "Nats-Sequence" in message.headers:
            self.take_live(stored(message))

    def take_live(self, message: Stored) -> None:
        """Keep a message that the server repeats until `heard` is asked."""
        self._live.append(message)
        self._arrived.set()


def stored(message: Heard) -> Stored:
    """Return a message with what the server says of it in its headers."""
    headers = message.headers
    return Stored(
        int(headers["Nats-Sequence"]),
        headers["Nats-Subject"],
        message.data,
        headers.get("Nats-Time-Stamp", ""),
    )
