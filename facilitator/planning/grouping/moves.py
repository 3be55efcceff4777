"""Exactly who sits somewhere else than before."""

from typing import NamedTuple

from facilitator.planning.grouping.problem import Places


class Move(NamedTuple):
    """A person who changes rooms in a round; `before` is empty for who is new, `after` for who is gone."""

    person: str
    round: int
    before: str
    after: str


def moves(before: Places, after: Places) -> tuple[Move, ...]:
    """Return every seat that differs, by round and in the order of the people."""
    people = dict.fromkeys((*before, *after))
    rounds = sorted(
        {number for places in (before, after) for there in places.values() for number in there}
    )
    found = (
        Move(
            person,
            number,
            before.get(person, {}).get(number, ""),
            after.get(person, {}).get(number, ""),
        )
        for number in rounds
        for person in people
    )
    return tuple(move for move in found if move.before != move.after)
