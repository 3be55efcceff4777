"""The running order in a window: reached by key, from the rail, the search and the status bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from facilitator.ui.actuals.screen import ActualsScreen
from facilitator.ui.agenda.screen import AgendaScreen
from facilitator.ui.shell.window import Window
from tests.ui.agenda.conftest import day_plan
from tests.ui.keyboard import focused, press
from tests.ui.session.time.day import at
from tests.ui.shell.conftest import program
from tests.ui.shell.windows import rail, saved, shown

__all__ = ["program"]


@pytest.fixture
def window(qtbot, program, tmp_path, stand) -> Window:
    stand("14:30")
    program.open_file(saved(tmp_path / "Forum.workshop", day_plan()))
    made = program.windows[0]
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("place", ["moderate", "protocol", "summary"])
def test_f5_leads_here_from_anywhere_and_the_keyboard_is_in_the_list(window, place):
    window.go_to(place)
    press(Qt.Key.Key_F5)
    assert isinstance(shown(window), AgendaScreen)
    assert focused() is shown(window).table
    assert rail(window).rooms["agenda"].isChecked()


def test_what_comes_next_in_the_status_bar_leads_here(window):
    buttons = window.status.findChildren(QAbstractButton)
    next(part for part in buttons if "Break" in part.text()).click()
    assert isinstance(shown(window), AgendaScreen)


def test_its_keys_are_explained_and_found(window):
    window.go_to("agenda")
    found = {command.id: command.keys for command in window.commands()}
    assert found["agenda"] == ("F5",)
    assert found["agenda-relief"] == ("Ctrl+F9",)
    assert {"agenda-next", "agenda-mend"} <= found.keys()


def test_no_key_of_it_is_one_of_the_window(window):
    window.go_to("agenda")
    keys = [keys for command in window.commands() if command.run for keys in command.keys]
    assert len(keys) == len(set(keys))


def test_it_leads_to_planned_and_actual_times(window):
    window.go_to("agenda")
    buttons = shown(window).findChildren(QAbstractButton)
    next(part for part in buttons if part.text() == "Plan and actual times").click()
    assert isinstance(shown(window), ActualsScreen)


def test_undo_of_the_window_takes_back_what_was_started(window):
    window.go_to("agenda")
    press(Qt.Key.Key_Return)
    read = window.workspace.desk.read
    assert [fact.kind for fact in read.agenda_facts("a1")] == ["started"]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert read.agenda_facts("a1") == []
    assert shown(window).day.now == at("14:30")
