"""A day that is tried out: the programme laid on another date, so that it can be played through.

What was said of an item counts for its own day only (`schedule`). A plan that is looked at before
its day is therefore shown as if it were held now: somebody may start its items, see what follows,
and nothing of it is left on the real day.
"""

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.schedule import SAME_DAY, Schedule, schedule

_A_DAY: Final = timedelta(days=1)


def as_played(dossier: Dossier, now: datetime, zone: tzinfo | None = None) -> Dossier:
    """Return a workshop on the day that is meant at `now`: its own, or before it the day of `now`.

    Its own day is meant from half a day before its first item on; afterwards too where anything
    was said of it, so that it can be read and mended. Otherwise it is a rehearsal.
    """
    day = schedule(dossier, now, zone)
    if not day.slots or not dossier.workshop.date or _is_its_day(day):
        return dossier
    today = now.astimezone(zone).date()
    dates = (today - _A_DAY, today, today + _A_DAY)
    moved = (
        replace(dossier, workshop=dossier.workshop._replace(date=date.isoformat()))
        for date in dates
    )
    return min(moved, key=lambda entry: _distance(schedule(entry, now, zone)))


def is_rehearsal(dossier: Dossier, played: Dossier) -> bool:
    """Tell whether a workshop is played on another day than its own."""
    return dossier.workshop.date != played.workshop.date


def _is_its_day(day: Schedule) -> bool:
    first, last = day.slots[0], day.slots[-1]
    if day.now < first.planned_start - SAME_DAY:
        return False
    return day.now <= last.planned_end + SAME_DAY or any(slot.began for slot in day.slots)


def _distance(day: Schedule) -> timedelta:
    """Return how far a programme's middle is from now."""
    first, last = day.slots[0], day.slots[-1]
    return abs(first.planned_start + (last.planned_end - first.planned_start) / 2 - day.now)
