"""The field over the words of an answer: it types there, and its keys change the list around it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.widgets.line_field import LineField

_Key = Qt.Key
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class AnswerField(LineField):
    """Asks for what the list does with levels, order and halves."""

    levelled = Signal(int)
    """The answer is to stand below the one above (2), or to be a main one (1)."""
    shifted = Signal(int)
    """The answer is to stand one place up (-1) or down (1)."""
    split = Signal(int)
    """The answer is to be two, parted before this character."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Wording of the answer"))
        self.setTabChangesFocus(False)

    def event(self, event: QEvent) -> bool:
        """Take Tab, and Ctrl with Enter, before they lead to anything else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            tabs = {_Key.Key_Tab, _Key.Key_Backtab}
            halves = event.key() in _ENTER and bool(event.modifiers() & _CONTROL)
            if event.key() in tabs or halves:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the list, or type."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and held == _CONTROL:
            self.split.emit(len(self.text_before_caret))
        elif key == _Key.Key_Tab and not held:
            self.levelled.emit(2)
        elif key == _Key.Key_Backtab:
            self.levelled.emit(1)
        elif held == _ALT and key in {_Key.Key_Up, _Key.Key_Down}:
            self.shifted.emit(-1 if key == _Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @property
    def text_before_caret(self) -> str:
        """The words in front of the caret."""
        units = self.text().encode("utf-16-le", "surrogatepass")
        return units[: 2 * self.textCursor().position()].decode("utf-16-le", "surrogatepass")
