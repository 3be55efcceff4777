"""Rows of a table as Excel, LibreOffice and Word copy them: a tab for each line between two columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

_FEWEST_TABS: Final = 2
_FEWEST_ROWS: Final = 2
_QUOTED: Final = re.compile(r'(?:^|(?<=\t))"((?:[^"\t]|"")*+)"(?=\t|$)', re.MULTILINE)
"""A cell as Excel and LibreOffice put it between quotation marks, in which they double its own."""


def folded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers from 1; the lines of a row's cells are one line.

    Excel and LibreOffice put a cell that has several lines between quotation marks. Where there is
    no other cell beside it, it is a quotation in a running text, and its lines are lines.
    """
    breaks = {at for cell in _QUOTED.finditer(text) if _is_beside(cell) for at in _breaks(cell)}
    start, number = 0, 1
    inside = 0
    for at in (match.start() for match in re.finditer("\n", text)):
        if at in breaks:
            inside += 1
            continue
        yield number, text[start:at]
        start, number, inside = at + 1, number + 1 + inside, 0
    yield number, text[start:]


def _is_beside(cell: re.Match[str]) -> bool:
    text, start, end = cell.string, cell.start(), cell.end()
    return text[start - 1 : start] == "\t" or text[end : end + 1] == "\t"


def _breaks(cell: re.Match[str]) -> Iterator[int]:
    return (at for at in range(cell.start(), cell.end()) if cell.string[at] == "\n")


def tabbed_rows(lines: Sequence[str]) -> set[int]:
    """Return which lines are rows of a table, by their places from 0.

    Those stand below each other and have as many tabs, empty cells included; lines that only
    begin with tabs are indented and no rows. What `folded` made one line is a row in any case.
    """
    found = {at for at, line in enumerate(lines) if "\n" in line}
    for tabs, group in groupby(range(len(lines)), key=lambda at: lines[at].count("\t")):
        places = list(group)
        filled = [at for at in places if len(_filled(lines[at])) > 1]
        if tabs >= _FEWEST_TABS and len(filled) >= _FEWEST_ROWS:
            found.update(places)
    return found


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a row, the empty ones too, as they stand in the table."""
    return tuple(_unquoted(cell.strip()) for cell in line.split("\t"))


def _unquoted(cell: str) -> str:
    """Return a cell without the marks that copying gave it; one quoted by its author keeps them."""
    is_marked = _QUOTED.fullmatch(cell) is not None and ("\n" in cell or '""' in cell[1:-1])
    return cell[1:-1].replace('""', '"').strip() if is_marked else cell


def _filled(line: str) -> list[str]:
    return [cell for cell in cells_of(line) if cell]
