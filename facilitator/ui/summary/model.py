"""The rows of the board as a Qt model."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from facilitator.language import tr
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.summary.rows import Row
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

if TYPE_CHECKING:
    from collections.abc import Callable


def words_of(row: Row) -> str:
    """Return what a row says; a topic without key results says so without blaming anybody."""
    if row.sort == "nothing":
        return tr("Nothing has been recorded here yet.")
    return row.text


class BoardModel(QAbstractListModel):
    """Topics and key results as rows of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_contested: Callable[[str], bool] = lambda _row_id: False
        """Whether two versions of a row are said to stand."""
        self.rows: list[Row] = []
        self._at: dict[str, int] = {}

    def show(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self._at = {row.id: number for number, row in enumerate(rows)}
        self.endResetModel()

    def put_words(self, row_id: str, words: str) -> None:
        """Show other words of a key result."""
        number = self._at.get(row_id)
        if number is not None:
            self.rows[number] = self.rows[number].with_words(words)
            self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, row_id: str) -> Row | None:
        """Return a row, None when it is not shown."""
        number = self._at.get(row_id)
        return None if number is None else self.rows[number]

    def index_of(self, row_id: str) -> QModelIndex:
        """Return where a row stands, an invalid index when it is not shown."""
        number = self._at.get(row_id)
        return QModelIndex() if number is None else self.index(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard stop at everything but the titles of topics."""
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].is_step:
            return flags
        return flags & ~(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return the row, its words, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.is_own and row.said:
            return tr("The note says: {words}", words=row.said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = KINDS[row.kind].word if row.kind else ""
            own = tr("in its own words") if row.is_own else ""
            codes = (code for _, code in row.codes)
            badge = badge_word() if self.is_contested(row.id) else ""
            return ", ".join(filter(None, (words_of(row), kind, own, *codes, badge)))
        return None
