"""A key result on its way to another place, carried by the mouse."""

from dataclasses import dataclass

from facilitator.ui.summary.rows import Row


@dataclass(frozen=True, slots=True)
class Target:
    """Where something that is let go would come to stand."""

    after: str | None
    """The key result above, None for the first place of the topic."""
    row: int
    """The row of the board whose upper edge that is; one behind the last row is possible."""


def target(rows: list[Row], carried: Row, over: int, *, upper_half: bool) -> Target | None:
    """Return where a key result would go, held over a row; None off its own topic."""
    if not 0 <= over < len(rows) or rows[over].topic_id != carried.topic_id:
        return None
    edge = over if upper_half and rows[over].sort != "topic" else over + 1
    above = [row for row in rows[:edge] if row.topic_id == carried.topic_id and row != carried]
    last = above[-1] if above else None
    return Target(last.id if last and last.sort == "result" else None, edge)


def neighbour(rows: list[Row], row: Row, direction: int) -> Target | None:
    """Return the place one up (-1) or down (1) within the topic; None at its ends."""
    order = [entry for entry in rows if entry.topic_id == row.topic_id and entry.sort == "result"]
    place = order.index(row) + direction
    if not 0 <= place < len(order):
        return None
    others = [entry for entry in order if entry != row]
    return Target(others[place - 1].id if place else None, rows.index(order[place]))
