"""Milestones: a table of two columns, or bullets `- Date: Title`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.inline import escaped, literal, split_at
from facilitator.exchange.outline.lists import items_of
from facilitator.exchange.outline.vocabulary import COLUMN_WORDS, MILESTONE_COLUMNS, word

_COLON: Final = re.compile(r"\\.|:(?=\s)")
_DASHES: Final = re.compile(r":?-+:?")


class Step(NamedTuple):
    """A milestone as an outline writes it."""

    line: int
    when: str
    title: str


_SMALLEST_TABLE: Final = 2


@dataclass(slots=True)
class Timeline:
    """The milestones of a section, and which lines they stand on."""

    start: int
    end: int
    steps: list[Step] = field(default_factory=list[Step])
    header: str = ""
    """Column titles that are not the usual ones."""


def find_timeline(page: Page, blocks: list[Block]) -> Timeline | None:
    """Return the first table of a section, else its first bulleted list, else None."""
    for block in blocks:
        if block.kind == "paragraph" and _is_table(page.lines[block.start : block.end]):
            return _table(page, block)
    for block in blocks:
        if block.kind == "bullets":
            return _bullets(page, block)
    return None


def table(steps: Iterable[tuple[str, str]], language: str) -> str:
    """Return the table that reads back as these dates and titles."""
    columns = " | ".join(word(words, language) for words in MILESTONE_COLUMNS)
    rows = [f"| {_cell(when)} | {_cell(title)} |" for when, title in steps]
    return "\n".join([f"| {columns} |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return escaped(text).replace("|", "\\|")


def _is_table(lines: list[str]) -> bool:
    if len(lines) < _SMALLEST_TABLE or "|" not in lines[0] or "|" not in lines[1]:
        return False
    return all(_DASHES.fullmatch(cell) for cell in _cells(lines[1]))


def _table(page: Page, block: Block) -> Timeline:
    found = Timeline(block.start, block.end)
    header = _cells(page.lines[block.start])
    if not all(cell.casefold() in COLUMN_WORDS for cell in header):
        found.header = " | ".join(header)
    for number in range(block.start + 2, block.end):
        when, *titles = _cells(page.lines[number])
        if titles:
            found.steps.append(
                Step(number + 1, when, ", ".join(title for title in titles if title))
            )
        else:
            found.steps.append(Step(number + 1, "", when))
    return found


def _cells(line: str) -> list[str]:
    cells = split_at(line.strip(), "|")
    inner = cells[not cells[0].strip() :]
    if len(inner) > 1 and not inner[-1].strip():
        inner.pop()
    return [literal(cell) for cell in inner]


def _bullets(page: Page, block: Block) -> Timeline:
    found = Timeline(block.start, block.end)
    for item in items_of(page, block):
        for entry in (item, *item.all_below()):
            when, title = _parted(entry.source)
            found.steps.append(Step(entry.line, literal(when), literal(title)))
    return found


def _parted(source: str) -> tuple[str, str]:
    colon = next((match for match in _COLON.finditer(source) if match[0] == ":"), None)
    return (source[: colon.start()], source[colon.end() :]) if colon else ("", source)
