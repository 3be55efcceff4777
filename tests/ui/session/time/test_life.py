"""A session's life on its screen: keys, buttons, menu, and what is offered in each state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from facilitator.actions import agendas, sessions
from facilitator.actions.desk import Desk, Outcome
from facilitator.storage.files import open_file
from tests.ui.keyboard import press
from tests.ui.session.conftest import CTRL, SHIFT
from tests.ui.session.time.day import close_key, offered, run_key, shown

Key = Qt.Key


def test_before_the_start_the_plan_stands_there_calmly(room):
    header = room.screen.header
    assert shown(room) == {"clock": True, "strip": True, "line": True}
    assert (header.clock.face, header.clock.below) == ("25:00", "from 15:20")
    assert room.standing.words.verdict == "Not started yet"
    assert room.standing.words.rest == "3 questions in 25 minutes."
    assert offered(room) == {"start", "stage"}
    assert not room.ticker.is_running


def test_a_room_not_begun_promises_no_more_than_its_round_has_left(room, desk):
    desk.run(agendas.start_item, agenda_item_id="a3")
    room.go_on_until("15:22:13")
    assert room.screen.header.clock.face == "20:47"
    room.go_on_until("15:44")
    assert room.screen.header.clock.face == "00:00"


def test_minutes_given_to_a_room_before_its_round_stay_its_own(room):
    press(Key.Key_F9)
    assert room.screen.header.clock.face == "30:00"


def test_one_key_starts_pauses_and_goes_on(room):
    run_key()
    assert room.kinds == ["started", "question"]
    assert offered(room) == {"pause", "longer", "stage"}
    room.go_on_until("15:22")
    assert room.screen.header.clock.face == "21:00"
    run_key()
    room.go_on_until("15:24")
    assert (room.screen.header.clock.face, room.kinds[-1]) == ("21:00", "paused")
    assert room.standing.words.verdict == "Paused since 15:22"
    assert offered(room) == {"resume", "longer", "stage"}
    run_key()
    room.go_on_until("15:25")
    assert (room.screen.header.clock.face, room.kinds[-1]) == ("20:00", "resumed")


def test_one_key_opens_the_room_closes_the_session_and_reopens_it(room):
    close_key()
    assert (room.kinds, room.standing.words.verdict) == (["opened"], "Open since 15:18")
    room.stand("15:20")
    run_key()
    room.stand("15:44")
    close_key()
    assert room.kinds[-1] == "closed"
    assert shown(room) == {"clock": False, "strip": True, "line": True}
    assert room.standing.words.spoken == ("Closed at 15:44. It took 24 minutes, 25 were planned.")
    assert offered(room) == {"reopen", "stage"}
    close_key()
    assert (room.kinds[-1], room.standing.clock.state) == ("reopened", "paused")


def test_the_buttons_do_what_the_keys_do_and_leave_the_caret_in_the_notes(room):
    controls = room.screen.header.controls
    for part, kind in ((controls.start, "started"), (controls.pause, "paused")):
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        assert kind in room.kinds
        assert QApplication.focusWidget() is room.screen.editor
    QTest.mouseClick(controls.resume, Qt.MouseButton.LeftButton)
    close_key()
    QTest.mouseClick(controls.reopen, Qt.MouseButton.LeftButton)
    assert room.kinds[-3:] == ["resumed", "closed", "reopened"]


@pytest.mark.parametrize(
    ("add", "minutes"),
    [
        (lambda _: press(Key.Key_F9), 5),
        (lambda _: press(Key.Key_F9, SHIFT), 1),
        (lambda room: click(room.screen.header.controls.longer), 5),
        (lambda room: click(room.screen.header.controls.longer, SHIFT), 1),
    ],
    ids=["key", "key with Shift", "button", "button with Shift"],
)
def test_five_minutes_more_and_one_with_shift(room, add, minutes, monkeypatch):
    run_key()
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: held[-1])
    add(room)
    assert room.facts[-1].minutes == minutes
    assert room.screen.header.clock.face == f"{25 + minutes}:00"


held = [Qt.KeyboardModifier.NoModifier]


def click(part: QPushButton, modifiers: Qt.KeyboardModifier = held[0]) -> None:
    """Click with keys held down, which the screen that is not there does not know of."""
    held.append(modifiers)
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, modifiers)
    held.pop()


def test_keys_that_are_held_down_neither_add_more_nor_start_and_pause(room):
    repeated = {
        shortcut.key().toString()
        for shortcut in room.screen.findChildren(QShortcut)
        if shortcut.autoRepeat() and shortcut.parent() is room.screen
    }
    assert repeated == {"Ctrl+Down", "Ctrl+Up"}


def test_what_the_state_does_not_allow_is_said_without_a_dialog(room):
    run_key()
    close_key()
    press(Key.Key_F9)
    assert room.said[-1] == "This session is closed. Reopen it first."
    run_key()
    assert room.said[-1] == "This session is closed. Reopen it first."
    assert room.kinds.count("started") == 1


def test_a_session_without_any_minutes_shows_a_clock_only_once_it_runs(make_room, desk):
    desk.run(_forget_times)
    room = make_room()
    assert shown(room) == {"clock": False, "strip": False, "line": False}
    assert offered(room) == {"start", "stage"}
    run_key()
    room.go_on_until("15:20:30")
    assert shown(room) == {"clock": True, "strip": False, "line": True}
    header = room.screen.header
    assert (header.clock.face, header.clock.below) == ("02:30", "since 15:18")


def _forget_times(tx):
    for item_id in ("a1", "a2", "a3", "a4"):
        tx.write.set("agenda_item", item_id, start_time=None, duration_minutes=None)
    for question_id in ("q1", "q2", "q3"):
        tx.write.set("question", question_id, planned_minutes=None)
    return Outcome("Forget times")


def test_f1_and_the_search_know_all_of_it(room):
    keys = {command.id: command.keys for command in room.screen.commands()}
    assert keys["time-run"] == ("Ctrl+Shift+P",)
    assert keys["time-longer"] == ("F9",)
    assert keys["time-minute"] == ("Shift+F9",)
    assert keys["time-spread"] == ("Ctrl+F9",)
    assert keys["time-room"] == ("Ctrl+Shift+O",)
    run_key()
    texts = {command.id: command.text for command in room.screen.commands()}
    assert (texts["time-run"], texts["time-room"]) == ("Pause the session", "Close the session")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen menus cannot
def test_the_clock_opens_a_menu_of_the_same(room):
    run_key()
    QTest.mouseClick(room.screen.header.clock, Qt.MouseButton.LeftButton)
    menu = room.screen.header.findChild(QMenu)
    assert menu.isVisible()
    entry = next(action for action in menu.actions() if action.text() == "1 minute less")
    entry.trigger()
    menu.close()
    assert room.screen.header.clock.face == "24:00"


def test_a_file_for_reading_shows_the_time_and_offers_only_the_stage(desk, make_room, tmp_path):
    desk.run(sessions.start, session_id="s2")
    file = open_file(tmp_path / "timed.workshop", read_only=True)
    reader = make_room(Desk(file))
    assert reader.screen.header.clock.isVisible()
    assert offered(reader) == {"stage"}
    assert not [entry for entry in reader.screen.commands() if entry.id.startswith("time-")]
    press(Key.Key_Down, CTRL)
    assert reader.said == []
    reader.screen.window().close()
    file.close()
