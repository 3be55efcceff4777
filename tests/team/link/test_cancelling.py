"""A connection that breaks ends all that goes on over it, whatever happens at the same moment."""

import asyncio

import pytest

from facilitator.team.link.connection import Connection
from facilitator.team.link.reading import Stored, StreamReader


@pytest.mark.parametrize("turns", range(5))
def test_who_is_told_to_stop_as_something_comes_stops(turns):
    async def listen(reader: StreamReader) -> None:
        while True:
            await reader.heard(30)

    async def stop_as_something_comes() -> bool:
        reader = StreamReader(Connection("_INBOX.here"), "0" * 32)
        listening = asyncio.create_task(listen(reader))
        for _ in range(5):
            await asyncio.sleep(0)
        reader.take_live(Stored(1, "w", b"", ""))
        for _ in range(turns):
            await asyncio.sleep(0)
        listening.cancel()
        await asyncio.wait([listening], timeout=1)
        return listening.cancelled()

    assert asyncio.run(stop_as_something_comes())
