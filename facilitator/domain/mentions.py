"""What is typed into a note about the note: `@Land` and `bis 30.11.` in a task, `@Kommunen` else.

In a task an `@` anywhere names its owner, and a date behind "bis", "by" or "until" its end. In
any other note an `@` at the start or the end names the stakeholder group it comes from. Several
words stand in quotes or are joined by "_": `@"Land Nordland"`, `@Land_Nordland`; the whole name of
a person that is known needs neither.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from facilitator.domain import milestones

_NAME: Final = r'@(?:["„“]([^"“”]{1,80})["“”]|([^\W\d_][\w&/.-]{0,79}))'
_WORD: Final = r"[^\W\d_]{3,9}\.?"
_DATE: Final = (
    r"\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\. ?\d{1,2}\.(?: ?\d{4}|\d{2})?"
    rf"|\d{{1,2}}\.? ?{_WORD}(?: \d{{4}})?"
    rf"|{_WORD} \d{{1,2}}(?:,? \d{{4}})?"
)
_END: Final = r"(?=[\s,;:!?)]|$)"
_OWNER = re.compile(rf"(?<!\S){_NAME}{_END}")
_DUE = re.compile(rf"(?<!\S)(?:bis(?: zum)?|by|until) ({_DATE}){_END}", re.IGNORECASE)
_GROUP = re.compile(rf"{_NAME}(?:[:,]?\s+|$)")
_GROUP_AT_END = re.compile(rf"(?<=\s){_NAME}$")
_LEFT_OVER: Final = " ,;–-"
_LEADING: Final = " ,;:"


class Mention(NamedTuple):
    """The words that are left, and what the others said about the note; empty where nothing."""

    text: str
    name: str = ""
    due: str = ""
    """An ISO date."""


def in_task(text: str, reference: date, names: Sequence[str] = ()) -> Mention | None:
    """Read owner and date of a task; a date without a year is the next one from `reference` on.

    `names` are those of known persons. None when there is neither, or when nothing would be left
    that says what is to be done.
    """
    found, due = _due_in(text, reference)
    rest = _without(text, found) if found else text
    known, name = _known_in(rest, names)
    owner = known or _OWNER.search(rest)
    if owner:
        name, rest = name or _name(owner), _without(rest, owner)
    return Mention(rest, name, due) if (name or due) and rest else None


def in_statement(text: str) -> Mention | None:
    """Read the stakeholder group at a note's start or end; None when there is none."""
    found = _GROUP.match(text) or _GROUP_AT_END.search(text)
    if found is None:
        return None
    rest = _without(text, found)
    return Mention(rest, _name(found)) if rest else None


def _due_in(text: str, reference: date) -> tuple[re.Match[str] | None, str]:
    for found in _DUE.finditer(text):
        day = _day(found[1], reference)
        if day:
            return found, day.isoformat()
    return None, ""


def _known_in(text: str, names: Sequence[str]) -> tuple[re.Match[str] | None, str]:
    """Return the first person who is named in full behind an "@"; of two the longer name."""
    folded = text.casefold()
    named = [name for name in names if name and f"@{name.casefold()}" in folded]
    for name in sorted(named, key=len, reverse=True):
        found = re.search(rf"(?<!\S)@{re.escape(name)}{_END}", text, re.IGNORECASE)
        if found:
            return found, name
    return None, ""


def _day(words: str, reference: date) -> date | None:
    """Return the day that is written; without a year, this year's or else the next one's."""
    written = _read(words)
    if written:
        return written
    days = (_read(f"{words} {year}") for year in (reference.year, reference.year + 1))
    return next((day for day in days if day and day >= reference), None)


def _read(words: str) -> date | None:
    span = milestones.parse(words)
    return span.start if span and span.precision == "day" else None


def _name(found: re.Match[str]) -> str:
    return (found[1] or found[2]).replace("_", " ").strip().rstrip(".-/&")


def _without(text: str, found: re.Match[str]) -> str:
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    if not before:
        after = after.lstrip(_LEADING)
    joint = "" if after.startswith(_CLOSING) else " "
    return f"{before}{joint}{after}".strip().rstrip(_LEFT_OVER)


_CLOSING: Final = tuple(",;:!?)")
