"""What a cell says once the changes of several laptops are together, whatever their order.

Everything here is a function of the set of changes: the highest stamp wins, and a change that did
not know another one leaves it standing beside itself until somebody decides.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from facilitator.domain.letters import Cell, device_of


class Made(NamedTuple):
    """One change of a cell as it stands in the journal."""

    before: Cell
    after: Cell
    stamp: str
    step_id: str = ""


def winner(changes: Iterable[Made]) -> Made:
    """Return the change that stands; there has to be one."""
    return max(changes, key=lambda change: change.stamp)


def rivals(changes: Collection[Made], settled: Collection[str] = ()) -> list[Made]:
    """Return the versions that stand beside the winner, newest first; `settled` are stamps.

    A version is gone once a later change began with it: whoever made that had seen it. Versions
    that say the same as the winner, or nothing at all, are none.
    """
    if len(changes) < 2:  # noqa: PLR2004 - one change has no rival
        return []
    best = winner(changes)
    latest_after: dict[Cell, str] = {}
    for change in changes:
        latest_after[change.before] = max(latest_after.get(change.before, ""), change.stamp)
    found = {
        change.after: change
        for change in sorted(changes, key=lambda change: change.stamp)
        if change.after not in {best.after, None, ""}
        and change.stamp not in settled
        and latest_after.get(change.after, "") <= change.stamp
    }
    return sorted(found.values(), key=lambda change: change.stamp, reverse=True)


def is_unknown(stamp: str, deleted: str, known: Mapping[str, str] | None) -> bool:
    """Tell whether whoever deleted something at `deleted` had not seen the change at `stamp`.

    `known` has the highest stamp of each device that they had seen of it; None where they worked
    alone, and knew all that was older.
    """
    device = device_of(stamp)
    if known is None or device == device_of(deleted):
        return stamp > deleted
    return stamp > known.get(device, "")
