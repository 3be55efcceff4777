"""The notes editor: one text, one block per note, and every key a moderator needs.

Typing inside a note is Qt's own; whatever concerns more than one note, or a note as a whole, is
a gesture on the page. The editor knows nothing of files.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from facilitator.ui.session import gestures, pasting
from facilitator.ui.session.gestures import Gesture
from facilitator.ui.session.keystrokes import combination, types
from facilitator.ui.session.kinds import SIGNS
from facilitator.ui.session.lines import Spot
from facilitator.ui.session.marking import MarkingView
from facilitator.ui.theme.theme import Theme

_Key = Qt.Key
_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_NO, _SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_BACKWARDS: Final = {_Key.Key_Left, _Key.Key_Home, _Key.Key_Backspace}
_UPWARDS: Final = {_Key.Key_Up, _Key.Key_PageUp}
_OTHERS: Final = {
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.DeleteEndOfLine,
}
"""Keys of Qt's text control that belong to the window here: Ctrl+Z, Ctrl+Y, Ctrl+K."""
_QUESTIONS: Final = {(_CTRL, _Key.Key_Up), (_CTRL, _Key.Key_Down)}
"""The same on macOS, where they would lead to the page's start and end."""


class NotesEditor(MarkingView):
    """Edits one page."""

    composed = Signal()
    """An input method ended its composition."""
    left = Signal()
    """Escape was pressed: the keyboard goes elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.question_id = ""
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
            (_NO, _Key.Key_Escape): self.left.emit,
        }

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
            self.settle()
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
        self.settle()
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

    # Clipboard

    def cut(self) -> None:
        """Take the selection out and put it on the clipboard."""
        if self.textCursor().hasSelection():
            self.copy()
            if not self.isReadOnly():
                self._erase()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as plain text, several notes as a list."""
        data = QMimeData()
        start, end = self.ends()
        text = self.page.lines[start.line].text
        if start.line == end.line:
            data.setText(text[start.offset : end.offset])
            return data
        parts = [(start.line, text[start.offset :])]
        parts += [(index, self.page.lines[index].text) for index in range(start.line + 1, end.line)]
        parts.append((end.line, self.page.lines[end.line].text[: end.offset]))
        data.setText(pasting.plain_text(self.page.lines, parts, self.labels))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert one line where the caret is, or several as notes of their own."""
        self.settle()
        text = source.text()
        found = pasting.pieces(text)
        if self.isReadOnly() or not found:
            return
        self._leave_heading()
        start, end = self.ends()
        if len(found) == 1:
            words = pasting.inline(text)
            is_blank = self.page.lines[start.line].is_blank
            self._type(pasting.without_bullet(words) if is_blank else words, anyway=True)
            return
        page, spot = self.page.lines, start
        if start != end:
            page, spot = gestures.erased(page, start, end, self.question_id)
        headings = {
            pasting.heading_text(line, self.labels): line.id for line in page if line.is_heading
        }
        parts = [
            (section, pasting.pieces(words))
            for section, words in pasting.by_heading(text, headings)
        ]
        self._apply(gestures.pasted_in_sections(page, spot, parts))

    # Gestures

    def _apply(self, gesture: Gesture | None) -> bool:
        if gesture is None:
            return False
        self.page.turn(gesture.page)
        self.put_caret(gesture.caret)
        return True

    def _split(self) -> None:
        page, spot, erased = self.page.lines, self.spot, None
        if self.textCursor().hasSelection():
            erased = gestures.erased(page, *self.ends(), self.question_id)
            page, spot = erased
        self._apply(gestures.split(page, spot) or erased)

    def _spans_lines(self) -> bool:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return False
        start, end = self.ends()
        return start.line != end.line or self.page.lines[start.line].is_heading

    def _type(self, text: str, *, anyway: bool = False) -> bool:
        """Type characters; False where Qt can do it by itself."""
        if text == " " and not self.textCursor().hasSelection() and self._set_kind_by_sign():
            return True
        if self._spans_lines():
            erased = gestures.erased(self.page.lines, *self.ends(), self.question_id)
            return self._apply(gestures.typed(erased.page, erased.caret, text))
        self._leave_heading()
        if anyway:
            self.textCursor().insertText(text)
            self.keep_air()
        return anyway

    def _erase(self) -> None:
        if self._spans_lines():
            self._apply(gestures.erased(self.page.lines, *self.ends(), self.question_id))
        else:
            self.textCursor().removeSelectedText()

    def _delete(self, move: QTextCursor.MoveOperation) -> None:
        """Delete the selection, else towards the left or right; at a note's edge, join."""
        cursor = self.textCursor()
        backwards = move in {_Move.PreviousCharacter, _Move.PreviousWord}
        if cursor.hasSelection():
            self._erase()
        elif cursor.atBlockStart() if backwards else cursor.atBlockEnd():
            join = gestures.joined_backwards if backwards else gestures.joined_forwards
            self._apply(join(self.page.lines, cursor.blockNumber()))
        elif move == _Move.PreviousCharacter:
            cursor.deletePreviousChar()
        else:
            self._delete_within(cursor, move)
        self.keep_air()

    @staticmethod
    def _delete_within(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> None:
        """Delete up to where a move leads, but never past the note's edge."""
        block = cursor.block()
        first, last = block.position(), block.position() + block.length() - 1
        cursor.movePosition(move, _KEEP)
        cursor.setPosition(min(max(cursor.position(), first), last), _KEEP)
        cursor.removeSelectedText()

    def _shift(self, by: int) -> None:
        self._turn_in_place(gestures.shifted(self.page.lines, self.selected_lines(), by, self.spot))

    def _turn_in_place(self, gesture: Gesture | None) -> None:
        """Apply what changes no words, so that the selection can stay."""
        if gesture is not None:
            self.page.turn(gesture.page)

    def _move(self, by: int) -> None:
        chosen = self.selected_lines()
        if not chosen:
            return
        spot = self.spot if self.spot.line in chosen else Spot(chosen[-1], 0)
        lines = self.page.lines
        gesture = gestures.moved(lines, chosen[0], chosen[-1], by, spot, self.question_id)
        if gesture and self.textCursor().hasSelection():
            with self.undisturbed():  # so that what is selected can be moved on
                self.page.turn(gesture.page)
            self.keep_air()
        else:
            self._apply(gesture)

    def _set_kind_by_sign(self) -> bool:
        """Turn a sign at the start of a note into its kind, at the space typed behind it."""
        spot = self.spot
        line = self.page.lines[spot.line]
        kind = SIGNS.get(line.text[:1])
        if spot.offset != 1 or kind is None or line.is_heading:
            return False
        page = list(self.page.lines)
        page[spot.line] = line.saying(line.text[1:].lstrip())._replace(kind=kind)
        return self._apply(Gesture(page, Spot(spot.line, 0)))

    # Headings

    def _leave_heading(self, key: int = 0) -> None:
        """Go on to a note when the caret came to stand in a heading."""
        cursor = self.textCursor()
        index = cursor.blockNumber()
        if cursor.hasSelection() or not self.page.lines[index].is_heading:
            return
        if key in _UPWARDS and index and cursor.movePosition(_Move.Up):
            self.setTextCursor(cursor)
        elif key in _BACKWARDS and index:
            self.put_caret(Spot(index - 1, len(self.page.lines[index - 1].text)))
        elif key == _Key.Key_Down and cursor.movePosition(_Move.Down):
            self.setTextCursor(cursor)
        else:
            self.put_caret(Spot(index + 1, 0))
