"""The people as a Qt table: sorted, filtered, with cells that say when somebody edits them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt

from facilitator.domain.text import fold
from facilitator.language import tr
from facilitator.ui.people.rows import EMAIL, GROUP, NAME, PRESENCE, ROLE, WISHES, Row
from facilitator.ui.widgets.cell_model import CellModel

NEW: Final = Row("")
"""The row in which somebody new is typed."""


class PeopleModel(CellModel[Row]):
    """Shows people sorted and filtered, and above them a row in which somebody new is typed."""

    columns = EMAIL + 1

    def __init__(self) -> None:
        super().__init__()
        self.everybody: Sequence[Row] = ()
        self._words: list[str] = []
        self._sorting: tuple[int, Qt.SortOrder] | None = None
        self._has_new = False
        self._folded: dict[str, str] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other people; where the same ones stay, only those that read differently are painted."""
        self.everybody = rows
        self._folded.clear()
        self._arrange()

    def filter(self, text: str) -> None:
        """Show only those in whose row every word of a text begins or stands."""
        self._words = fold(text).split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; below 0, people stand in the order in which they came in."""
        self._sorting = (column, order) if column >= 0 else None
        self._arrange()

    def begin_new(self) -> QModelIndex:
        """Put an empty row above everybody, and return where its name is typed."""
        self._has_new = True
        self._arrange()
        return self.index(0, NAME)

    def end_new(self) -> None:
        """Take the empty row away."""
        if self._has_new:
            self._has_new = False
            self._arrange()

    def _arrange(self) -> None:
        rows = [row for row in self.everybody if self._is_wanted(row)]
        if self._sorting:
            column, order = self._sorting
            rows.sort(
                key=lambda row: row.key(column), reverse=order == Qt.SortOrder.DescendingOrder
            )
        self.replace_rows([NEW, *rows] if self._has_new else rows)

    def _is_wanted(self, row: Row) -> bool:
        if not self._words:
            return True
        folded = self._folded.get(row.id) or self._folded.setdefault(row.id, row.folded)
        return all(word in folded for word in self._words)

    # Cells

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns, in their order."""
        names = {GROUP: tr("Stakeholder group"), ROLE: tr("Role"), WISHES: tr("Wishes")}
        names |= {PRESENCE: tr("Presence"), EMAIL: tr("E-mail")}
        rest = (names[column] for column in range(GROUP, EMAIL + 1))
        return (tr("Name"), tr("Organisation"), *rest)

    def is_open(self, row: Row, column: int) -> bool:
        """Let every cell be edited but presence, which has its key."""
        return column != PRESENCE

    def spoken(self, row: Row, column: int) -> str:
        """Say whose cell it is, too."""
        return f"{super().spoken(row, column)}, {row.name}"
