"""What only those see who run the day: comment and materials of the item that the keyboard is at."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_LINES: Final = 2
_WINDOWS_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class DetailText(QPlainTextEdit):
    """A small text of several lines; undo and redo are the window's, Escape leaves it."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._is_showing = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        theme.dress(self, "base", 400)
        self.textChanged.connect(self._tell)
        theme.changed.connect(self._resize)
        self._resize()

    def show_text(self, text: str) -> None:
        """Show a text; the caret stays where it is in one that is there already."""
        if text != self.toPlainText():
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False

    def _tell(self) -> None:
        if not self._is_showing:
            self.typed.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        is_key = event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and any(map(event.matches, _WINDOWS_KEYS)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape, else type."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif any(event.matches(key) for key in _WINDOWS_KEYS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.line_height("base") * _LINES + self._theme.px(14))


class Details(Panel):
    """Two texts side by side under the table."""

    typed = Signal(str, str)
    """The cell ("comment", "materials"), and what stands there now."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.comment = DetailText(theme, tr("Internal comment"))
        self.materials = DetailText(theme, tr("Materials"))
        self._texts = {"comment": self.comment, "materials": self.materials}
        self._row = QHBoxLayout(self)
        for (cell, text), share in zip(self._texts.items(), (3, 2), strict=True):
            column = QVBoxLayout()
            column.setSpacing(theme.px(4))
            column.addWidget(label(theme, text.accessibleName(), "meta", 500, "text3"))
            column.addWidget(text)
            self._row.addLayout(column, share)
            text.typed.connect(lambda words, cell=cell: self.typed.emit(cell, words))
            text.left.connect(self.left)
        self.hide()
        theme.changed.connect(self._resize)
        self._resize()

    def open(self) -> None:
        """Come into view, with the keyboard."""
        self.show()
        self.comment.setFocus()

    def words(self, cell: str) -> str:
        """Return what stands in one of the two texts."""
        return self._texts[cell].toPlainText()

    def show_texts(self, texts: Mapping[str, str] | None) -> None:
        """Show what is noted of an item, by cells; nothing can be typed where there is none."""
        self.setEnabled(texts is not None)
        for cell, text in self._texts.items():
            text.show_text(texts[cell] if texts else "")

    def allow(self, *, editing: bool) -> None:
        """Let somebody type, or only read."""
        for text in self._texts.values():
            text.setReadOnly(not editing)

    def _resize(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(24), px(8), px(16), px(12))
        self._row.setSpacing(px(16))
