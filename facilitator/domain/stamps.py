"""Hybrid logical clock: stamps that order the edits of several machines without trusting their clocks.

Source: Kulkarni et al., "Logical Physical Clocks", 2014. A stamp is a text of fixed width
(milliseconds, counter, device) whose text order is its time order.
"""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

_COUNTER_LIMIT = 0xFFFF


class Stamp(NamedTuple):
    """One instant of one device's logical clock."""

    milliseconds: int
    counter: int
    device: str

    def __str__(self) -> str:
        """Return the fixed-width text: 13 decimal digits, 4 hexadecimal digits, the device."""
        return f"{self.milliseconds:013d}-{self.counter:04x}-{self.device}"

    @staticmethod
    def parse(text: str) -> "Stamp":
        """Read a stamp back; ValueError when the text is not one."""
        milliseconds, counter, device = text.split("-", 2)
        return Stamp(int(milliseconds), int(counter, 16), device)


def wall_milliseconds() -> int:
    """Return the machine's time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class HybridClock:
    """Issue stamps that only ever ascend, also when the machine's clock is set back; for any thread."""

    def __init__(
        self, device: str, last: str = "", now: Callable[[], int] = wall_milliseconds
    ) -> None:
        """Continue after `last`, the highest stamp already in the file."""
        self._device = device
        self._now = now
        self._offset = 0
        self._lock = threading.Lock()
        known = Stamp.parse(last) if last else Stamp(0, 0, device)
        self._milliseconds, self._counter = known.milliseconds, known.counter

    def tick(self) -> str:
        """Return the next stamp."""
        with self._lock:
            self._advance(self._now() + self._offset)
            return str(Stamp(self._milliseconds, self._counter, self._device))

    def witness(self, stamp: str) -> None:
        """Take note of another device's stamp: the next `tick` lies above it."""
        seen = Stamp.parse(stamp)
        with self._lock:
            self._milliseconds, self._counter = max(
                (self._milliseconds, self._counter), (seen.milliseconds, seen.counter)
            )

    def correct(self, offset_milliseconds: int) -> None:
        """Reckon from now on as if the machine's clock were so much later."""
        self._offset = offset_milliseconds

    def wall(self) -> int:
        """Return the machine's own time in milliseconds since 1970, right or wrong."""
        return self._now()

    def present(self) -> str:
        """Return a stamp of this moment, without issuing it."""
        return str(Stamp(self._now() + self._offset, 0, self._device))

    def set_back(self, last: str = "") -> None:
        """Forget stamps of a clock that went ahead: the next `tick` is of this moment.

        Or just above `last`, where that is later.
        """
        floor = Stamp.parse(last) if last else Stamp(0, 0, self._device)
        with self._lock:
            present = (self._now() + self._offset, 0)
            self._milliseconds, self._counter = max(present, (floor.milliseconds, floor.counter))

    def _advance(self, now: int) -> None:
        if now > self._milliseconds:
            self._milliseconds, self._counter = now, 0
        elif self._counter < _COUNTER_LIMIT:
            self._counter += 1
        else:
            self._milliseconds, self._counter = self._milliseconds + 1, 0
