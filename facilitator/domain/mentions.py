"""What is typed into a note about the note: `@Land` and `bis 30.11.` in a task, `@Kommunen` else.

In a task an `@` anywhere names its owner, and a date behind "bis", "by" or "until" its end: a day
("3.12.", "3. Dezember"), the end of a month ("Ende Januar"), the next weekday of that name, or
"morgen". In any other note an `@` at the start or the end names the stakeholder group it comes
from. Several words stand in quotes or are joined by "_": `@"Land Nordland"`, `@Land_Nordland`. The
whole name of a person that is known needs neither, and in a task no other name of two capitalised
words, as long as the second one is not what is to be done: "@Land Satzung prüfen".
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from facilitator.domain import milestones

_NAME: Final = r'@(?:["„“]([^"“”]{1,80})["“”]|([^\W\d_][\w&/.-]{0,79}))'
_WORD: Final = r"(?:[^\W\d_]{3,4}\.|[^\W\d_]{3,9})"
_DATE: Final = (
    r"\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\. ?\d{1,2}\.(?: ?\d{4}|\d{2})?"
    rf"|\d{{1,2}}\.? ?{_WORD}(?: \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th) (?:of )?{_WORD}(?:,? \d{{4}})?"
    rf"|{_WORD} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
)
_WEEKDAYS: Final = (
    ("montag", "monday"),
    ("dienstag", "tuesday"),
    ("mittwoch", "wednesday"),
    ("donnerstag", "thursday"),
    ("freitag", "friday"),
    ("samstag", "sonnabend", "saturday"),
    ("sonntag", "sunday"),
)
_WEEKDAY: Final = {name: day for day, names in enumerate(_WEEKDAYS) for name in names}
_AHEAD: Final = {"morgen": 1, "tomorrow": 1, "übermorgen": 2}
_END_OF: Final = ("ende ", "end of ")
_NAMED: Final = "|".join(_WEEKDAY)
_END: Final = r"(?=[\s,;:!?)]|\.?(?:\s|$))"
_DUE: Final = re.compile(r"(?<!\S)(?:bis(?: zum)?|(?:by|until)(?: the)?) ", re.IGNORECASE)
_WHEN: Final = tuple(
    re.compile(rf"{words}{_END}", re.IGNORECASE)
    for words in (
        rf"(?:(?:{_NAMED}),? (?:de[nm] |the )?)?({_DATE})",
        rf"((?:{'|'.join(_END_OF)})(?:{_WORD}(?: \d{{4}})?|\d{{4}}))",
        rf"({_NAMED}|{'|'.join(_AHEAD)})",
    )
)
"""Ways to say when; where one is written but means no day, the next may."""
_OWNER: Final = re.compile(rf"(?<!\S){_NAME}{_END}")
_SURNAME: Final = re.compile(rf" ([^\W\d_][\w’'-]{{1,79}}){_END}")
_NEXT: Final = re.compile(r"\s+(\w+)")
_NO_SURNAMES: Final = frozenset(
    {"anfang", "mitte", "ende", "bis", "by", "until", "bitte", "please", "danke", "thanks"}
    | {"dringend", "eilt", "wichtig", "urgent"}
    | {*_WEEKDAY, *milestones.MONTHS}
)
"""What may stand behind a name at the end of a note, and is none."""
_FINITE: Final = re.compile(
    r"soll|muss|kann|will|wird|darf|hat|ist|to|should|must|can|has|is"
    r"|(?!nicht|jetzt|statt|selbst|damit|sofort)\w{4,}t"
)
"""What somebody does: "@Petra Joens prüft die Satzung", other than "@Petra Satzung prüfen"."""
_GROUP: Final = re.compile(rf"{_NAME}(?:[:,]?\s+|$)")
_GROUP_AT_END: Final = re.compile(rf"(?<=\s){_NAME}$")
_LEFT_OVER: Final = " ,;–-"
_LEADING: Final = " ,;:."
_CLOSING: Final = tuple(",;:!?)")


class _Found(NamedTuple):
    """What was read, and from where to where it stands in the text."""

    said: str
    start: int
    end: int


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
    due = _due_in(text, reference)
    seen = _masked(text, due) if due else text
    owner = _known_in(seen, names) or _owner_in(seen)
    rest = text
    for found in sorted(filter(None, (due, owner)), key=lambda each: each.start, reverse=True):
        rest = _without(rest, found.start, found.end)
    if rest == text or not rest:
        return None
    return Mention(rest, owner.said if owner else "", due.said if due else "")


def in_statement(text: str) -> Mention | None:
    """Read the stakeholder group at a note's start or end; None when there is none."""
    found = _GROUP.match(text) or _GROUP_AT_END.search(text)
    if found is None:
        return None
    rest = _without(text, *found.span())
    return Mention(rest, _name(found)) if rest else None


