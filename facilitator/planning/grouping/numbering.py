"""A problem in numbers: people, rooms and rounds by index, rules resolved to who may sit where."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Places,
    Problem,
    Together,
)

NOWHERE: Final = -1
"""The room of somebody who has no seat in a round: absent, or leading a room."""
WISH_POINTS: Final = (4, 2, 1)
"""What a met wish of priority 1, 2, 3 and beyond counts: each as much as two of the next."""

Seats = list[list[int]]
"""The room in which each person has a seat, by person and round."""


class Circle(NamedTuple):
    """People of one stakeholder group or organisation, who are to be spread evenly."""

    name: str
    is_group: bool
    members: tuple[int, ...]


class Numbering:
    """What models and measures ask about a problem again and again."""

    def __init__(self, problem: Problem) -> None:
        """Resolve names and rules; an id that a rule names and nobody has is ignored."""
        self.problem = problem
        self.rounds = problem.rounds
        self.person = {person.id: number for number, person in enumerate(problem.people)}
        self.room = {room.id: number for number, room in enumerate(problem.rooms)}
        self._round = {number: index for index, number in enumerate(self.rounds)}
        self.round_of = [self._round[room.round] for room in problem.rooms]
        topics = {topic: n for n, topic in enumerate(dict.fromkeys(r.topic for r in problem.rooms))}
        self.topic_of = [topics[room.topic] for room in problem.rooms]
        self.topics = topics
        self.rooms_in = [
            [number for number, at in enumerate(self.round_of) if at == index]
            for index in range(len(self.rounds))
        ]
        self.people = range(len(problem.people))
        self.hosted = self._hosted()
        self.choices = [[self._choices(p, r) for r in range(len(self.rounds))] for p in self.people]
        self.points = [
            {
                topics[wish.topic]: WISH_POINTS[min(wish.priority, len(WISH_POINTS)) - 1]
                for wish in sorted(person.wishes, key=lambda wish: -wish.priority)
                if wish.topic in topics
            }
            for person in problem.people
        ]
        self.circles = self._circles()
        self.circles_of: list[list[int]] = [[] for _ in self.people]
        for number, circle in enumerate(self.circles):
            for member in circle.members:
                self.circles_of[member].append(number)

    # Who may sit where

    def _hosted(self) -> list[list[int]]:
        hosted = self.nobody()
        for rule in self.problem.rules:
            if isinstance(rule, Moderates) and self._knows(rule):
                room = self.room[rule.room]
                hosted[self.person[rule.person]][self.round_of[room]] = room
        return hosted

    def _knows(self, rule: Moderates | Fixed) -> bool:
        return rule.person in self.person and rule.room in self.room

    def is_seated(self, person: int, index: int) -> bool:
        """Tell whether a person needs a seat in a round."""
        absent = self.rounds[index] in self.problem.people[person].absent
        return not absent and self.hosted[person][index] == NOWHERE

    def _choices(self, person: int, index: int) -> tuple[int, ...]:
        if not self.is_seated(person, index):
            return (NOWHERE,)
        barred = self._barred[person, index] | {
            self.topic_of[room]
            for room in self.hosted[person]
            if room != NOWHERE and not self.problem.people[person].may_repeat
        }
        fixed = self._fixed[person, index]
        return tuple(
            room
            for room in self.rooms_in[index]
            if self.topic_of[room] not in barred and fixed <= {room}
        )

    @cached_property
    def _fixed(self) -> dict[tuple[int, int], set[int]]:
        found: dict[tuple[int, int], set[int]] = defaultdict(set)
        for rule in self.problem.rules:
            if isinstance(rule, Fixed) and self._knows(rule):
                room = self.room[rule.room]
                found[self.person[rule.person], self.round_of[room]].add(room)
        return found

    @cached_property
    def _barred(self) -> dict[tuple[int, int], set[int]]:
        found: dict[tuple[int, int], set[int]] = defaultdict(set)
        for rule in self.problem.rules:
            if isinstance(rule, Forbidden) and rule.person in self.person:
                topic = self.topics.get(rule.topic, NOWHERE)
                for index in self.concerned(rule.round):
                    found[self.person[rule.person], index].add(topic)
        return found

    def concerned(self, number: int | None) -> Iterable[int]:
        """Return the indexes of the rounds that a rule means by a number, or by None."""
        if number is None:
            return range(len(self.rounds))
        return [self._round[number]] if number in self._round else []

    @cached_property
    def together(self) -> list[tuple[int, int, int]]:
        """Pairs of people who share a room, each with the index of the round."""
        rules = [rule for rule in self.problem.rules if isinstance(rule, Together)]
        return [bond for rule in rules for bond in self.bonds(rule)]

    def bonds(self, rule: Together) -> list[tuple[int, int, int]]:
        """Return the pairs that a rule keeps together."""
        return [
            (one, other, index)
            for index in self.concerned(rule.round)
            for one, other in pairwise(self._there(rule.people, index))
        ]

    @cached_property
    def apart(self) -> list[tuple[tuple[int, ...], int]]:
        """Sets of people of whom no two share a room, each with the index of the round."""
        rules = [rule for rule in self.problem.rules if isinstance(rule, Apart)]
        return [parting for rule in rules for parting in self.partings(rule)]

    def partings(self, rule: Apart) -> list[tuple[tuple[int, ...], int]]:
        """Return the sets that a rule keeps apart, one for each round."""
        return [
            (tuple(self._there(rule.people, index)), index) for index in self.concerned(rule.round)
        ]

    def _there(self, people: Sequence[str], index: int) -> list[int]:
        known = [self.person[person] for person in dict.fromkeys(people) if person in self.person]
        return [
            person
            for person in known
            if self.is_seated(person, index) or self.hosted[person][index] != NOWHERE
        ]

    # Who is to be spread

    def _circles(self) -> list[Circle]:
        found: dict[tuple[bool, str], list[int]] = defaultdict(list)
        for number, person in enumerate(self.problem.people):
            for is_group, name in ((True, person.group), (False, person.organisation)):
                if name:
                    found[is_group, name].append(number)
        return [
            Circle(name, is_group, tuple(members))
            for (is_group, name), members in found.items()
            if len(members) > 1
        ]

    @cached_property
    def seated_in(self) -> list[int]:
        """How many people need a seat, by round."""
        return [
            sum(self.is_seated(person, index) for person in self.people)
            for index in range(len(self.rounds))
        ]

    @cached_property
    def shares(self) -> list[float]:
        """The part of its round's people that each room holds when all are filled evenly."""
        return [
            size / max(1, self.seated_in[self.round_of[room]])
            for room, size in enumerate(self._even_sizes())
        ]

    def _even_sizes(self) -> list[float]:
        sizes = [0.0] * len(self.round_of)
        for index, rooms in enumerate(self.rooms_in):
            left = float(self.seated_in[index])
            by_seats = sorted(rooms, key=lambda room: self.problem.rooms[room].most)
            for place, room in enumerate(by_seats):
                sizes[room] = min(float(self.problem.rooms[room].most), left / (len(rooms) - place))
                left -= sizes[room]
        return sizes

    @cached_property
    def evenly(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The least and the most of a circle's people in a room that is evenly mixed, by circle and room."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for number, circle in enumerate(self.circles):
            for room, share in enumerate(self.shares):
                index = self.round_of[room]
                exact = share * sum(self.is_seated(person, index) for person in circle.members)
                whole = round(exact)
                exact = whole if abs(exact - whole) < _ROUNDING else exact
                found[number, room] = (int(exact), -int(-exact // 1))
        return found

    # Places

    def nobody(self) -> Seats:
        """Return seats of which none is taken."""
        return [[NOWHERE] * len(self.rounds) for _ in self.people]

    def topics_outside(self, rooms: Sequence[int], rounds: Sequence[int]) -> set[int]:
        """Return the topics that somebody has a seat for in other rounds than these."""
        return {
            self.topic_of[room]
            for index, room in enumerate(rooms)
            if index not in rounds and room != NOWHERE
        }

    def seats(self, places: Places) -> Seats:
        """Return places in numbers; who leads a room, is absent or has none yet is `NOWHERE`."""
        found = self.nobody()
        for person, number in self.person.items():
            for index, at in enumerate(self.rounds):
                room = self.room.get(places.get(person, {}).get(at, ""), NOWHERE)
                if self.is_seated(number, index):
                    found[number][index] = room
        return found

    def places(self, seats: Seats) -> Places:
        """Return seats by their ids, with the rooms that people lead."""
        return {
            person.id: {
                self.rounds[index]: self.problem.rooms[room].id
                for index in range(len(self.rounds))
                if (room := self.at(seats, number, index)) != NOWHERE
            }
            for number, person in enumerate(self.problem.people)
        }

    def at(self, seats: Seats, person: int, index: int) -> int:
        """Return the room in which a person is in a round, seated or leading it."""
        return max(seats[person][index], self.hosted[person][index])


_ROUNDING: Final = 1e-9
