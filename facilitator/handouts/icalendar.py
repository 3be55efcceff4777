"""Calendars as other programs read them: iCalendar, RFC 5545."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

from facilitator.domain.text import clean

_OCTETS: Final = 75
"""Of a line without its end (RFC 5545, 3.1)."""
_ESCAPED: Final = re.compile(r"[\\;,\n]")
_PRODUCT: Final = "-//Facilitator//Facilitator//EN"


class Event(NamedTuple):
    """Something with a beginning and an end; moments are aware."""

    uid: str
    """The same for the same event whenever it is written, so that a calendar replaces it."""
    start: datetime
    end: datetime
    summary: str
    location: str = ""
    description: str = ""


def calendar_bytes(events: Iterable[Event], stamp: datetime, name: str = "") -> bytes:
    """Return a calendar in UTF-8; `stamp` is the moment at which it was made.

    Moments are written in UTC, so that no time zone has to be described and none can be wrong,
    not even in the night in which the clocks change.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append("METHOD:PUBLISH")
    if name:
        lines.append(f"X-WR-CALNAME:{text(name)}")
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def text(value: str) -> str:
    r"""Return a value of type TEXT: `\ ; ,` and line ends are escaped (RFC 5545, 3.3.11)."""
    plain = clean(value).replace("\t", " ")
    return _ESCAPED.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", plain)


def folded(line: str) -> str:
    """Return a line folded so that none has more than 75 octets; no character is cut in two."""
    parts: list[str] = []
    at, part, room = 0, 0, _OCTETS
    for index, character in enumerate(line):
        size = len(character.encode())
        if part + size > room:
            parts.append(line[at:index])
            at, part, room = index, 0, _OCTETS - 1  # a folded line begins with a space
        part += size
    return "\r\n ".join([*parts, line[at:]])


def moment(value: datetime) -> str:
    """Return a moment in UTC (RFC 5545, 3.3.5, form 2)."""
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text(event.uid)}"
    yield f"DTSTAMP:{moment(stamp)}"
    yield f"DTSTART:{moment(event.start)}"
    if event.end > event.start:  # without an end it takes no time, and an end must lie behind
        yield f"DTEND:{moment(event.end)}"
    yield f"SUMMARY:{text(event.summary)}"
    for name, value in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if value:
            yield f"{name}:{text(value)}"
    yield "END:VEVENT"
