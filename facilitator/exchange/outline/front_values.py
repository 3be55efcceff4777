"""Values of the front matter, in the forms in which people write them.

Each reads a line of text to cells of the workshop; None when the text is no such value.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

_YES: Final = frozenset({"yes", "true", "ja", "1", "on"})
_NO: Final = frozenset({"no", "false", "nein", "0", "off", ""})

_TIME: Final = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?:\s*(?:Uhr|h))?")
_DAY: Final = re.compile(r"(\d{1,2})\.\s*(?:(\d{1,2})\.|([^\W\d]+))\s*(\d{4})")
_MONTHS: Final = (
    ("januar", "january"),
    ("februar", "february"),
    ("märz", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("dezember", "december"),
)

Cells = dict[str, str | int | None]


def _date(text: str) -> Cells | None:
    day = _DAY.fullmatch(text)
    try:
        if not text:
            return {"date": None}
        if not day:
            return {"date": date.fromisoformat(text).isoformat()}
        month = int(day[2]) if day[2] else _month(day[3])
        return {"date": date(int(day[4]), month, int(day[1])).isoformat()}
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return a month's number; 0, which no date takes, for any other word."""
    return next((number for number, names in enumerate(_MONTHS, 1) if name.casefold() in names), 0)


def _time(cell: str) -> Callable[[str], Cells | None]:
    def read(text: str) -> Cells | None:
        match = _TIME.fullmatch(text)
        if not text:
            return {cell: None}
        return {cell: f"{int(match[1]):02d}:{match[2] or '00'}"} if match else None

    return read


def _language(text: str) -> Cells | None:
    known = {
        "de": "de",
        "deutsch": "de",
        "german": "de",
        "en": "en",
        "englisch": "en",
        "english": "en",
    }
    language = known.get(text.casefold())
    return {"language": language} if language else None


def _status(text: str) -> Cells | None:
    known = {
        "draft": "draft",
        "entwurf": "draft",
        "agreed": "agreed",
        "abgestimmt": "agreed",
        "released": "released",
        "freigegeben": "released",
        "final": "released",
    }
    status = known.get(text.casefold())
    return {"status": status} if status else None


def _prints_persons(text: str) -> Cells | None:
    if text.casefold() in _YES:
        return {"prints_persons": 1}
    return {"prints_persons": 0} if text.casefold() in _NO else None


VALUES: Final[dict[str, Callable[[str], Cells | None]]] = {
    "date": _date,
    "start": _time("start_time"),
    "end": _time("end_time"),
    "language": _language,
    "status": _status,
    "prints_persons": _prints_persons,
}
