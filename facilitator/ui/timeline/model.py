"""The steps of a process as a Qt table whose cells say when somebody has edited them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from facilitator.language import tr
from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN, Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
NEW: Final = Row("")
"""The row in which a new milestone is typed."""
_SHOWN: Final = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
}


class StepModel(QAbstractTableModel):
    """Shows rows; what is typed into a cell is told, and shown once it is in the file."""

    edited = Signal(object, int, str)
    """A row, a column, and what was typed there."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.is_editable = True

    def show_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows; tell whether they are other ones, and not the same with other words."""
        shown = list(rows)
        if [row.id for row in shown] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = shown
            self.endResetModel()
            return True
        before, self.rows = self.rows, shown
        for at, (old, new) in enumerate(zip(before, shown, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, WHEN), self.index(at, TITLE))
        return False

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

    def row_of(self, row_id: str) -> int:
        """Return where a row stands, -1 for nowhere."""
        return next((at for at, row in enumerate(self.rows) if row.id == row_id), -1)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many steps are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many columns there are."""
        return 0 if parent.isValid() else TITLE + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let dates and titles of milestones be edited."""
        found = super().flags(index)
        is_fixed = not index.isValid() or self.rows[index.row()].is_workshop
        if is_fixed or not self.is_editable or index.column() == MEANING:
            return found
        return found | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, the text of a cell, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in _SHOWN:
            return row.text(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{headings()[index.column()]}: {row.text(index.column()) or tr('empty')}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - as in Qt
        """Tell what was typed, where it is something else than before."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or value == row.text(index.column()):
            return False
        self.edited.emit(row, index.column(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as in Qt
        """Return the names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def headings() -> tuple[str, ...]:
    """Return the names of the columns, in their order."""
    return tr("Date"), tr("Understood as"), tr("Milestone")
