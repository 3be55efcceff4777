"""What no assignment can better, by counting alone: no solver is asked.

Whoever shares a room in two rounds meets again. How often that happens between two rounds depends
only on how many people go from room a to room b: n people who do are n(n - 1)/2 reunions. That is
convex, so the fewest reunions come from spreading each room's people evenly over the rooms open to
them; sizes of rooms are chosen as well as their seats allow. Rules and wishes only add to it.
With two rounds the reunions that remain are all there is to say about encounters.
"""

from collections.abc import Sequence
from heapq import heapify, heapreplace
from itertools import combinations

from facilitator.planning.grouping.numbering import Numbering


def fewest_reunions(numbering: Numbering) -> int:
    """Return how many reunions there are at least, over every two rounds."""
    return sum(
        max(_between(numbering, one, other), _between(numbering, other, one))
        for one, other in combinations(range(len(numbering.rounds)), 2)
    )


def most_wish_points(numbering: Numbering) -> int:
    """Return the points of the wishes that everybody could have if they were alone."""
    return sum(
        sum(sorted(points.values(), reverse=True)[: _rounds_of(numbering, person)])
        for person, points in enumerate(numbering.points)
    )


def spread_evenly(number: int, parts: int) -> int:
    """Return the fewest pairs that `number` people make who are spread over `parts` places."""
    each, more = divmod(number, parts)
    return _pairs(each) * (parts - more) + _pairs(each + 1) * more


def _rounds_of(numbering: Numbering, person: int) -> int:
    return sum(numbering.is_seated(person, index) for index in range(len(numbering.rounds)))


def _between(numbering: Numbering, one: int, other: int) -> int:
    """Return the fewest reunions in a round of people who shared a room in another one."""
    both = sum(
        numbering.is_seated(person, one) and numbering.is_seated(person, other)
        for person in numbering.people
    )
    only_here = numbering.seated_in[one] - both
    rooms = numbering.rooms_in[one]
    most = [min(numbering.problem.rooms[room].most, both) for room in rooms]
    least = [max(0, numbering.problem.rooms[room].least - only_here) for room in rooms]
    ways = [_ways(numbering, room, other) for room in rooms]
    return _fewest(both, least, most, ways)


def _ways(numbering: Numbering, room: int, other: int) -> int:
    """Return how many rooms of another round are open to the people of a room."""
    repeats = any(person.may_repeat for person in numbering.problem.people)
    topic = numbering.topic_of[room]
    rooms = numbering.rooms_in[other]
    return sum(repeats or numbering.topic_of[there] != topic for there in rooms)


def _fewest(people: int, least: Sequence[int], most: Sequence[int], ways: Sequence[int]) -> int:
    """Fill rooms one by one where the next person costs least; exact, because each cost is convex.

    Where there are not enough seats, 0: such a problem has no assignment that could be better.
    """
    if not sum(least) <= people <= sum(most) or any(not way for way in ways):
        return 0
    sizes = list(least)
    waiting = [(sizes[n] // ways[n], n) for n in range(len(sizes)) if sizes[n] < most[n]]
    heapify(waiting)
    for _ in range(people - sum(least)):
        _, room = waiting[0]
        sizes[room] += 1
        full = sizes[room] >= most[room]
        heapreplace(waiting, (people if full else sizes[room] // ways[room], room))
    return sum(spread_evenly(size, way) for size, way in zip(sizes, ways, strict=True))


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
