"""Plain text from the clipboard as notes, and notes as plain text for the clipboard."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from facilitator.domain.text import clean
from facilitator.ui.session.lines import Line

_TAB_WIDTH: Final = 4
_SPACES: Final = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_OBJECT: Final = "\ufffc"
"""Stands for a picture in copied text; a note has none."""

_BULLET = re.compile(r"([•‣◦▪▫●○■□–—*·§\uf0b7\uf0a7\uf0d8-]|o(?=\s))(?:\s+|$)(?:\[[ xX]\]\s+)?")
_NUMBER = re.compile(r"\(?(?:\d{1,3}\.)*(\d{1,3})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))(?:\s+|$)")
_LONE_NUMBER = re.compile(
    r"\(?\d{1,2}[.)]\s+(?!(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz]))"
)
"""A number that is a bullet among bullets: no year, no part of one, and no day of a month."""
_TABS = re.compile(r"[ \t]*\t[ \t]*")
_LETTER = re.compile(r"\(?([a-z])[.)](?:\s+|$)")


class _Row(NamedTuple):
    indent: int
    text: str
    mark: str = ""


def pieces(text: str) -> list[tuple[int, str]]:
    """Return the notes of a pasted text: level and words of each line that says something.

    Indentation, else a second kind of bullet, makes level 2. Numbers and letters count as
    bullets only where they count up or come behind a bullet, so that "3. Oktober" keeps its number.
    """
    rows = [_row(line) for line in clean(text).replace(_OBJECT, "").split("\n")]
    rows = _without_counting([row for row in rows if row.text or row.mark])
    rows = _without_lone_numbers(rows)
    levels = _levels(rows)
    return [(level, row.text) for level, row in zip(levels, rows, strict=True) if row.text]


def message_pieces(message: str) -> list[tuple[int, str]]:
    """Return the notes of a message in a chat: points below a plain first line stand under it."""
    first, *below = message.split("\n")
    if without_bullet(first.lstrip()) == first.lstrip():
        below = [line if without_bullet(line) == line else f"  {line}" for line in below]
    return pieces("\n".join([first, *below]))


def by_heading(text: str, headings: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return a text cut at the lines that read as headings: each heading's id and what is below.

    What stands above the first has no id. `headings` are ids by what a heading reads as.
    """
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in clean(text).split("\n"):
        found = headings.get(line.strip())
        if found is None:
            parts[-1][1].append(line)
        else:
            parts.append((found, []))
    return [(heading_id, "\n".join(lines)) for heading_id, lines in parts]


def inline(text: str) -> str:
    """Return a pasted text of one line as it goes into a note, with every space a plain one."""
    words = clean(text).replace(_OBJECT, "").translate(_SPACES)
    return " ".join(part.strip() for part in words.replace("\t", " ").split("\n") if part.strip())


def without_bullet(text: str) -> str:
    """Return one line without the bullet it begins with."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def _row(line: str) -> _Row:
    spaced = line.translate(_SPACES)
    words = spaced.lstrip(" \t")
    indent = len(spaced[: len(spaced) - len(words)].expandtabs(_TAB_WIDTH))
    match = _BULLET.match(words)
    mark = match[1] if match else ""
    rest = words[match.end() :] if match else words
    return _Row(indent, _TABS.sub(" ", rest).strip(), mark)


def _without_counting(rows: list[_Row]) -> list[_Row]:
    for mark, pattern, value in (("1", _NUMBER, int), ("a", _LETTER, ord)):
        marked = [pattern.match(row.text) if not row.mark else None for row in rows]
        counted = [value(match[1]) for match in marked if match]
        if _counts_up(counted):
            rows = [
                row._replace(text=row.text[match.end() :].strip(), mark=mark) if match else row
                for row, match in zip(rows, marked, strict=True)
            ]
    return rows


def _without_lone_numbers(rows: list[_Row]) -> list[_Row]:
    """Take the number off a line behind a bullet: it goes on with that list, on the same level."""
    result: list[_Row] = []
    for row in rows:
        above = result[-1].mark if result else ""
        match = _LONE_NUMBER.match(row.text) if above and not row.mark else None
        bare = row._replace(text=row.text[match.end() :].strip(), mark=above) if match else row
        result.append(bare)
    return result


def _counts_up(values: Sequence[int]) -> bool:
    """Whether a list goes on at least once by one; deeper lists may begin anew in between."""
    steps = sum(after == before + 1 for before, after in pairwise(values))
    return steps > 0


def _levels(rows: Sequence[_Row]) -> list[int]:
    if not rows:
        return []
    base = min(row.indent for row in rows)
    if any(row.indent > base for row in rows):
        return [2 if row.indent > base else 1 for row in rows]
    marks = [row.mark for row in rows if row.mark]
    first = marks[0] if marks else ""
    return [2 if row.mark and row.mark != first else 1 for row in rows]


def plain_text(
    page: Sequence[Line], pieces: Iterable[tuple[int, str]], labels: dict[str, str]
) -> str:
    """Return selected parts of lines, each given by its index, as a text for other programs."""
    lines: list[str] = []
    for index, text in pieces:
        line = page[index]
        if line.is_heading:
            lines.append(heading_text(line._replace(text=text), labels))
        elif text.strip():
            lines.append(f"{'  ' if line.is_sub_note else ''}- {text.strip()}")
    return "\n".join(lines)


def heading_text(line: Line, labels: Mapping[str, str]) -> str:
    """Return a heading as other programs get it, with its letter."""
    return f"{labels.get(line.id, '')} {line.text}".strip()
