"""Times what is compared in turns, so that whatever else the machine does meets both alike."""

import gc
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

Work = Callable[[], object]

_SHORT: Final = 100


def _scheduling() -> int | None:
    """Open what Linux says of this thread's turns; None on other systems."""
    with suppress(OSError):
        return os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    return None


_OWN: Final = _scheduling()


def now() -> float:
    """Return seconds of a clock that stands still while this thread waits for a processor.

    A busy machine would else be measured as much as the work. Waiting for a disk or a lock
    counts. Works in the thread that imported this module.
    """
    if _OWN is None:
        return time.perf_counter()
    while True:  # who has to wait between the two readings reads again, else time could run back
        queued, at = _queued(os.pread(_OWN, _SHORT, 0)), time.perf_counter()
        if queued == _queued(os.pread(_OWN, _SHORT, 0)):
            return at - queued


def effort() -> Callable[[], float]:
    """Begin; what is returned says how many seconds all since took, by however many threads.

    That is the time that passed, or the processor time of all threads if that is less: a machine
    with other work would else be measured. Only for work that hardly waits for a disk.
    """
    start, spent = now(), time.process_time()
    return lambda: min(now() - start, time.process_time() - spent)


def queued_seconds(process: int) -> float:
    """Return how long the main thread of a process has waited for a processor; 0 where nobody tells."""
    with suppress(OSError):
        return _queued(Path(f"/proc/{process}/task/{process}/schedstat").read_bytes())
    return 0.0


def _queued(told: bytes) -> float:
    return int(told.split()[1]) / 1e9


def seconds(work: Work) -> float:
    """Do something once and return how long it took."""
    start = now()
    work()
    return now() - start


def in_turns(*works: Work, repeats: int) -> tuple[list[float], ...]:
    """Do each work `repeats` times, one after the other in every round; return the seconds of each.

    No garbage is collected meanwhile, theirs as little as ours.
    """
    taken: tuple[list[float], ...] = tuple([] for _ in works)
    gc.collect()
    gc.disable()
    try:
        for _ in range(repeats):
            for work, times in zip(works, taken, strict=True):
                times.append(seconds(work))
    finally:
        gc.enable()
    return taken
