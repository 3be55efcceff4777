"""Lines of the outline carried by the mouse to another place."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.lines import Lines
from facilitator.ui.widgets.fills import fill

_LEFT = Qt.MouseButton.LeftButton
_SIDE, _MARK = 24, 2


class CarriedLines(Lines):
    """Shows where the chosen lines would go while they are carried."""

    carried_to = Signal(object)
    """The chosen lines are to stand behind the line of this id, or first (None)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.is_writable = True
        self._pressed_at = QPoint()
        self._was_chosen = False
        self._gap: int | None = None
        """Above which row the lines would go; None while nothing is carried."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line, and the cell that was pressed; several that are chosen stay so to be carried."""
        point = self._pressed_at = event.position().toPoint()
        self.cell = self.cell_at(point)
        index = self.indexAt(point)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        chosen = self.selectionModel().isSelected(index)
        self._was_chosen = is_plain and chosen and event.button() == _LEFT
        if not self._was_chosen:
            super().mousePressEvent(event)
        self._lay_out_again()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the chosen lines."""
        point = event.position().toPoint()
        if not event.buttons() & _LEFT:
            super().mouseMoveEvent(event)
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        begins = far and self.is_writable and self.indexAt(self._pressed_at).isValid()
        if self._gap is not None or begins:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._gap = self._gap_at(point)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried; without a way it was a click on one of several."""
        gap = self._gap
        self._let_go()
        if gap is not None:
            self.carried_to.emit(self.rows[gap - 1].id if gap else None)
        elif self._was_chosen:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.indexAt(self._pressed_at), flag)
        super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self._gap = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return 0 if point.y() < 0 else len(self.rows)
        self.scrollTo(index)
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and where those that are carried would go."""
        super().paintEvent(event)
        if self._gap is None or not self.rows:
            return
        is_last = self._gap == len(self.rows)
        rect = self.visualRect(self._model.index(self._gap - is_last))
        y = rect.bottom() - 1 if is_last else rect.top() - 1
        side = self._theme.px(_SIDE)
        mark = QRect(side, y, self.viewport().width() - 2 * side, self._theme.px(_MARK))
        fill(QPainter(self.viewport()), mark, self._theme.color("accent"))
