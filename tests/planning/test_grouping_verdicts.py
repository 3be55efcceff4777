"""What an assignment does not keep is named; other ways to mend one break nothing more."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.planning.grouping import solving
from facilitator.planning.grouping.alternatives import alternatives
from facilitator.planning.grouping.measure import measure
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Participant,
    Problem,
    Room,
    Together,
)
from facilitator.planning.grouping.solving import Demand, Grouping, Mending
from facilitator.planning.grouping.verdicts import broken
from tests.planning.crowds import Crowd
from tests.planning.small import kept, problems


@given(problems(rules=4, people=3), st.data())
def test_nothing_is_broken_exactly_where_every_rule_is_kept(
    problem: Problem, data: st.DataObject
) -> None:
    numbering = Numbering(problem)
    seats = [
        [
            data.draw(st.sampled_from(rooms)) if numbering.is_seated(person, index) else -1
            for index, rooms in enumerate(numbering.rooms_in)
        ]
        for person in numbering.people
    ]
    assert (broken(numbering, seats) == []) == kept(problem, numbering.places(seats))


def test_each_kind_of_demand_is_named() -> None:
    people = tuple(Participant(name) for name in "abcd")
    rooms = (Room("x1", 1, "x", 2), Room("y1", 1, "y", 4, 2), Room("x2", 2, "x", 4))
    rules = (Fixed("a", "y1"), Forbidden("b", "x", 1), Together(("a", "d")), Apart(("a", "b")))
    numbering = Numbering(Problem(people, rooms, rules))
    seats = [[0, 2], [0, 2], [0, 2], [1, 2]]
    assert broken(numbering, seats) == [
        *(Demand("rule", place) for place in range(4)),
        Demand("most", 0),
        Demand("least", 1),
        *(Demand("once", person) for person in range(3)),
    ]
    assert broken(numbering, numbering.nobody()) == [Demand("least", 1)]


def test_other_ways_move_one_seat_more_and_keep_all_rules() -> None:
    problem = Crowd(50, 3, 2).problem()
    found = solving.group(problem)
    assert isinstance(found, Grouping)
    now = problem._replace(people=(*problem.people[1:], Participant("new", "Ada")))
    mended = solving.repair(now, found.places)
    assert isinstance(mended, Mending)
    numbering = Numbering(now)
    before, base = numbering.seats(found.places), numbering.seats(mended.places)
    others = alternatives(numbering, before, base, 0)
    assert 0 < len(others) <= 4
    assert len({tuple(map(tuple, seats)) for seats in others}) == len(others)
    for seats in others:
        assert broken(numbering, seats) == []
        changed = [p for p in numbering.people if seats[p] != base[p]]
        assert len(changed) == 1
        is_new = now.people[changed[0]].id == "new"
        better = measure(numbering, seats).points > measure(numbering, base).points
        assert is_new or better
    assert alternatives(numbering, before, base, 2) == []
