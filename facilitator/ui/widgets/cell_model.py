"""Rows as a Qt table whose cells tell what is typed into them."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from facilitator.language import tr
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index


class _Cells(Protocol):
    @property
    def id(self) -> str: ...
    def text(self, column: int) -> str: ...


_Row = TypeVar("_Row", bound=_Cells)


class CellModel(Generic[_Row], QAbstractTableModel):  # noqa: PYI059 - Qt's hides how it subscripts
    """Shows rows; what is typed into a cell is told, and shown once it is in the file."""

    edited = Signal(object, int, str)
    """A row, a column, and what was typed there."""
    columns: ClassVar[int]
    """How many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self.is_editable = True

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns, in their order."""
        raise NotImplementedError

    def is_open(self, row: _Row, column: int) -> bool:
        """Tell whether a cell is one of those that are edited."""
        raise NotImplementedError

    def spoken(self, row: _Row, column: int) -> str:
        """Return what a screen reader says of a cell."""
        return f"{self.headings()[column]}: {row.text(column) or tr('empty')}"

    def replace_rows(self, rows: Sequence[_Row]) -> bool:
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
                self.dataChanged.emit(self.index(at, 0), self.index(at, self.columns - 1))
        return False

    def row_of(self, row_id: str) -> int:
        """Return where a row stands, -1 for nowhere."""
        return next((at for at, row in enumerate(self.rows) if row.id == row_id), -1)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many columns there are."""
        return 0 if parent.isValid() else self.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let open cells be edited."""
        found = super().flags(index)
        if not self.is_editable or not index.isValid():
            return found
        is_open = self.is_open(self.rows[index.row()], index.column())
        return found | Qt.ItemFlag.ItemIsEditable if is_open else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, the text of a cell, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {TEXT, Qt.ItemDataRole.EditRole, TIP}:
            return row.text(index.column())
        return self.spoken(row, index.column()) if role == SPOKEN else None

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
            return self.headings()[section]
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
