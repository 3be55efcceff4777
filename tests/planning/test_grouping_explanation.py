"""Why a wish was not met: the reason is the true one, and no exchange that is named breaks a rule."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.planning.grouping.explanation import Explainer, GivenUp
from facilitator.planning.grouping.highs import solve
from facilitator.planning.grouping.measure import measure
from facilitator.planning.grouping.moves import Move, moves
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Places,
    Problem,
    Room,
    Rule,
    Wish,
)
from facilitator.planning.grouping.search import Search
from tests.planning.small import every_assignment, kept, problems

ROOMS = tuple(Room(f"r{r}t{t}", r, f"t{t}", 2, 1) for r in (1, 2) for t in (0, 1, 2))


def _given_up(
    wish: str, *rules: Rule, absent: tuple[int, ...] = (), rooms: tuple[Room, ...] = ROOMS
) -> GivenUp:
    """Return why the first of four people does not get a topic in the assignment found."""
    me = Participant("me", "Ada", wishes=(Wish(wish, 1),), absent=absent)
    others = tuple(Participant(f"p{n}", f"Gast {n}", wishes=(Wish("t0", 1),)) for n in range(4))
    problem = Problem((me, *others), rooms, rules)
    pictures = []
    Search(problem, solve, pictures.append).run()
    places = Numbering(problem).places(pictures[-1].seats)
    (given_up,) = Explainer.of(problem, places).explain("me").given_up
    return given_up


def test_each_reason_is_told_from_the_others() -> None:
    assert _given_up("t9").reason == "not_offered"
    assert _given_up("t0", Forbidden("me", "t0")).reason == "ruled_out"
    elsewhere = (Fixed("me", "r1t1"), Fixed("me", "r2t2"))
    assert _given_up("t0", *elsewhere).reason == "ruled_out"
    once = tuple(room._replace(most=5, least=0) for room in ROOMS if room.id != "r2t0")
    assert _given_up("t0", absent=(1,), rooms=once).reason == "not_there"
    leads = (Moderates("me", "r1t1"),)
    assert _given_up("t0", *leads, rooms=once).reason == "not_there"


def test_who_would_have_to_give_way_is_named_with_what_it_costs() -> None:
    rooms = tuple(Room(f"r1t{t}", 1, f"t{t}", 2 - t, 1) for t in (0, 1))
    people = (
        Participant("a", "Ada", wishes=(Wish("t0", 2),)),
        Participant("b", "Bo", wishes=(Wish("t0", 1),)),
        Participant("c", "Cy", wishes=(Wish("t0", 1),)),
    )
    problem = Problem(people, rooms, (Apart(("a", "nobody")),))
    places: Places = {"a": {1: "r1t1"}, "b": {1: "r1t0"}, "c": {1: "r1t0"}}
    found = Explainer.of(problem, places).explain("a")
    (given_up,) = found.given_up
    assert (found.met, found.met_people, found.rooms) == ((), 0, {1: "r1t1"})
    assert (given_up.reason, given_up.partner) == ("costs", "b")
    assert (given_up.seats, given_up.wished, given_up.cost.wish_points) == (2, 3, -2)
    assert Explainer.of(problem, places).explain("b").met == (Wish("t0", 1),)


@given(problems(), st.data())
def test_an_exchange_costs_what_is_said_and_keeps_every_rule(
    problem: Problem, data: st.DataObject
) -> None:
    allowed = [places for places in every_assignment(problem) if kept(problem, places)]
    if not allowed:
        return
    places = data.draw(st.sampled_from(allowed))
    numbering = Numbering(problem)
    before = measure(numbering, numbering.seats(places))
    best = max(measure(numbering, numbering.seats(p)).points for p in allowed)
    for person in problem.people:
        for given_up in Explainer.of(problem, places).explain(person.id).given_up:
            if given_up.reason == "possible":
                assert before.points < best
            if given_up.reason in {"possible", "costs"}:
                assert any(
                    _is_exchange(problem, places, after, person.id, given_up) for after in allowed
                )


def _is_exchange(
    problem: Problem, before: Places, after: Places, person: str, given_up: GivenUp
) -> bool:
    """Tell whether an assignment differs by just this exchange, and costs what was said."""
    numbering = Numbering(problem)
    was, now = (measure(numbering, numbering.seats(places)) for places in (before, after))
    cost = given_up.cost
    return {move.person for move in moves(before, after)} == {person, given_up.partner} - {""} and (
        now.wish_points - was.wish_points,
        now.out_of_mix - was.out_of_mix,
        now.reunions - was.reunions,
    ) == cost


def test_moves_are_every_seat_that_differs() -> None:
    before: Places = {"a": {1: "x", 2: "y"}, "b": {1: "x"}, "c": {2: "z"}}
    after: Places = {"a": {1: "x", 2: "z"}, "b": {1: "y"}, "d": {1: "x"}, "c": {}}
    assert moves(before, after) == (
        Move("b", 1, "x", "y"),
        Move("d", 1, "", "x"),
        Move("a", 2, "y", "z"),
        Move("c", 2, "z", ""),
    )
    assert moves(before, before) == ()
