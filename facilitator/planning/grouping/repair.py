"""Somebody is missing or unexpected: an assignment mended so that as few people as possible move.

First how few must move is proven, then the best assignment with so few is looked for. Rounds that
are over stay; people without a seat so far get one and move nobody by that alone.
"""

from typing import NamedTuple

from facilitator.planning.grouping.drafting import Scope
from facilitator.planning.grouping.linear import Effort, Solver, is_one
from facilitator.planning.grouping.measure import Rates, rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.search import Infeasible
from facilitator.planning.grouping.whole_day import WholeDay, seats_of, whole_day
from facilitator.planning.grouping.window import seated_anew, window

_EFFORT = Effort(nodes=200, gap=0.001)


class Mended(NamedTuple):
    """The seats after a repair, and how many people had to move at least."""

    seats: Seats
    fewest: int


def repaired(
    problem: Problem, solver: Solver, seats: Seats, first_open: int = 0, spare: int = 0
) -> Mended:
    """Mend `seats` from the round with the index `first_open` on; raises Infeasible.

    `problem` is how things are now: who is missing is absent there, who came is among the people,
    and `seats` has `NOWHERE` for them. `spare` more people may move where that betters the rest.
    """
    numbering = Numbering(problem)
    known = [list(rooms) for rooms in seats]
    rounds = range(first_open, len(numbering.rounds))
    scope = Scope(_emptied(known, rounds), numbering.people, rounds)
    fewest = _fewest(numbering, scope, known, solver)
    worth = rates(numbering)
    day = whole_day(numbering, worth, scope)
    _pay_for_reunions(day, numbering, known, worth)
    moving = _count_moves(day, numbering, known)
    day.model.sum(list(moving.values()), most=fewest + spare)
    answer = solver(day.model, effort=_EFFORT)
    if answer.values is None:
        raise Infeasible
    found = seats_of(day, numbering, answer.values)
    return Mended(_polished(numbering, found, known, rounds, worth, solver), fewest)


def moved(numbering: Numbering, before: Seats, after: Seats) -> list[int]:
    """Return who has a seat in a round where they had another one."""
    return [
        person
        for person in numbering.people
        if any(
            was not in {now, NOWHERE} and now != NOWHERE
            for was, now in zip(before[person], after[person], strict=True)
        )
    ]


def _emptied(seats: Seats, rounds: range) -> Seats:
    return [
        [NOWHERE if index in rounds else room for index, room in enumerate(rooms)]
        for rooms in seats
    ]


def _fewest(numbering: Numbering, scope: Scope, known: Seats, solver: Solver) -> int:
    """Return how many people must move at least."""
    day = whole_day(numbering, None, scope)
    moving = _count_moves(day, numbering, known)
    for variable in moving.values():
        day.model.worth[variable] = -1
    answer = solver(day.model)
    if answer.values is None:
        raise Infeasible
    return sum(is_one(answer.values[variable]) for variable in moving.values())


def _count_moves(day: WholeDay, numbering: Numbering, known: Seats) -> dict[int, int]:
    """Give each person who may move a variable that is 1 if they do."""
    moving: dict[int, int] = {}
    for person in day.scope.people:
        for index in day.scope.rounds:
            before = known[person][index]
            if before == NOWHERE or not numbering.is_seated(person, index):
                continue
            if person not in moving:
                moving[person] = day.model.variable()
            chair = day.chairs.get((person, before))
            stays = [] if chair is None else [chair]
            day.model.sum([*stays, moving[person]], least=1)
    return moving


def _pay_for_reunions(day: WholeDay, numbering: Numbering, known: Seats, worth: Rates) -> None:
    """Let each seat cost the reunions that it would bring if all others kept theirs."""
    through: dict[tuple[int, int], int] = {}
    for rooms in known:
        for one in rooms:
            for other in rooms:
                if NOWHERE not in {one, other}:
                    through[one, other] = through.get((one, other), 0) + 1
    for (person, room), chair in day.chairs.items():
        index = numbering.round_of[room]
        there = known[person][index] == room
        again = sum(
            through.get((room, other), 0) - there
            for at, other in enumerate(known[person])
            if at != index and other != NOWHERE
        )
        day.model.worth[chair] -= worth.reunion * again


def _polished(
    numbering: Numbering, found: Seats, known: Seats, rounds: range, worth: Rates, solver: Solver
) -> Seats:
    """Seat those who move or are new once more, now with all that their encounters count."""
    people = moved(numbering, known, found)
    people += [
        person
        for person in numbering.people
        if any(found[person][n] != NOWHERE and known[person][n] == NOWHERE for n in rounds)
    ]
    scope = Scope(found, sorted(set(people)), list(rounds))
    if not people:
        return found
    best = window(numbering, scope, worth)
    answer = solver(best.model, effort=_EFFORT, start=best.taken)
    return found if answer.values is None else seated_anew(best, scope, answer.values)
