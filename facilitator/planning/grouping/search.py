"""The search: an assignment that keeps the rules, then ever better ones, with the bound beside them.

A small problem is one model (`window`) and solved to the end. A large one begins with any
assignment, takes the best without encounters (`whole_day`), and then seats some people anew again
and again while the others stay: many in one round, or few in two. Every step is measured by work
and not by time, so a seed decides all of it; the clock only decides where it is cut off.
"""

import random
from collections.abc import Callable
from itertools import islice
from math import ceil, floor, prod
from typing import Final, NamedTuple

from facilitator.planning.grouping.drafting import Scope
from facilitator.planning.grouping.linear import Answer, Effort, Solver
from facilitator.planning.grouping.measure import Quality, measure, rates
from facilitator.planning.grouping.numbering import Numbering, Seats
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.whole_day import everybody, seats_of, whole_day
from facilitator.planning.grouping.window import seated_anew, ways, window

_SMALL: Final = 3_000
"""Ways through the day, of all people, up to which a problem is solved as one model."""
_COLUMNS: Final = (1_500, 4_000)
"""Variables of a window of one round, and of one of two."""
_PART: Final = (1.0, 0.4)
"""The part of the people who are in a window at most: two rounds of all take too long."""
_SMALL_EFFORT: Final = Effort(nodes=5_000)
_DAY_EFFORT: Final = Effort(nodes=200, gap=0.001)
_WINDOW_EFFORT: Final = Effort(nodes=20)
_TRIES: Final = 2
"""Windows without a gain of which the last is one of two rounds: rarer gains that the others miss."""
_PATIENCE: Final = 300
"""Windows in a row without any gain after which no more is to be expected."""
_ROUNDING: Final = 1e-6


class Picture(NamedTuple):
    """How far the search is: the best so far and what nobody can better."""

    seats: Seats
    quality: Quality
    bound: int
    """Points that no assignment exceeds."""

    @property
    def is_proven(self) -> bool:
        """Whether there is no better assignment."""
        return self.quality.points >= self.bound

    @property
    def gap(self) -> float:
        """The part of the bound by which the best may still grow."""
        return max(0, self.bound - self.quality.points) / max(1, self.bound)


class Infeasible(Exception):
    """No assignment keeps all rules."""


class Search:
    """One search; `heard` is told of every better picture."""

    def __init__(
        self, problem: Problem, solver: Solver, heard: Callable[[Picture], None], seed: int = 0
    ) -> None:
        """Prepare."""
        self._numbering = Numbering(problem)
        self._rates = rates(self._numbering)
        self._solve = solver
        self._heard = heard
        self._seed = seed
        self._chance = random.Random(seed)  # noqa: S311 - no secret: it chooses who is seated anew
        self._best: Seats = []
        self._quality: Quality | None = None
        self._bound = self._rates.top

    def run(self) -> None:
        """Search until the best is proven or no more is to be expected; raises Infeasible."""
        whole = everybody(self._numbering)
        if _count_ways(self._numbering, whole) <= _SMALL:
            self._solve_whole(whole)
        else:
            self._begin()
        if self._best:
            self._improve()

    # What is found

    def _offer(self, seats: Seats) -> bool:
        """Keep an assignment that is no worse, and tell of one that is better."""
        found = measure(self._numbering, seats, self._rates)
        before = self._quality
        if before and found.points < before.points:
            return False
        self._best, self._quality = seats, found
        if before is None or found.points > before.points:
            self._tell()
            return before is not None
        return False

    def _learn(self, bound: float) -> None:
        """Take in what a solver has proven that nothing exceeds."""
        if bound < self._bound:
            self._bound = max(floor(bound + _ROUNDING * (1 + abs(bound))), 0)
            self._tell()

    def _tell(self) -> None:
        if self._quality:
            self._heard(Picture(self._best, self._quality, self._bound))

    @property
    def _is_proven(self) -> bool:
        return self._quality is not None and self._quality.points >= self._bound

    # A small problem

    def _solve_whole(self, scope: Scope) -> None:
        found = window(self._numbering, scope, self._rates)
        # A model counts the points that an assignment brings, so the rest is the same for all.
        constant = self._rates.points(0, 0, 0)

        def hear(answer: Answer) -> None:
            if answer.values:
                self._offer(seated_anew(found, scope, answer.values))
            self._learn(answer.bound + constant)

        answer = self._solve(found.model, seed=self._seed, effort=_SMALL_EFFORT, improved=hear)
        if answer.values is None:
            raise Infeasible
        hear(answer)

    # A large one

    def _begin(self) -> None:
        day = whole_day(self._numbering, None)
        answer = self._solve(day.model, seed=self._seed)
        if answer.values is None:
            raise Infeasible
        self._offer(seats_of(day, self._numbering, answer.values))
        day = whole_day(self._numbering, self._rates)
        constant = self._rates.points(0, 0, self._rates.fewest_reunions)

        def hear(answer: Answer) -> None:
            if answer.values:
                self._offer(seats_of(day, self._numbering, answer.values))
            self._learn(answer.bound + constant)

        hear(self._solve(day.model, seed=self._seed, effort=_DAY_EFFORT, improved=hear))

    def _improve(self) -> None:
        """Seat some people anew until nothing comes of it any more."""
        idle = 0
        while not self._is_proven and idle < _PATIENCE:
            one_is_spent = idle % _TRIES == _TRIES - 1
            scope = self._some_people(2 if one_is_spent else 1)
            idle = 0 if self._seat_anew(scope) else idle + 1

    def _some_people(self, rounds: int) -> Scope:
        """Choose rounds, and as many people as a window holds; who belongs together comes along."""
        numbering = self._numbering
        chosen = sorted(
            self._chance.sample(range(len(numbering.rounds)), min(rounds, len(numbering.rounds)))
        )
        order = list(numbering.people)
        self._chance.shuffle(order)
        del order[ceil(_PART[rounds - 1] * len(order)) :]
        people: list[int] = []
        columns = 0
        for person in order:
            columns += prod(len(numbering.choices[person][index]) for index in chosen)
            if columns > _COLUMNS[rounds - 1] and people:
                break
            people.append(person)
        partners = {
            partner
            for one, other, index in numbering.together
            if index in chosen and {one, other} & set(people)
            for partner in (one, other)
        }
        return Scope(self._best, sorted(partners.union(people)), chosen)

    def _seat_anew(self, scope: Scope) -> bool:
        found = window(self._numbering, scope, self._rates)
        answer = self._solve(found.model, seed=self._seed, effort=_WINDOW_EFFORT, start=found.taken)
        return answer.values is not None and self._offer(seated_anew(found, scope, answer.values))


def _count_ways(numbering: Numbering, scope: Scope) -> int:
    """Return how many ways through the day there are for all people together, or more than enough."""
    total = 0
    for person in numbering.people:
        total += sum(1 for _ in islice(ways(numbering, scope, person), _SMALL + 1))
        if total > _SMALL:
            break
    return total
