"""Rows that stand for agenda items as a Qt model."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from facilitator.ui.widgets.row_model import ROW_ROLE, Index


class ItemRow(Protocol):
    """A row of an agenda item."""

    @property
    def id(self) -> str:
        """The item."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        ...


class AgendaModel(QAbstractListModel):
    """Shows rows; where the same items stay, only those that read differently are painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[ItemRow] = ()

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other rows."""
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(at, 0)
                self.dataChanged.emit(index, index)

    def row_of(self, item_id: str) -> int:
        """Return where an item stands, -1 for none."""
        return next((at for at, row in enumerate(self.rows) if row.id == item_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, its title, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        values: dict[int, ItemRow | str] = {
            ROW_ROLE: row,
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
        }
        return values.get(role)
