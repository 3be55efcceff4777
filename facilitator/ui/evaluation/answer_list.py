"""The curated answers, edited in place and carried by the mouse; it changes no file itself."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.evaluation.answer_field import AnswerField
from facilitator.ui.evaluation.answer_lines import Aim, AnswerLines
from facilitator.ui.evaluation.rows import AnswerRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.row_model import ROW_ROLE

_Key = Qt.Key
_NO, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_LEFT: Final = Qt.MouseButton.LeftButton
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
_STANDINGS: Final = {
    _Key.Key_1: "confirmed",
    _Key.Key_2: "new",
    _Key.Key_3: "contradicted",
    _Key.Key_0: "",
}


class AnswerList(AnswerLines):
    """Asks for what is to be written."""

    typed = Signal(str, str)
    """An answer and what is being typed in it."""
    finished = Signal(bool)
    """Somebody is done with the field; whether the answer keeps its words, as none stood there."""
    levelled = Signal(int)
    shifted = Signal(int)
    split = Signal(str, int)
    """An answer is to be two, parted before this character."""
    removed = Signal()
    marked_as = Signal(str)
    """The marked answers have this standing."""
    carried_to = Signal(object)
    """The marked answers are to go to this `Aim`."""
    left = Signal()
    """The keyboard is to go back to the rounds."""
    passed = Signal()
    """The keyboard is to go on, to what rests on the answers."""
    cited = Signal(str)
    """Somebody wants to see the note with this code."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.is_writable = True
        self.words_before = ""
        self.may_follow: Callable[[str, str], bool] = lambda _answer_id, _text: True
        """Whether the open field of an answer may show these words, which are in the file now."""
        """What the answer said when the field was opened over it."""
        self._pressed_at = QPoint()
        self._is_carrying = self._was_marked = False

    @cached_property
    def field(self) -> AnswerField:
        """The field over the answer that is being edited, made when there is the first."""
        made = AnswerField(self.viewport())
        made.typed.connect(self._take)
        made.left.connect(self.stop_editing)
        made.dropped.connect(self._drop)
        made.levelled.connect(self.levelled)
        made.shifted.connect(self.shifted)
        made.split.connect(self._split)
        return made

    def show_rows(self, rows: Sequence[AnswerRow]) -> None:
        """Show other answers; a field that is open shows what others made of its words."""
        super().show_rows(rows)
        row = self.row(self.edited_id) if self.edited_id else None
        if self.edited_id and row is None:
            self._close()
        elif row is not None and self._text.strip() and self.may_follow(row.id, row.text):
            self.field.follow(row.text)
            self._text = self.field.text()
        self._lay_out_again()

    # Editing

    def open_field(self) -> None:
        """Open the field over the current answer."""
        row = self.answer
        if row is None or not self.is_writable or row.id == self.edited_id:
            return
        self.stop_editing()
        self.edited_id, self._text, self.words_before = row.id, row.text, row.text
        self.field.begin(row.text, "", self.painter.font(row), self.painter.line)
        self._lay_out_again()

    def stop_editing(self) -> None:
        """Close the field; where no words stand in it, the answer keeps those it had."""
        if self.edited_id:
            answer_id = self.edited_id
            keeps_words = bool(self.words_before.strip()) and not self._text.strip()
            self._close()
            if keeps_words:
                self.typed.emit(answer_id, self.words_before)
            self.finished.emit(keeps_words)

    def _close(self) -> None:
        had_keyboard = self.field.hasFocus()
        self.edited_id = ""
        self.field.hide()
        if had_keyboard:
            self.setFocus()
        self._lay_out_again()

    def _take(self, text: str) -> None:
        row = self.row(self.edited_id) if self.edited_id else None
        if row is None:
            return
        before = self.painter.height(row)
        self._text = text
        if self.painter.height(row) != before:
            self._lay_out_again()
        self.typed.emit(row.id, text)

    def _drop(self) -> None:
        """Escape: what stood there before comes back."""
        if self.edited_id and self._text != self.words_before:
            self._text = self.words_before
            self.typed.emit(self.edited_id, self.words_before)
        self.stop_editing()

    def _split(self, at: int) -> None:
        answer_id = self.edited_id
        self.stop_editing()
        self.split.emit(answer_id, at)

    def _lay_field(self) -> None:
        row = self.row(self.edited_id) if self.edited_id else None
        if row is not None:
            rect = self.visualRect(self._model.index_of(row.id))
            self.field.lay(self.painter.place(row, rect))

    # Keys

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep Tab for levels; Left and Escape lead out."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the list, or lead through it."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _ALT and key in {_Key.Key_Up, _Key.Key_Down}:
            self.shifted.emit(-1 if key == _Key.Key_Up else 1)
        elif key == _Key.Key_Backtab:
            self.levelled.emit(1)
        elif held != _NO or not self._went(key):
            super().keyPressEvent(event)

    def _went(self, key: Qt.Key) -> bool:
        """Do what a key without others means; return whether it means anything."""
        if key in _ENTER or key == _Key.Key_F2:
            self.open_field()
        elif key == _Key.Key_Tab:
            self.levelled.emit(2)
        elif key == _Key.Key_Delete:
            self.removed.emit()
        elif key in _STANDINGS:
            self.marked_as.emit(_STANDINGS[key])
        elif key in {_Key.Key_Left, _Key.Key_Escape}:
            self._let_go()
            self.left.emit()
        elif key == _Key.Key_Right:
            self.passed.emit()
        else:
            return False
        return True

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark an answer; several that are marked stay so, to be carried."""
        self.stop_editing()
        self._pressed_at = event.position().toPoint()
        index = self.indexAt(self._pressed_at)
        is_plain = event.modifiers() == _NO and event.button() == _LEFT
        self._was_marked = is_plain and self.selectionModel().isSelected(index)
        if not self._was_marked:
            super().mousePressEvent(event)
        row: AnswerRow | None = index.data(ROW_ROLE)
        code = self.painter.code_at(row, self.visualRect(index), self._pressed_at) if row else ""
        if code and is_plain:
            self.cited.emit(code)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the marked answers."""
        point = event.position().toPoint()
        if not event.buttons() & _LEFT:
            super().mouseMoveEvent(event)
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._is_carrying or (far and self.is_writable and self.answer is not None):
            self._is_carrying = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.aim(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried; without a way it was a click on one of several."""
        if self._is_carrying:
            aim: Aim | None = self.aim(event.globalPosition().toPoint())
            self._let_go()
            if aim is not None:
                self.carried_to.emit(aim)
        elif self._was_marked:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.indexAt(self._pressed_at), flag)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            self.open_field()

    def _let_go(self) -> None:
        self._is_carrying = False
        self.viewport().unsetCursor()
        self.forget_aim()
