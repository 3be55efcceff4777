"""The way to the cockpit and from there into a room."""

from PySide6.QtCore import Qt

from facilitator.ui.cockpit.column import RoomColumn
from facilitator.ui.cockpit.screen import CockpitScreen
from facilitator.ui.session.screen import SessionScreen
from tests.ui.keyboard import focused, press
from tests.ui.shell.windows import code, rail, shown


def test_f6_leads_there_and_enter_into_a_room(window):
    press(Qt.Key.Key_F6)
    assert isinstance(shown(window), CockpitScreen)
    assert rail(window).rooms["cockpit"].isChecked()
    assert isinstance(focused(), RoomColumn)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert isinstance(shown(window), SessionScreen)
    assert code(window) == "W 1.2"


def test_f6_again_begins_a_message_to_all_rooms(window):
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    assert focused() is shown(window).messages.field


def test_the_search_and_the_list_of_keys_know_it(window):
    assert "cockpit" in {command.id for command in window.commands()}
    window.press("cockpit")
    keys = {command.id: command.keys for command in window.commands()}
    assert keys["cockpit-message"] == ("F6",)
    assert {"cockpit-round-1", "cockpit-round-2"} <= keys.keys()
    assert "cockpit-round-3" not in keys


def test_it_lets_go_of_a_file_that_is_closed(window):
    window.press("cockpit")
    screen = shown(window)
    window.leave_file()
    assert not screen.feed.is_heeding
