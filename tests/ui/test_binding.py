"""What the program needs of PySide besides Qt."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

CALLS = 50


class Bell(QObject):
    """Rings, and says so in Python."""

    rang = Signal()

    def hear(self) -> None:
        """Listen."""


def _edit_text() -> None:
    cursor = QTextCursor(QTextDocument())
    for _ in range(CALLS):
        cursor.beginEditBlock()
        cursor.insertText("word")
        cursor.endEditBlock()


def _emit_signals() -> None:
    bell = Bell()
    bell.rang.connect(bell.hear)
    for _ in range(CALLS):
        bell.rang.emit()


@pytest.mark.parametrize("deed", [_edit_text, _emit_signals])
def test_a_call_into_qt_gives_back_no_more_than_it_took(deed: Callable[[], None]):
    """A reference lost per call is nothing to see, until the last one goes and Python aborts."""
    shared = (None, True, False)
    before = [sys.getrefcount(value) for value in shared]
    deed()
    lost = [count - sys.getrefcount(value) for count, value in zip(before, shared, strict=True)]
    assert max(lost) < CALLS / 2
