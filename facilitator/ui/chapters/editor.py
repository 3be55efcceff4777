"""Where a chapter is written: text with bold, italic, lists and fields; everything else is plain."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QTextListFormat
from PySide6.QtWidgets import QTextEdit

from facilitator.domain.richtext import parse, write
from facilitator.language import tr
from facilitator.ui.chapters import manuscript
from facilitator.ui.chapters.field_chips import KIND, FieldChips, field_of, plain_format
from facilitator.ui.chapters.field_finder import FieldFinder
from facilitator.ui.chapters.pasting import pasted
from facilitator.ui.chapters.selecting import (
    copied,
    go_to_part,
    part_of_caret,
    put_caret_at_change,
)
from facilitator.ui.theme.theme import Theme

_Key = Qt.Key
_Style = QTextListFormat.Style
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_STANDARD: Final = QKeySequence.StandardKey
_LISTS: Final[Mapping[str, _Style]] = {
    "-": manuscript.BULLETS,
    "*": manuscript.BULLETS,
    "•": manuscript.BULLETS,
    "1.": manuscript.NUMBERS,
    "1)": manuscript.NUMBERS,
}
"""What begins a list when a space is typed behind it at the beginning of a paragraph."""


class ChapterEditor(QTextEdit):
    """Edits one chapter; undo is the window's, as everywhere."""

    typed = Signal(str)
    """What the chapter says, after each change of it by a person."""
    walked = Signal(int)
    """The caret came to another paragraph, counted from 1."""
    left = Signal()
    """Somebody wants back to the pages."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_showing = False
        self._text = ""
        self.part = 0
        """The paragraph in which the caret stands."""
        self.setAccessibleName(tr("Text of the chapter"))
        self.setProperty("plain", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(14))
        self.chips = FieldChips(theme, self)
        self.document().documentLayout().registerHandler(KIND, self.chips)
        self.finder = FieldFinder(theme, self, self.chips)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._follow_caret)
        theme.changed.connect(self._dress)
        self._dress()

    # What is shown

    def show_text(self, text: str) -> None:
        """Show what a chapter says; where it was shown before, the caret goes to what differs."""
        if text == self._text:
            return
        before = self.document().toPlainText()
        self._showing(lambda: manuscript.fill(self.document(), parse(text)))
        self._text = text
        put_caret_at_change(self, before)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Let the fields say other values."""
        if self.chips.show_values(values):
            self.document().markContentsDirty(0, self.document().characterCount())
            self.viewport().update()

    def go_to_part(self, number: int) -> None:
        """Put the caret at the beginning of a paragraph, counted from 1 without empty ones."""
        go_to_part(self, number)

    # Styles

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or no longer bold."""
        was_bold = manuscript.is_bold(self.currentCharFormat())
        self.setFontWeight(QFont.Weight.Normal.value if was_bold else QFont.Weight.Bold.value)
        self._tell()

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or no longer italic."""
        self.setFontItalic(not self.fontItalic())
        self._tell()

    def toggle_list(self, style: _Style) -> None:
        """Make a list of the paragraphs at the caret, or paragraphs of such a list."""
        cursor = self.textCursor()
        listed = cursor.currentList()
        if listed is not None and listed.format().style() == style:
            manuscript.leave_list(cursor)
        else:
            manuscript.begin_list(cursor, style)
        self._tell()

    def open_menu(self) -> None:
        """Offer the fields at the caret; what is typed then narrows them."""
        self.setFocus()
        self.finder.begin()

    # Events

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, and take the keys of the text before its shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_windows(event):
                event.ignore()
                return False
            if event.key() == _Key.Key_Escape or self._control_key(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Leave by Tab, except while it chooses a field."""
        return not self.finder.is_open and super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; at the menu, choose."""
        act = self._control_key(event)
        if _is_windows(event):
            event.ignore()
        elif self.finder.is_open and self.finder.press(_Key(event.key())):
            pass
        elif act is not None:
            act()
        elif event.key() == _Key.Key_Escape:
            self.left.emit()
        elif not self._press_in_list(event):
            self._drop_field_style()
            super().keyPressEvent(event)
            if event.text() == "/":
                self.finder.begin_at_slash()

    def _control_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() != _CONTROL:
            return None
        keys = {
            _Key.Key_B: self.toggle_bold,
            _Key.Key_I: self.toggle_italic,
            _Key.Key_Space: self.open_menu,
        }
        return keys.get(_Key(event.key()))

    def _press_in_list(self, event: QKeyEvent) -> bool:
        """Begin or leave a list where a key means that; return whether it does."""
        cursor, key = self.textCursor(), event.key()
        listed = cursor.currentList()
        before = cursor.block().text()[: cursor.positionInBlock()]
        style = _LISTS.get(before)
        if cursor.hasSelection():
            return False
        if listed is None and key == _Key.Key_Space and style is not None:
            cursor.movePosition(cursor.MoveOperation.StartOfBlock, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            manuscript.begin_list(cursor, style)
            return True
        is_over = key in _ENTER and not cursor.block().text()
        if listed is not None and (is_over or (key == _Key.Key_Backspace and not before)):
            manuscript.leave_list(cursor)
            self._tell()
            return True
        return False

    def _drop_field_style(self) -> None:
        """Let what is typed behind a field be text."""
        style = self.currentCharFormat()
        if field_of(style):
            self.setCurrentCharFormat(plain_format(style))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, paragraphs, lists, bold and italic, nothing else."""
        cursor = self.textCursor()
        cursor.removeSelectedText()
        manuscript.insert(cursor, pasted(source))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy text in which fields say their values, and for another chapter the fields themselves."""
        return copied(self.textCursor().selection(), self.chips.words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer nothing to somebody who is elsewhere."""
        super().focusOutEvent(event)
        self.finder.close()

    # Inside

    def _showing(self, change: Callable[[], None]) -> None:
        self._is_showing = True
        change()
        self._is_showing = False

    def _tell(self) -> None:
        if self._is_showing:
            return
        text = write(manuscript.blocks_of(self.document()))
        if text != self._text:
            self._text = text
            self.typed.emit(text)
        self.finder.narrow()

    def _follow_caret(self) -> None:
        """Say which field the caret stands behind, where a screen reader sees but one sign; and where it is."""
        field = field_of(self.textCursor().charFormat())
        self.setAccessibleDescription(self.chips.words(field) if field else "")
        part = part_of_caret(self)
        if part != self.part and not self._is_showing:
            self.part = part
            self.walked.emit(part)

    def _dress(self) -> None:
        font = self._theme.font()
        self.setFont(font)
        self.document().setDefaultFont(font)


def _is_windows(event: QKeyEvent) -> bool:
    return event.matches(_STANDARD.Undo) or event.matches(_STANDARD.Redo)
