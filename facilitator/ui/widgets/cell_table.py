"""A table of cells, as everywhere in Planen: typing edits a cell, Tab opens the next one."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from facilitator.ui.widgets.strokes import is_writing

_Move = QAbstractItemView.CursorAction
_Trigger = QAbstractItemView.EditTrigger
_STEPS: Final = {_Move.MoveNext: 1, _Move.MovePrevious: -1}


class CellTable(QTableView):
    """What is typed replaces the cell at the keyboard; the field's Tab skips what nobody edits."""

    typed_in_vain = Signal(object)
    """Somebody types at a cell that cannot be edited; its index."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(
            _Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def types(self, event: QKeyEvent) -> bool:
        """Begin to edit the cell at the keyboard with a key that writes; tell whether it is one."""
        index = self.currentIndex()
        if not is_writing(event) or event.key() == Qt.Key.Key_Space or not index.isValid():
            return False
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index, _Trigger.AnyKeyPressed, event)
        else:
            self.typed_in_vain.emit(index)
        return True

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go by Tab, which is asked for while a field closes, to the next cell that opens."""
        if action in _STEPS:
            return self._cell_beside(_STEPS[action])
        return super().moveCursor(action, modifiers)

    def _cell_beside(self, step: int) -> QModelIndex:
        """Return the next cell that can be edited, in this row or beyond; none behind the last."""
        model, index = self.model(), self.currentIndex()
        columns = model.columnCount()
        at = index.row() * columns + index.column() + step
        while index.isValid() and 0 <= at < model.rowCount() * columns:
            beside = model.index(*divmod(at, columns))
            is_shown = not self.isColumnHidden(beside.column())
            if is_shown and beside.flags() & Qt.ItemFlag.ItemIsEditable:
                return beside
            at += step
        return QModelIndex()
