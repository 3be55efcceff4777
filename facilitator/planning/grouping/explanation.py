"""What each person got, what was given up, and why: by trying every exchange that would give it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from facilitator.planning.grouping.measure import Rates, rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering
from facilitator.planning.grouping.problem import Places, Problem, Wish
from facilitator.planning.grouping.tally import Tally

Reason = Literal["not_offered", "not_there", "ruled_out", "no_exchange", "costs", "possible"]
"""Nobody offers the topic; the person is absent then or leads a room; a rule excludes it; no
exchange keeps all rules; each would cost more than it brings; one would do (search longer)."""


class Cost(NamedTuple):
    """What an exchange would change for everybody, the person's own wish included."""

    wish_points: int
    out_of_mix: int
    reunions: int


class GivenUp(NamedTuple):
    """A wish that was not met, and why."""

    wish: Wish
    reason: Reason
    seats: int = 0
    """Seats that the topic has, over all rounds."""
    wished: int = 0
    """People who wished for it."""
    partner: str = ""
    """With whom the best exchange would be; empty where a seat is free."""
    cost: Cost = Cost(0, 0, 0)


class Explanation(NamedTuple):
    """What one person got and did not get."""

    person: str
    rooms: dict[int, str]
    met: tuple[Wish, ...]
    given_up: tuple[GivenUp, ...]
    met_people: int
    """Different people whom they share a room with."""


class Explainer:
    """Explains an assignment person by person; each takes milliseconds, so ask when somebody looks."""

    def __init__(self, numbering: Numbering, tally: Tally, worth: Rates, places: Places) -> None:
        """Look at an assignment: `places`, which `tally` has counted up; it is left as it is."""
        self._problem = numbering.problem
        self._places = places
        self._numbering = numbering
        self._tally = tally
        self._rates = worth

    @classmethod
    def of(cls, problem: Problem, places: Places) -> "Explainer":
        """Look at an assignment of which nothing is counted up yet."""
        numbering = Numbering(problem)
        return cls(numbering, Tally(numbering, numbering.seats(places)), rates(numbering), places)

    def explain(self, person: str) -> Explanation:
        """Explain what a person got."""
        number = self._numbering.person[person]
        seats = self._tally.seats[number]
        topics = {self._numbering.topic_of[room] for room in seats if room != NOWHERE}
        wishes = sorted(self._problem.people[number].wishes, key=lambda wish: wish.priority)
        met = tuple(w for w in wishes if self._numbering.topics.get(w.topic, NOWHERE) in topics)
        return Explanation(
            person=person,
            rooms=self._places[person],
            met=met,
            given_up=tuple(self._given_up(number, wish) for wish in wishes if wish not in met),
            met_people=self._met(number),
        )

    def _met(self, person: int) -> int:
        rooms = self._tally.seats[person]
        return sum(
            any(mine == theirs != NOWHERE for mine, theirs in zip(rooms, others, strict=True))
            for number, others in enumerate(self._tally.seats)
            if number != person
        )

    # Why not

    def _given_up(self, person: int, wish: Wish) -> GivenUp:
        topic = self._numbering.topics.get(wish.topic)
        rooms = [n for n, of in enumerate(self._numbering.topic_of) if of == topic]
        if not rooms:
            return GivenUp(wish, "not_offered")
        there = [n for n in rooms if self._is_seated(person, n)]
        if not there:
            return GivenUp(wish, "not_there")
        open_to = [
            room
            for room in there
            if room in self._numbering.choices[person][self._numbering.round_of[room]]
        ]
        if not open_to:
            return GivenUp(wish, "ruled_out")
        return self._by_exchange(person, wish, open_to)._replace(
            seats=sum(self._problem.rooms[room].most for room in rooms),
            wished=sum(any(w.topic == wish.topic for w in p.wishes) for p in self._problem.people),
        )

    def _is_seated(self, person: int, room: int) -> bool:
        return self._tally.seats[person][self._numbering.round_of[room]] != NOWHERE

    def _by_exchange(self, person: int, wish: Wish, rooms: list[int]) -> GivenUp:
        """Try to give a person a room for a free seat there, or for somebody's who takes theirs."""
        best: tuple[int, GivenUp] | None = None
        for room in rooms:
            for partner in (None, *self._sitting_in(room)):
                cost = self._cost(person, room, partner)
                if cost is None:
                    continue
                gain = self._gain(cost)
                if best is None or gain > best[0]:
                    name = "" if partner is None else self._problem.people[partner].id
                    reason: Reason = "possible" if gain > 0 else "costs"
                    best = gain, GivenUp(wish, reason, partner=name, cost=cost)
        return best[1] if best else GivenUp(wish, "no_exchange")

    def _sitting_in(self, room: int) -> Iterator[int]:
        index = self._numbering.round_of[room]
        return (p for p in self._numbering.people if self._tally.seats[p][index] == room)

    def _gain(self, cost: Cost) -> int:
        worth = self._rates
        return (
            worth.wish * cost.wish_points
            - worth.mix * cost.out_of_mix
            - worth.reunion * cost.reunions
        )

    def _cost(self, person: int, room: int, partner: int | None) -> Cost | None:
        """Return what an exchange would change; None where it would break a rule."""
        index = self._numbering.round_of[room]
        tally, old = self._tally, self._tally.seats[person][index]
        before = tally.wish_points, tally.out_of_mix, tally.reunions
        tally.move(person, index, room)
        if partner is not None:
            tally.move(partner, index, old)
        after = tally.wish_points, tally.out_of_mix, tally.reunions
        moved = [person] if partner is None else [person, partner]
        keeps = all(self._keeps_rules(who, index) for who in moved) and self._fits(old, room)
        if partner is not None:
            tally.move(partner, index, room)
        tally.move(person, index, old)
        return Cost(*(now - was for now, was in zip(after, before, strict=True))) if keeps else None

    # Rules

    def _fits(self, *rooms: int) -> bool:
        return all(
            self._problem.rooms[room].least
            <= self._tally.sizes[room]
            <= self._problem.rooms[room].most
            for room in rooms
        )

    def _keeps_rules(self, person: int, index: int) -> bool:
        numbering, seats = self._numbering, self._tally.seats
        room = seats[person][index]
        if room not in numbering.choices[person][index]:
            return False
        elsewhere = numbering.topics_outside(seats[person], (index,))
        repeats = numbering.topic_of[room] in elsewhere
        if repeats and not self._problem.people[person].may_repeat:
            return False
        return all(
            numbering.at(seats, one, index) == numbering.at(seats, other, index)
            for one, other, at in numbering.together
            if at == index and person in {one, other}
        ) and not any(
            person in people
            and at == index
            and sum(numbering.at(seats, other, index) == room for other in people) > 1
            for people, at in numbering.apart
        )
