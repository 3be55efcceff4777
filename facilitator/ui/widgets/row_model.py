"""Rows that are finished, as Qt models: they only have to be drawn and spoken."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""The row itself."""
TEXT: Final[int] = Qt.ItemDataRole.DisplayRole
TIP: Final[int] = Qt.ItemDataRole.ToolTipRole
SPOKEN: Final[int] = Qt.ItemDataRole.AccessibleTextRole
"""What a screen reader says."""
Index = QModelIndex | QPersistentModelIndex


class _Known(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def spoken(self) -> str: ...


_Row = TypeVar("_Row")
_KnownRow = TypeVar("_KnownRow", bound=_Known)


class RowModel(Generic[_Row], QAbstractListModel):  # noqa: PYI059 - Qt's hides how it subscripts
    """Shows rows; what they say under each role is told by `words`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[_Row] = []

    def show_rows(self, rows: Sequence[_Row]) -> bool:
        """Show other rows; tell whether the list begins anew, without a place for the keyboard."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def words(self, row: _Row, role: int) -> str | None:
        """Return what a row says as `TEXT`, as `TIP` or `SPOKEN`; None for nothing."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, or what it says."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        return row if role == ROW_ROLE else self.words(row, role)


class KnownRowModel(RowModel[_KnownRow]):
    """Shows rows known by their ids; where the same ones stay, only changed ones are painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.badge_of: Callable[[_KnownRow], str] = lambda _row: ""
        """The words of a badge that is painted on a row besides what it says of itself."""
        self._numbered: Sequence[_KnownRow] = self.rows
        self._numbers: dict[str, int] = {}

    def show_rows(self, rows: Sequence[_KnownRow]) -> bool:
        """Show other rows; tell whether they are other ones, and not the same with other words."""
        if [row.id for row in rows] != [row.id for row in self.rows]:
            return super().show_rows(rows)
        before, self.rows = self.rows, rows
        pairs = enumerate(zip(before, rows, strict=True))
        changed = [at for at, (old, new) in pairs if old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        return False

    def words(self, row: _KnownRow, role: int) -> str | None:
        """Return what a screen reader says."""
        if role not in {TEXT, SPOKEN}:
            return None
        badge = self.badge_of(row)
        return f"{row.spoken}, {badge}" if badge else row.spoken

    def row_of(self, row_id: str) -> _KnownRow | None:
        """Return a row, None where it is not shown."""
        at = self._place_of(row_id)
        return None if at is None else self.rows[at]

    def index_of(self, row_id: str) -> QModelIndex:
        """Return where a row stands, an invalid index where it is not shown."""
        at = self._place_of(row_id)
        return QModelIndex() if at is None else self.index(at)

    def _place_of(self, row_id: str) -> int | None:
        if self._numbered is not self.rows:
            self._numbered = self.rows
            self._numbers = {row.id: at for at, row in enumerate(self.rows)}
        return self._numbers.get(row_id)
