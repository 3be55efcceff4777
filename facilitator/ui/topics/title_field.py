"""The title of the topic, typed where it stands; undo is the window's, as everywhere."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme

_WINDOWS_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TitleField(QLineEdit):
    """Escape goes back to the topics, Enter and Down on to the questions."""

    went_back = Signal()
    went_on = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("plain", "true")
        self.setAccessibleName(tr("Title of the topic"))
        self.setPlaceholderText(tr("Title of the topic"))
        theme.dress(self, "lead", 600)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _is_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on, or type."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.went_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.went_back.emit()
        elif _is_windows(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_windows(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _WINDOWS_KEYS)
