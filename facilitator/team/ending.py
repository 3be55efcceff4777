"""The end of a team: told to everybody who is there, before what the server keeps is removed."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Final

from facilitator import clock
from facilitator.domain.moments import stored
from facilitator.storage.postbox import Postbox
from facilitator.team import streams
from facilitator.team.open_team import OpenTeam
from facilitator.team.settings import leave

_HEARD_SECONDS: Final = 1.0
"""So long everybody has to take the word that the team is over from a server that is still there."""
_ENDED: Final = "ended"
"""When the team ended that a file was in last, in the file."""


async def let_run_out(team: OpenTeam, days: int) -> None:
    """Let the server drop everything so many days after it came; the file knows when that is over."""
    await team.on_stream(partial(streams.let_run_out, days=days))
    team.postbox.put("ends_at", stored(clock.now() + timedelta(days=days)))


async def take_down(team: OpenTeam) -> None:
    """Tell everybody that the team is over, then remove what the server keeps of it."""
    if await asyncio.to_thread(team.link.say_end):
        await asyncio.sleep(_HEARD_SECONDS)
    await team.on_stream(streams.delete)
    if team.server is None and team.roster:
        await team.roster.turn_away_all()


def forget(postbox: Postbox, ended_at: str = "") -> None:
    """Let a file be in no team any more, and know when that ended, where it did not only leave it."""
    leave(postbox)
    postbox.put(_ENDED, ended_at)


def ended_at(postbox: Postbox) -> str:
    """Return when the team ended that a file was in last; empty where it did not."""
    return postbox.get(_ENDED)
