"""The agenda on the day: what is on, what is over, and what is cut short.

Facts only: the plan stays as it was (but see `plans`). Where an action may be given the moment
`at` which it is about, it is now without one.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Literal

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.happenings import AgendaFactKind
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES, moment, stored
from facilitator.domain.records import AgendaFact, AgendaItem
from facilitator.domain.schedule import SAME_DAY
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr

Mended = Literal["started", "ended"]

_STEP: Final = timedelta(milliseconds=1)


def start_item(tx: Transaction, *, agenda_item_id: str, at: datetime | None = None) -> Outcome:
    """Say that an agenda item begins, which ends the one that is on."""
    if _last(tx, agenda_item_id, at) != "started":
        _record(tx, agenda_item_id, "started", at)
    return Outcome(mark("Start agenda item"))


def end_item(tx: Transaction, *, agenda_item_id: str, at: datetime | None = None) -> Outcome:
    """Say that an agenda item is over."""
    if _last(tx, agenda_item_id, at) != "ended":
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


def mend_item(
    tx: Transaction,
    *,
    agenda_item_id: str,
    near: datetime,
    moments: Mapping[Mended, datetime | None],
    minutes: int = 0,
) -> Outcome:
    """Say anew when an item began or ended, None for what has not happened, as one step.

    `near` is when the item is planned: what was said on another day, in a rehearsal, is left as it
    is. What has not begun has not ended either. `minutes` are taken off its length besides.
    UserError where it would end before it began.
    """
    _require(tx, agenda_item_id)
    known = [fact for fact in tx.read.agenda_facts(agenda_item_id) if _is_near(fact, near)]
    said: dict[str, datetime | None] = {fact.kind: moment(fact.at) for fact in reversed(known)}
    wanted = {**said, **moments}
    started, ended = wanted.get("started"), wanted.get("ended")
    if started and ended and ended <= started:
        raise UserError(tr("An item ends after it has begun. Nothing was changed."))
    if "started" in moments:
        _set_moment(tx, agenda_item_id, "started", known, started)
    has_not_begun = "started" in moments and started is None
    if "ended" in moments or has_not_begun:
        _set_moment(tx, agenda_item_id, "ended", known, None if has_not_begun else ended)
    if minutes:
        now = clock.now()
        of_its_day = now if abs(now - near) <= SAME_DAY else near
        _insert(tx, agenda_item_id, "shortened", of_its_day, minutes)
    return Outcome(mark("Change times of an agenda item"))


def _set_moment(
    tx: Transaction,
    agenda_item_id: str,
    kind: Mended,
    known: list[AgendaFact],
    at: datetime | None,
) -> None:
    """Leave one fact of a kind, at that moment: the first of those known, who said it stays."""
    said = [fact for fact in known if fact.kind == kind]
    for fact in said if at is None else said[1:]:
        tx.write.delete("agenda_fact", fact.id)
    if at is None:
        return
    if said:
        tx.write.set("agenda_fact", said[0].id, at=stored(at))
    else:
        _insert(tx, agenda_item_id, kind, at)


def _require(tx: Transaction, agenda_item_id: str) -> None:
    if tx.read.row(AgendaItem, agenda_item_id) is None:
        raise UserError(tr("This agenda item is no longer in the file. Nothing was changed."))


def _is_near(fact: AgendaFact, moment_of_day: datetime) -> bool:
    at = moment(fact.at)
    return at is not None and abs(at - moment_of_day) <= SAME_DAY


def _last(tx: Transaction, agenda_item_id: str, at: datetime | None) -> str | None:
    """Return whether an item was started or ended last on that day, None when neither."""
    _require(tx, agenda_item_id)
    now = at or clock.now()
    facts = [fact for fact in tx.read.agenda_facts(agenda_item_id) if _is_near(fact, now)]
    kinds = [fact.kind for fact in facts]
    return next((kind for kind in reversed(kinds) if kind != "shortened"), None)


def _record(
    tx: Transaction,
    agenda_item_id: str,
    kind: AgendaFactKind,
    at: datetime | None,
    minutes: int | None = None,
) -> None:
    """Write a fact behind those that the item has of that day, also where the system clock was set back."""
    when = at or clock.now()
    when = when.replace(microsecond=when.microsecond // 1000 * 1000)
    for fact in tx.read.agenda_facts(agenda_item_id):
        if _is_near(fact, when):
            when = max(when, (moment(fact.at) or when) + _STEP)
    _insert(tx, agenda_item_id, kind, when, minutes)


def _insert(
    tx: Transaction,
    agenda_item_id: str,
    kind: AgendaFactKind,
    at: datetime,
    minutes: int | None = None,
) -> None:
    tx.write.insert(
        AgendaFact(
            id=new_id(),
            agenda_item_id=agenda_item_id,
            at=stored(at),
            kind=kind,
            minutes=minutes,
            actor=tx.actor,
        )
    )
