"""What is read for a widget: after a rest, once for many changes, and only while it is seen."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.late_reading import LateReading

_REST = 150


class _Shown(QWidget):
    """Counts what was read, and may hold a reading up."""

    def __init__(self) -> None:
        super().__init__()
        self.readings = 0
        self.gate = threading.Event()
        self.gate.set()
        self.reading = LateReading(self, self._work, _REST)

    def _work(self) -> Callable[[], int]:
        def read() -> int:
            self.gate.wait(5)
            self.readings += 1
            return self.readings

        return read


@pytest.fixture
def shown(qtbot: QtBot):
    made = _Shown()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.gate.set()
    made.reading.leave()


def test_many_changes_are_read_once_when_they_rest_also_after_it_was_read_at_once(qtbot, shown):
    with qtbot.waitSignal(shown.reading.done):
        shown.reading.read()
    for _ in range(5):
        shown.reading.note_change()
        qtbot.wait(_REST // 10)
    assert shown.readings == 1
    with qtbot.waitSignal(shown.reading.done):
        pass
    qtbot.wait(2 * _REST)
    assert shown.readings == 2


def test_what_is_wanted_during_a_reading_is_read_after_it(qtbot, shown):
    shown.gate.clear()
    shown.reading.read()
    qtbot.wait(20)
    shown.reading.read()
    qtbot.wait(20)
    shown.gate.set()
    qtbot.waitUntil(lambda: shown.readings == 2)


def test_nothing_is_read_that_nobody_sees_until_it_is_seen(qtbot, shown):
    shown.hide()
    shown.reading.note_change()
    shown.reading.read()
    qtbot.wait(2 * _REST)
    assert shown.readings == 0
    shown.show()
    with qtbot.waitSignal(shown.reading.done):
        shown.reading.resume()


def test_nothing_is_read_once_the_file_is_left(qtbot, shown):
    shown.reading.leave()
    shown.reading.read()
    qtbot.wait(_REST)
    assert shown.readings == 0
