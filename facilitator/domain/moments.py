"""Moments and minutes as the file holds them, read without trusting them.

A moment is an aware ISO text in UTC. A file that was damaged, or written by hand, may hold a text
that is none, or minutes that no day has: the one is as if it were not there, the others are cut.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Final

MOST_MINUTES: Final = 99_999
"""The longest duration that is reckoned with, about ten weeks; outlines take no longer one."""

_YEARS: Final = range(1900, 9_000)
_MINUTE: Final = timedelta(minutes=1)
_AT_ONCE: Final = timedelta(milliseconds=50)
"""Facts of one moment are stored some milliseconds apart; a minute that is due by so little has come."""


def stored(moment: datetime) -> str:
    """Return an aware moment as the file holds it, to the millisecond."""
    return moment.astimezone(UTC).isoformat("T", "milliseconds")


def moment(text: str) -> datetime | None:
    """Read a moment, in UTC; one without a zone is taken as UTC, and what is none gives None."""
    try:
        found = datetime.fromisoformat(text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year in _YEARS else None


def day_of(text: str | None) -> date | None:
    """Read a date; what is none gives None."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def duration(minutes: int | None) -> timedelta:
    """Return minutes as a duration; none is 0, and more than `MOST_MINUTES` either way is cut."""
    return _MINUTE * max(-MOST_MINUTES, min(MOST_MINUTES, minutes or 0))


def in_minutes(length: timedelta) -> float:
    """Return a duration in minutes."""
    return length / _MINUTE


def to_the_minute(moment: datetime) -> datetime:
    """Return the minute that a clock without seconds shows at a moment: cut, never rounded."""
    return (moment + _AT_ONCE).replace(second=0, microsecond=0)


def shown_minutes(start: datetime, end: datetime) -> int:
    """Return the minutes between two moments as a clock without seconds shows them."""
    return int((to_the_minute(end) - to_the_minute(start)) / _MINUTE)


def whole_minutes(length: timedelta) -> int:
    """Return a duration in whole minutes, half a minute rounded away from zero."""
    minutes = in_minutes(abs(length))
    return int(minutes + 0.5) * (1 if length >= timedelta(0) else -1)
