"""As few people as possible move, held against trying everything."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.planning.grouping.highs import solve
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import Participant, Places, Problem, Room
from facilitator.planning.grouping.repair import Mended, repair
from facilitator.planning.grouping.search import Infeasible, Search
from tests.planning.small import every_assignment, kept, problems


def _moves(before: Places, after: Places) -> int:
    return sum(
        any(here.get(number, room) != room for number, room in after[person].items())
        for person, here in before.items()
    )


def _mended(problem: Problem, before: Places, first_open: int = 0) -> tuple[Places, int]:
    numbering = Numbering(problem)
    found: list[Mended] = []
    repair(problem, solve, numbering.seats(before), first_open, found.append)
    assert all(_moves(before, numbering.places(seats)) == fewest for seats, fewest in found)
    assert len({fewest for _, fewest in found}) == 1
    return numbering.places(found[-1].seats), found[-1].fewest


@given(problems(), st.data())
def test_no_repair_moves_fewer_people(problem: Problem, data: st.DataObject) -> None:
    before = next((p for p in every_assignment(problem) if kept(problem, p)), None)
    assume(before is not None)
    assert before is not None
    missing = data.draw(st.sampled_from(problem.people))
    people = [
        person._replace(absent=problem.rounds) if person == missing else person
        for person in problem.people
    ]
    if data.draw(st.booleans()):
        people.append(Participant("walk-in", group="A"))
    now = problem._replace(people=tuple(people))
    fewest = min((_moves(before, p) for p in every_assignment(now) if kept(now, p)), default=None)
    if fewest is None:
        with pytest.raises(Infeasible):
            _mended(now, before)
        return
    after, said = _mended(now, before)
    assert kept(now, after)
    assert _moves(before, after) == said == fewest


def _rooms(*sizes: tuple[int, int]) -> tuple[Room, ...]:
    return tuple(
        Room(f"r{r}t{t}", r, f"t{t}", most, least)
        for r in (1, 2)
        for t, (least, most) in enumerate(sizes)
    )


def test_rounds_that_are_over_stay_as_they_were() -> None:
    people = tuple(Participant(f"p{n}") for n in range(8))
    problem = Problem(people, _rooms((4, 4), (4, 4)))
    pictures = []
    Search(problem, solve, pictures.append).run()
    before = Numbering(problem).places(pictures[-1].seats)
    gone = [person for person, here in before.items() if here[1] == "r1t0"][:2]
    now = Problem(
        tuple(p._replace(absent=(2,)) if p.id in gone else p for p in people),
        _rooms((2, 4), (2, 4))[2:],
    )
    rooms = (*problem.rooms[:2], *now.rooms)
    after, fewest = _mended(now._replace(rooms=rooms), before, first_open=1)
    assert {person: here[1] for person, here in after.items()} == {
        person: here[1] for person, here in before.items()
    }
    assert all(2 not in after[person] for person in gone)
    assert fewest == 0


def test_a_walk_in_takes_the_free_seat_and_nobody_moves() -> None:
    people = tuple(Participant(f"p{n}") for n in range(7))
    problem = Problem(people, _rooms((3, 4), (3, 4)))
    pictures = []
    Search(problem, solve, pictures.append).run()
    before = Numbering(problem).places(pictures[-1].seats)
    now = problem._replace(people=(*people, Participant("new")))
    after, fewest = _mended(now, before)
    assert fewest == 0
    assert {person: after[person] for person in before} == before
    assert set(after["new"]) == {1, 2}
