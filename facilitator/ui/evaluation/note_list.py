"""The points of one round as a list: they are chosen, taken over and carried, never changed."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView

from facilitator.ui.evaluation.note_painter import NotePainter
from facilitator.ui.evaluation.rows import NoteRow
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.long_lists import LongList
from facilitator.ui.widgets.row_model import ROW_ROLE, KnownRowModel

_Key = Qt.Key
_LEFT: Final = Qt.MouseButton.LeftButton
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NO: Final = Qt.KeyboardModifier.NoModifier
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class NoteList(LongList):
    """Asks for what is to be done with the points that are chosen, in whichever round."""

    came = Signal()
    """The keyboard came to this round."""
    toggled = Signal(str)
    """A point is to be chosen too, or no longer."""
    chosen_alone = Signal()
    """What was chosen before is chosen no longer."""
    asked = Signal(str)
    """Something is to be done with what is chosen: see `screen`."""
    sideways = Signal(int)
    """The keyboard is to go to the round beside."""
    carried = Signal(QPoint)
    """What is chosen is carried over this point of the screen."""
    dropped = Signal(QPoint)
    """It was let go there; a point that is null when it was put back."""

    def __init__(
        self,
        theme: Theme,
        is_chosen: Callable[[str], bool],
        likeness_of: Callable[[str], str],
        is_contested: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self.is_chosen, self.likeness_of, self.is_contested = is_chosen, likeness_of, is_contested
        self._model: KnownRowModel[NoteRow] = KnownRowModel()
        self._model.badge_of = lambda row: badge_word() if self.contested_in(row) else ""
        self._painter = NotePainter(theme, self)
        self._pressed_at = QPoint()
        self._is_carrying = False
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.lay_out_again)

    @property
    def rows(self) -> Sequence[NoteRow]:
        """The points, and the names of sub-questions above theirs."""
        return self._model.rows

    @property
    def current(self) -> NoteRow | None:
        """The point that the keyboard is at."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, NoteRow) and not row.is_heading else None

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        """Show other points; the keyboard stays where it was, else at the same height."""
        here, at = self.current.id if self.current else "", self.currentIndex().row()
        if self._model.show_rows(rows):
            self.lay_out_again()
            index = self._model.index_of(here)
            if not index.isValid() and rows:
                index = self._model.index(min(max(at, 0), len(rows) - 1))
            self.setCurrentIndex(index)
            if self.current is None:
                self.step(1)
        else:
            self.lay_out_again()

    def go_to(self, row_id: str) -> bool:
        """Put the keyboard at a point; tell whether it is here."""
        index = self._model.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def spot(self) -> tuple[str, QRect] | None:
        """Return the note that the keyboard is at, and where on the display it is.

        Of a point that is the note below it of which two versions stand, where its own is certain.
        """
        if self.current is None:
            return None
        rect = self.visualRect(self.currentIndex())
        place = QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())
        return self.contested_in(self.current) or self.current.id, place

    def contested_in(self, row: NoteRow) -> str:
        """Return the first note of a point of which two versions stand; empty where there is none."""
        return next(filter(self.is_contested, row.ids), "")

    def step(self, step: int) -> None:
        """Go to the point above or below; the names of sub-questions are passed over."""
        at = self.currentIndex().row() + step
        while 0 <= at < len(self.rows) and self.rows[at].is_heading:
            at += step
        if 0 <= at < len(self.rows):
            self.go_to(self.rows[at].id)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead through the points, choose them, and ask for what is to be done."""
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (self._moved(key, held) or self._asked(key, held)):
            super().keyPressEvent(event)

    def _moved(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in {_Key.Key_Up, _Key.Key_Down} and held in (_NO, _SHIFT):
            step = -1 if key == _Key.Key_Up else 1
            if held == _SHIFT:
                self._choose_also()
            self.step(step)
            if held == _SHIFT:
                self._choose_also()
        elif key in {_Key.Key_Left, _Key.Key_Right} and held == _NO:
            self.sideways.emit(-1 if key == _Key.Key_Left else 1)
        else:
            return False
        return True

    def _choose_also(self) -> None:
        if self.current is not None and not self.is_chosen(self.current.id):
            self.toggled.emit(self.current.id)

    def _asked(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Ask for what a key means; return whether it means anything."""
        if key == _Key.Key_Space and held == _NO:
            if self.current is not None:
                self.toggled.emit(self.current.id)
        elif key in _ENTER and held in (_NO, _SHIFT):
            self.asked.emit("add" if held == _SHIFT else "take")
        elif key == _Key.Key_Delete and held == _NO:
            self.asked.emit("leave_out")
        elif key == _Key.Key_Escape:
            self.chosen_alone.emit()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be where the keyboard is."""
        super().focusInEvent(event)
        if self.current is None:
            self.step(1)
        self.came.emit()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Come to a point; with Ctrl it is chosen too."""
        self._pressed_at = event.position().toPoint()
        index = self.indexAt(self._pressed_at)
        row: NoteRow | None = index.data(ROW_ROLE)
        if event.button() != _LEFT or row is None or row.is_heading:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(index)
        if event.modifiers() & (_CONTROL | _SHIFT):
            self.toggled.emit(row.id)
        elif not self.is_chosen(row.id):
            self.chosen_alone.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is chosen."""
        if not event.buttons() & _LEFT:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        begins = (
            way >= QApplication.startDragDistance() and self.indexAt(self._pressed_at).isValid()
        )
        if self._is_carrying or begins:
            self._is_carrying = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried."""
        if self._is_carrying:
            self._is_carrying = False
            self.viewport().unsetCursor()
            self.dropped.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take over what was clicked twice."""
        if self.current is not None and event.button() == _LEFT:
            self.asked.emit("take")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.lay_out_again()
