"""How long something takes: `(45 min)`, `45 Min.`, `1,5 Std.`, `10'`."""

import re
from typing import Final

from facilitator.domain.moments import MOST_MINUTES

_LENGTH: Final = (
    r"(?:(?:ca\.|etwa|je|jeweils|approx\.)\s*)?(?P<number>\d{1,4}(?:[.,]\d{1,2})?)\s*"
    r"(?:(?P<minutes>[Mm]in(?:\.|uten?|utes?|s)?(?![a-z])|['′’](?!\w))"
    r"|(?P<hours>(?:[Ss]td|[Ss]tunden?|hours?|hrs?|h)(?![a-z])\.?))"
)
_AT_END: Final = re.compile(
    rf"(?:\s*[(\[{{]\s*{_LENGTH}\s*[)\]}}]|\s*[,;–—|-]\s*{_LENGTH.replace('?P<', '?P<_')})$"
)
_AT_START: Final = re.compile(rf"[(\[]?{_LENGTH}[)\]]?\s*[:–—|-]?\s+(?=\S)")
_ALONE: Final = re.compile(rf"[(\[]?{_LENGTH}[)\]]?")


def length_at_end(text: str) -> tuple[str, int | None]:
    """Return a text without the length behind it, and that in minutes; None where there is none."""
    match = _AT_END.search(text)
    minutes = _minutes(match) if match else None
    return (text[: match.start()].rstrip(" ,;–—-"), minutes) if match and minutes else (text, None)


def length_at_start(text: str) -> tuple[str, int | None]:
    """Return a text without the length before it, and that in minutes."""
    match = _AT_START.match(text)
    minutes = _minutes(match) if match else None
    return (text[match.end() :], minutes) if match and minutes else (text, None)


def length_of(text: str) -> int | None:
    """Return the minutes that a text says and nothing else; a bare number counts minutes."""
    text = text.strip()
    if text.isdecimal() and text.isascii():
        return int(text) if 0 < int(text[:6]) <= MOST_MINUTES else None
    match = _ALONE.fullmatch(text)
    return _minutes(match) if match else None


def _minutes(match: re.Match[str]) -> int | None:
    parts = {name.lstrip("_"): value for name, value in match.groupdict().items() if value}
    number = float(parts["number"].replace(",", "."))
    minutes = round(number * (60 if "hours" in parts else 1))
    return minutes if 0 < minutes <= MOST_MINUTES else None
