"""Dates and times as the window writes them: "17. September 2026", "17 September 2026"."""

import re
from datetime import date, datetime, time
from typing import Final

from facilitator import language
from facilitator.language import tr

_ISO: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_NUMBERS: Final = r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{2}|\d{4})"
_WORDS: Final = r"(\d{1,2})\.? ([^\W\d]{3,}\.?) (\d{2}|\d{4})"
_CENTURY, _WHOLE_YEAR = 2000, 100


def parsed_date(text: str | None) -> date | None:
    """Return the date of an ISO text, None when there is none or it is no date."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def parsed_time(text: str | None) -> time | None:
    """Return the time of day of an ISO text, None when there is none or it is no time."""
    try:
        return time.fromisoformat(text or "")
    except ValueError:
        return None


def typed_date(text: str) -> date | None:
    """Return the day a person wrote: "17.9.26", "17.09.2026", "17. September 2026", "2026-09-17".

    Two digits are a year of this century. None for what is no date at all; raises ValueError
    for a day that does not exist, such as 31.02.2026.
    """
    words = " ".join(text.split())
    if found := re.fullmatch(_ISO, words):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(_NUMBERS, words):
        day, month, year = (int(part) for part in found.groups())
    elif (found := re.fullmatch(_WORDS, words)) and (named := _month_named(found[2])):
        day, month, year = int(found[1]), named, int(found[3])
    else:
        return None
    return date(year if year >= _WHOLE_YEAR else _CENTURY + year, month, day)


def long_date(day: date) -> str:
    """Return a date with its year."""
    return _written(day, "{day}. {month} {year}", "{day} {month} {year}")


def short_date(day: date) -> str:
    """Return a date without its year."""
    return _written(day, "{day}. {month}", "{day} {month}")


def brief_date(day: date, today: date) -> str:
    """Return a date in as few signs as there can be; its year only where it is another one."""
    if language.current() == "de":
        year = "" if day.year == today.year else f"{day.year % 100:02d}"
        return f"{day.day}.{day.month}.{year}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {_month(day.month)[:3]}{year}"


def moment(when: datetime, now: datetime) -> str:
    """Return when something happened, as seen from now: today with its time, else the day."""
    days = (now.date() - when.date()).days
    if days == 0:
        return tr("today, {time}", time=f"{when:%H:%M}")
    if days == 1:
        return tr("yesterday")
    return short_date(when.date()) if when.year == now.year else long_date(when.date())


def _written(day: date, german: str, english: str) -> str:
    pattern = german if language.current() == "de" else english
    return pattern.format(day=day.day, month=_month(day.month), year=day.year)


def _month_named(word: str) -> int:
    """Return the number of a month by its name or at least three letters of it, 0 for no month."""
    wanted = word.rstrip(".").casefold()
    names = [name.casefold() for name in _months()]
    return next((number for number, name in enumerate(names, 1) if name.startswith(wanted)), 0)


def _month(number: int) -> str:
    return _months()[number - 1]


def _months() -> tuple[str, ...]:
    """Return the names; Qt would know them too, but takes 5 ms to say one for the first time."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
