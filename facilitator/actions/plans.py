"""What the next plan learns from a day: the real times written into this workshop or another one.

Nothing of what happened changes; only the plan that they are written into does.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain import counterparts
from facilitator.domain.actuals import item_rows, question_rows
from facilitator.domain.dossier import Dossier
from facilitator.domain.schedule import Schedule, schedule
from facilitator.errors import UserError
from facilitator.language import mark, tr, trn


def take_real_times(
    tx: Transaction,
    *,
    workshop_id: str,
    into: str = "",
    at: datetime | None = None,
    zone: tzinfo | None = None,
) -> Outcome:
    """Write what a workshop's items and questions really took into a plan, in whole minutes of at least one.

    The plan is its own or, with `into`, that of another workshop of the file, where each time goes
    to its counterpart (`counterparts`). Start times that are given keep their distance to the item
    above, so that the plan still fits together. What was not timed stays as planned. The `remark`
    says how much was written; UserError where nothing was timed, or nothing has a counterpart.
    """
    source = tx.read.head(workshop_id)
    day = schedule(source, at or clock.now(), zone)
    real = _Minutes(
        _whole({row.item.id: row.minutes for row in item_rows(day)}),
        _whole({row.question.id: row.minutes for row in question_rows(source, day)}),
    )
    if not real.total:
        raise UserError(tr("Nothing was timed yet, so the plan stays as it is."))
    if not into or into == workshop_id:
        _write(tx, day, real, zone)
        return _outcome(real.total, real.total)
    target = tx.read.head(into)
    fitting = real.in_other(source, target)
    if not fitting.total:
        sentence = tr(
            "“{title}” has none of the items and questions that were timed here. Nothing was changed.",
            title=target.workshop.title,
        )
        raise UserError(sentence)
    _write(tx, schedule(target, day.now, zone), fitting, zone)
    return _outcome(fitting.total, real.total)


class _Minutes(NamedTuple):
    """Real times in whole minutes, by the id of what they were taken for."""

    items: dict[str, int]
    questions: dict[str, int]

    @property
    def total(self) -> int:
        return len(self.items) + len(self.questions)

    def in_other(self, source: Dossier, target: Dossier) -> "_Minutes":
        """Return them by their counterparts in another workshop, without those that have none."""
        return _Minutes(
            _moved(self.items, counterparts.items_in(source, target)),
            _moved(self.questions, counterparts.questions_in(source, target)),
        )


def _whole(taken: Mapping[str, float | None]) -> dict[str, int]:
    return {key: max(1, round(minutes)) for key, minutes in taken.items() if minutes is not None}


def _moved(minutes: Mapping[str, int], pairs: Mapping[str, str]) -> dict[str, int]:
    return {pairs[key]: value for key, value in minutes.items() if key in pairs}


def _outcome(written: int, timed: int) -> Outcome:
    said = [
        trn("{count} real time was taken over.", "{count} real times were taken over.", written)
    ]
    if written < timed:
        left = timed - written
        said.append(trn("{count} has no counterpart.", "{count} have no counterpart.", left))
    return Outcome(mark("Take real times into the plan"), remark=" ".join(said))


def _write(tx: Transaction, plan: Schedule, real: _Minutes, zone: tzinfo | None) -> None:
    """Write durations, and move the starts that are given by what the items above grew or shrank."""
    for question_id, minutes in real.questions.items():
        tx.write.set("question", question_id, planned_minutes=minutes)
    for item_id, minutes in real.items.items():
        tx.write.set("agenda_item", item_id, duration_minutes=minutes)
    shift = timedelta(0)
    for slot in plan.slots:
        if slot.item.start_time and shift:
            start = (slot.planned_start + shift).astimezone(zone)
            tx.write.set("agenda_item", slot.item.id, start_time=start.strftime("%H:%M"))
        if slot.item.id in real.items:
            length = timedelta(minutes=real.items[slot.item.id])
            shift += length - (slot.planned_end - slot.planned_start)
