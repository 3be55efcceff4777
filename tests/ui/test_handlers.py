import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.ui.handlers import survivable


class Field(QWidget):
    """Fails at every key, below a second handler, as the notes editor would."""

    def event(self, event: QEvent) -> bool:
        return super().event(event)

    @survivable
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        ().__getitem__(0)  # raised by C code, which is what PySide cannot carry


@pytest.mark.parametrize("times", [1, 3])
def test_a_key_that_fails_is_reported_and_the_next_one_comes_through(qtbot, monkeypatch, times):
    reported = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    field = Field()
    qtbot.addWidget(field)
    field.show()
    for _ in range(times):
        QTest.keyClick(field, Qt.Key.Key_A)
    assert reported == [IndexError] * times
