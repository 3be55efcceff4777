"""Rules for what is too much for a screen: set it smaller, and then show a stretch of it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Step = TypeVar("_Step")
_Laid = TypeVar("_Laid")


def first_fitting(
    steps: Sequence[_Step], lay: Callable[[_Step], _Laid], fits: Callable[[_Laid], bool]
) -> _Laid:
    """Return what the first step gives that fits, else what the last one gives."""
    *larger, least = steps
    for step in larger:
        laid = lay(step)
        if fits(laid):
            return laid
    return lay(least)


def stretch(heights: Sequence[float], wanted: int, room: float) -> tuple[int, int]:
    """Return first and end of the rows to show: from the first on as many as there is room for.

    Where the one wanted would not be among them, it is the last.
    """
    first = end = 0
    used = 0.0
    while end < len(heights) and (used + heights[end] <= room or end <= wanted):
        used += heights[end]
        end += 1
        while used > room and first < end - 1:
            used -= heights[first]
            first += 1
    return first, end
