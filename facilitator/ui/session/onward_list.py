"""A list beside something to write in: what is typed in the list is meant for that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

from facilitator.ui.session.keystrokes import types
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import Index


class OnwardList(HoverList):
    """Hands on the characters that are typed instead of searching its rows for them.

    Dead keys and input methods compose while the list keeps the keyboard, because a change of
    focus would end the composition; what they commit is handed on.
    """

    typed = Signal(str)
    """Characters were typed; they belong to the notes or the field beside the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on a character; any other key means what it means in a list."""
        if types(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hand on what was composed."""
        if event.commitString():
            self.typed.emit(event.commitString())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let input methods in, which Qt keeps from a list that edits nothing."""
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep them, for the same reason."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=self.hasFocus())
