"""What the simulated day costs: processor time per turn, memory, objects.

Processor time is longer while others use the same cores and caches. So now and then a piece of work
that is always the same is timed as well, and a turn counts as if that work were as fast as at its best.
"""

import gc
import statistics
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

_PAGES: Final = Path("/proc/self/statm")
_PAGE_BYTES: Final = 4096
_MOST_TURNS: Final = 1_000_000
_TURNS_PER_PACE: Final = 20
_PIECES: Final = 3
"""Of the same work that are timed together; the middle one counts."""


class Figures(NamedTuple):
    """What was taken on a day."""

    seconds: dict[str, list[float]]
    """Processor time of each turn, by what was done, in their order."""
    memory: list[tuple[int, int]]
    """Notes said so far, and bytes resident."""
    objects: list[tuple[int, int]]
    """Qt's objects and Python's, at the end of each stretch."""
    paintings: int
    """Of the stage."""
    secrets: int
    """Those of them with an internal note."""


class Meter:
    """Takes times without growing itself: room for them is there from the beginning."""

    def __init__(self) -> None:
        self._seconds = array("f", bytes(4 * _MOST_TURNS))
        self._paces = array("f", bytes(4 * _MOST_TURNS))
        self._kinds = array("b", bytes(_MOST_TURNS))
        self._count = 0
        self._pace = 0.0
        self._names: list[str] = []
        self.memory: list[tuple[int, int]] = []
        self.objects: list[tuple[int, int]] = []

    def measure(self, work: Callable[[], str]) -> None:
        """Do something that says what it was, and keep the processor time of this thread."""
        if self._count % _TURNS_PER_PACE == 0:
            self._pace = statistics.median(_taken(_same_work) for _ in range(_PIECES))
        name = ""

        def named() -> None:
            nonlocal name
            name = work()

        seconds = _taken(named)
        if name:
            if name not in self._names:
                self._names.append(name)
            self._seconds[self._count] = seconds
            self._paces[self._count] = self._pace
            self._kinds[self._count] = self._names.index(name)
            self._count += 1

    def look_at_memory(self, said: int) -> None:
        """Note how much is resident; nothing where no system tells."""
        if _PAGES.exists():
            self.memory.append((said, int(_PAGES.read_text("ascii").split()[1]) * _PAGE_BYTES))

    def look_at_objects(self) -> None:
        """Count what lives after all garbage is gone."""
        gc.collect()
        tops = [part for part in QApplication.topLevelWidgets() if part.parent() is None]
        application = QApplication.instance()
        assert application is not None
        roots: list[QObject] = [application, *tops]
        qt = sum(1 + len(root.findChildren(QObject)) for root in roots)
        self.objects.append((qt, len(gc.get_objects())))

    def seconds(self) -> dict[str, list[float]]:
        """Return the times by what was done, at the machine's best pace."""
        best = statistics.quantiles(self._paces[: self._count], n=10)[0]
        found: dict[str, list[float]] = {name: [] for name in self._names}
        for number in range(self._count):
            seconds = self._seconds[number] * min(1.0, best / self._paces[number])
            found[self._names[self._kinds[number]]].append(seconds)
        return found


def _taken(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that something takes in this thread."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _same_work() -> None:
    """Do what our own code does most: make texts, look them up, sort them (about 0.3 ms)."""
    known = {f"{number:04}": number for number in range(600)}
    sorted(known, key=lambda text: text[::-1])
