"""The people as a Qt table: sorted, filtered, with cells that say when somebody edits them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from facilitator.domain.text import fold
from facilitator.language import tr
from facilitator.ui.people.rows import EMAIL, GROUP, NAME, PRESENCE, ROLE, WISHES, Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
NEW: Final = Row("")
"""The row in which somebody new is typed."""


class PeopleModel(QAbstractTableModel):
    """Shows rows; what is typed into a cell is told and shown once it is in the file."""

    edited = Signal(object, int, str)
    """A row, a column, and what was typed there."""

    def __init__(self) -> None:
        super().__init__()
        self.everybody: Sequence[Row] = ()
        self.rows: list[Row] = []
        self.is_editable = True
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

    def row_of(self, person_id: str) -> int:
        """Return where a person stands, -1 for nowhere."""
        return next((at for at, row in enumerate(self.rows) if row.id == person_id), -1)

    def _arrange(self) -> None:
        rows = [row for row in self.everybody if self._is_wanted(row)]
        if self._sorting:
            column, order = self._sorting
            rows.sort(
                key=lambda row: row.key(column), reverse=order == Qt.SortOrder.DescendingOrder
            )
        self._replace([NEW, *rows] if self._has_new else rows)

    def _replace(self, rows: list[Row]) -> None:
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, EMAIL))

    def _is_wanted(self, row: Row) -> bool:
        if not self._words:
            return True
        folded = self._folded.get(row.id) or self._folded.setdefault(row.id, row.folded)
        return all(word in folded for word in self._words)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many people are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many columns there are."""
        return 0 if parent.isValid() else EMAIL + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited but presence, which has its key."""
        found = super().flags(index)
        if not self.is_editable or not index.isValid() or index.column() == PRESENCE:
            return found
        return found | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, the text of a cell, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return row.text(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = headings()[index.column()]
            return f"{heading}: {row.text(index.column()) or tr('empty')}, {row.name}"
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
    names = {GROUP: tr("Stakeholder group"), ROLE: tr("Role"), WISHES: tr("Wishes")}
    names |= {PRESENCE: tr("Presence"), EMAIL: tr("E-mail")}
    return (tr("Name"), tr("Organisation"), *(names[column] for column in range(GROUP, EMAIL + 1)))
