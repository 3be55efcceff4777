"""When each agenda item is planned: clock times of a day turned into moments, across midnight too.

All moments are in UTC, so that lengths between them are lengths also in the night in which the
clocks change. An item without a start follows the one above; one without a duration lasts until
the next start that is given. No item begins before the one above it, and none is shorter than 0.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, NamedTuple

from facilitator.domain.moments import day_of, duration, whole_minutes
from facilitator.domain.records import AgendaItem, Workshop

_DAY: Final = timedelta(days=1)
_NOTHING: Final = timedelta(0)
_LONGEST: Final = timedelta(days=7)
"""The longest that one item is reckoned with."""
_YEARS: Final = range(1900, 2_500)
_LONGEST_PAST_MIDNIGHT: Final = timedelta(hours=12)
"""What would be longer over midnight has its end mistyped rather than on the next day."""


class Window(NamedTuple):
    """When an item is planned to begin and to end."""

    start: datetime
    end: datetime


def planned_length(start: str | None, end: str | None) -> timedelta | None:
    """Return how long it is from one time of day to another, over midnight where the end is earlier.

    None where a time is missing or is none, where both are the same, and where the end would lie
    more than twelve hours after the start on the next day: then it is more likely mistyped.
    """
    day = _Day(date.min, UTC)
    begin, finish = day.clock(start), day.clock(end)
    if begin is None or finish is None:
        return None
    if finish > begin:
        return finish - begin
    length = finish + _DAY - begin
    return length if length <= _LONGEST_PAST_MIDNIGHT else None


def ends_next_day(start: str | None, end: str | None) -> bool:
    """Tell whether what ends at a time of day ends on the day after it began."""
    return planned_length(start, end) is not None and (end or "") < (start or "")


class Lateness(NamedTuple):
    """That an agenda ends after the announced end; times of day as "17:05"."""

    announced: str
    end: str
    minutes: int


def lateness(
    workshop: Workshop, planned: Sequence[Window], zone: tzinfo | None = None
) -> Lateness | None:
    """Compare the last end with the announced one, by the nearer way around midnight; None if not late."""
    try:
        announced = time.fromisoformat(workshop.end_time or "")
    except ValueError:
        return None
    last = max(window.end for window in planned).astimezone(zone)
    distance = timedelta(hours=last.hour - announced.hour, minutes=last.minute - announced.minute)
    over = (distance + _DAY / 2) % _DAY - _DAY / 2
    if over <= _NOTHING:
        return None
    return Lateness(f"{announced:%H:%M}", f"{last:%H:%M}", whole_minutes(over))


def windows(
    workshop: Workshop, agenda: Sequence[AgendaItem], today: date, zone: tzinfo | None = None
) -> list[Window]:
    """Return the planned window of each item in turn; none at all where no time is given anywhere.

    A workshop without a date is held `today`. Clock times are those of `zone`, by default this
    machine's.
    """
    day = _Day(_date(workshop.date) or today, zone)
    starts = [day.clock(item.start_time) for item in agenda]
    lengths = [
        None
        if item.duration_minutes is None
        else max(_NOTHING, min(_LONGEST, duration(item.duration_minutes)))
        for item in agenda
    ]
    begin = _beginning(day.clock(workshop.start_time), starts, lengths)
    if begin is None:
        return []
    laid = _Laid(day, begin)
    for item, length in zip(agenda, lengths, strict=True):
        laid.add(item.start_time, length)
    laid.end_at(workshop.end_time)
    return laid.windows


def _beginning(
    opening: datetime | None, starts: list[datetime | None], lengths: list[timedelta | None]
) -> datetime | None:
    """Return when the first item begins: as it says, else the workshop, else reckoned backwards."""
    if not starts or starts[0] is not None:
        return starts[0] if starts else None
    first = next((index for index, start in enumerate(starts) if start is not None), None)
    if opening is not None or first is None:
        return opening
    known = starts[first]
    return known and known - sum((length or _NOTHING for length in lengths[:first]), _NOTHING)


class _Day(NamedTuple):
    """The day on which clock times are read."""

    date: date
    zone: tzinfo | None

    def clock(self, text: str | None, days_later: int = 0) -> datetime | None:
        """Return the moment of a clock time on this day or a later one; None for what is no time."""
        if not text:
            return None
        try:
            clock = time.fromisoformat(text).replace(tzinfo=None)
            at = datetime.combine(self.date + _DAY * days_later, clock)
        except ValueError:
            return None
        return (at.replace(tzinfo=self.zone) if self.zone else at.astimezone()).astimezone(UTC)


class _Laid:
    """Items laid one behind the other."""

    def __init__(self, day: _Day, begin: datetime) -> None:
        self.windows: list[Window] = []
        self._day = day
        self._begin = self._end = begin
        self._is_open = False

    def add(self, clock: str | None, length: timedelta | None) -> None:
        """Lay an item behind the others."""
        given = self._nearest(clock)
        if given is not None:
            self._close(given)
        self._begin = max(self._begin, self._end if given is None else given)
        self._end = self._begin + (length or _NOTHING)
        self._is_open = length is None
        self.windows.append(Window(self._begin, self._end))

    def end_at(self, clock: str | None) -> None:
        """Let the last item last until a clock time, if it does not say how long it lasts."""
        given = self._nearest(clock)
        if given is not None:
            self._close(given)

    def _close(self, end: datetime) -> None:
        if self.windows and self._is_open:
            last = self.windows[-1].start
            self.windows[-1] = Window(last, max(last, end))

    def _nearest(self, clock: str | None) -> datetime | None:
        """Return the moment of a clock time that is nearest to where the item above ends.

        A quarter past midnight behind an item at 23:00 is on the next day; ten to two behind one
        that ends at two is a mistake of ten minutes, and not nearly a day later.
        """
        first = self._day.clock(clock)
        if first is None:
            return None
        days = max(0, (self._end - first) // _DAY)
        found = (self._day.clock(clock, later) for later in (days, days + 1))
        return min(
            (at for at in found if at is not None), key=lambda at: abs(at - self._end), default=None
        )


def _date(text: str | None) -> date | None:
    found = day_of(text)
    return found if found and found.year in _YEARS else None
