"""A day that is tried out: the programme laid to where somebody began with it.

What was said of an item counts for its own day only (`schedule`). An item that is started on
another day therefore starts a rehearsal: the programme is shown as if that item had been planned
for then, so that it can be played through, and nothing of it is left on the real day.
"""

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import moment
from facilitator.domain.schedule import SAME_DAY, Schedule, schedule

_MINUTE: Final = timedelta(minutes=1)


def as_played(dossier: Dossier, now: datetime, zone: tzinfo | None = None) -> Dossier:
    """Return a workshop as it is played at `now`: as planned, or moved to where its rehearsal began.

    A rehearsal begins with the first item that was started in the last half day, unless any was on
    the programme's own day.
    """
    day = schedule(dossier, now, zone)
    if any(slot.began for slot in day.slots):
        return dossier
    starts = (
        (at, slot.planned_start)
        for fact in dossier.agenda_facts
        if fact.kind == "started"
        and (at := moment(fact.at)) is not None
        and now - SAME_DAY <= at <= now + _MINUTE
        and (slot := day.slot(fact.agenda_item_id)) is not None
    )
    began, planned = min(starts, default=(None, None))
    if began is None or planned is None:
        return dossier
    return _moved(dossier, day, began - planned, zone)


def is_rehearsal(dossier: Dossier, played: Dossier) -> bool:
    """Tell whether a workshop is played at another time than its own."""
    return dossier.agenda != played.agenda or dossier.workshop != played.workshop


def is_its_day(day: Schedule) -> bool:
    """Tell whether a programme's own day is meant: it is near, or it was held and can be mended."""
    if not day.slots:
        return True
    return any(slot.began or slot.is_of_its_day(day.now) for slot in day.slots)


def _moved(dossier: Dossier, day: Schedule, by: timedelta, zone: tzinfo | None) -> Dossier:
    """Return a workshop with all its times moved, by whole minutes."""
    by -= by % _MINUTE

    def clock(at: datetime) -> str:
        return f"{(at + by).astimezone(zone):%H:%M}"

    first, last = day.slots[0], day.slots[-1]
    agenda = (
        slot.item._replace(start_time=clock(slot.planned_start))
        if slot.item.start_time or slot is first
        else slot.item
        for slot in day.slots
    )
    workshop = dossier.workshop._replace(
        date=(first.planned_start + by).astimezone(zone).date().isoformat(),
        start_time=clock(first.planned_start),
        end_time=clock(last.planned_end),
    )
    return replace(dossier, workshop=workshop, agenda=tuple(agenda))
