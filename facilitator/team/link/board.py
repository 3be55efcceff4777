"""How the link stands, for every thread to read, and the bell that says when to look."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from facilitator.clock import now
from facilitator.storage.postbox import Received
from facilitator.team.link.membership import LinkEvent
from facilitator.team.states import LinkState

_REST_SECONDS: Final = 0.03
"""Between two rings; the first one is at once."""
_LONG_REST_SECONDS: Final = 0.2
"""The same while much comes at once: the window has the time to show it, and nobody could follow."""
_LOOK_SECONDS: Final = 0.025
"""For so long the window has all of Python to itself, to show what it was told."""


class Board:
    """The state of one link; changed on the link's thread only."""

    def __init__(self, notify: Callable[[LinkEvent], None]) -> None:
        """Ring by calling `notify`."""
        self.state = LinkState(since=now().isoformat())
        self._notify = notify
        self._touched: set[tuple[str, str]] = set()
        self._erased: tuple[str, ...] = ()
        self._rang_at = 0.0
        self._is_ringing = False
        self._has_told = False

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - fields of the state, of their types
        """Say something new; nobody is told where it is not new."""
        state = self.state._replace(**fields)
        if state.phase != self.state.phase:
            state = state._replace(since=now().isoformat())
        if state != self.state:
            self.state = state
            self._ring()

    def report(self, received: Received) -> None:
        """Say what letters have changed."""
        self._touched |= received.touched
        self._erased += received.erased
        if received.touched or received.erased or received.conflicts != self.state.conflicts:
            self.state = self.state._replace(conflicts=received.conflicts)
            self._ring()

    def touch(self, rows: frozenset[tuple[str, str]]) -> None:
        """Say that rows are to be shown anew though nothing arrived: nobody takes what is in them."""
        self._touched |= rows
        self._ring()

    def tell(self) -> None:
        """Ring now, with all that has gathered."""
        self._is_ringing, self._has_told = False, True
        event = LinkEvent(frozenset(self._touched), self.state.conflicts, self._erased)
        self._touched.clear()
        self._erased = ()
        self._rang_at = _seconds()
        self._notify(event)

    async def make_room(self) -> None:
        """Let the window have the processor for a moment where it was just told of much at once."""
        is_due, self._has_told = self._has_told and self._is_catching_up, False
        await asyncio.sleep(_LOOK_SECONDS if is_due else 0)

    @property
    def _is_catching_up(self) -> bool:
        return self.state.phase == "catching_up"

    def _ring(self) -> None:
        if self._is_ringing:
            return
        self._is_ringing = True
        rest = _LONG_REST_SECONDS if self._is_catching_up else _REST_SECONDS
        wait = max(0.0, self._rang_at + rest - _seconds())
        asyncio.get_running_loop().call_later(wait, self.tell)


def _seconds() -> float:
    return asyncio.get_running_loop().time()
