"""Dates as they are written out in a document, in German and English."""

from datetime import date
from typing import Final

MONTHS: Final = {
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
        *("August", "September", "Oktober", "November", "Dezember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}


def long_date(day: date, language: str) -> str:
    """Return "26. Mai 2020" or "26 May 2020", with plain spaces."""
    month = MONTHS.get(language, MONTHS["en"])[day.month - 1]
    return f"{day.day}{'.' if language == 'de' else ''} {month} {day.year}"
