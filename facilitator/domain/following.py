"""Which starts of an agenda have to be said, and which only follow from the item above.

Clock times only, without a day: a start is said (pinned), or it is the end of the item above.
"""

import re
from collections.abc import Sequence
from datetime import time
from typing import Final

from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import planned_length
from facilitator.domain.records import AgendaItem

_DAY_MINUTES: Final = 24 * 60
_FIXED: Final = re.compile(r"\b(?:fest|fix|pünktlich|fixed|sharp|punctual(?:ly)?)\b")


def following(agenda: Sequence[AgendaItem], end: str | None = None) -> list[AgendaItem]:
    """Return items that begin and end as these do, with no more starts than need saying.

    Said are the first one, those after a gap or an overlap, and those whose title calls them fixed.
    An item that lasts until the next start, or the last one until the `end` of all, gets its length:
    it keeps that when something above it takes longer.
    """
    made: list[AgendaItem] = []
    begin: str | None = None
    for item, start in zip(agenda, said_starts(agenda), strict=True):
        is_set = later(item.start_time, 0) is not None
        above = leading_to(start, made[-1], begin) if made and is_set else None
        if above is not None:
            made[-1] = above
        can_follow = above is not None and not _FIXED.search(item.title)
        made.append(item._replace(start_time=None) if can_follow else item)
        begin = start
    last = leading_to(later(end, 0), made[-1], begin) if made else None
    return [*made[:-1], last] if last else made


def said_starts(agenda: Sequence[AgendaItem]) -> list[str | None]:
    """Return when each item begins as far as the items say: its start, else the end of the one above."""
    found: list[str | None] = []
    end: str | None = None
    for item in agenda:
        begin = later(item.start_time, 0) or end
        found.append(begin)
        minutes = item.duration_minutes
        end = None if minutes is None else later(begin, minutes)
    return found


def leading_to(start: str | None, above: AgendaItem, begin: str | None) -> AgendaItem | None:
    """Return the item above, lasting until exactly `start`; None where it does not.

    `begin` is when it begins. One that lasts until whatever comes next is given its length.
    """
    if start is None or begin is None:
        return None
    if above.duration_minutes is not None:
        return above if later(begin, above.duration_minutes) == start else None
    length = planned_length(begin, start)
    return above._replace(duration_minutes=whole_minutes(length)) if length else None


def later(clock: str | None, minutes: int) -> str | None:
    """Return the time of day so many minutes later, or earlier below 0; None for what is no time."""
    try:
        at = time.fromisoformat(clock or "")
    except ValueError:
        return None
    hour, minute = divmod((at.hour * 60 + at.minute + minutes) % _DAY_MINUTES, 60)
    return f"{hour:02}:{minute:02}"
