"""The notes editor: one text, one block per note, and every key a moderator needs.

Typing inside a note is Qt's own; whatever concerns more than one note, or a note as a whole, is
a gesture on the page (`writing`). The editor knows nothing of files.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from facilitator.ui.session import gestures
from facilitator.ui.session.keystrokes import combination, types
from facilitator.ui.session.writing import WritingView
from facilitator.ui.theme.theme import Theme

_Key = Qt.Key
_Move = QTextCursor.MoveOperation
_NO, _SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_OTHERS: Final = {
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.DeleteEndOfLine,
}
"""Keys of Qt's text control that belong to the window here: Ctrl+Z, Ctrl+Y, Ctrl+K."""
_QUESTIONS: Final = {(_CTRL, _Key.Key_Up), (_CTRL, _Key.Key_Down)}
"""The same on macOS, where they would lead to the page's start and end."""


class NotesEditor(WritingView):
    """Edits one page."""

    composed = Signal()
    """An input method ended its composition."""
    left = Signal()
    """Escape was pressed: the keyboard goes elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._gestures = self._key_table()

    def _key_table(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        enter: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]] = {
            (modifier, key): self._split
            for modifier in (_NO, _SHIFT)
            for key in (_Key.Key_Return, _Key.Key_Enter)
        }
        return enter | {
            (_CTRL, _Key.Key_Return): self.toggle_key_result,
            (_CTRL, _Key.Key_Enter): self.toggle_key_result,
            (_NO, _Key.Key_Tab): lambda: self._shift(1),
            (_SHIFT, _Key.Key_Tab): lambda: self._shift(-1),
            (_SHIFT, _Key.Key_Backtab): lambda: self._shift(-1),
            (_NO, _Key.Key_Backtab): lambda: self._shift(-1),
            (_NO, _Key.Key_Backspace): lambda: self._delete(_Move.PreviousCharacter),
            (_SHIFT, _Key.Key_Backspace): lambda: self._delete(_Move.PreviousCharacter),
            (_CTRL, _Key.Key_Backspace): lambda: self._delete(_Move.PreviousWord),
            (_NO, _Key.Key_Delete): lambda: self._delete(_Move.NextCharacter),
            (_CTRL, _Key.Key_Delete): lambda: self._delete(_Move.NextWord),
            (_ALT, _Key.Key_Up): lambda: self._move(-1),
            (_ALT, _Key.Key_Down): lambda: self._move(1),
            (_CTRL, _Key.Key_7): lambda: self.toggle_kind("consensus"),
            (_CTRL, _Key.Key_8): lambda: self.toggle_kind("dissent"),
            (_CTRL, _Key.Key_9): lambda: self.toggle_kind("open"),
            (_CTRL | _SHIFT, _Key.Key_T): self.park,
            (_CTRL | _SHIFT, _Key.Key_Down): lambda: self.points.step(1),
            (_CTRL | _SHIFT, _Key.Key_Up): lambda: self.points.step(-1),
            (_CTRL | _SHIFT, _Key.Key_Return): lambda: self.points.answer("confirmed"),
            (_CTRL | _SHIFT, _Key.Key_Enter): lambda: self.points.answer("confirmed"),
            (_CTRL | _SHIFT, _Key.Key_D): lambda: self.points.answer("contradicted"),
            (_NO, _Key.Key_Escape): self._leave,
        }

    def _leave(self) -> None:
        """Give the keyboard back: from a point to the notes, from them to the questions."""
        if self.points.chosen:
            self.points.choose(None)
        else:
            self.left.emit()

    # Events

    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window, and take our own before any shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _OTHERS) or combination(event) in _QUESTIONS:
                event.ignore()
                return False
            if combination(event) in self._gestures:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means here, else what it means in any text."""
        if not self.page.lines:  # no question is shown, so there is nothing to write on
            event.ignore()
            return
        if any(event.matches(key) for key in _OTHERS):
            event.ignore()
            return
        if event.key() < _Key.Key_Shift:  # no modifier or dead key, which belong to a composition
            self.end_composition()
        gesture = self._gestures.get(combination(event))
        if gesture and (not self.isReadOnly() or event.key() == _Key.Key_Escape):
            gesture()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif not self.isReadOnly() and types(event) and self._type(event.text()):
            event.accept()
        else:
            super().keyPressEvent(event)
        self._leave_heading(event.key())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose; what is selected goes first, and a sign with a space behind it sets the kind."""
        if not self.page.lines:
            event.ignore()
            return
        if not self.isReadOnly() and (event.preeditString() or event.commitString()):
            self._leave_heading()
            if self._spans_lines():
                self._apply(gestures.erased(self.page.lines, *self.ends(), self.question_id))
            if (
                event.commitString() == " "
                and not event.preeditString()
                and self._set_kind_by_sign()
            ):
                event.setCommitString("")
        super().inputMethodEvent(event)
        if not self.is_composing:
            self.composed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the caret; a press on selected text selects anew instead of dragging it away."""
        self.end_composition()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.textCursor().hasSelection() and not event.modifiers():
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave a heading that was clicked on for the note below it."""
        super().mouseReleaseEvent(event)
        self._leave_heading()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of a composition that ends with the focus."""
        super().focusOutEvent(event)
        self.composed.emit()
