"""What stands in a cell, and what somebody typed into it; without Qt."""

import re
from typing import Final

from facilitator.domain.moments import MOST_MINUTES
from facilitator.language import tr

_TIME: Final = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{1,2})?|(\d{2}))?(?:\s*Uhr)?", re.IGNORECASE)
_MINUTES: Final = re.compile(r"(\d{1,5})\s*(?:m|min\.?|minuten|minutes|['’′])?", re.IGNORECASE)
_HOURS: Final = re.compile(r"(\d{1,3})\s*(?:h|:|std\.?)\s*(\d{1,2})?(?:\s*min)?", re.IGNORECASE)
_LAST_HOUR, _LAST_MINUTE = 23, 59


def typed_time(text: str) -> str | None:
    """Return a time of day as the file holds it ("14:05"), None for an empty text.

    "14.05", "1405", "14h", "14 Uhr" and "9:5" are understood. Raises ValueError for what is no time.
    """
    words = text.strip()
    if not words:
        return None
    found = _TIME.fullmatch(words)
    hour, minute = (int(found[1]), int(found[2] or found[3] or 0)) if found else (-1, 0)
    if not (0 <= hour <= _LAST_HOUR and minute <= _LAST_MINUTE):
        message = f"no time of day: {text!r}"
        raise ValueError(message)
    return f"{hour:02}:{minute:02}"


def typed_minutes(text: str) -> int | None:
    """Return a length in minutes, None for an empty text.

    "45", "45 min", "1h", "1h30" and "1:30" are understood. Raises ValueError for what is no length.
    """
    words = text.strip()
    if words in ("", minutes_unit()):
        return None
    if found := _MINUTES.fullmatch(words):
        minutes = int(found[1])
    elif found := _HOURS.fullmatch(words):
        minutes = 60 * int(found[1]) + int(found[2] or 0)
    else:
        message = f"no length: {text!r}"
        raise ValueError(message)
    if minutes > MOST_MINUTES:
        message = f"longer than anything: {text!r}"
        raise ValueError(message)
    return minutes


def minutes_unit() -> str:
    """Return what stands behind a number of minutes."""
    return tr("min")


def minutes_text(minutes: int | None) -> str:
    """Return a length as its cell shows it, empty for none."""
    return "" if minutes is None else f"{minutes} {minutes_unit()}"
