"""The smallest set of demands that exclude each other, held against trying all sets."""

from itertools import combinations

import pytest
from hypothesis import given

from facilitator.planning.grouping.conflict import Demand, smallest_conflict
from facilitator.planning.grouping.highs import solve
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Problem,
    Room,
    Together,
)
from facilitator.planning.grouping.search import Infeasible, Search
from tests.planning.crowds import Crowd
from tests.planning.small import every_assignment, kept, problems


def _with_only(problem: Problem, demands: tuple[Demand, ...]) -> Problem:
    """Drop every demand but these."""
    return Problem(
        tuple(
            person._replace(may_repeat=Demand("once", n) not in demands)
            for n, person in enumerate(problem.people)
        ),
        tuple(
            room._replace(
                most=room.most if Demand("most", n) in demands else 99,
                least=room.least if Demand("least", n) in demands else 0,
            )
            for n, room in enumerate(problem.rooms)
        ),
        tuple(
            rule
            for n, rule in enumerate(problem.rules)
            if Demand("rule", n) in demands or isinstance(rule, Moderates)
        ),
    )


def _possible(problem: Problem) -> bool:
    return any(kept(problem, places) for places in every_assignment(problem))


@given(problems(people=3, rules=4))
def test_no_smaller_set_excludes_each_other(problem: Problem) -> None:
    conflict = tuple(smallest_conflict(problem, solve))
    assert (conflict == ()) is _possible(problem)
    if not conflict:
        return
    assert not _possible(_with_only(problem, conflict))
    every = [
        *(Demand("rule", n) for n in range(len(problem.rules))),
        *(Demand(kind, n) for n in range(len(problem.rooms)) for kind in ("most", "least")),
        *(Demand("once", n) for n, person in enumerate(problem.people) if not person.may_repeat),
    ]
    for size in range(1, min(len(conflict), 3)):
        for fewer in combinations(every, size):
            assert _possible(_with_only(problem, fewer)), fewer


_CASES = {
    "fixed and forbidden": (
        (Fixed("p1", "r1t0"), Apart(("p1", "p9")), Forbidden("p1", "t0")),
        [Demand("rule", 0), Demand("rule", 2)],
    ),
    "a chain": (
        (
            Fixed("p0", "r1t0"),
            Together(("p0", "p1")),
            Together(("p3", "p4")),
            Together(("p1", "p2"), 1),
            Fixed("p2", "r1t1"),
        ),
        [Demand("rule", n) for n in (0, 1, 3, 4)],
    ),
    "two rooms at once": (
        (Fixed("p0", "r1t0"), Fixed("p0", "r1t1")),
        [Demand("rule", 0), Demand("rule", 1)],
    ),
    "who leads a topic has none of it": (
        (Moderates("p0", "r1t0"), Fixed("p0", "r2t0")),
        [Demand("once", 0), Demand("rule", 1)],
    ),
    "four apart in three rooms": (
        (Apart(("p1", "p2", "p3", "p4"), 2), Together(("p7", "p8"))),
        [Demand("rule", 0)],
    ),
}


@pytest.mark.parametrize(("rules", "expected"), _CASES.values(), ids=_CASES)
def test_only_what_excludes_each_other_is_named(rules, expected) -> None:
    problem = Crowd(50, 3, 2).problem()._replace(rules=rules)
    with pytest.raises(Infeasible):
        Search(problem, solve, lambda _: None).run()
    assert sorted(smallest_conflict(problem, solve)) == sorted(expected)


def test_rooms_too_small_for_all_are_named_together() -> None:
    rooms = tuple(Room(f"r{t}", 1, f"t{t}", 3) for t in range(3))
    people = tuple(Participant(f"p{n}") for n in range(10))
    conflict = smallest_conflict(Problem(people, rooms), solve)
    assert conflict == [Demand("most", 0), Demand("most", 1), Demand("most", 2)]
    assert smallest_conflict(Problem(people[:9], rooms), solve) == []
    assert Numbering(Problem(people, rooms)).seated_in == [10]
