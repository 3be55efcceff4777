"""The field over a cell of the outline: it types there, and its keys lead on from cell to cell."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.topics.rows import Cell
from facilitator.ui.widgets.line_field import LineField

_Key = Qt.Key
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class CellField(LineField):
    """Asks for what the outline does with levels, order and the next cell."""

    levelled = Signal(int)
    """The line is to stand a level deeper (1) or higher (0)."""
    shifted = Signal(int)
    """The line is to stand one place up (-1) or down (1)."""
    went_on = Signal()
    """Enter: this cell is done, and another one follows."""
    stepped = Signal(int)
    """The line above (-1) or below (1) is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Question"))
        self.setTabChangesFocus(False)

    def show_cell(self, cell: Cell) -> None:
        """Be named after a cell."""
        names: dict[Cell, str] = {
            "text": tr("Question"),
            "minutes": tr("Minutes"),
            "hint": tr("Hint to the moderator"),
        }
        self.setAccessibleName(names[cell])

    def event(self, event: QEvent) -> bool:
        """Take Tab before it leads to another control."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        tabs = {_Key.Key_Tab, _Key.Key_Backtab}
        if is_asked and isinstance(event, QKeyEvent) and event.key() in tabs:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on, or type."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and not held & _CONTROL:
            self.went_on.emit()
        elif key == _Key.Key_Tab and not held & _CONTROL:
            self.levelled.emit(1)
        elif key == _Key.Key_Backtab:
            self.levelled.emit(0)
        elif held == _ALT and key in {_Key.Key_Up, _Key.Key_Down}:
            self.shifted.emit(-1 if key == _Key.Key_Up else 1)
        elif not held and key in {_Key.Key_Up, _Key.Key_Down} and self._is_at_edge(key):
            self.stepped.emit(-1 if key == _Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _is_at_edge(self, key: Qt.Key) -> bool:
        """Tell whether the caret is in the line beyond which a key leads."""
        cursor = self.textCursor()
        move = cursor.MoveOperation.Up if key == _Key.Key_Up else cursor.MoveOperation.Down
        return not cursor.movePosition(move)
