"""All rounds of all people in one model, without encounters: nearly a flow, solved even for 1,000 people.

Encounters only cost, so what this model cannot better, no assignment can; together with the
fewest reunions there are (`bound`) that is the bound of large problems.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.planning.grouping.drafting import Draft, Scope
from facilitator.planning.grouping.linear import Linear, is_one
from facilitator.planning.grouping.measure import Rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats


class WholeDay(NamedTuple):
    """The model, and by which variable a person sits in a room."""

    model: Linear
    scope: Scope
    chairs: dict[tuple[int, int], int]


def whole_day(numbering: Numbering, worth: Rates | None, scope: Scope | None = None) -> WholeDay:
    """Build the model; without rates it asks for any assignment that keeps the rules.

    A scope leaves rounds, or people, as they are.
    """
    scope = scope or everybody(numbering)
    draft = Draft(numbering, scope, worth.mix if worth else 0)
    chairs: dict[tuple[int, int], int] = {}
    for person in scope.people:
        _seat(draft, person, worth.wish if worth else 0, chairs)
    draft.demand_rules()
    return WholeDay(draft.model, scope, chairs)


def everybody(numbering: Numbering) -> Scope:
    """Return the scope in which all people are still to be seated in all rounds."""
    return Scope(numbering.nobody(), numbering.people, range(len(numbering.rounds)))


def _seat(draft: Draft, person: int, wish: int, chairs: dict[tuple[int, int], int]) -> None:
    """Give a person one seat in each round, and no topic twice unless they may repeat it."""
    numbering, model = draft.numbering, draft.model
    may_repeat = numbering.problem.people[person].may_repeat
    had = numbering.topics_outside(draft.scope.seats[person], draft.scope.rounds)
    points = {t: n for t, n in numbering.points[person].items() if t not in had}
    by_topic: dict[int, list[int]] = defaultdict(list)
    for index in draft.scope.rounds:
        if numbering.choices[person][index] == (NOWHERE,):
            continue
        own: list[int] = []
        for room in numbering.choices[person][index]:
            topic = numbering.topic_of[room]
            if topic in had and not may_repeat:
                continue
            chair = chairs[person, room] = model.variable(
                worth=0 if may_repeat else wish * points.get(topic, 0)
            )
            draft.at[person, room].append(chair)
            by_topic[topic].append(chair)
            own.append(chair)
        model.sum(own, least=1, most=1)
    for topic, those in by_topic.items():
        if not may_repeat and len(those) > 1:
            model.sum(those, most=1)
        elif may_repeat and topic in points:
            met = model.variable(worth=wish * points[topic], is_whole=False)
            model.row([(met, 1), *((chair, -1) for chair in those)], most=0)


def seats_of(day: WholeDay, numbering: Numbering, values: Sequence[float]) -> Seats:
    """Return who sits where by a solver's values; who was not seated anew stays."""
    seats = [list(rooms) for rooms in day.scope.seats]
    for (person, room), chair in day.chairs.items():
        if is_one(values[chair]):
            seats[person][numbering.round_of[room]] = room
    return seats
