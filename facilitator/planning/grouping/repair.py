"""Somebody is missing or unexpected: an assignment mended so that as few people as possible move.

How few must move is proven first, and then a good assignment with so few is looked for. Rounds that
are over stay; people without a seat so far get one and move nobody by that alone.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from facilitator.planning.grouping.drafting import Scope
from facilitator.planning.grouping.linear import Effort, Solver
from facilitator.planning.grouping.measure import Rates, measure, rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.search import Infeasible
from facilitator.planning.grouping.whole_day import WholeDay, seats_of, whole_day
from facilitator.planning.grouping.window import seated_anew, window

_EFFORT: Final = Effort(nodes=200, gap=0.0001)


class Mended(NamedTuple):
    """The seats after a repair, and how many people have to move at least."""

    seats: Seats
    fewest: int


def repair(
    problem: Problem,
    solver: Solver,
    seats: Seats,
    first_open: int,
    heard: Callable[[Mended], None],
) -> None:
    """Mend `seats` from the round with the index `first_open` on; raises Infeasible.

    `problem` is how things are now: who is missing is absent there, who came is among the people,
    and `seats` has `NOWHERE` for them. `heard` is told of a repair with the fewest moves that there
    can be, and then, where there is one, of a better one with as few.
    """
    numbering = Numbering(problem)
    worth = rates(numbering)
    rounds = range(first_open, len(numbering.rounds))
    scope = Scope(_emptied(seats, rounds), numbering.people, rounds)
    found = _with_fewest_moves(numbering, scope, seats, None, solver)
    fewest = len(moved(numbering, seats, found))
    found = _polished(numbering, found, seats, rounds, worth, solver)
    heard(Mended(found, fewest))
    better = _with_fewest_moves(numbering, scope, seats, worth, solver)
    better = _polished(numbering, better, seats, rounds, worth, solver)
    if (
        len(moved(numbering, seats, better)) == fewest
        and measure(numbering, better, worth).points > measure(numbering, found, worth).points
    ):
        heard(Mended(better, fewest))


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


def _with_fewest_moves(
    numbering: Numbering, scope: Scope, known: Seats, worth: Rates | None, solver: Solver
) -> Seats:
    """Return an assignment in which as few people move as can be, with rates a good one.

    Without rates they leave as few seats as can be.

    A move costs more than anything else could bring. That, rather than a limit on their number,
    keeps the model nearly whole: it is solved eight times as fast.
    """
    day = whole_day(numbering, worth, scope)
    if worth:
        _pay_for_reunions(day, numbering, known, worth)
        price = worth.top
    else:
        _reward_old_seats(day, numbering, known)
        price = 1 + len(numbering.rounds) * len(numbering.people)
    for person in scope.people:
        _pay_for_moving(day, numbering, person, known, price)
    answer = solver(day.model, effort=_EFFORT if worth else Effort())
    if answer.values is None:
        raise Infeasible
    return seats_of(day, numbering, answer.values)


def _reward_old_seats(day: WholeDay, numbering: Numbering, known: Seats) -> None:
    for (person, room), chair in day.chairs.items():
        if known[person][numbering.round_of[room]] == room:
            day.model.worth[chair] += 1


def _pay_for_moving(
    day: WholeDay, numbering: Numbering, person: int, known: Seats, price: int
) -> None:
    """Let it cost once when a person loses any of their seats."""
    kept = [
        known[person][index]
        for index in day.scope.rounds
        if known[person][index] != NOWHERE and numbering.is_seated(person, index)
    ]
    if kept:
        moves = day.model.variable(worth=-price)
        for room in kept:
            chair = day.chairs.get((person, room))
            day.model.sum([moves] if chair is None else [chair, moves], least=1)


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
