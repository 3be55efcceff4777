"""What is counted of an assignment, for the charts beside the board; without Qt."""

from collections import Counter
from functools import reduce
from operator import or_
from typing import NamedTuple

from facilitator.domain.stakeholders import Sign
from facilitator.planning.grouping.numbering import NOWHERE
from facilitator.ui.groups.seating import Seating


class Part(NamedTuple):
    """A stakeholder group in a room."""

    name: str
    sign: Sign
    people: int


class Mix(NamedTuple):
    """Who is in a room, by stakeholder group in the same order everywhere."""

    code: str
    size: int
    parts: tuple[Part, ...]

    @property
    def lacking(self) -> list[str]:
        """The groups nobody of whom is there."""
        return [part.name for part in self.parts if not part.people]


class WishCount(NamedTuple):
    """How many wishes of a priority are met."""

    priority: int
    """1, 2, or 3 for all others."""
    met: int
    wished: int


class Encounters(NamedTuple):
    """How many different people each person meets."""

    people: Counter[int]
    """People by how many others they meet."""

    @property
    def mean(self) -> float:
        """How many they meet on the average."""
        total = sum(self.people.values())
        return sum(met * count for met, count in self.people.items()) / max(1, total)

    @property
    def least(self) -> int:
        """How many the one meets who meets fewest."""
        return min(self.people, default=0)


def mixes(seating: Seating, number: int) -> list[Mix]:
    """Return the mix of each room of a round; groups with fewer people than rooms may be lacking."""
    numbering = seating.numbering
    if number not in numbering.rounds:
        return []
    index = numbering.rounds.index(number)
    found: list[Mix] = []
    for room in numbering.rooms_in[index]:
        there = [p for p in numbering.people if seating.seats[p][index] == room]
        counts = Counter(seating.problem.people[person].group for person in there)
        parts = tuple(
            Part(name, seating.question.signs[name], counts[name])
            for name in seating.question.groups
        )
        found.append(Mix(seating.problem.rooms[room].name, len(there), parts))
    return found


def group_sizes(seating: Seating) -> list[Part]:
    """Return the stakeholder groups with all their people."""
    counts = Counter(person.group for person in seating.problem.people)
    return [
        Part(name, seating.question.signs[name], counts[name]) for name in seating.question.groups
    ]


def wish_counts(seating: Seating) -> list[WishCount]:
    """Return met and uttered wishes by priority; of the third and all further ones together."""
    wished: Counter[int] = Counter()
    for person in seating.problem.people:
        first: dict[str, int] = {}
        for wish in person.wishes:
            known = first.get(wish.topic, wish.priority)
            first[wish.topic] = min(known, wish.priority)
        wished.update(min(priority, len(seating.quality.met)) for priority in first.values())
    return [
        WishCount(priority, seating.quality.met[priority - 1], wished[priority])
        for priority in sorted(wished)
    ]


def encounters(seating: Seating) -> Encounters:
    """Count whom everybody meets who has a seat."""
    company: Counter[int] = Counter()
    for person, rooms in enumerate(seating.seats):
        for room in rooms:
            if room != NOWHERE:
                company[room] += 1 << person
    met: Counter[int] = Counter()
    for rooms in seating.seats:
        there = [company[room] for room in rooms if room != NOWHERE]
        if there:
            met[reduce(or_, there).bit_count() - 1] += 1
    return Encounters(met)
