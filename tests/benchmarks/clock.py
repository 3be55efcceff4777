"""Times what is compared in turns, so that whatever else the machine does meets both alike."""

import gc
import time
from collections.abc import Callable

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Do something once and return how long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
