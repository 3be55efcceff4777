"""The steps of a process as a Qt table whose cells say when somebody has edited them."""

from typing import Final

from PySide6.QtCore import QModelIndex

from facilitator.language import tr
from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN, Row
from facilitator.ui.widgets.cell_model import CellModel

NEW: Final = Row("")
"""The row in which a new milestone is typed."""


class StepModel(CellModel[Row]):
    """Shows the steps, and between them a row in which a new milestone is typed."""

    columns = TITLE + 1

    def begin_new(self, after: str) -> QModelIndex:
        """Put an empty row behind another one, or last; return where its date is typed."""
        at = self.row_of(after) + 1 or len(self.rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.insert(at, NEW)
        self.endInsertRows()
        return self.index(at, WHEN)

    def end_new(self) -> None:
        """Take the empty row away."""
        at = self.row_of("")
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.rows[at]
            self.endRemoveRows()

    # Cells

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns, in their order."""
        return tr("Date"), tr("Understood as"), tr("Milestone")

    def is_open(self, row: Row, column: int) -> bool:
        """Let dates and titles of milestones be edited."""
        return not row.is_workshop and column != MEANING
