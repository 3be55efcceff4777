"""Other ways to mend an assignment: one seat different from the first way, the best of them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.planning.grouping.measure import Rates, rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats
from facilitator.planning.grouping.tally import Tally
from facilitator.planning.grouping.verdicts import broken

_LOOKED_AT: Final = 60
"""The most promising ways whose rules are looked at."""


class _Way(NamedTuple):
    """Somebody sits elsewhere in a round."""

    gain: int
    person: int
    at: int
    """The index of the round."""
    room: int


def alternatives(
    numbering: Numbering, before: Seats, mended: Seats, first_open: int, most: int = 4
) -> list[Seats]:
    """Return up to `most` other assignments that break no more demands than `mended`, the best first.

    Who had no seat `before` sits elsewhere, even where that is worse; or one more person moves, where
    that is better. Rounds before the index `first_open` stay.
    """
    worth = rates(numbering)
    ways = sorted(_ways(numbering, before, mended, first_open, worth), reverse=True)
    allowed = len(broken(numbering, mended))
    found: list[Seats] = []
    seen: set[int] = set()
    for way in ways[:_LOOKED_AT]:
        if len(found) == most:
            break
        seats = [list(rooms) for rooms in mended]
        seats[way.person][way.at] = way.room
        if way.person not in seen and len(broken(numbering, seats)) <= allowed:
            seen.add(way.person)
            found.append(seats)
    return found


def _ways(
    numbering: Numbering, before: Seats, mended: Seats, first_open: int, worth: Rates
) -> Iterator[_Way]:
    tally = Tally(numbering, mended)
    now = _points(tally, worth)
    for person in numbering.people:
        for index in range(first_open, len(numbering.rounds)):
            here = mended[person][index]
            if here == NOWHERE:
                continue
            is_new = before[person][index] == NOWHERE
            for room in numbering.choices[person][index]:
                if room not in {here, NOWHERE}:
                    tally.move(person, index, room)
                    gain = _points(tally, worth) - now
                    tally.move(person, index, here)
                    if is_new or gain > 0:
                        yield _Way(gain, person, index, room)


def _points(tally: Tally, worth: Rates) -> int:
    return worth.points(tally.wish_points, tally.out_of_mix, tally.reunions)
