"""Counts that follow a move are those of a new count."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.planning.grouping.measure import encounters, measure
from facilitator.planning.grouping.numbering import NOWHERE, Numbering
from facilitator.planning.grouping.problem import Participant, Problem, Room, Wish
from facilitator.planning.grouping.tally import Tally
from tests.planning.small import problems


@given(problems(rules=0), st.data())
def test_a_tally_that_followed_moves_is_that_of_a_new_count(
    problem: Problem, data: st.DataObject
) -> None:
    numbering = Numbering(problem)
    tally = Tally(numbering, numbering.nobody())
    for _ in range(data.draw(st.integers(0, 12))):
        person = data.draw(st.sampled_from(list(numbering.people)))
        index = data.draw(st.sampled_from(range(len(numbering.rounds))))
        room = data.draw(st.sampled_from((NOWHERE, *numbering.rooms_in[index])))
        tally.move(person, index, room)
    new = Tally(numbering, tally.seats)
    assert (tally.wish_points, tally.out_of_mix, tally.reunions, tally.sizes) == (
        new.wish_points,
        new.out_of_mix,
        new.reunions,
        new.sizes,
    )


def _mixed(groups: str, seats: list[int]) -> int:
    people = tuple(Participant(f"p{n}", group=name) for n, name in enumerate(groups))
    rooms = (Room("a", 1, "t0", 9), Room("b", 1, "t1", 9))
    return measure(Numbering(Problem(people, rooms)), [[room] for room in seats]).out_of_mix


def test_a_circle_is_even_when_its_share_is_rounded_up_or_down() -> None:
    assert _mixed("AABB", [0, 1, 0, 1]) == 0
    assert _mixed("AABB", [0, 0, 1, 1]) == 4
    assert _mixed("AAAB", [0, 0, 1, 1]) == 0
    assert _mixed("AAAB", [0, 0, 0, 1]) == 2
    assert _mixed("ABCD", [0, 0, 1, 1]) == 0


def test_wishes_count_by_priority_and_once() -> None:
    wishes = (Wish("t0", 1), Wish("t1", 2), Wish("t2", 3), Wish("t3", 7))
    rooms = tuple(Room(f"r{r}t{t}", r, f"t{t}", 9) for r in (1, 2) for t in range(4))
    person = Participant("p", wishes=wishes, may_repeat=True)
    numbering = Numbering(Problem((person,), rooms))

    def met(*seats: int) -> tuple[tuple[int, ...], int]:
        quality = measure(numbering, [list(seats)])
        return quality.met, quality.wish_points

    assert met(0, 5) == ((1, 1, 0), 6)
    assert met(0, 4) == ((1, 0, 0), 4)
    assert met(2, 7) == ((0, 0, 2), 2)


def test_encounters_are_different_pairs() -> None:
    assert encounters([[0, 2], [0, 2], [1, 2]]) == 3
    assert encounters([[0, 2], [0, 3], [1, NOWHERE]]) == 1
