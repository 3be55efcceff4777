"""F7 opens the stage and its control, F7 again leads to the choice, Shift+F7 closes both."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.ui.shell.places import RoomButton
from facilitator.ui.stage.control import StageControl
from facilitator.ui.stage.window import StageWindow
from tests.ui.keyboard import focused, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def stages() -> list[StageWindow]:
    return [
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, StageWindow) and found.isVisible()
    ]


def texts() -> list[str]:
    """What can be read on the one stage there is."""
    QApplication.processEvents()
    [stage] = stages()
    return stage.sheet.texts if stage.sheet else []


def control(window) -> StageControl:
    return window.findChild(StageControl)


@pytest.fixture
def editor(window):
    code = next(key for key, value in window.head.code.items() if str(value) == "W 2.2")
    window.show_session(code)
    return focused()


def test_f7_opens_the_stage_and_leaves_the_keyboard_in_the_notes(window, editor):
    press(Key.Key_F7)
    before = texts()
    QTest.keyClicks(focused(), "2 of 6 agreed")
    assert focused() is editor
    assert "2 of 6 agreed" in editor.toPlainText()
    assert control(window).isVisible()
    assert texts() == before


@pytest.mark.usefixtures("editor")
def test_f7_again_leads_to_the_choice_and_shift_f7_closes(window):
    press(Key.Key_F7)
    [stage] = stages()
    press(Key.Key_F7)
    press(Key.Key_F7)
    assert control(window).hasFocus()
    assert stages() == [stage]
    assert window.centralWidget().rail.rooms["stage"].isChecked()
    assert stage.windowTitle() == "Stage – Zukunftsforum Wasserwirtschaft Nordland"
    press(Key.Key_3)
    assert "W 2.2" in texts()
    press(Key.Key_2)
    assert "Programme" in texts()
    press(Key.Key_F7, SHIFT)
    assert stages() == []
    assert not control(window).isVisible()
    assert not window.centralWidget().rail.rooms["stage"].isChecked()


def test_escape_and_closing_lead_back_to_the_caret(window, editor):
    caret = editor.textCursor()
    caret.setPosition(4)
    editor.setTextCursor(caret)
    press(Key.Key_F7)
    press(Key.Key_F7)
    press(Key.Key_Escape)
    assert focused() is editor
    assert len(stages()) == 1
    press(Key.Key_F7)
    assert control(window).hasFocus()
    press(Key.Key_F7, SHIFT)
    assert focused() is editor
    assert editor.textCursor().position() == 4
    assert stages() == []


def test_closing_from_the_notes_leaves_the_caret_there(editor):
    press(Key.Key_F7)
    press(Key.Key_F7, SHIFT)
    assert focused() is editor
    assert stages() == []
    press(Key.Key_F7, SHIFT)
    assert stages() == []


def test_from_the_choice_escape_leads_to_the_place_that_is_in_front_by_now(window, editor):
    press(Key.Key_F7)
    press(Key.Key_F7)
    window.go_to("protocol")
    press(Key.Key_F7)
    press(Key.Key_Escape)
    assert not control(window).has_keyboard
    assert focused() is not editor


def test_a_key_that_is_held_down_opens_it_and_no_more(window, editor):
    press(Key.Key_F7)
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Key.Key_F7, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(editor, held)
    assert focused() is editor
    assert len(stages()) == 1
    assert not control(window).has_keyboard


def test_the_rail_and_the_control_open_choose_and_close_by_click(window, editor, qtbot):
    button = window.centralWidget().rail.rooms["stage"]
    assert isinstance(button, RoomButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(stages()) == 1
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(stages()) == 1
    assert control(window).hasFocus()
    close = next(b for b in control(window).findChildren(RoomButton) if b.text() == "Close")
    assert close.toolTip() == "Close the stage  ⇧ F7"
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert stages() == []
    assert focused() is editor


def test_a_click_chooses_and_leaves_the_keyboard_with_the_notes(window, editor, qtbot):
    press(Key.Key_F7)
    agenda = next(b for b in control(window).findChildren(RoomButton) if b.text() == "Agenda")
    qtbot.mouseClick(agenda, Qt.MouseButton.LeftButton)
    assert "Programme" in texts()
    assert focused() is editor


@pytest.mark.usefixtures("editor")
def test_it_stays_open_while_other_places_are_shown(window):
    press(Key.Key_F7)
    window.go_to("protocol")
    assert len(stages()) == 1
    assert control(window).isVisible()
    window.go_to("moderate")
    assert window.centralWidget().rail.rooms["stage"].isChecked()


@pytest.mark.usefixtures("editor")
def test_the_search_and_the_keys_know_it(window):
    commands = {command.id: command for command in window.commands()}
    assert commands["stage"].keys == ("F7",)
    assert commands["stage-choose"].keys == ("F7",)
    assert commands["stage-close"].keys == ("Shift+F7",)
    assert commands["stage-numbers"].keys == ("1 … 6",)
    commands["stage-agenda"].run()
    assert "Programme" in texts()


@pytest.mark.usefixtures("editor")
def test_it_closes_with_the_file_and_with_its_window(window):
    press(Key.Key_F7)
    window.show_welcome()
    assert stages() == []
    assert control(window) is None or not control(window).isVisible()


@pytest.mark.usefixtures("editor")
def test_it_closes_with_its_window(window, program):
    press(Key.Key_F7)
    window.close()
    assert stages() == []
    assert program.windows == []


@pytest.mark.usefixtures("editor")
def test_a_small_window_has_a_narrow_control(window, qtbot):
    press(Key.Key_F7)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: control(window).width() < 80)
    assert control(window).isVisible()


@pytest.mark.usefixtures("editor")
def test_it_follows_the_summary_board(window):
    window.show_on_stage("summary")
    window.go_to("summary")
    assert "Rücklagen werden Pflicht" in texts()


def test_where_no_file_is_open_its_keys_mean_nothing(program, qtbot):
    welcome = program.welcome()
    qtbot.waitUntil(welcome.isActiveWindow)
    press(Key.Key_F7)
    press(Key.Key_F7, SHIFT)
    assert stages() == []
