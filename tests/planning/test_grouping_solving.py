"""The solver's process: it streams, it is ended at any moment, and what it found last stays."""

import json
import threading

import pytest
from hypothesis import given

from facilitator.errors import EnvironmentProblem
from facilitator.planning.grouping import solving, wire
from facilitator.planning.grouping.measure import measure
from facilitator.planning.grouping.moves import moves
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import Fixed, Participant, Problem, Together
from facilitator.planning.grouping.solving import Conflict, Demand, Grouping, Mending
from tests.planning.crowds import Crowd
from tests.planning.small import kept, problems

LARGE = Crowd(200, 8, 3).problem()


def _solver_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "solver"]


def test_each_better_assignment_is_heard_and_the_last_is_returned() -> None:
    problem = Crowd(50, 3, 2).problem()
    heard: list[Grouping] = []
    result = solving.group(problem, watch=heard.append)
    assert isinstance(result, Grouping)
    assert result == heard[-1]
    assert result.is_proven
    assert result.gap == 0.0
    assert kept(problem, result.places)
    numbering = Numbering(problem)
    for step in heard:
        assert step.quality == measure(numbering, numbering.seats(step.places))
    assert [step.seconds for step in heard] == sorted(step.seconds for step in heard)


def test_who_cancels_keeps_the_best_so_far() -> None:
    heard: list[Grouping] = []
    result = solving.group(LARGE, watch=heard.append, is_cancelled=lambda: len(heard) >= 2)
    assert len(heard) == 2
    assert result == heard[-1]
    assert isinstance(result, Grouping)
    assert not result.is_proven
    assert kept(LARGE, result.places)
    for thread in _solver_threads():
        thread.join(10)
    assert _solver_threads() == []


def test_what_is_cancelled_at_once_gives_nothing() -> None:
    assert solving.group(LARGE, is_cancelled=lambda: True) is None
    assert solving.group(LARGE, seconds=0.0) is None


def test_rules_that_exclude_each_other_come_back_as_a_conflict() -> None:
    problem = Crowd(50, 3, 2).problem()
    rules = (Fixed("p0", "r1t0"), Fixed("p1", "r1t1"), Together(("p0", "p1")))
    expected = Conflict(tuple(Demand("rule", place) for place in range(3)))
    assert solving.group(problem._replace(rules=rules)) == expected
    found = solving.group(problem)
    assert isinstance(found, Grouping)
    assert solving.repair(problem._replace(rules=rules), found.places) == expected


def test_two_are_missing_and_one_came_and_nobody_moves_who_need_not() -> None:
    problem = Crowd(50, 3, 2).problem()
    found = solving.group(problem)
    assert isinstance(found, Grouping)
    missing = {"p3", "p17"}
    now = problem._replace(
        people=(
            *(p._replace(absent=(1, 2)) if p.id in missing else p for p in problem.people),
            Participant("new", "Ada"),
        )
    )
    mended = solving.repair(now, found.places)
    assert isinstance(mended, Mending)
    assert kept(now, mended.places)
    assert mended.fewest == 0
    assert {move.person for move in moves(found.places, mended.places)} == {*missing, "new"}


def test_a_later_round_is_mended_and_the_earlier_stays() -> None:
    problem = Crowd(50, 3, 2).problem()
    found = solving.group(problem)
    assert isinstance(found, Grouping)
    gone = [person for person, here in found.places.items() if here[2] == "r2t0"][:6]
    now = problem._replace(
        people=tuple(p._replace(absent=(2,)) if p.id in gone else p for p in problem.people),
        rooms=tuple(room._replace(least=13) for room in problem.rooms),
    )
    mended = solving.repair(now, found.places, first_open=2)
    assert isinstance(mended, Mending)
    assert mended.fewest > 0
    changed = moves(found.places, mended.places)
    assert {move.round for move in changed} == {2}
    assert len({move.person for move in changed} - set(gone)) == mended.fewest


def test_a_process_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem((Participant("p"),), ())
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(EnvironmentProblem, match="Nothing was changed"):
        solving.group(problem)


def test_a_process_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "_MODULE", "facilitator.nowhere")
    with pytest.raises(EnvironmentProblem, match="did not run"):
        solving.group(LARGE, seconds=600)


@given(problems(rules=6))
def test_a_problem_comes_over_as_it_was(problem: Problem) -> None:
    (packed,) = json.loads(wire.line(wire.packed(problem)))
    received = wire.unpacked(packed)
    assert received == problem
    assert list(map(type, received.rules)) == list(map(type, problem.rules))
