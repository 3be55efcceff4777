"""Why there is no assignment: the smallest set of demands that exclude each other.

By hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, "Smallest MUS extraction with
minimal hitting set dualization", CP 2015): whatever set of demands must give way for the others to
be kept, every conflict holds one of it. So the smallest choice that holds one of each such set
known is either a conflict, and then the smallest, or leads to another such set.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from facilitator.planning.grouping.linear import Effort, Linear, Solver, is_one
from facilitator.planning.grouping.numbering import NOWHERE, Numbering
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Problem,
    Together,
)

Kind = Literal["rule", "most", "least", "once"]


_EFFORT: Final = Effort(nodes=2_000)


class Demand(NamedTuple):
    """Something that may have to give way, by its place among rules, rooms or people."""

    kind: Kind
    """A rule; a room's seats, or the people that it needs; that somebody has no topic twice."""
    place: int


def smallest_conflict(problem: Problem, solver: Solver) -> list[Demand]:
    """Return the smallest set of demands that cannot all be kept; empty where all can."""
    elastic = _Elastic(Numbering(problem))
    to_hit: list[frozenset[Demand]] = []
    while True:
        chosen = _smallest_choice(to_hit, solver)
        gives_way = elastic.gives_way(chosen, solver)
        if gives_way is None:
            return sorted(chosen)
        if not gives_way:
            return []
        to_hit.append(frozenset(gives_way))


def _smallest_choice(sets: Sequence[frozenset[Demand]], solver: Solver) -> list[Demand]:
    """Return as few demands as possible that hold one of each set."""
    model = Linear()
    known = sorted({demand for those in sets for demand in those})
    variable = {demand: model.variable(worth=-1) for demand in known}
    for those in sets:
        model.sum([variable[demand] for demand in those], least=1)
    values = solver(model).values if variable else ()
    return [demand for demand, value in zip(variable, values or (), strict=False) if is_one(value)]


class _Elastic:
    """A model in which every demand may give way; how many do is to be as small as possible."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._problem = numbering.problem
        self._model = Linear()
        self._slack: dict[Demand, int] = {}
        self._chairs: dict[tuple[int, int], int] = {}
        self._seat()
        self._demand_rooms()
        self._demand_topics_once()
        self._demand_rules()

    def gives_way(self, kept: Sequence[Demand], solver: Solver) -> list[Demand] | None:
        """Return demands that, if they give way, let all others be kept; None where `kept` cannot be."""
        for demand, slack in self._slack.items():
            self._model.most[slack] = 0 if demand in kept else 1
        values = solver(self._model, effort=_EFFORT).values
        if values is None:
            return None
        return [demand for demand, slack in self._slack.items() if is_one(values[slack])]

    def _may_give_way(self, kind: Kind, place: int) -> int:
        demand = Demand(kind, place)
        if demand not in self._slack:
            self._slack[demand] = self._model.variable(worth=-1)
        return self._slack[demand]

    # What is demanded

    def _seat(self) -> None:
        for person in self._numbering.people:
            for index, rooms in enumerate(self._numbering.rooms_in):
                if self._numbering.is_seated(person, index):
                    own = [self._model.variable() for _ in rooms]
                    self._model.sum(own, least=1, most=1)
                    self._chairs |= {(person, room): c for room, c in zip(rooms, own, strict=True)}

    def _demand_rooms(self) -> None:
        coming: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (_, room), chair in self._chairs.items():
            coming[room].append((chair, 1))
        for number, room in enumerate(self._problem.rooms):
            there = coming[number]
            if len(there) > room.most:
                slack = self._may_give_way("most", number)
                self._model.row([*there, (slack, room.most - len(there))], most=room.most)
            if room.least > 0:
                slack = self._may_give_way("least", number)
                self._model.row([*there, (slack, room.least)], least=room.least)

    def _demand_topics_once(self) -> None:
        for number, person in enumerate(self._problem.people):
            by_topic: dict[int, list[int]] = defaultdict(list)
            for room, topic in enumerate(self._numbering.topic_of):
                if (number, room) in self._chairs:
                    by_topic[topic].append(self._chairs[number, room])
            led = {self._numbering.topic_of[r] for r in self._numbering.hosted[number] if r >= 0}
            for topic, chairs in by_topic.items() if not person.may_repeat else ():
                most = 0 if topic in led else 1
                if len(chairs) > most:
                    slack = self._may_give_way("once", number)
                    self._limit(chairs, most, slack)

    def _demand_rules(self) -> None:
        for place, rule in enumerate(self._problem.rules):
            match rule:
                case Fixed():
                    self._fix(rule, place)
                case Forbidden():
                    self._forbid(rule, place)
                case Together():
                    for one, other, index in self._numbering.bonds(rule):
                        self._join(one, other, index, place)
                case Apart():
                    for people, index in self._numbering.partings(rule):
                        self._part(people, index, place)
                case Moderates():
                    pass

    def _fix(self, rule: Fixed, place: int) -> None:
        numbering = self._numbering
        key = numbering.person.get(rule.person, NOWHERE), numbering.room.get(rule.room, NOWHERE)
        if key in self._chairs:
            slack = self._may_give_way("rule", place)
            self._model.sum([self._chairs[key], slack], least=1)

    def _forbid(self, rule: Forbidden, place: int) -> None:
        numbering = self._numbering
        person, topic = numbering.person.get(rule.person), numbering.topics.get(rule.topic)
        chairs = [
            self._chairs[person, room]
            for index in numbering.concerned(rule.round)
            for room in numbering.rooms_in[index]
            if person is not None
            and numbering.topic_of[room] == topic
            and (person, room) in self._chairs
        ]
        if chairs:
            self._limit(chairs, 0, self._may_give_way("rule", place))

    def _join(self, one: int, other: int, index: int, place: int) -> None:
        slack = self._may_give_way("rule", place)
        for room in self._numbering.rooms_in[index]:
            mine, yours = self._presence(one, index, room), self._presence(other, index, room)
            terms = [*((c, 1) for c in mine[0]), *((c, -1) for c in yours[0])]
            apart = yours[1] - mine[1]
            self._model.row([*terms, (slack, -2)], most=apart)
            self._model.row([*terms, (slack, 2)], least=apart)

    def _part(self, people: Sequence[int], index: int, place: int) -> None:
        for room in self._numbering.rooms_in[index]:
            there = [self._presence(person, index, room) for person in people]
            chairs = [chair for chairs, _ in there for chair in chairs]
            most = 1 - sum(led for _, led in there)
            if len(chairs) > most:
                self._limit(chairs, most, self._may_give_way("rule", place))

    def _limit(self, chairs: Sequence[int], most: int, slack: int) -> None:
        """Allow so many of some chairs to be taken, or any number where the demand gives way."""
        self._model.row([*((c, 1) for c in chairs), (slack, most - len(chairs))], most=most)

    def _presence(self, person: int, index: int, room: int) -> tuple[list[int], int]:
        """Return the chair of somebody in a room, and 1 where they lead it."""
        chair = self._chairs.get((person, room))
        led = int(self._numbering.hosted[person][index] == room)
        return ([] if chair is None else [chair]), led