def _due_in(text: str, reference: date) -> _Found | None:
    for before in _DUE.finditer(text):
        for form in _WHEN:
            found = form.match(text, before.end())
            day = _day(found[1], reference) if found else None
            if found and day:
                return _Found(day.isoformat(), before.start(), found.end())
    return None


def _masked(text: str, found: _Found) -> str:
    """Return a text as long whose names cannot go on where something else was read."""
    return text[: found.start] + "," * (found.end - found.start) + text[found.end :]


def _known_in(text: str, names: Sequence[str]) -> _Found | None:
    """Return the first person who is named in full behind an "@"; of two the longer name."""
    folded = text.casefold()
    named = [name for name in names if name and f"@{name.casefold()}" in folded]
    for name in sorted(named, key=len, reverse=True):
        found = re.search(rf"(?<!\S)@{re.escape(name)}{_END}", text, re.IGNORECASE)
        if found:
            return _Found(name, *found.span())
    return None


def _owner_in(text: str) -> _Found | None:
    """Return the first name behind an "@", with the capitalised word that belongs to it."""
    found = _OWNER.search(text)
    if found is None:
        return None
    name = _name(found)
    surname = _SURNAME.match(text, found.end()) if found[2] and found[2].endswith(name) else None
    if surname and _is_surname(surname[1], text[surname.end() :]):
        return _Found(f"{name} {surname[1]}", found.start(), surname.end())
    return _Found(name, *found.span())


def _is_surname(word: str, behind: str) -> bool:
    """Tell whether a word behind a name belongs to it, and not to what is to be done."""
    if not word[0].isupper() or word.casefold() in _NO_SURNAMES:
        return False
    after = _NEXT.match(behind)
    return after is None or after[1][0].isupper() or bool(_FINITE.fullmatch(after[1]))


def _day(words: str, reference: date) -> date | None:
    """Return the day that is written; without a year, this year's or else the next one's."""
    try:
        if words.lower() in _AHEAD:
            return reference + timedelta(_AHEAD[words.lower()])
        if words.lower() in _WEEKDAY:
            ahead = (_WEEKDAY[words.lower()] - reference.weekday() - 1) % 7 + 1
            return reference + timedelta(ahead)
    except OverflowError:  # the calendar ends
        return None
    written = _read(words)
    if written:
        return written
    days = (_read(f"{words} {year}") for year in (reference.year, reference.year + 1))
    return next((day for day in days if day and day >= reference), None)


def _read(words: str) -> date | None:
    span = milestones.parse(words)
    if span and words.lower().startswith(_END_OF):
        return span.end
    return span.start if span and span.precision == "day" else None


def _name(found: re.Match[str]) -> str:
    return (found[1] or found[2]).replace("_", " ").strip().rstrip(".-/&")


def _without(text: str, start: int, end: int) -> str:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before:
        after = after.lstrip(_LEADING)
    is_closed = after.startswith((*_CLOSING, ". ")) or after == "."
    return f"{before}{'' if is_closed else ' '}{after}".strip().rstrip(_LEFT_OVER)
