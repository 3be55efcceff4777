"""The most rows that still stand in their old order: all the others were moved."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

_Value = TypeVar("_Value", int, str)


def rising(values: Sequence[_Value]) -> list[int]:
    """Return the indices of a longest strictly rising run, by Schensted (1961), in n log n steps."""
    tails: list[_Value] = []
    ends: list[int] = []
    before = [-1] * len(values)
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        if place == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[place], ends[place] = value, index
        before[index] = ends[place - 1] if place else -1
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
