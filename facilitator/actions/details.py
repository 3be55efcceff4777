"""Saying more of a note: whose task it is and until when, which group said it, what it answers."""

from datetime import date
from typing import get_args

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.details import Details
from facilitator.domain.records import Stance
from facilitator.errors import Bug
from facilitator.language import mark


def describe(tx: Transaction, *, note_id: str, details: Details) -> Outcome:
    """Store what is known of a note; of a note that is gone nothing is stored.

    An answer to a point that is gone stays an own note without it.
    """
    if tx.read.note(note_id) is None:
        return Outcome(mark("Details of a note"))
    _demand_sound(details)
    cells = details._asdict()
    cells["task_owner"] = accepted(details.task_owner).strip()
    cells["group_name"] = accepted(details.group_name).strip()
    if details.answers_id and not tx.write.exists("note", details.answers_id):
        cells |= {"answers_id": None, "stance": ""}
    tx.write.set("note", note_id, **cells)
    return Outcome(mark("Details of a note"))


def _demand_sound(details: Details) -> None:
    """Raise Bug for what no screen offers: a date that is none, a stance without a point."""
    if details.stance not in get_args(Stance) or bool(details.stance) != bool(details.answers_id):
        message = f"a stance goes with a point: {details}"
        raise Bug(message)
    if details.task_due:
        try:
            date.fromisoformat(details.task_due)
        except ValueError as error:
            message = f"no date: {details.task_due}"
            raise Bug(message) from error
