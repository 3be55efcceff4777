"""The rows of the plan as a Qt model that keeps everything in place that stays."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from facilitator.ui.agenda_plan.rows import ItemRow, Row
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.shared_ends import shared_ends

_OTHER: Final = Qt.ItemFlag.ItemIsEnabled
_ITEM: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PlanModel(QAbstractListModel):
    """Shows rows; those before and behind a change are left where they are, with the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows: what is gone goes, what is new comes, what reads differently is repainted."""
        ids, wanted = [row.id for row in self.rows], [row.id for row in rows]
        start, end = shared_ends(ids, wanted)
        gone, come = len(self.rows) - start - end, len(rows) - start - end
        before = self.rows
        if gone == come and (moved := _turned(ids[start : start + gone], wanted[start:])):
            self._move(start, moved, gone)
            gone = come = 0
        if gone:
            self.beginRemoveRows(QModelIndex(), start, start + gone - 1)
            self.rows = [*before[:start], *before[start + gone :]]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), start, start + come - 1)
            self.rows = [*before[:start], *rows[start : start + come], *before[start + gone :]]
            self.endInsertRows()
        kept, self.rows = self.rows, rows
        changed = [at for at, (old, new) in enumerate(zip(kept, rows, strict=True)) if old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _move(self, start: int, count: int, among: int) -> None:
        """Put the first `count` of some rows behind the others of them."""
        parent, end = QModelIndex(), start + among
        self.beginMoveRows(parent, start, start + count - 1, parent, end)
        rows, turn = self.rows, start + count
        self.rows = [*rows[:start], *rows[turn:end], *rows[start:turn], *rows[end:]]
        self.endMoveRows()

    def row_of(self, row_id: str) -> int:
        """Return where a row stands, -1 for none."""
        return next((at for at, row in enumerate(self.rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard go everywhere; only items can be chosen together."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _ITEM if isinstance(self.rows[index.row()], ItemRow) else _OTHER

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row, its title, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


def _turned(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many ids of the beginning went to the end, all others being as they were; 0 for none."""
    after = after[: len(before)]
    count = before.index(after[0]) if after and after[0] in before else 0
    return count if [*before[count:], *before[:count]] == list(after) else 0
