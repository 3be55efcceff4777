"""The server's clock, which all laptops of a team go by: how far ours is from it."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from facilitator.domain.letters import Letter
from facilitator.domain.moments import moment
from facilitator.domain.stamps import Stamp, wall_milliseconds

FAR_MILLISECONDS: Final = 120_000
"""From here on a clock is wrong, and what is stamped so far ahead is not taken."""


class ServerClock:
    """What is known of the server's clock; it is taken for ours until it was asked.

    It goes on by the machine's steady clock, so that one that is set anew meanwhile is noticed.
    """

    def __init__(self, wall: Callable[[], int] = wall_milliseconds, trusted: str = "") -> None:
        """Hold it against `wall`; `trusted` is the highest stamp of the others that the file has."""
        self._wall = wall
        self._ahead_of_steady: int | None = None
        self._doubt_ms = 0
        self._trusted_ms = Stamp.parse(trusted).milliseconds if trusted else 0

    def learn(self, told: str, asked_ms: int, answered_ms: int) -> None:
        """Take note of the server's time (ISO), asked for and answered at these `steady` moments.

        The quickest answer of a connection says it best; a slower one only counts where it
        differs by more than it can be wrong.
        """
        try:
            server_ms = int(datetime.fromisoformat(told).timestamp() * 1_000)
        except ValueError:
            return
        doubt = max(0, answered_ms - asked_ms) // 2
        ahead = server_ms - (asked_ms + answered_ms) // 2
        known = self._ahead_of_steady
        if known is None or doubt <= self._doubt_ms or abs(ahead - known) > 2 * doubt:
            self._ahead_of_steady, self._doubt_ms = ahead, doubt

    def milliseconds(self) -> int:
        """Return the time by the server's clock."""
        if self._ahead_of_steady is None:
            return self._wall()
        return steady_milliseconds() + self._ahead_of_steady

    @property
    def offset_ms(self) -> int:
        """How far the server's clock is ahead of ours now."""
        return 0 if self._ahead_of_steady is None else self.milliseconds() - self._wall()

    @property
    def is_far(self) -> bool:
        """Whether our clock is so wrong that it has to be said."""
        return abs(self.offset_ms) > FAR_MILLISECONDS

    def trust(self, letter: Letter) -> None:
        """Take note of a letter that was taken in: nothing up to its moment does harm any more."""
        self._trusted_ms = max(self._trusted_ms, Stamp.parse(letter.last_stamp).milliseconds)

    def is_ahead(self, letter: Letter, stored_at: str = "") -> bool:
        """Tell whether a letter was stamped by a clock that is far ahead.

        `stored_at` is when the server stored it, by its own clock, which may have been another
        one then: all laptops judge an old letter as those did that were there.
        """
        try:
            stamped = Stamp.parse(letter.last_stamp).milliseconds
        except ValueError:
            return True
        if stamped <= max(self._trusted_ms, self.milliseconds() + FAR_MILLISECONDS):
            return False
        stored = moment(stored_at) if stored_at else None
        return stored is None or stamped > stored.timestamp() * 1_000 + FAR_MILLISECONDS


def steady_milliseconds() -> int:
    """Return the time of a clock that nobody sets; only differences of it mean anything."""
    return time.monotonic_ns() // 1_000_000
