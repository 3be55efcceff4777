"""What a key that was pressed means: a combination to look up, or a character."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NO, _SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_IRRELEVANT: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def combination(event: QKeyEvent) -> tuple[Qt.KeyboardModifier, Qt.Key]:
    """Return modifiers and key, the same for a key and its twin on the keypad."""
    return event.modifiers() & ~_IRRELEVANT, Qt.Key(event.key())


def types(event: QKeyEvent) -> bool:
    """Tell whether a key types a character: AltGr is Ctrl and Alt together, so these two may be down."""
    text, down = event.text(), event.modifiers() & ~_IRRELEVANT & ~_SHIFT
    return bool(text) and text.isprintable() and down in (_NO, _CTRL | _ALT, _ALT)
