"""Dates and times as the window writes them: "17. September 2026", "17 September 2026"."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale

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
    return _written(day, "d. MMMM yyyy", "d MMMM yyyy")


def short_date(day: date) -> str:
    """Return a date without its year."""
    return _written(day, "d. MMMM", "d MMMM")


def moment(when: datetime, now: datetime) -> str:
    """Return when something happened, as seen from now: today with its time, else the day."""
    days = (now.date() - when.date()).days
    if days == 0:
        return tr("today, {time}", time=f"{when:%H:%M}")
    if days == 1:
        return tr("yesterday")
    return short_date(when.date()) if when.year == now.year else long_date(when.date())


def _written(day: date, german: str, english: str) -> str:
    code = language.current()
    pattern = german if code == "de" else english
    return QLocale(code).toString(QDate(day.year, day.month, day.day), pattern)
