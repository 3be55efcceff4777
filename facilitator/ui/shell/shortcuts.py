"""The keys of a screen (F1): every command with its keys, by what it belongs to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.commands import Command
from facilitator.ui.shell.overlay import Overlay
from facilitator.ui.shell.shortcuts_card import ShortcutsCard
from facilitator.ui.theme.theme import Theme

_WIDTH, _TOP, _BESIDE = 760, 64, 24
_SHARE_OF_WINDOW: Final = 0.8
_CLOSING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_F1)


class ShortcutsOverlay(Overlay):
    """Shows keys until Esc, F1 or a click."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self.card = ShortcutsCard(theme)
        super().__init__(theme, window, self.card)
        self.card.close_wanted.connect(self.dismiss)

    def open(self, commands: Sequence[Command]) -> None:
        """Show the keys of these commands; those without a key are left out."""
        self.card.show_commands(commands)
        self.appear(self.card)

    def event(self, event: QEvent) -> bool:
        """Take Esc and F1 before they mean something to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() in _CLOSING)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close or scroll; no other key goes on to the window."""
        if event.key() in _CLOSING:
            self.dismiss()
        else:
            self.card.scroll_by_key(event.key())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on any click."""
        self.dismiss()
        event.accept()

    def card_rect(self) -> QRect:
        """Centred near the top, as high as the keys need."""
        px = self._theme.px
        width = min(px(_WIDTH), self.width() - 2 * px(_BESIDE))
        room = min(int(self.height() * _SHARE_OF_WINDOW), self.height() - 2 * px(_BESIDE))
        height = self.card.height_for(width, room)
        top = min(px(_TOP), (self.height() - height) // 2)
        return QRect((self.width() - width) // 2, top, width, height)
