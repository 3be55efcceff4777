"""The first sheet of an Excel file as rows of people, merged cells filled down."""

import re
from typing import Final

from facilitator.exchange.findings import Finding
from facilitator.exchange.source.workbooks import MAX_COLUMNS, Rows, read_workbook, unread
from facilitator.language import tr

_AREA: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")
_MOST_FILLED: Final = 100_000
"""Cells that merged areas may fill; a file of more is made to harm."""


def read_excel(content: bytes) -> tuple[Rows, tuple[Finding, ...]]:
    """Return the rows of the first sheet that holds anything, and what is to be known of it.

    UserError where the file cannot be read.
    """
    sheets = read_workbook(content)
    if not sheets:
        return (), ()
    first, *others = sheets
    rows, findings = _filled(first.rows, first.merged)
    return rows, (*first.findings, *findings, *unread(others))


def _filled(rows: Rows, areas: tuple[str, ...]) -> tuple[Rows, list[Finding]]:
    """Return rows in which every row of an area merged downwards has what its first cell says."""
    known = {number: list(cells) for number, cells in rows}
    findings: list[Finding] = []
    left = _MOST_FILLED
    for area in areas:
        match = _AREA.fullmatch(area)
        if match is None:
            continue
        column, top, bottom = _column(match[1]), int(match[2]), int(match[4])
        value = known.get(top, [])[column : column + 1]
        below = [number for number in known if top < number <= bottom]
        left -= len(below)
        if column >= MAX_COLUMNS or not value or not value[0] or not below or left < 0:
            continue
        for number in below:
            cells = known[number]
            cells += [""] * (column + 1 - len(cells))
            cells[column] = value[0]
        said = tr(
            "Cells {area} are merged; every row in them has “{text}”.", area=area, text=value[0]
        )
        findings.append(Finding(top, said))
    return tuple((number, tuple(cells)) for number, cells in known.items()), findings


def _column(letters: str) -> int:
    """Return the number of a column from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
