"""Where other words, or the reason of a rejection, are typed below the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT = 96


class _Field(QPlainTextEdit):
    ended = Signal(bool)
    """Whether somebody wants the words, with Return, or not, with Escape."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the typing, or go on with it."""
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Escape:
            self.ended.emit(event.key() in _ENTER)
            return
        super().keyPressEvent(event)


class WordField(QWidget):
    """A field with its name above it; hidden while nobody types."""

    given = Signal(str, str)
    """What the words are for, and the words."""
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._purpose = ""
        self._name = label(theme, "", "meta", 500, "text2")
        self.field = _Field()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(_HEIGHT))
        self.field.ended.connect(self._end)
        self.fault = label(theme, "", "meta", 400, "late", wrap=True)
        self.fault.hide()
        self._missing = ""
        hint = label(theme, tr("Return takes it, Esc drops it"), "meta", 400, "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (self._name, self.field, self.fault, hint):
            column.addWidget(widget)
        self.hide()

    def begin(self, purpose: str, name: str, text: str, *, missing: str = "") -> None:
        """Let somebody type words for a purpose; `missing` is said where there have to be some."""
        self._purpose, self._missing = purpose, missing
        self.fault.hide()
        self._name.setText(name)
        self.field.setAccessibleName(name)
        self.field.setPlainText(text)
        self.field.selectAll()
        self.show()
        self.field.setFocus()

    def _end(self, is_wanted: bool) -> None:
        words = " ".join(self.field.toPlainText().split())
        if is_wanted and self._missing and not words:
            self.fault.setText(self._missing)
            self.fault.show()
            return
        self.hide()
        if is_wanted:
            self.given.emit(self._purpose, words)
        else:
            self.dropped.emit()
