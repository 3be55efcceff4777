"""The line that a video call's chat puts over, or before, each message: who wrote it and when.

    10:23:45 From Ada King to Everyone:     saved      Zoom's file; words behind it or below
    From Ada King to Everyone: 10:23 AM     addressed  Zoom and Webex, copied
    Ada King to Everyone 10:23 AM           addressed  Zoom, copied
    [17.09.2026 10:23] Ada King             bracketed  Teams, copied; words below
    [10:23] Ada King : words                bracketed  BigBlueButton's file, older Teams
    Ada King / 10:23                        stacked    windows of Teams, Webex, BigBlueButton
    Ada King  10:23                         trailing   Webex, Teams in a browser

Each is also read with the German words. A line is looked at no further than its first 240
characters and every part of a pattern has a longest length, so that no line takes long.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

HeadKind = Literal["saved", "addressed", "bracketed", "stacked", "trailing"]

UNMISTAKABLE: Final[frozenset[HeadKind]] = frozenset({"saved", "addressed", "bracketed"})
"""Kinds that nothing but a chat has; the others could stand in an agenda."""

_LONGEST: Final = 240
_LONGEST_NAME: Final = 80
_INVISIBLE: Final = "\u200b\u200e\u200f\u2060\ufeff"

_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\sUhr)?"
_DAY: Final = (
    r"(?:\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\. [^\W\d_]{3,9}\.?(?: \d{4})?|[^\W\d_]{2,10}\.?)"
)
_MOMENT: Final = rf"(?:(?:{_DAY},?\s){{1,2}})?{_CLOCK}"
_NAME: Final = rf"[^:\n]{{1,{_LONGEST_NAME}}}?"
_ASIDE: Final = r"(?:\s?\((?:direct message|direktnachricht|privately|privat|dm)\))"
_ALL: Final = (
    r"(?:everyone|all|alle|jeden|hosts?|me|mich|(?:hosts? and |all )?panelists"
    r"|gastgeber|alle podiumsteilnehmer|gastgeber und podiumsteilnehmer)"
)

_SAVED = re.compile(
    rf"(?:{_DAY},?\s)?\d{{1,2}}:\d{{2}}:\d{{2}}(?:\s?[AaPp][Mm])?\s+(?:from|von)\s+{_NAME}\s?:(?=\s|$)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"(?:(?:from|von)\s+{_NAME}(?:\s+(?:to|an)\s+{_NAME})?{_ASIDE}?"
    rf"|{_NAME}\s+(?:to|an)\s+(?:{_ALL}{_ASIDE}?|{_NAME}{_ASIDE}))\s?:?\s+{_MOMENT}:?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"\[{_MOMENT}\](\s+)")
_WRITER = re.compile(rf"({_NAME})\s?:(?=\s|$)")
_ALONE = re.compile(rf"{_MOMENT}$")
_TRAILING = re.compile(rf"({_NAME})(?:\s+|\s[·•|,]\s){_MOMENT}$")

_PARTICLES: Final = frozenset(
    ("von", "van", "de", "der", "den", "zu", "da", "di", "do", "dos", "el", "la", "le")
)
_SENTENCE_ENDS: Final = ".!?:;…"
_BEFORE_NAMES: Final = "(|/&-–@"


@dataclass(frozen=True, slots=True)
class Head:
    """A head: the lines it takes up, and the words of the message that stand on its last one."""

    kind: HeadKind
    line_count: int
    words: str = ""


def head_at(lines: Sequence[str], index: int, kind: HeadKind) -> Head | None:
    """Return the head of a kind that begins at a line."""
    line = lines[index].strip().strip(_INVISIBLE)
    match kind:
        case "saved":
            found = _SAVED.match(line[:_LONGEST])
            return Head(kind, 1, line[found.end() :].strip()) if found else None
        case "addressed":
            is_head = len(line) <= _LONGEST and _ADDRESSED.match(line)
            return Head(kind, 1) if is_head else None
        case "bracketed":
            return _bracketed(line, lines[index + 1 : index + 2])
        case "stacked":
            return _stacked(line, lines[index + 1 : index + 3])
        case "trailing":
            found = _TRAILING.match(line) if len(line) <= _LONGEST else None
            return Head(kind, 1) if found and _is_name(found[1]) else None


def is_moment(line: str) -> bool:
    """Tell whether a line is a time, with or without its day, and nothing else."""
    line = line.strip().strip(_INVISIBLE)
    return len(line) <= _LONGEST and _ALONE.match(line) is not None


def _bracketed(line: str, below: Sequence[str]) -> Head | None:
    found = _BRACKETED.match(line[:_LONGEST])
    if found is None:
        return None
    rest = line[found.end() :]
    writer = _WRITER.match(rest[:_LONGEST])
    if writer:
        return Head("bracketed", 1, rest[writer.end() :].strip())
    has_words_below = bool(below and below[0].strip() and not below[0].lstrip().startswith("["))
    # Two spaces: BigBlueButton greets its room without a name, and a greeting is no name.
    is_writer = _is_name(rest) or (has_words_below and _could_be_name(rest))
    return Head("bracketed", 1, "" if is_writer and len(found[1]) == 1 else rest)


def _stacked(line: str, below: Sequence[str]) -> Head | None:
    """A name over a time; BigBlueButton puts the name's first letters, its picture, over both."""
    if below and _could_be_name(line) and is_moment(below[0]):
        return Head("stacked", 2)
    is_picture = 0 < len(line) <= 2  # noqa: PLR2004 - two letters are all that the picture shows
    if is_picture and len(below) > 1 and is_moment(below[1]):
        name = below[0].strip()
        if _could_be_name(name) and name.casefold().startswith(line.casefold()):
            return Head("stacked", 3)
    return None


def _could_be_name(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST_NAME
    return is_short and text[-1] not in _SENTENCE_ENDS and not is_moment(text)


def _is_name(text: str) -> bool:
    """Tell whether a text is written as names are: each word with a capital, or a particle."""
    words = text.split()
    if not _could_be_name(text) or not words[0][0].isalpha():
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word[0] in _BEFORE_NAMES or word in _PARTICLES
        for word in words
    )
