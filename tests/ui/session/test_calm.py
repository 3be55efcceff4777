"""Only the notes: F11 hides what stands around them, F11 and Escape bring it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from tests.ui.keyboard import focused, press

Key = Qt.Key


@pytest.fixture
def window(qtbot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1396, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def screen(window, desk, signals, theme) -> SessionScreen:
    made = SessionScreen(desk, signals, theme, Messages())
    window.setCentralWidget(made)
    made.show_session("s1")
    return made


def around(screen: SessionScreen) -> list[bool]:
    return [part.isVisible() for part in (screen.questions, screen.parking)]


def test_only_the_notes_are_left_and_come_back(screen, qtbot):
    with qtbot.waitSignal(screen.enlarged) as signal:
        press(Key.Key_F11)
    assert signal.args == [True]
    assert around(screen) == [False, False]
    assert screen.header.isVisible()
    assert focused() is screen.editor
    with qtbot.waitSignal(screen.enlarged) as signal:
        press(Key.Key_F11)
    assert signal.args == [False]
    assert around(screen) == [True, True]
    assert focused() is screen.editor


def test_escape_brings_everything_back_and_stays_in_the_notes(screen):
    press(Key.Key_F11)
    press(Key.Key_Escape)
    assert around(screen) == [True, True]
    assert focused() is screen.editor
    press(Key.Key_Escape)
    assert focused() is not screen.editor


def test_another_question_is_shown_without_the_rest(screen):
    press(Key.Key_F11)
    press(Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert screen.question_id == "q2"
    assert around(screen) == [False, False]


def test_the_notes_stand_in_the_middle(screen):
    press(Key.Key_F11)
    QApplication.processEvents()
    left = screen.editor.mapTo(screen, screen.editor.rect().topLeft()).x()
    right = screen.width() - left - screen.editor.width()
    assert abs(left - right) <= 1
    assert left > 200


def test_the_parking_lot_can_be_looked_at_meanwhile(screen):
    press(Key.Key_F11)
    press(Key.Key_F4)
    assert screen.parking.isVisible()
    press(Key.Key_F4)
    assert not screen.parking.isVisible()
    press(Key.Key_F11)
    assert around(screen) == [True, True]


def test_another_place_has_the_rail_again(screen, qtbot):
    press(Key.Key_F11)
    with qtbot.waitSignal(screen.enlarged) as signal:
        screen.hide()
    assert signal.args == [False]


def test_a_small_window_keeps_its_drawer(screen, window):
    window.resize(1000, 700)
    press(Key.Key_F11)
    press(Key.Key_F11)
    assert around(screen) == [True, False]
