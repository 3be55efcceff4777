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
    kind: str = "do"
    of_step: str | None = None
    """The step that an undo or a redo is about."""


def winner(changes: Iterable[Made]) -> Made:
    """Return the change that stands; there has to be one."""
    return max(changes, key=lambda change: change.stamp)


def rivals(changes: Collection[Made], settled: Collection[str] = ()) -> list[Made]:
    """Return the versions that stand beside the winner, newest first; `settled` are stamps.

    A version is gone once a later change began with it: whoever made that had seen it. Versions
    that say the same as the winner, or nothing at all, are none. What was taken back says nothing
    about versions, and nor does taking it back: so an undone choice is to be made again.
    """
    if len(changes) < 2:  # noqa: PLR2004 - one change has no rival
        return []
    best, meant = winner(changes), _meant(changes)
    latest_after: dict[Cell, str] = {}
    for change in meant:
        latest_after[change.before] = max(latest_after.get(change.before, ""), change.stamp)
    found = {
        change.after: change
        for change in sorted(meant, key=lambda change: change.stamp)
        if change.after not in {best.after, None, ""}
        and change.stamp not in settled
        and latest_after.get(change.after, "") <= change.stamp
    }
    return sorted(found.values(), key=lambda change: change.stamp, reverse=True)


def _meant(changes: Collection[Made]) -> list[Made]:
    """Return the changes without those that were taken back, and without undo and redo themselves."""
    last = {
        change.of_step: change.kind
        for change in sorted(changes, key=lambda change: change.stamp)
        if change.of_step
    }
    return [
        change for change in changes if not change.of_step and last.get(change.step_id) != "undo"
    ]


def is_unknown(stamp: str, deleted: str, known: Mapping[str, str] | None) -> bool:
    """Tell whether whoever deleted something at `deleted` had not seen the change at `stamp`.

    `known` has the highest stamp of each device that they had seen of it; None where they worked
    alone, and knew all that was older. Their own changes they knew, whenever they made them.
    """
    device = device_of(stamp)
    if device == device_of(deleted):
        return False
    return stamp > (deleted if known is None else known.get(device, ""))
