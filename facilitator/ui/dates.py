"""Dates and times as the window writes them: "17. September 2026", "17 September 2026"."""

from datetime import date, datetime, time

from facilitator import language
from facilitator.language import tr


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


def _month(number: int) -> str:
    """Return a month's name; Qt would know it too, but takes 5 ms to say it for the first time."""
    months = (
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
    return months[number - 1]
