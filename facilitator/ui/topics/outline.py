"""The outline itself: lines of cells that keys lead through, edited in place."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.carrying import CarriedLines
from facilitator.ui.topics.cell_field import CellField
from facilitator.ui.topics.painter import hint_prompt
from facilitator.ui.topics.rows import Cell, QuestionRow

_Key = Qt.Key
_NO, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class Outline(CarriedLines):
    """Asks for what is to be written; it changes no file itself."""

    begun = Signal()
    """A new question is wanted below the current one."""
    typed = Signal(str, str, str)
    """A row, its cell, and what is being typed there."""
    finished = Signal(str, str, str)
    """A row, its cell, and what stood there when somebody was done with it."""
    levelled = Signal(int)
    shifted = Signal(int)
    removed = Signal()
    left = Signal()
    """Escape: the keyboard is to go back to the topics."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.words_before = ""
        self.may_follow: Callable[[str, str, str], bool] = lambda _row_id, _cell, _text: True
        """Whether the open field of a cell may show these words, which are in the file now."""
        """What stood in the cell when the field was opened over it."""

    @cached_property
    def field(self) -> CellField:
        """The field over the cell that is being edited, made when there is the first."""
        made = CellField(self.viewport())
        made.typed.connect(self._take)
        made.left.connect(self.stop_editing)
        made.dropped.connect(self._drop)
        made.went_on.connect(self._go_on)
        made.levelled.connect(self.levelled)
        made.shifted.connect(self.shifted)
        made.stepped.connect(self._step_from_field)
        return made

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Show other lines; a field that is open shows what others made of its words."""
        super().show_rows(rows)
        if self._edited and self._model.row_of(self.edited_id) is None:
            self._close()
        elif self._edited and self._text.strip() and self._edited[1] != "minutes":
            row = self._model.row_of(self.edited_id)
            text = row.cell(self._edited[1]) if row is not None and not row.is_draft else None
            if text is not None and self.may_follow(*self._edited, text):
                self.field.follow(text)
                self._text = self.field.text()
        self._lay_out_again()

    # Editing

    def open_field(self, cell: Cell | None = None, added: str = "") -> None:
        """Open the field over a cell of the current line; `added` is what was typed to begin."""
        row = self.current
        if row is None or not self.is_writable:
            return
        self.stop_editing()
        here: Cell = cell or self.cell
        self.cell, self.words_before = here, row.cell(here)
        self._edited = row.id, here
        self._text = self.words_before
        prompt = hint_prompt() if self.cell == "hint" else ""
        self.field.show_cell(self.cell)
        font, line = self.painter.font(self.cell, row.level), self.painter.line(self.cell)
        self.field.begin(self.words_before, prompt, font, line)
        if self.cell == "minutes":
            self.field.selectAll()
        self._lay_out_again()
        if added:
            self.field.insertPlainText(added)

    def stop_editing(self) -> None:
        """Close the field, and say what stands in it."""
        if self._edited is None:
            return
        (row_id, cell), text = self._edited, self._text
        self._close()
        self.finished.emit(row_id, cell, text)

    def _close(self) -> None:
        had_keyboard = self.field.hasFocus()
        self._edited = None
        self.field.hide()
        if had_keyboard:
            self.setFocus()
        self._lay_out_again()

    def _take(self, text: str) -> None:
        if self._edited is not None:
            self._text = text
            self._lay_out_again()
            self.typed.emit(*self._edited, text)

    def _drop(self) -> None:
        """Escape: what stood there before comes back."""
        if self._edited is not None:
            if self._text != self.words_before:
                self._text = self.words_before
                self.typed.emit(*self._edited, self.words_before)
            self.stop_editing()

    def _go_on(self) -> None:
        """Enter: behind words comes a new question, behind minutes those of the next one."""
        cell, has_words = self.cell, bool(self._text.strip())
        self.stop_editing()
        if cell == "minutes":
            self.step(1)
        elif cell == "hint":
            self.turn(-2)
        elif has_words:
            self.begun.emit()

    def _step_from_field(self, step: int) -> None:
        self.stop_editing()
        self.step(step)

    # Keys

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep Tab for levels; Escape leads out."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead through the cells, change the outline, or begin to type."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _ALT and key in {_Key.Key_Up, _Key.Key_Down}:
            self.shifted.emit(-1 if key == _Key.Key_Up else 1)
        elif held == _NO and self._went(key):
            return
        elif key == _Key.Key_Backtab:
            self.levelled.emit(0)
        elif held in (_NO, _SHIFT) and event.text().isprintable() and event.text().strip():
            self.open_field(added=event.text())
        else:
            super().keyPressEvent(event)

    def _went(self, key: Qt.Key) -> bool:
        """Do what a key without others means; return whether it means anything."""
        if key in _ENTER:
            self.begun.emit()
        elif key == _Key.Key_F2:
            self.open_field()
        elif key == _Key.Key_Tab:
            self.levelled.emit(1)
        elif key == _Key.Key_Delete:
            self.removed.emit()
        elif key == _Key.Key_Escape and self._gap is not None:
            self._let_go()
        elif key == _Key.Key_Escape:
            self.left.emit()
        elif key in {_Key.Key_Left, _Key.Key_Right}:
            self.turn(-1 if key == _Key.Key_Left else 1)
        else:
            return False
        return True

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be done with the field before another line is chosen."""
        self.stop_editing()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was clicked twice."""
        point = event.position().toPoint()
        if self.indexAt(point).isValid():
            self.setCurrentIndex(self.indexAt(point))
            self.open_field(self.cell_at(point))

    def _lay_field(self) -> None:
        row = self._model.row_of(self.edited_id) if self._edited else None
        if row is not None and self._edited is not None:
            rect = self.visualRect(self._model.index_of(row.id))
            self.field.lay(self.painter.places(row, rect).of(self._edited[1]))
