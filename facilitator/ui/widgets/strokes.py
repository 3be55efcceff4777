"""What is typing, and no command."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_LETTERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ALT_GR: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""Windows tells of AltGr, with which @ and € are typed, as both of these; Alt alone is a command."""


def is_writing(event: QKeyEvent) -> bool:
    """Tell whether a key types signs into a field, were one at the keyboard."""
    held = event.modifiers() & ~_LETTERS & ~Qt.KeyboardModifier.GroupSwitchModifier
    is_plain = held in (Qt.KeyboardModifier.NoModifier, _ALT_GR)
    return is_plain and bool(event.text()) and event.text().isprintable()
