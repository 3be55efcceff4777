"""What every model of a grouping demands, however it seats people: seats, mix, together, apart."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.planning.grouping.linear import Linear
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats


class Scope(NamedTuple):
    """Who is seated anew in which rounds; everybody else stays where `seats` has them."""

    seats: Seats
    people: Sequence[int]
    rounds: Sequence[int]


class Draft:
    """A model that seats the people of a scope; `at` says by which variables somebody is in a room."""

    def __init__(self, numbering: Numbering, scope: Scope, mix: int) -> None:
        """Begin a model in which a person out of the mix costs `mix` points; 0 leaves mixes aside."""
        self.model = Linear()
        self.numbering = numbering
        self.scope = scope
        self.at: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._mix = mix
        self._free = frozenset(scope.people)

    def demand_rules(self) -> None:
        """Add what the rules demand, once everybody's variables are known."""
        for index in self.scope.rounds:
            self._demand_seats(index)
            if self._mix:
                self._demand_mix(index)
        for one, other, index in self.numbering.together:
            if index in self.scope.rounds:
                self._join(one, other, index)
        for people, index in self.numbering.apart:
            if index in self.scope.rounds:
                self._part(people, index)

    def _demand_seats(self, index: int) -> None:
        taken: dict[int, int] = defaultdict(int)
        coming: dict[int, list[int]] = defaultdict(list)
        for person in self.numbering.people:
            if person not in self._free:
                taken[self.scope.seats[person][index]] += 1
        for (_, room), variables in self.at.items():
            coming[room] += variables
        for room in self.numbering.rooms_in[index]:
            rule = self.numbering.problem.rooms[room]
            least, most = rule.least - taken[room], rule.most - taken[room]
            self.model.sum(coming[room], least=least, most=most)

    def _demand_mix(self, index: int) -> None:
        for circle, (_, _, members) in enumerate(self.numbering.circles):
            for room in self.numbering.rooms_in[index]:
                least, most = self.numbering.evenly[circle, room]
                coming = [
                    variable for member in members for variable in self.at.get((member, room), ())
                ]
                there = sum(
                    member not in self._free and self.scope.seats[member][index] == room
                    for member in members
                )
                if coming:
                    self._weigh(coming, least - there, most - there)

    def _weigh(self, coming: list[int], least: int, most: int) -> None:
        """Let each person above or below an even share cost."""
        terms = [(variable, 1) for variable in coming]
        if least <= 0 and len(coming) <= most:
            return
        outside = self.model.variable(
            len(coming) + abs(least) + abs(most), -self._mix, is_whole=False
        )
        if len(coming) > most:
            self.model.row([*terms, (outside, -1)], most=most)
        if least > 0:
            self.model.row([*terms, (outside, 1)], least=least)

    def _join(self, one: int, other: int, index: int) -> None:
        for room in self.numbering.rooms_in[index]:
            mine, yours = self._presence(one, index, room), self._presence(other, index, room)
            terms = [*((v, 1) for v in mine[0]), *((v, -1) for v in yours[0])]
            if terms:
                self.model.row(terms, least=yours[1] - mine[1], most=yours[1] - mine[1])

    def _part(self, people: Sequence[int], index: int) -> None:
        for room in self.numbering.rooms_in[index]:
            presences = [self._presence(person, index, room) for person in people]
            coming = [variable for variables, _ in presences for variable in variables]
            if coming:
                self.model.sum(coming, most=1 - sum(there for _, there in presences))

    def _presence(self, person: int, index: int, room: int) -> tuple[list[int], int]:
        """Return by which variables somebody is in a room, and 1 where they are in it anyway."""
        hosted = self.numbering.hosted[person][index]
        if hosted == NOWHERE and person in self._free:
            return self.at.get((person, room), []), 0
        there = hosted if hosted != NOWHERE else self.scope.seats[person][index]
        return [], int(there == room)
