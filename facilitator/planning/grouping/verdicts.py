"""Which demands an assignment does not keep: made by hand, or after somebody did not come."""

from collections import Counter
from collections.abc import Iterator

from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Rule,
    Together,
)
from facilitator.planning.grouping.solving import Demand


def broken(numbering: Numbering, seats: Seats) -> list[Demand]:
    """Return the demands that are not kept, as a conflict names them; seats that are missing break none."""
    return [
        *(Demand("rule", place) for place in _rules(numbering, seats)),
        *_rooms(numbering, seats),
        *(Demand("once", person) for person in _twice(numbering, seats)),
    ]


def _rooms(numbering: Numbering, seats: Seats) -> Iterator[Demand]:
    sizes = Counter(room for rooms in seats for room in rooms if room != NOWHERE)
    for number, room in enumerate(numbering.problem.rooms):
        if sizes[number] > room.most:
            yield Demand("most", number)
        elif sizes[number] < room.least:
            yield Demand("least", number)


def _twice(numbering: Numbering, seats: Seats) -> Iterator[int]:
    for person in numbering.people:
        if not numbering.problem.people[person].may_repeat:
            had = [
                numbering.topic_of[room]
                for index in range(len(numbering.rounds))
                if (room := numbering.at(seats, person, index)) != NOWHERE
            ]
            if len(had) == len(set(had)):
                continue
            sat = {numbering.topic_of[room] for room in seats[person] if room != NOWHERE}
            if any(had.count(topic) > 1 for topic in sat):
                yield person


def _rules(numbering: Numbering, seats: Seats) -> Iterator[int]:
    for place, rule in enumerate(numbering.problem.rules):
        if not _is_kept(numbering, seats, rule):
            yield place


def _is_kept(numbering: Numbering, seats: Seats, rule: Rule) -> bool:
    match rule:
        case Moderates():
            return True
        case Fixed():
            return _sits(numbering, seats, rule)
        case Forbidden():
            return _lacks(numbering, seats, rule)
        case Together():
            return all(
                NOWHERE in (there := {numbering.at(seats, who, index) for who in (one, other)})
                or len(there) == 1
                for one, other, index in numbering.bonds(rule)
            )
        case Apart():
            return all(_are_apart(numbering, seats, *part) for part in numbering.partings(rule))


def _sits(numbering: Numbering, seats: Seats, rule: Fixed) -> bool:
    person, room = numbering.person.get(rule.person), numbering.room.get(rule.room)
    if person is None or room is None:
        return True
    return seats[person][numbering.round_of[room]] in {room, NOWHERE}


def _lacks(numbering: Numbering, seats: Seats, rule: Forbidden) -> bool:
    person, topic = numbering.person.get(rule.person), numbering.topics.get(rule.topic)
    if person is None:
        return True
    rooms = (seats[person][index] for index in numbering.concerned(rule.round))
    return all(room == NOWHERE or numbering.topic_of[room] != topic for room in rooms)


def _are_apart(numbering: Numbering, seats: Seats, people: tuple[int, ...], index: int) -> bool:
    rooms = Counter(numbering.at(seats, person, index) for person in people)
    return all(count == 1 for room, count in rooms.items() if room != NOWHERE)
