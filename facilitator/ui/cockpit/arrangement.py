"""How rooms are laid side by side: a row of columns, or a grid where there are many; without widgets."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize

from facilitator.ui.cockpit.measures import DENSE, LEISURELY, Measures
from facilitator.ui.theme.theme import Theme


class Arrangement(NamedTuple):
    """How many columns stand in how many rows, and how large each is in pixels."""

    measures: Measures
    columns: int
    rows: int
    size: QSize

    def place(self, number: int, width: int) -> QRect:
        """Return where a room stands by its number from 0, in an area of a width."""
        row, column = divmod(number, self.columns)
        left = column * width // self.columns
        right = (column + 1) * width // self.columns
        return QRect(left, row * self.size.height(), right - left, self.size.height())


def arranged(theme: Theme, count: int, area: QSize, bar: int = 0) -> Arrangement:
    """Lay out rooms in an area: at leisure if all of them fit so, else densely and scrolled if need be.

    `bar` is the width that a scroll bar takes.
    """
    count = max(1, count)
    for measures in (LEISURELY, DENSE):
        columns, rows = _grid(theme, count, area.width(), measures)
        least = theme.px(measures.height)
        if rows * least <= area.height():
            break
    else:
        columns, rows = _grid(theme, count, area.width() - bar, DENSE)
    height = max(theme.px(measures.height), area.height() // rows)
    return Arrangement(measures, columns, rows, QSize(area.width() // columns, height))


def _grid(theme: Theme, count: int, width: int, measures: Measures) -> tuple[int, int]:
    """Return as many columns as fit, but no more than needed for so many rows."""
    fitting = max(1, width // theme.px(measures.width))
    rows = ceil(count / fitting)
    return ceil(count / rows), rows
