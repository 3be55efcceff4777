"""How good an assignment is: wishes met, groups mixed evenly, as few reunions as possible.

Three parts, each 100 % where nothing better could be thought of, weigh as `SHARES` says:

wishes      A met wish of priority 1, 2, 3 counts 4, 2, 1. 100 %: everybody has their best wishes.
            They weigh half, because a person asked for them and will ask why.
mix         People whom a room has too many or too few of their stakeholder group or organisation,
            measured against an even share rounded up or down. 100 %: none of them in any room.
encounters  Reunions: two people who share a room in two rounds, counted for every two rounds.
            100 %: as few as rooms of that size can have (`bound`); 0 %: all stay together.
            With two rounds that is the number of different people met. With more, a third time
            together counts twice: nobody is to spend the day in one band, which would meet more
            different people than anything else and is what nobody wants.

For exact comparison the measure is a whole number of points: `Rates` turns the shares into what a
wish point, a person out of the mix and a reunion cost, rounded once for the whole problem.
"""

from itertools import combinations
from typing import Final, NamedTuple

from facilitator.planning.grouping.bound import fewest_reunions, most_wish_points
from facilitator.planning.grouping.numbering import NOWHERE, WISH_POINTS, Numbering, Seats
from facilitator.planning.grouping.tally import Tally


class Shares(NamedTuple):
    """How much each part weighs, in percent."""

    wishes: int = 50
    mix: int = 30
    encounters: int = 20


SHARES: Final = Shares()
_REUNION: Final = 10
"""Points that a reunion costs: enough for the other rates to be rounded well."""


class Rates(NamedTuple):
    """Points that a wish point brings, and that a person out of the mix and a reunion cost."""

    wish: int
    mix: int
    reunion: int
    top: int
    """Points of an assignment with nothing left to wish for."""
    most_wish_points: int
    fewest_reunions: int

    def points(self, wish_points: int, out_of_mix: int, reunions: int) -> int:
        """Return the points of an assignment that comes to these numbers."""
        return (
            self.top
            - self.wish * (self.most_wish_points - wish_points)
            - self.mix * out_of_mix
            - self.reunion * (reunions - self.fewest_reunions)
        )


class Quality(NamedTuple):
    """What an assignment comes to, in what is counted and in points."""

    met: tuple[int, ...]
    """Met wishes of priority 1, 2, and 3 or more."""
    wish_points: int
    out_of_mix: int
    """People too many or too few of their circle in a room, over all rooms and circles."""
    reunions: int
    points: int
    top: int

    def percent(self, points: int | None = None) -> float:
        """Return points, by default those of this assignment, in percent of what could be thought of."""
        return 100 * max(0, self.points if points is None else points) / max(1, self.top)


def rates(numbering: Numbering) -> Rates:
    """Return what things are worth in a problem."""
    wish_points = most_wish_points(numbering)
    places = sum(
        numbering.is_seated(person, index)
        for circle in numbering.circles
        for person in circle.members
        for index in range(len(numbering.rounds))
    )
    fewest = fewest_reunions(numbering)
    avoidable = max(1, _all_together(numbering) - fewest)
    unit = _REUNION * avoidable / SHARES.encounters
    wish = max(1, round(unit * SHARES.wishes / max(1, wish_points)))
    mix = max(1, round(unit * SHARES.mix / max(1, places)))
    top = wish * wish_points + mix * places + _REUNION * avoidable
    return Rates(wish, mix, _REUNION, top, wish_points, fewest)


def measure(numbering: Numbering, seats: Seats, worth: Rates | None = None) -> Quality:
    """Return how good an assignment is; seats that are still missing count as absent."""
    return quality_of(numbering, Tally(numbering, seats), worth or rates(numbering))


def quality_of(numbering: Numbering, tally: Tally, worth: Rates) -> Quality:
    """Return how good an assignment is that has been counted already."""
    met = [0] * len(WISH_POINTS)
    for person, points in enumerate(numbering.points):
        for topic in {numbering.topic_of[room] for room in tally.seats[person] if room >= 0}:
            if topic in points:
                met[WISH_POINTS.index(points[topic])] += 1
    wish_points = sum(count * points for count, points in zip(met, WISH_POINTS, strict=True))
    return Quality(
        met=tuple(met),
        wish_points=wish_points,
        out_of_mix=tally.out_of_mix,
        reunions=tally.reunions,
        points=worth.points(wish_points, tally.out_of_mix, tally.reunions),
        top=worth.top,
    )


def encounters(seats: Seats) -> int:
    """Return how many different pairs of people share a room at least once."""
    met: set[tuple[int, int]] = set()
    for rooms in zip(*seats, strict=True):
        company: dict[int, list[int]] = {}
        for person, room in enumerate(rooms):
            if room != NOWHERE:
                company.setdefault(room, []).append(person)
        for people in company.values():
            met.update(combinations(people, 2))
    return len(met)


def _all_together(numbering: Numbering) -> int:
    """Return the reunions if everybody stayed with the same people, in rooms filled evenly."""
    meetings: list[float] = []
    for rooms, people in zip(numbering.rooms_in, numbering.seated_in, strict=True):
        sizes = [numbering.shares[room] * people for room in rooms]
        meetings.append(sum(size * (size - 1) / 2 for size in sizes))
    return round(sum(min(one, other) for one, other in combinations(meetings, 2)))
