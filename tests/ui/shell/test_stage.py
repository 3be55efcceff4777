"""F7 opens the stage and its control, F7 closes both; the keyboard comes back to the notes."""

import pytest
from PySide6.QtCore import Qt
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


@pytest.mark.usefixtures("editor")
def test_f7_opens_stage_and_control_with_the_keyboard_there(window):
    press(Key.Key_F7)
    [stage] = stages()
    assert control(window).isVisible()
    assert control(window).hasFocus()
    assert window.centralWidget().rail.rooms["stage"].isChecked()
    assert stage.windowTitle() == "Stage – Zukunftsforum Wasserwirtschaft Nordland"
    assert "W 2.2" in texts()
    press(Key.Key_2)
    assert "Programme" in texts()
    press(Key.Key_F7)
    assert stages() == []
    assert not control(window).isVisible()
    assert not window.centralWidget().rail.rooms["stage"].isChecked()


def test_escape_leads_back_to_the_notes_and_shift_f7_to_the_control(window, editor):
    press(Key.Key_F7)
    press(Key.Key_Escape)
    assert focused() is editor
    assert len(stages()) == 1
    press(Key.Key_F7, SHIFT)
    assert control(window).hasFocus()
    press(Key.Key_F7)
    assert focused() is editor


def test_closing_from_the_notes_leaves_the_caret_there(editor):
    press(Key.Key_F7)
    press(Key.Key_Escape)
    press(Key.Key_F7)
    assert focused() is editor
    assert stages() == []


def test_the_rail_opens_and_closes_it_too(window, editor, qtbot):
    button = window.centralWidget().rail.rooms["stage"]
    assert isinstance(button, RoomButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(stages()) == 1
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stages() == []
    assert focused() is editor


def test_a_click_chooses_and_leaves_the_keyboard_with_the_notes(window, editor, qtbot):
    press(Key.Key_F7)
    press(Key.Key_Escape)
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
    assert commands["stage-choose"].keys == ("Shift+F7",)
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
