"""What lies over a window for a moment: a card, and the rest of the window still in sight."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from facilitator.ui.theme.theme import Theme


class Overlay(QWidget):
    """Covers a window with nothing but its card; a click beside the card closes it.

    The control that had the keyboard gets it back, so that a caret stays where it was. No
    dialog: nothing waits, and the window underneath goes on.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, card: QFrame) -> None:
        super().__init__(window)
        self._theme = theme
        self._covered = window
        self._had_focus: QWidget | None = None
        self._is_open = False
        self.card = card
        card.setParent(self)
        self.hide()
        window.installEventFilter(self)
        theme.changed.connect(self.arrange)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._notice_focus)

    def appear(self, focus: QWidget) -> None:
        """Show the card over the window and give a part of it the keyboard."""
        before = self.window().focusWidget()
        if before is None or not self.isAncestorOf(before):
            self._had_focus = before
        self._is_open = True
        self.arrange()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close the card and give the keyboard back to where it was."""
        self._is_open = False
        had_focus, self._had_focus = self._had_focus, None
        if had_focus is not None and isValid(had_focus) and self.isVisible():
            had_focus.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def arrange(self) -> None:
        """Cover the whole window and put the card where it belongs."""
        self.setGeometry(self._covered.rect())
        self.card.setGeometry(self.card_rect())

    def card_rect(self) -> QRect:
        """Return where the card belongs; each overlay has its own place."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be closed when the window is; a minimised window keeps its card."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._is_open = False
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._covered and self._is_open:
            self.arrange()
        return super().eventFilter(watched, event)

    def _notice_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close when the keyboard goes elsewhere in this window, and leave it there."""
        if self._is_open and new and new.window() is self.window() and not self.isAncestorOf(new):
            self._had_focus = None
            self.dismiss()
