"""The server's clock, which all laptops of a team go by: how far ours is from it."""

from datetime import datetime
from typing import Final

from facilitator.domain.letters import Letter
from facilitator.domain.stamps import Stamp, wall_milliseconds

FAR_MILLISECONDS: Final = 120_000
"""From here on a clock is wrong, and what is stamped so far ahead is not taken."""


class ServerClock:
    """What is known of the server's clock; 0 ahead of ours until it was asked."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.offset_ms = 0
        self._doubt_ms: int | None = None

    def learn(self, told: str, asked_ms: int, answered_ms: int) -> None:
        """Take note of the server's time (ISO), asked for and answered at these moments of ours.

        The quickest answer of a connection says it best; a slower one only counts where it
        differs by more than it can be wrong.
        """
        try:
            server_ms = int(datetime.fromisoformat(told).timestamp() * 1_000)
        except ValueError:
            return
        doubt = max(0, answered_ms - asked_ms) // 2
        offset = server_ms - (asked_ms + answered_ms) // 2
        is_better = self._doubt_ms is None or doubt <= self._doubt_ms
        if is_better or abs(offset - self.offset_ms) > 2 * doubt:
            self.offset_ms, self._doubt_ms = offset, doubt

    @property
    def is_far(self) -> bool:
        """Whether our clock is so wrong that it has to be said."""
        return abs(self.offset_ms) > FAR_MILLISECONDS

    def milliseconds(self) -> int:
        """Return the time by the server's clock."""
        return wall_milliseconds() + self.offset_ms

    def is_ahead(self, letter: Letter) -> bool:
        """Tell whether a letter was stamped by a clock that is far ahead."""
        try:
            stamp = Stamp.parse(letter.last_stamp)
        except ValueError:
            return True
        return stamp.milliseconds > self.milliseconds() + FAR_MILLISECONDS
