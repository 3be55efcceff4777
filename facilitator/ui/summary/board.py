"""The board itself: what is stepped through can be put in order and reworded in place."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.summary.carrying import Target, neighbour, target
from facilitator.ui.summary.field import WordingField
from facilitator.ui.summary.looks import Look
from facilitator.ui.summary.rows import Row
from facilitator.ui.summary.steps import Steps
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.row_model import ROW_ROLE

_Key = Qt.Key
_NO, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_STEPS: Final = {_Key.Key_Right: 1, _Key.Key_Down: 1, _Key.Key_Left: -1, _Key.Key_Up: -1}
_LEAPS: Final = {_Key.Key_PageDown: 1, _Key.Key_PageUp: -1}
_MOVES: Final = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_ENDS: Final = {_Key.Key_Home: 0, _Key.Key_End: -1}
_REWORDS: Final = (_Key.Key_Return, _Key.Key_Enter)


class Board(Steps):
    """Asks for what is to be written; it changes no file itself."""

    typed = Signal(str, str)
    """A key result and the words that are being typed for it."""
    emptied = Signal(str)
    """Somebody left the field of a key result without any words in it."""
    left = Signal()
    """The field is closed."""
    moved = Signal(str, object)
    """A key result is to stand behind another, or first (None)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.is_writable = True
        self.words_before = ""
        """What stood in the field when it was opened."""
        self._pressed_at = QPoint()
        self._carried: Row | None = None
        self._target: Target | None = None
        self.doubleClicked.connect(lambda _index: self.reword())
        self.verticalScrollBar().valueChanged.connect(self._lay_field)
        theme.changed.connect(self._wear_theme)

    @cached_property
    def field(self) -> WordingField:
        """The field over the key result that is being reworded, made when there is the first."""
        made = WordingField(self.viewport())
        made.typed.connect(self._take_words)
        made.left.connect(self.stop_editing)
        made.dropped.connect(self._drop_words)
        return made

    # Ordering

    def shift(self, direction: int) -> None:
        """Ask for the chosen key result to stand one place higher or lower in its topic."""
        row = self.current
        if row is not None and row.sort == "result" and self.is_writable:
            place = neighbour(self.everything, row, direction)
            if place is not None:
                self.moved.emit(row.id, place.after)

    # Rewording

    def reword(self) -> None:
        """Open the field over the chosen key result."""
        row = self.model().row_of(self.current_id)
        if row is None or row.sort != "result" or not self.is_writable or self.edited_id:
            return
        self.edited_id, self.draft, self.words_before = row.id, row.text, row.text
        self.field.open(row.text, row.said, self.look)
        self._lay_out_again()

    def stop_editing(self) -> None:
        """Close the field; what was typed has been told already."""
        if not self.edited_id:
            return
        result_id, text = self.edited_id, self.draft
        self.edited_id = self.draft = ""
        had_keyboard = self.field.hasFocus()
        self.field.hide()
        if had_keyboard:
            self.setFocus()
        if not text.strip():
            self.emptied.emit(result_id)
        self._lay_out_again()
        self.left.emit()

    def show_rows(self, rows: list[Row], rounds: tuple[int, ...]) -> None:
        """Show other rows; a field that is open shows what others made of its words meanwhile."""
        super().show_rows(rows, rounds)
        edited = self.model().row_of(self.edited_id)
        if edited is not None and self.draft.strip():
            self.field.follow(edited.text)
            self.draft = self.field.text()
            self._lay_out_again()

    def go_to(self, row_id: str) -> None:
        """Go to a step, and be done with rewording another one."""
        if row_id != self.edited_id:
            self.stop_editing()
        super().go_to(row_id)

    def wear(self, look: Look) -> None:
        """Be shown in another look; a field that is open grows along."""
        super().wear(look)
        self._dress_field()

    def _take_words(self, text: str) -> None:
        self.draft = text
        if text.strip():
            self.everything = [
                row.with_words(text) if row.id == self.edited_id else row for row in self.everything
            ]
            self.model().put_words(self.edited_id, text)
            self.typed.emit(self.edited_id, text)
        self._lay_out_again()

    def _drop_words(self) -> None:
        if self.draft != self.words_before:
            self._take_words(self.words_before)
        self.stop_editing()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, leap, order, reword; any other key is for the window."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._carried is not None and key == _Key.Key_Escape:
            self._let_go()
        elif held == _ALT and key in _MOVES:
            self.shift(_MOVES[key])
        elif held != _NO or not self._went(key):
            event.ignore()

    def _went(self, key: Qt.Key) -> bool:
        """Do what a key without others means; return whether it means anything."""
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key in _LEAPS:
            self.leap(_LEAPS[key])
        elif key in _ENDS and self.steps:
            self.go_to(self.steps[_ENDS[key]].id)
        elif key in _REWORDS:
            self.reword()
        else:
            return False
        return True

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row."""
        self._pressed_at = event.position().toPoint()
        row: Row | None = self.indexAt(self._pressed_at).data(ROW_ROLE)
        if row is not None and row.is_step and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(row.id)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the key result that was pressed."""
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self._carried is not None or self._begins_to_carry(point):
            self._carry(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried."""
        carried, place = self._carried, self._target
        self._let_go()
        if carried is not None and place is not None:
            self.moved.emit(carried.id, place.after)
        super().mouseReleaseEvent(event)

    def _begins_to_carry(self, point: QPoint) -> bool:
        row: Row | None = self.indexAt(self._pressed_at).data(ROW_ROLE)
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not far or not self.is_writable or row is None or row.sort != "result":
            return False
        self._carried = row
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def _carry(self, point: QPoint) -> None:
        index = self.indexAt(point)
        upper = point.y() < self.visualRect(index).center().y()
        if self._carried is not None:
            rows = self.model().rows
            self._target = target(rows, self._carried, index.row(), upper_half=upper)
        self.scrollTo(index)
        self.viewport().update()

    def _let_go(self) -> None:
        self._carried = self._target = None
        self.viewport().unsetCursor()
        self.viewport().update()

    # Painting and laying out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and where a carried one would go."""
        super().paintEvent(event)
        if self._target is None:
            return
        last = self._target.row == len(self.model().rows)
        rect = self.visualRect(self.model().index(self._target.row - last))
        place, accent = self.painter.columns(), self.look.theme.color("accent")
        y = rect.bottom() - 1 if last else rect.top()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place.number, y, place.end - place.number, 2, accent)
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(place.number - 3, y - 3, 8, 8)

    def updateGeometries(self) -> None:
        """Keep the field over its row."""
        super().updateGeometries()
        self._lay_field()

    def _wear_theme(self) -> None:
        self.painter.wear(Look(self.look.theme, self.look.measures, self.look.factor))
        self._dress_field()

    def _dress_field(self) -> None:
        if self.edited_id:
            self.field.wear(self.look)
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self.edited_id:
            self.executeDelayedItemsLayout()
            self.scrollTo(self.model().index_of(self.edited_id))

    def _lay_field(self) -> None:
        row = self.model().row_of(self.edited_id) if self.edited_id else None
        if row is not None:
            rect = self.visualRect(self.model().index_of(row.id))
            self.field.lay(self.painter.words_place(rect, len(self.painter.lines(row))))
