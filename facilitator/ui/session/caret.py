"""The caret: two pixels of accent, as high as the words; Qt's own inverts what is under it."""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QTextEdit

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill

_WIDTH = 2
_OVERHANG = 1


class Caret(QObject):
    """Blinks in a text editor whose own caret has no width."""

    def __init__(self, editor: QTextEdit, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._is_lit = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._blink)
        editor.installEventFilter(self)

    def show_now(self) -> None:
        """Light up, as after every key, and start blinking anew."""
        self._is_lit = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 1 and self._editor.hasFocus():
            self._timer.start(flash // 2)
        else:
            self._timer.stop()
        self._editor.viewport().update(self._place())

    def paint(self) -> None:
        """Draw the caret where the editor has the keyboard."""
        if self._is_lit and self._editor.hasFocus():
            painter = QPainter(self._editor.viewport())
            fill(painter, self._place(), self._theme.color("accent"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self, self.show_now)
        return False

    def _blink(self) -> None:
        self._is_lit = not self._is_lit
        self._editor.viewport().update(self._place())

    def _place(self) -> QRect:
        """Return the caret's rectangle: as high as the words, within the line's fixed height."""
        cursor = self._editor.cursorRect()
        height = self._editor.fontMetrics().height() + 2 * self._theme.px(_OVERHANG)
        top = cursor.center().y() - height // 2
        return QRect(cursor.left(), top, self._theme.px(_WIDTH), height)
