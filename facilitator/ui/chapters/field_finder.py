"""From a slash, or Ctrl+Space, to a field: what is typed behind it narrows the menu."""

from typing import Final

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from facilitator.ui.chapters.field_chips import SIGN, FieldChips, field_format, plain_format
from facilitator.ui.chapters.field_menu import FieldMenu
from facilitator.ui.theme.theme import Theme

_Key = Qt.Key
_CHOOSING: Final = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Tab)


class FieldFinder(QObject):
    """Opens the menu of one editor, follows what is typed, and puts the chosen field in its place."""

    def __init__(self, theme: Theme, editor: QTextEdit, chips: FieldChips) -> None:
        super().__init__(editor)
        self._editor = editor
        self._start = -1
        """Where in the text the search began; -1 while nobody searches."""
        self._typed = -1
        """Where the words begin that are searched for: behind the slash, if there is one."""
        self.menu = FieldMenu(theme, chips.value, editor)
        self.menu.picked.connect(self.put)
        self.menu.currentTextChanged.connect(self._tell)

    @property
    def is_open(self) -> bool:
        """Whether somebody is choosing."""
        return self.menu.isVisible()

    def begin(self) -> None:
        """Offer all fields at the caret."""
        self._start = self._typed = self._editor.textCursor().position()
        self.menu.open(self._caret())

    def begin_at_slash(self) -> None:
        """Offer fields for the slash just typed; that of "und/oder" is no wish for one."""
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock() - 1]
        if not before or before[-1].isspace():
            self._typed = cursor.position()
            self._start = self._typed - 1
            self.menu.open(self._caret())

    def narrow(self) -> None:
        """Offer only what fits the words typed since, nothing once the caret is elsewhere."""
        if self._start < 0:
            return
        cursor = self._editor.textCursor()
        if cursor.position() < self._typed:
            self.close()
            return
        cursor.setPosition(self._typed, QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selectedText()
        if words.startswith(" ") or not self.menu.open(self._caret(), words):
            self.close()

    def press(self, key: Qt.Key) -> bool:
        """Do what a key means to somebody who is choosing; return whether it means anything."""
        if key in {_Key.Key_Up, _Key.Key_Down}:
            self.menu.step(-1 if key == _Key.Key_Up else 1)
        elif key in _CHOOSING:
            self.menu.pick()
        elif key == _Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def put(self, field: str) -> None:
        """Put a field in place of what was typed to find it."""
        cursor = self._editor.textCursor()
        if self._start >= 0:
            cursor.setPosition(self._start, QTextCursor.MoveMode.KeepAnchor)
        self.close()
        style = plain_format(cursor.charFormat())
        cursor.insertText(SIGN, field_format(field, style))
        cursor.setCharFormat(style)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    def close(self) -> None:
        """Offer nothing any more."""
        self._start = -1
        self.menu.hide()

    def _tell(self, name: str) -> None:
        """Say which field is offered to those who hear the text: the keyboard stays in it."""
        if name:
            self._editor.setAccessibleDescription(name)

    def _caret(self) -> QRect:
        caret = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(self._editor, caret.topLeft())
        return QRect(corner, caret.size())
