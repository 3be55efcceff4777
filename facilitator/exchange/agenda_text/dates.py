"""Days as people write them: Dienstag, 26. Mai 2020 · 26.05.20 · May 26, 2020 · 2020-05-26."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan jänner", "februar february feb", "märz march mär mrz mar maerz",
            "april apr", "mai may", "juni june jun", "juli july jul", "august aug",
            "september sept sep", "oktober october okt oct", "november nov", "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY: Final = (
    r"(?:(?:mo|di|mi|do|fr|sa|so)\.?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DAY: Final = re.compile(
    rf"(?:(?<!\w)(?:am|vom|on|den)\s+)?(?:(?<!\w){_WEEKDAY},?\s+(?:den\s+|dem\s+)?)?(?<![\w.])"
    r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})\.\s?(?P<month2>\d{1,2})\.\s?(?P<year2>\d{4}|\d{2})"
    rf"|(?P<day3>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?P<month3>{_MONTH})\.?\s+(?P<year3>\d{{4}})"
    rf"|(?P<month4>{_MONTH})\.?\s+(?P<day4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year4>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_CENTURY: Final = 2000
_YEARS: Final = range(1990, 2200)


def day_in(text: str) -> tuple[str, str, str] | None:
    """Return the ISO date that a text names, with what stands before and behind it; None for none."""
    match = _DAY.search(text)
    if not match:
        return None
    parts = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
    year = int(parts["year"])
    month = parts["month"].lower()
    try:
        day = date(
            year if year > 99 else _CENTURY + year,  # noqa: PLR2004 - the years of two digits
            _MONTHS[month] if month in _MONTHS else int(month),
            int(parts["day"]),
        )
    except ValueError:
        return None
    if day.year not in _YEARS:
        return None
    return (
        day.isoformat(),
        text[: match.start()].strip(" ,–-:"),
        text[match.end() :].strip(" ,–-:|"),
    )
