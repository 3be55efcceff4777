"""Some people in some rounds seated anew, encounters and all, while everybody else stays.

Each way through the rounds of the window is one variable, so that who meets whom again is a sum of
variables: the k-th person who goes from one room to another meets k - 1 people again. All people in
all rounds is the whole problem, and then the solver's bound is the problem's.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import ceil
from typing import Final, NamedTuple

from facilitator.planning.grouping.drafting import Draft, Scope
from facilitator.planning.grouping.linear import Linear, is_one
from facilitator.planning.grouping.measure import Rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats

Way = tuple[int, ...]
"""The room of each round of a window."""
_STEPS_BEYOND: Final = 8
"""Above twice the average, further people cost what the last one did: that only lowers a bound."""


class Window(NamedTuple):
    """The model, the way that each of its first variables stands for, and those taken at present."""

    model: Linear
    ways: list[tuple[int, Way]]
    taken: list[int]


def ways(numbering: Numbering, scope: Scope, person: int) -> Iterator[Way]:
    """Give every way through a scope's rounds that is open to a person."""
    may_repeat = numbering.problem.people[person].may_repeat
    outside = numbering.topics_outside(scope.seats[person], scope.rounds)
    for way in product(*(numbering.choices[person][index] for index in scope.rounds)):
        topics = [numbering.topic_of[room] for room in way if room != NOWHERE]
        if may_repeat or (len(set(topics)) == len(topics) and not outside.intersection(topics)):
            yield way


def window(numbering: Numbering, scope: Scope, worth: Rates) -> Window:
    """Build the model of a scope."""
    draft = Draft(numbering, scope, worth.mix)
    known: list[tuple[int, Way]] = []
    taken: list[int] = []
    for person in scope.people:
        own: list[int] = []
        for way in ways(numbering, scope, person):
            column = draft.model.variable(worth=worth.wish * _points(draft, person, way))
            known.append((person, way))
            own.append(column)
            if all(
                scope.seats[person][n] == room for n, room in zip(scope.rounds, way, strict=True)
            ):
                taken.append(column)
            for room in way:
                if room != NOWHERE:
                    draft.at[person, room].append(column)
        draft.model.sum(own, least=1, most=1)
    draft.demand_rules()
    _weigh_reunions(draft, known, worth.reunion)
    return Window(draft.model, known, taken)


def seated_anew(found: Window, scope: Scope, values: Sequence[float]) -> Seats:
    """Return all seats with those of the window by a solver's values."""
    seats = [list(rooms) for rooms in scope.seats]
    for (person, way), value in zip(found.ways, values, strict=False):
        if is_one(value):
            for index, room in zip(scope.rounds, way, strict=True):
                seats[person][index] = room
    return seats


def _points(draft: Draft, person: int, way: Way) -> int:
    """Return the points of the wishes that a way meets and the other rounds do not."""
    numbering, scope = draft.numbering, draft.scope
    met = numbering.topics_outside(scope.seats[person], scope.rounds)
    gained = {numbering.topic_of[room] for room in way if room != NOWHERE} - met
    return sum(numbering.points[person].get(topic, 0) for topic in gained)


# Encounters


def _weigh_reunions(draft: Draft, known: Sequence[tuple[int, Way]], reunion: int) -> None:
    numbering, scope = draft.numbering, draft.scope
    through: dict[tuple[int, int], list[int]] = defaultdict(list)
    for column, (person, way) in enumerate(known):
        for pair in _pairs(scope, scope.seats[person], way):
            through[pair].append(column)
    already: dict[tuple[int, int], int] = defaultdict(int)
    free = set(scope.people)
    for person in numbering.people:
        if person not in free:
            rooms = scope.seats[person]
            for pair in _pairs(scope, rooms, [rooms[index] for index in scope.rounds]):
                already[pair] += 1
    for pair, columns in through.items():
        _weigh(draft, pair, columns, already[pair], reunion)


def _pairs(scope: Scope, rooms: Sequence[int], way: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give every two rooms of a person's day of which at least one belongs to the window."""
    day = list(rooms)
    for index, room in zip(scope.rounds, way, strict=True):
        day[index] = room
    for one, other in combinations(range(len(day)), 2):
        if (one in scope.rounds or other in scope.rounds) and NOWHERE not in {day[one], day[other]}:
            yield day[one], day[other]


def _weigh(
    draft: Draft, pair: tuple[int, int], columns: Sequence[int], already: int, reunion: int
) -> None:
    """Let the k-th person who goes this way cost k - 1 reunions."""
    numbering = draft.numbering
    one, other = (numbering.problem.rooms[room] for room in pair)
    rooms = len(numbering.rooms_in[numbering.round_of[pair[1]]])
    usual = ceil(max(one.most, other.most) / max(1, rooms - 1))
    steps = min(len(columns), 2 * usual + _STEPS_BEYOND)
    terms = [(column, 1.0) for column in columns]
    for step in range(steps):
        most = 1 if step < steps - 1 else len(columns)
        place = draft.model.variable(most, -reunion * (already + step), is_whole=False)
        terms.append((place, -1.0))
    draft.model.row(terms, most=0)
