"""What one would write without a solver: exchange two people while that betters things, and begin anew.

Each start is a random assignment; two random people of a round change rooms where no topic comes
twice, and stay so unless that is worse. After long without a gain the next start comes. Counts are
kept up to date move by move (`Tally`), so that it tries some ten thousand exchanges a second.
"""

import random
import time
from typing import Final

from facilitator.planning.grouping.measure import Rates, measure, rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.tally import Tally

_PATIENCE: Final = 20
"""Tries without a gain, for each person, after which it begins anew."""


def swapped(problem: Problem, seconds: float, seed: int = 1) -> int:
    """Return the points of the best assignment that exchanges find in the time given."""
    numbering = Numbering(problem)
    worth = rates(numbering)
    chance = random.Random(seed)
    over = time.monotonic() + seconds
    best = 0
    while time.monotonic() < over:
        tally = Tally(numbering, _random_seats(numbering, chance))
        _climb(tally, numbering, worth, chance, over)
        best = max(best, measure(numbering, tally.seats, worth).points)
    return best


def _climb(
    tally: Tally, numbering: Numbering, worth: Rates, chance: random.Random, over: float
) -> None:
    people, rounds = len(tally.seats), len(numbering.rounds)
    now = _points(tally, worth)
    idle = 0
    while idle < _PATIENCE * people * rounds and time.monotonic() < over:
        one, other, index = (
            chance.randrange(people),
            chance.randrange(people),
            chance.randrange(rounds),
        )
        here, there = tally.seats[one][index], tally.seats[other][index]
        if here == there or not _may_change(tally, numbering, one, other, index):
            continue
        tally.move(one, index, there)
        tally.move(other, index, here)
        after = _points(tally, worth)
        idle = 0 if after > now else idle + 1
        if after >= now:
            now = after
        else:
            tally.move(one, index, here)
            tally.move(other, index, there)


def _points(tally: Tally, worth: Rates) -> int:
    return worth.points(tally.wish_points, tally.out_of_mix, tally.reunions)


def _may_change(tally: Tally, numbering: Numbering, one: int, other: int, index: int) -> bool:
    topic, seats = numbering.topic_of, tally.seats
    for person, room in ((one, seats[other][index]), (other, seats[one][index])):
        rest = (seats[person][n] for n in range(len(numbering.rounds)) if n != index)
        if topic[room] in {topic[place] for place in rest}:
            return False
    return True


def _random_seats(numbering: Numbering, chance: random.Random) -> Seats:
    """Fill the rooms one round after the other, evenly, with people who do not know the topic yet."""
    seats = numbering.nobody()
    for index, rooms in enumerate(numbering.rooms_in):
        while not _fill(numbering, seats, index, rooms, chance):
            pass
    return seats


def _fill(
    numbering: Numbering, seats: Seats, index: int, rooms: list[int], chance: random.Random
) -> bool:
    """Seat a round; False where the last people find no room that is new to them."""
    order = list(numbering.people)
    chance.shuffle(order)
    sizes = dict.fromkeys(rooms, 0)
    for person in order:
        had = {numbering.topic_of[room] for room in seats[person][:index] if room != NOWHERE}
        new = [room for room in rooms if numbering.topic_of[room] not in had]
        fits = [room for room in new if sizes[room] < numbering.problem.rooms[room].most]
        if not fits:
            return False
        room = min(fits, key=lambda room: (sizes[room], chance.random()))
        seats[person][index] = room
        sizes[room] += 1
    return all(sizes[room] >= numbering.problem.rooms[room].least for room in rooms)
