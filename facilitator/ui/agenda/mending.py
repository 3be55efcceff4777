"""What a person typed about an item's times, read: "14:06", "-3" for three minutes ago; without Qt."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final, NamedTuple

from facilitator.actions.agendas import Mended
from facilitator.domain.moments import whole_minutes
from facilitator.domain.schedule import Slot
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.ui.session.pace_words import time_of_day

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)|([01]\d|2[0-3])([0-5]\d)")
_MINUTES: Final = re.compile(r"([-−–+])\s*(\d{1,3})")
_DAY: Final = timedelta(days=1)
_A_MINUTE: Final = timedelta(minutes=1)


class Shown(NamedTuple):
    """An item's times as they stand in the fields; empty for what has not happened."""

    began: str
    end: str
    is_over: bool
    """Whether `end` is when it ended, and not when it should."""


class Mending(NamedTuple):
    """What `agendas.mend_item` takes."""

    moments: dict[Mended, datetime | None]
    minutes: int = 0


def shown(slot: Slot) -> Shown:
    """Return what is known of an item."""
    is_over = slot.course == "done"
    began = time_of_day(slot.start) if slot.began else ""
    if is_over:
        return Shown(began, time_of_day(slot.end) if slot.began else "", is_over=True)
    return Shown(began, time_of_day(slot.due), is_over=False)


def mending(slot: Slot, now: datetime, began: str, end: str) -> Mending:
    """Return what changes where a person wrote other times than are `shown`; UserError where it cannot be.

    A time of day is the one nearest to the item's plan, so that midnight needs no date. "-3" is
    three minutes ago; of an item that is not over, "+5" lets it end five minutes later than it should.
    """
    before = shown(slot)
    moments: dict[Mended, datetime | None] = {}
    if began.strip() != before.began:
        moments["started"] = _past(began, slot, now)
    if end.strip() == before.end:
        return Mending(moments)
    if before.is_over:
        moments["ended"] = _past(end, slot, now)
        if moments["ended"] and not slot.began and not moments.get("started"):
            raise UserError(tr("Say first when it began."))
        return Mending(moments)
    start = moments.get("started") or slot.start
    due = _typed(end, slot.planned_end, lambda minutes: slot.due + minutes)
    if due is None or due <= start:
        raise UserError(tr("An item ends after it has begun. Nothing was changed."))
    return Mending(moments, whole_minutes(slot.length - (due - start)))


def _past(text: str, slot: Slot, now: datetime) -> datetime | None:
    found = _typed(text, slot.planned_start, lambda minutes: now + minutes)
    if found is not None and found > now + _A_MINUTE:
        raise UserError(tr("This time is still to come."))
    return found


def _typed(text: str, near: datetime, shifted: Callable[[timedelta], datetime]) -> datetime | None:
    """Return the moment that was written, None for none; UserError for what is no time."""
    words = text.strip()
    if not words:
        return None
    if found := _MINUTES.fullmatch(words):
        minutes = timedelta(minutes=int(found[2]))
        return shifted(minutes if found[1] == "+" else -minutes)
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise UserError(tr("Write a time like 14:05, or -3 for three minutes ago."))
    clock = time(int(found[1] or found[3]), int(found[2] or found[4]))
    there = near.astimezone().date()
    moments = (datetime.combine(there + _DAY * days, clock).astimezone() for days in (-1, 0, 1))
    return min(moments, key=lambda moment: abs(moment - near))
