"""What is typed on the stage, because it was clicked on, goes on where the caret is."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_WRITING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)


def type_on(event: QKeyEvent, window: QWidget) -> None:
    """Let a window have the keyboard again, and what was typed where its keyboard was."""
    window.activateWindow()
    part = window.focusWidget()
    if part is not None and _writes(event):
        kind, key, held = event.type(), event.key(), event.modifiers()
        QApplication.sendEvent(part, QKeyEvent(kind, key, held, event.text()))


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes something; Ctrl and Alt held together are the AltGr of some systems."""
    held = event.modifiers()
    ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    if ctrl != alt or held & Qt.KeyboardModifier.MetaModifier:
        return False
    return event.key() in _WRITING or (bool(event.text()) and event.text().isprintable())
