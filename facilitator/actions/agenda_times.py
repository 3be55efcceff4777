"""When the items of an agenda begin, as far as that moves others: sets of starts, and loose ones.

One action is one step of undo. What a single item says of itself is set in `agenda_items`.
"""

from collections.abc import Collection

from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.following import later, leading_to, said_starts
from facilitator.errors import UserError
from facilitator.language import mark, tr


def loosen(tx: Transaction, *, workshop_id: str, item_ids: Collection[str]) -> Outcome:
    """Let items follow those above them; what lasted until their start keeps its length."""
    agenda = tx.read.agenda(workshop_id)
    starts = said_starts(agenda)
    for at, item in enumerate(agenda):
        if item.id not in item_ids or item.start_time is None:
            continue
        above = leading_to(starts[at], agenda[at - 1], starts[at - 1]) if at else None
        if above is not None:
            minutes = above.duration_minutes
            tx.write.set("agenda_item", above.id, duration_minutes=minutes)
        tx.write.set("agenda_item", item.id, start_time=None)
    return Outcome(mark("Times of agenda items"))


def push(tx: Transaction, *, workshop_id: str, item_id: str, minutes: int) -> Outcome:
    """Move every set start from an item on by some minutes; what follows moves with them."""
    agenda = tx.read.agenda(workshop_id)
    first = next((at for at, item in enumerate(agenda) if item.id == item_id), None)
    if first is None:
        raise UserError(tr("This agenda item is no longer in the file. Nothing was changed."))
    for item in agenda[first:]:
        start = later(item.start_time, minutes)
        if start is not None:
            tx.write.set("agenda_item", item.id, start_time=start)
    return Outcome(mark("Times of agenda items"))
