"""The milestones of a process: made, dated, named, moved, taken out."""

from collections.abc import Sequence
from datetime import date

from facilitator.actions import siblings
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain import milestones
from facilitator.domain.identity import new_id
from facilitator.domain.records import Milestone
from facilitator.errors import UserError
from facilitator.language import mark, tr


def add(
    tx: Transaction, *, workshop_id: str, when_text: str = "", title: str = "", after: str = ""
) -> Outcome:
    """Add a milestone behind `after`, or last; UserError when it says nothing."""
    when_text, title = accepted(when_text).strip(), accepted(title).strip()
    if not when_text and not title:
        raise UserError(tr("No milestone was added. Type a date or what happens then."))
    there = _milestones(tx, workshop_id)
    at = next((at for at, entry in enumerate(there, 1) if entry.id == after), len(there))
    entry = Milestone(new_id(), workshop_id, "", when_text, title)
    tx.write.insert(entry)
    siblings.put(tx, entry, there, at)
    return Outcome(mark("Add milestone"), ids=(entry.id,))


def set_when(tx: Transaction, *, milestone_id: str, when_text: str) -> Outcome:
    """Say when it is, as it is to be printed; what cannot be read as a date is printed all the same."""
    tx.write.set("milestone", milestone_id, when_text=accepted(when_text).strip())
    return Outcome(mark("Date milestone"))


def set_title(tx: Transaction, *, milestone_id: str, title: str) -> Outcome:
    """Say what happens then."""
    tx.write.set("milestone", milestone_id, title=accepted(title).strip())
    return Outcome(mark("Name milestone"))


def move(tx: Transaction, *, milestone_id: str, step: int) -> Outcome:
    """Move a milestone up (-1) or down (1); at the end nothing happens."""
    found = tx.read.row(Milestone, milestone_id)
    label = mark("Move milestone")
    if found is None:
        return Outcome(label)
    there = _milestones(tx, found.workshop_id)
    at = next(at for at, entry in enumerate(there) if entry.id == milestone_id)
    rest = [entry for entry in there if entry.id != milestone_id]
    to = min(max(at + step, 0), len(rest))
    if to != at:
        siblings.put(tx, found, rest, to)
    return Outcome(label, ids=(milestone_id,))


def arrange(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Put the milestones in the order of their dates; one without stays behind the one before it."""
    there = _milestones(tx, workshop_id)
    spans = [milestones.parse(entry.when_text) for entry in there]
    last = min((span.middle for span in spans if span), default=date.min)
    days: dict[str, date] = {}
    for entry, span in zip(there, spans, strict=True):
        last = days[entry.id] = span.middle if span else last
    ordered = sorted(there, key=lambda entry: days[entry.id])
    if ordered != there:
        siblings.arrange(tx, ordered)
    return Outcome(mark("Sort milestones by date"))


def remove(tx: Transaction, *, milestone_ids: Sequence[str]) -> Outcome:
    """Take milestones out."""
    for milestone_id in milestone_ids:
        tx.write.delete("milestone", milestone_id)
    return Outcome(mark("Delete milestone"))


def _milestones(tx: Transaction, workshop_id: str) -> list[Milestone]:
    return list(tx.read.timeline(tx.read.head(workshop_id)).milestones)
