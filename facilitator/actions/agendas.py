"""The agenda on the day: what is on, what is cut short, and what the next plan learns from it.

Facts only: the plan stays as it was until somebody asks for the real times to be taken into it.
Every action may be given the moment `at` which it is about; without one it is now.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Final

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.actuals import item_rows, question_rows
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES, moment, stored
from facilitator.domain.records import AgendaFact, AgendaFactKind, AgendaItem
from facilitator.domain.schedule import Schedule, schedule
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr, trn

_STEP: Final = timedelta(milliseconds=1)


def start_item(tx: Transaction, *, agenda_item_id: str, at: datetime | None = None) -> Outcome:
    """Say that an agenda item begins, which ends the one that is on."""
    if _last(tx, agenda_item_id) != "started":
        _record(tx, agenda_item_id, "started", at)
    return Outcome(mark("Start agenda item"))


def end_item(tx: Transaction, *, agenda_item_id: str, at: datetime | None = None) -> Outcome:
    """Say that an agenda item is over."""
    if _last(tx, agenda_item_id) != "ended":
        _record(tx, agenda_item_id, "ended", at)
    return Outcome(mark("End agenda item"))


def shorten_items(
    tx: Transaction, *, minutes: Mapping[str, int], at: datetime | None = None
) -> Outcome:
    """Take minutes off items on this day, or give them back with a number below 0, as one step.

    `minutes` are by agenda item, as `relief.from_breaks` and `relief.from_items` propose cuts.
    """
    for agenda_item_id, taken in minutes.items():
        if abs(taken) > MOST_MINUTES:
            message = f"no item is {taken} minutes shorter"
            raise Bug(message)
        if taken:
            _record(tx, agenda_item_id, "shortened", at, taken)
    return Outcome(mark("Shorten agenda items"))


def take_real_times(
    tx: Transaction, *, workshop_id: str, at: datetime | None = None, zone: tzinfo | None = None
) -> Outcome:
    """Write what items and questions really took into the plan, as whole minutes of at least one.

    Start times that are given keep their distance to the item above, so that the plan still
    fits together. What was not timed stays as planned. The `remark` says how much was written;
    UserError where nothing was timed.
    """
    dossier = tx.read.head(workshop_id)
    day = schedule(dossier, at or clock.now(), zone)
    items = {
        row.item.id: max(1, round(row.minutes)) for row in item_rows(day) if row.minutes is not None
    }
    questions = {
        row.question.id: max(1, round(row.minutes))
        for row in question_rows(dossier, day)
        if row.minutes is not None
    }
    if not items and not questions:
        raise UserError(tr("Nothing was timed yet, so the plan stays as it is."))
    for question_id, minutes in questions.items():
        tx.write.set("question", question_id, planned_minutes=minutes)
    _write_items(tx, day, items, zone)
    count = len(items) + len(questions)
    remark = trn("{count} real time was taken over.", "{count} real times were taken over.", count)
    return Outcome(mark("Take real times into the plan"), remark=remark)


def _write_items(
    tx: Transaction, day: Schedule, minutes: Mapping[str, int], zone: tzinfo | None
) -> None:
    """Write durations, and move the starts that are given by what the items above grew or shrank."""
    shift = timedelta(0)
    for slot in day.slots:
        if slot.item.start_time and shift:
            start = (slot.planned_start + shift).astimezone(zone)
            tx.write.set("agenda_item", slot.item.id, start_time=start.strftime("%H:%M"))
        if slot.item.id in minutes:
            length = timedelta(minutes=minutes[slot.item.id])
            shift += length - (slot.planned_end - slot.planned_start)
            tx.write.set("agenda_item", slot.item.id, duration_minutes=minutes[slot.item.id])


def _last(tx: Transaction, agenda_item_id: str) -> str | None:
    """Return whether an item was started or ended last, None when neither."""
    if tx.read.row(AgendaItem, agenda_item_id) is None:
        raise UserError(tr("This agenda item is no longer in the file. Nothing was changed."))
    kinds = [fact.kind for fact in tx.read.agenda_facts(agenda_item_id)]
    return next((kind for kind in reversed(kinds) if kind != "shortened"), None)


def _record(
    tx: Transaction,
    agenda_item_id: str,
    kind: AgendaFactKind,
    at: datetime | None,
    minutes: int | None = None,
) -> None:
    """Write a fact behind those of the item, also where the system clock was set back."""
    when = at or clock.now()
    when = when.replace(microsecond=when.microsecond // 1000 * 1000)
    for fact in tx.read.agenda_facts(agenda_item_id):
        when = max(when, (moment(fact.at) or when) + _STEP)
    tx.write.insert(
        AgendaFact(
            id=new_id(),
            agenda_item_id=agenda_item_id,
            at=stored(when),
            kind=kind,
            minutes=minutes,
            actor=tx.actor,
        )
    )
