"""Problems and pictures as JSON, one a line, between the program and its solver's process."""

import json
from typing import Any, Final, cast

from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Problem,
    Room,
    Rule,
    Together,
    Wish,
)

_RULES: Final[dict[str, type[Rule]]] = {
    rule.__name__: rule for rule in (Moderates, Fixed, Forbidden, Together, Apart)
}


def line(*message: object) -> str:
    """Return a message as one line."""
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")) + "\n"


def packed(problem: Problem) -> list[Any]:
    """Return a problem as JSON takes it."""
    rules = [[type(rule).__name__, *rule] for rule in problem.rules]
    return [problem.people, problem.rooms, rules]


def unpacked(values: list[Any]) -> Problem:
    """Return the problem that was packed."""
    people, rooms, rules = values
    return Problem(
        tuple(_participant(*person) for person in people),
        tuple(Room(*room) for room in rooms),
        tuple(_RULES[kind](*map(_frozen, cells)) for kind, *cells in rules),
    )


def _participant(*cells: Any) -> Participant:  # noqa: ANN401 - whatever JSON holds
    person = Participant(*cells)
    return person._replace(
        wishes=tuple(Wish(*wish) for wish in person.wishes), absent=tuple(person.absent)
    )


def _frozen(cell: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return tuple(cast("list[str]", cell)) if isinstance(cell, list) else cell
