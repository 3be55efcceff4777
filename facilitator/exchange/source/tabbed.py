"""Rows of a table as Excel and Word copy them: a tab for each line between two columns."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

_FEWEST_TABS: Final = 2
_FEWEST_ROWS: Final = 2


def tabbed_rows(lines: Sequence[str]) -> set[int]:
    """Return which lines are rows of a table, by their places from 0.

    Those stand below each other and have as many tabs, empty cells included; lines that only
    begin with tabs are indented and no rows.
    """
    found: set[int] = set()
    for tabs, group in groupby(range(len(lines)), key=lambda at: lines[at].count("\t")):
        places = list(group)
        filled = [at for at in places if len(_filled(lines[at])) > 1]
        if tabs >= _FEWEST_TABS and len(filled) >= _FEWEST_ROWS:
            found.update(places)
    return found


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a row, the empty ones too."""
    return tuple(cell.strip() for cell in line.split("\t"))


def _filled(line: str) -> list[str]:
    return [cell for cell in cells_of(line) if cell]
