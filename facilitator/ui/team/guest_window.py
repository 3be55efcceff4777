"""The one window of a guest: the stage of a team, and in its lower margin a word where something is wrong."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent

from facilitator.ui.stage.frame import MARGIN
from facilitator.ui.stage.window import StageWindow
from facilitator.ui.team.phrase_line import PhraseLine
from facilitator.ui.team.words import Phrase
from facilitator.ui.theme.theme import Theme

_DESIGN_WIDTH: Final = 1600
_BELOW: Final = 2
_FULL: Final = Qt.WindowState.WindowFullScreen
_CLOSING: Final = (QKeySequence.StandardKey.Close, QKeySequence.StandardKey.Quit)


class GuestWindow(StageWindow):
    """Shows scenes as the stage does; F11 or two clicks fill the screen, Esc goes back."""

    turned = Signal()
    """It fills the screen now, or is a window again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self.line = PhraseLine(theme)
        self.line.setParent(self)
        self.line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(theme.px(1120), theme.px(700))
        self._before = self.geometry()

    @property
    def is_full(self) -> bool:
        """Whether it fills the screen."""
        return bool(self.windowState() & _FULL)

    def say(self, phrase: Phrase | None) -> None:
        """Say something in the margin, or nothing any more."""
        self.line.show_phrase(phrase)

    def turn_full(self) -> None:
        """Fill the screen, or be the window again that it was before."""
        if self.is_full:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setGeometry(self._before)
            self.unsetCursor()
        else:
            self._before = self.geometry()
            self.setGeometry(self.screen().geometry())  # not every window manager does it by itself
            self.setWindowState(_FULL)
            self.setCursor(Qt.CursorShape.BlankCursor)
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line in the margin, below where the stage writes."""
        super().resizeEvent(event)
        side = round(self.width() * MARGIN / _DESIGN_WIDTH)
        tall = self.line.sizeHint().height()
        top = self.height() - tall - self._theme.px(_BELOW)
        self.line.setGeometry(side, top, self.width() - 2 * side, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill the screen, go back, close; all other keys mean nothing here."""
        is_back = event.key() == Qt.Key.Key_Escape and self.is_full
        if event.key() == Qt.Key.Key_F11 or is_back:
            self.turn_full()
        elif any(event.matches(keys) for keys in _CLOSING):
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the screen, or be a window again."""
        self.turn_full()
        event.accept()
