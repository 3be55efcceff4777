"""Rows that are finished, as a Qt model; where the same ones stay, only changed ones are painted."""

from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class _Row(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def spoken(self) -> str: ...


_Shown = TypeVar("_Shown", bound=_Row)


class RowModel(QAbstractListModel, Generic[_Shown]):
    """Shows rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[_Shown] = ()

    def show_rows(self, rows: Sequence[_Shown]) -> bool:
        """Show other rows; tell whether they are other ones, and not the same with other words."""
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        before, self.rows = self.rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))
        return False

    def row_of(self, row_id: str) -> _Shown | None:
        """Return a row, None where it is not shown."""
        return next((row for row in self.rows if row.id == row_id), None)

    def index_of(self, row_id: str) -> QModelIndex:
        """Return where a row stands, an invalid index where it is not shown."""
        at = next((at for at, row in enumerate(self.rows) if row.id == row_id), None)
        return QModelIndex() if at is None else self.index(at)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, or what a screen reader says of it."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return None
