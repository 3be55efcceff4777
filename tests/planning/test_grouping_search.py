"""The search against the plain truth: every rule kept, the best found, the bound never wrong."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.planning.grouping.bound import fewest_reunions
from facilitator.planning.grouping.highs import solve
from facilitator.planning.grouping.measure import measure, rates
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import Moderates, Participant, Problem, Room
from facilitator.planning.grouping.search import Infeasible, Picture, Search
from tests.planning.crowds import Crowd
from tests.planning.small import counted, every_assignment, kept, problems


def searched(problem: Problem, seed: int = 0) -> list[Picture]:
    pictures: list[Picture] = []
    Search(problem, solve, pictures.append, seed).run()
    return pictures


@given(problems())
def test_the_best_of_all_assignments_is_found_and_proven(problem: Problem) -> None:
    numbering = Numbering(problem)
    allowed = [places for places in every_assignment(problem) if kept(problem, places)]
    worth = rates(numbering)
    best = max(
        (measure(numbering, numbering.seats(places), worth).points for places in allowed),
        default=None,
    )
    if best is None:
        with pytest.raises(Infeasible):
            searched(problem)
        return
    pictures = searched(problem)
    for picture in pictures:
        assert kept(problem, numbering.places(picture.seats))
        assert picture.quality.points <= best <= picture.bound
    assert pictures[-1].quality.points == best
    assert pictures[-1].is_proven


@given(problems(), st.data())
def test_moderators_are_in_their_rooms_and_take_no_seat(
    problem: Problem, data: st.DataObject
) -> None:
    leader = data.draw(st.sampled_from(problem.people))
    room = data.draw(st.sampled_from(problem.rooms))
    led = problem._replace(rules=(*problem.rules, Moderates(leader.id, room.id)))
    possible = any(kept(led, places) for places in every_assignment(led))
    if possible:
        last = searched(led)[-1]
        assert kept(led, Numbering(led).places(last.seats))
    else:
        with pytest.raises(Infeasible):
            searched(led)


@given(problems())
def test_what_is_counted_is_what_can_be_counted_by_hand(problem: Problem) -> None:
    numbering = Numbering(problem)
    places = next(every_assignment(problem))
    quality = measure(numbering, numbering.seats(places))
    assert (quality.wish_points, quality.reunions) == counted(problem, places)
    assert quality.points <= quality.top
    assert numbering.places(numbering.seats(places)) == places


@given(problems(rules=0))
def test_no_assignment_has_fewer_reunions_than_the_bound(problem: Problem) -> None:
    allowed = [places for places in every_assignment(problem) if kept(problem, places)]
    assume(allowed)
    assert fewest_reunions(Numbering(problem)) <= min(counted(problem, p)[1] for p in allowed)


# Optima that are known: with n rooms, n(n - 1) people and Latin squares nobody meets anybody again.


@pytest.mark.parametrize(("topics", "rounds"), [(3, 2), (4, 2), (4, 3), (5, 3)])
def test_nobody_meets_anybody_again_where_a_latin_square_says_so(topics: int, rounds: int) -> None:
    people = topics * (topics - 1)
    problem = Problem(
        tuple(Participant(f"p{number}") for number in range(people)),
        tuple(
            Room(f"r{r}t{t}", r, f"t{t}", topics - 1) for r in range(rounds) for t in range(topics)
        ),
    )
    last = searched(problem)[-1]
    assert last.quality.reunions == 0
    assert last.is_proven


def test_fifty_people_over_two_rounds_are_proven_to_be_grouped_as_well_as_possible() -> None:
    problem = Crowd(50, 3, 2).problem()
    pictures = searched(problem)
    assert pictures[-1].is_proven
    assert kept(problem, Numbering(problem).places(pictures[-1].seats))
    points = [picture.quality.points for picture in pictures]
    bounds = [picture.bound for picture in pictures]
    assert points == sorted(points)
    assert bounds == sorted(bounds, reverse=True)


def test_a_seed_decides_every_step() -> None:
    problem = Crowd(70, 5, 3).problem()

    def steps(seed: int) -> list[Picture]:
        found: list[Picture] = []

        def hear(picture: Picture) -> None:
            found.append(picture)
            if len(found) == 8:
                raise StopIteration

        with pytest.raises(StopIteration):
            Search(problem, solve, hear, seed).run()
        return found

    assert steps(3) == steps(3)
    assert steps(3) != steps(4)
    for picture in steps(3):
        assert kept(problem, Numbering(problem).places(picture.seats))
