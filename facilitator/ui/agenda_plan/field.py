"""The field in which a cell is edited: Enter and Tab keep what was typed, Escape goes back."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.ui.agenda_plan.values import minutes_unit
from facilitator.ui.theme.theme import Theme, repolish

_Key = Qt.Key
_KEEPING: Final = frozenset(
    (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    )
)
"""Reasons for which the keyboard goes without anybody being done."""
_WINDOWS_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class CellField(QLineEdit):
    """Shows one cell's text over the cell; undo and redo are the window's."""

    typed = Signal(str)
    """What stands in the field after a key."""
    kept = Signal()
    """Somebody is done."""
    dropped = Signal()
    """Somebody wants what stood there before."""
    tabbed = Signal(int)
    """Somebody goes on to the next cell (1) or back (-1)."""
    went = Signal(int)
    """Somebody goes on to the next row (1) or back (-1)."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        theme.dress(self, "base", 400)
        self.hide()
        self.textEdited.connect(self.typed)

    def open_with(self, text: str, begun: str, name: str, hint: str = "") -> None:
        """Show a text, its number chosen where it is a length; `begun` replaces it as if typed."""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.show_sound(is_sound=True)
        unit = minutes_unit()
        number = text.removesuffix(unit) if text.endswith(unit) else text
        self.setText(text)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if begun:
            self.setSelection(0, len(number.rstrip()))
            self.insert(begun)
            self.typed.emit(self.text())
        else:
            self.setSelection(0, len(number.rstrip()))

    def show_sound(self, *, is_sound: bool) -> None:
        """Show whether what stands in the field is understood."""
        state = None if is_sound else "error"
        if self.property("state") != state:
            self.setProperty("state", state)
            repolish(self)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window; take Tab, and Escape before any shortcut does."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                if any(event.matches(key) for key in _WINDOWS_KEYS):
                    event.ignore()
                    return False
                if event.key() == _Key.Key_Escape:
                    event.accept()
                    return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                _Key.Key_Tab,
                _Key.Key_Backtab,
            ):
                self.tabbed.emit(1 if event.key() == _Key.Key_Tab else -1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Enter, go back with Escape, to the next row with an arrow, else type."""
        key = event.key()
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self.kept.emit()
        elif key == _Key.Key_Escape:
            self.dropped.emit()
        elif key in (_Key.Key_Up, _Key.Key_Down) and not event.modifiers():
            self.went.emit(1 if key == _Key.Key_Down else -1)
        elif any(event.matches(standard) for standard in _WINDOWS_KEYS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done when somebody goes on to something else in this window."""
        super().focusOutEvent(event)
        if event.reason() not in _KEEPING and self.isVisible():
            self.kept.emit()
