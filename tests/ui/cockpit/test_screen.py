"""Somebody looks at all rooms, goes into one, writes to them, and mends their time."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.actions import messages, sessions
from facilitator.actions.desk import Desk
from facilitator.domain.timing import timing
from facilitator.storage.files import open_file
from tests.ui.cockpit.conftest import Organiser
from tests.ui.cockpit.rounds import ask, asking, at, close, note, plan, start
from tests.ui.keyboard import focused

_Key = Qt.Key
LONG = (
    "Which of the many offices in the counties and in the state should take over the lead in this?"
)


@pytest.fixture
def running(desk) -> Desk:
    """All rooms of round 2 run: 2.1 keeps its time, 2.2 is behind, 2.3 would break the end."""
    start(desk, "2.1", "2.2")
    start(desk, "2.3", time="15:24")
    ask(desk, "2.1", 2, "15:30")
    ask(desk, "2.3", 2, "15:30")
    return desk


@pytest.fixture
def organiser(running, make_organiser, stand) -> Organiser:
    stand("15:36")
    return make_organiser(running)


def sent(organiser: Organiser) -> list[tuple[str, str | None]]:
    head = organiser.desk.read.head("w")
    return [(message.text, message.session_id) for message in head.messages]


def states(organiser: Organiser) -> list[str]:
    read = organiser.desk.read.session_facts
    return [timing(read(key), at("15:36")).state for key in ("2.1", "2.2", "2.3")]


# What is seen


def test_all_rooms_of_the_round_stand_side_by_side_with_their_shared_end(organiser):
    assert organiser.shown == ["2.1", "2.2", "2.3"]
    assert [organiser.room(key).tone for key in organiser.shown] == ["", "warn", "late"]
    head = organiser.screen.head
    assert (head.clock.face, head.clock.below) == ("29:00", "shared end 16:05")
    texts = {part.text() for part in head.findChildren(QLabel)}
    assert "3 rooms, 2 behind plan, 3 running" in texts


def test_the_clocks_go_with_the_shared_ticker(organiser):
    assert organiser.ticker.is_running
    organiser.tick("15:36:01")
    assert organiser.room("2.1").clock.face == "28:59"
    assert organiser.screen.head.clock.face == "28:59"


def test_a_round_that_is_past_without_anybody_has_no_clock_any_more(organiser):
    organiser.screen.choose_round_number(1)
    assert organiser.screen.head.clock.isHidden()
    assert not organiser.ticker.is_running


def test_the_ticker_rests_while_nobody_looks_and_when_all_is_over(organiser):
    organiser.screen.hide()
    assert not organiser.ticker.is_running
    organiser.screen.show()
    assert organiser.ticker.is_running
    close(organiser.desk, "2.1", "2.2", "2.3", time="15:37")
    organiser.wait()
    assert not organiser.ticker.is_running
    assert organiser.screen.head.clock.isHidden()


def test_what_was_written_meanwhile_is_there_when_somebody_comes_back(organiser):
    organiser.screen.hide()
    note(organiser.desk, "2.1", 2, "meanwhile", "15:35")
    organiser.screen.show()
    assert organiser.room("2.1").groups[0].lines[0].text == "meanwhile"


@pytest.mark.parametrize("rooms", [3, 24])
def test_the_notes_of_rooms_in_a_row_start_level_however_long_the_questions_are(
    make_desk, make_organiser, rooms
):
    organiser = make_organiser(make_desk(asking(plan(rooms), "q2.1", LONG)))
    board = organiser.screen.board
    first, second = (organiser.column(key) for key in ("2.1", "2.2"))
    assert first.y() == second.y()
    assert first.notes_place.top() == second.notes_place.top()
    line = board.columns[0].lines_needed(first.measures, first.width())
    assert line == 1
    assert second.lines_needed(second.measures, second.width()) > 1


def test_above_each_room_stands_its_topic_in_the_round_before_and_leads_there(organiser):
    bands = organiser.screen.board.bands
    assert [band.room.code for band in bands] == ["W 1.1", "W 1.2", "W 1.3"]
    assert all(band.isVisible() for band in bands)
    QTest.mouseClick(bands[1], Qt.MouseButton.LeftButton)
    assert organiser.gone_to == [("1.2", "")]
    organiser.screen.choose_round_number(1)
    assert organiser.screen.board.bands == []


def test_only_key_results_can_be_listed(organiser):
    note(organiser.desk, "2.1", 2, "plain", "15:33")
    note(organiser.desk, "2.1", 2, "starred", "15:34", is_key_result=1)
    organiser.wait()
    QTest.keyClick(focused(), _Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    group = organiser.room("2.1").groups[0]
    assert (group.heading, [line.text for line in group.lines]) == ("1 key result", ["starred"])
    organiser.screen.toggle_results()
    assert len(organiser.room("2.1").groups[0].lines) == 2


def test_another_round_is_chosen_by_click_and_by_key(organiser):
    first = organiser.screen.head.rounds.buttons[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert organiser.shown == ["1.1", "1.2", "1.3"]
    assert first.isChecked()
    QTest.keyClick(focused(), _Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert organiser.shown == ["2.1", "2.2", "2.3"]
    assert organiser.screen.head.rounds.key == "r2"


def test_arrows_choose_among_what_stands_side_by_side(organiser):
    rounds = organiser.screen.head.rounds
    rounds.buttons[1].setFocus()
    organiser.press(_Key.Key_Left)
    assert focused() is rounds.buttons[0]
    assert organiser.shown == ["1.1", "1.2", "1.3"]
    organiser.press(_Key.Key_Right)
    assert organiser.shown == ["2.1", "2.2", "2.3"]


# What is painted


def test_only_the_room_that_changed_is_painted(organiser):
    watch = organiser.watch()
    note(organiser.desk, "2.2", 1, "new", "15:36")
    organiser.wait()
    assert set(watch.painted) == {"2.2"}


def test_a_second_is_painted_in_the_clocks_alone(organiser):
    watch = organiser.watch()
    organiser.tick("15:36:01")
    QApplication.processEvents()
    assert set(watch.painted) == {"2.1", "2.2", "2.3"}
    for areas in watch.painted.values():
        assert all(area.height() < 40 and area.width() < 120 for area in areas)


@pytest.mark.parametrize("rooms", [3, 24])
def test_each_second_of_a_clock_can_be_read(make_desk, make_organiser, rooms):
    desk = make_desk(plan(rooms))
    start(desk, "2.1")
    organiser = make_organiser(desk)
    pictures = []
    for second in range(3):
        organiser.tick(f"15:30:0{second}")
        pictures.append(organiser.column("2.1").grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_nothing_is_painted_when_nothing_changed(organiser):
    watch = organiser.watch()
    organiser.tick("15:36")
    QApplication.processEvents()
    assert watch.painted == {}


# Going into a room


def test_enter_leads_into_the_room_at_the_question_that_is_on(organiser):
    assert organiser.here == "2.1"
    organiser.press(_Key.Key_Return)
    organiser.press(_Key.Key_Right, _Key.Key_Space)
    assert organiser.gone_to == [("2.1", "q1.2"), ("2.2", "q2.1")]


def test_a_click_leads_into_the_room_and_leaves_the_keyboard_where_it_is(organiser):
    organiser.screen.messages.begin()
    QTest.mouseClick(organiser.column("2.3"), Qt.MouseButton.LeftButton, pos=QPoint(60, 300))
    assert organiser.gone_to == [("2.3", "q3.2")]
    assert focused() is organiser.screen.messages.field


def test_arrows_lead_through_24_rooms_and_scroll_to_them(make_desk, make_organiser):
    organiser = make_organiser(make_desk(plan(rooms=24)), width=1028, height=560)
    board = organiser.screen.board
    organiser.press(_Key.Key_Right, _Key.Key_Down)
    assert organiser.here == "2.6"
    organiser.press(_Key.Key_End)
    assert organiser.here == "2.24"
    last = organiser.column("2.24")
    shown = last.mapTo(board.viewport(), last.rect().bottomLeft()).y()
    assert 0 < shown <= board.viewport().height()
    organiser.press(_Key.Key_Down, _Key.Key_Right)
    assert organiser.here == "2.24"
    organiser.press(_Key.Key_Up)
    assert organiser.here == "2.20"
    organiser.press(_Key.Key_Home, _Key.Key_Left, _Key.Key_Up)
    assert organiser.here == "2.1"
    organiser.press(_Key.Key_PageDown, _Key.Key_PageUp)
    assert organiser.here == "2.1"


def test_tab_goes_through_everything_in_the_order_in_which_it_stands(organiser):
    for number in (1, 2):  # what is made again keeps its place
        organiser.screen.choose_round_number(number)
        QApplication.processEvents()
    organiser.press(_Key.Key_Right)
    met: list[str] = []
    for _ in range(15):
        widget = focused()
        met.append(widget.accessibleName() or widget.property("text"))
        organiser.press(_Key.Key_Tab)
    assert [re.split("[.] |, ", name)[0] for name in met] == [
        "W 2.2 Topic 2", "Spread time anew", "All rooms", "Message to the rooms", "Send to all rooms",
        "10 more minutes", "Please come to a close", "Help is on the way", "Round 2", "Notes", "Pause all",
        "Prepare the summary", "W 1.1 Topic 1", "W 1.2 Topic 2", "W 1.3 Topic 3",
    ]  # fmt: skip
    assert organiser.here == "2.2"


def test_when_the_round_changes_the_keyboard_stays_on_a_room(organiser):
    organiser.press(_Key.Key_End)
    organiser.screen.choose_round_number(1)
    assert organiser.here == "1.3"
    organiser.press(_Key.Key_Left)
    assert organiser.here == "1.2"


# Messages


def test_a_message_goes_to_all_rooms_and_to_one(organiser):
    bar = organiser.screen.messages
    organiser.screen.repeat()
    QTest.keyClicks(focused(), "Ten more minutes")
    assert bar.send.text() == "Send to all rooms"
    organiser.press(_Key.Key_Return)
    QTest.mouseClick(bar.targets.buttons[2], Qt.MouseButton.LeftButton)
    assert bar.send.text() == "Send to W 2.2"
    QTest.mouseClick(bar.phrases[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.send, Qt.MouseButton.LeftButton)
    assert sent(organiser) == [("Ten more minutes", None), ("Help is on the way", "2.2")]
    assert organiser.said == ["Message sent"] * 2
    assert bar.field.text() == ""


def test_the_room_at_the_keyboard_is_written_to_by_a_key_and_escape_leads_back(organiser):
    organiser.press(_Key.Key_End)
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focused(), "Hello")
    organiser.press(_Key.Key_Escape)
    assert organiser.here == "2.3"
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == [("Hello", "2.3")]


def test_an_empty_message_is_not_sent(organiser):
    organiser.screen.repeat()
    QTest.keyClicks(focused(), "   ")
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == []


def test_who_has_read_the_last_message_is_seen(organiser):
    organiser.screen.repeat()
    QTest.keyClicks(focused(), "Soon")
    organiser.press(_Key.Key_Return)
    message = organiser.desk.read.head("w").messages[0]
    organiser.desk.run(messages.mark_read, message_id=message.id, session_id="2.2")
    organiser.wait()
    texts = [part.text() for part in organiser.screen.messages.findChildren(QLabel)]
    assert "15:36 to all: “Soon”" in texts
    assert "read in W 2.2" in texts


def test_24_rooms_are_offered_in_a_list(make_desk, make_organiser):
    organiser = make_organiser(make_desk(plan(rooms=24)))
    bar = organiser.screen.messages
    assert bar.targets.isHidden()
    assert bar.target_list.count() == 25
    organiser.press(_Key.Key_End)
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert bar.target_list.currentText() == "W 2.24"
    QTest.keyClicks(focused(), "You")
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == [("You", "2.24")]


# What is done about time


def test_all_rooms_pause_and_go_on_as_one_step(organiser):
    pause = organiser.screen.head.pause
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert states(organiser) == ["paused"] * 3
    organiser.wait()
    assert pause.text() == "Continue all"
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert states(organiser) == ["running"] * 3


def test_a_room_that_is_behind_gets_its_time_spread_anew_by_click_and_by_key(organiser):
    assert not organiser.column("2.1").mend.isVisible()
    QTest.mouseClick(organiser.column("2.2").mend, Qt.MouseButton.LeftButton)
    organiser.wait()
    assert organiser.room("2.2").tone == ""
    organiser.press(_Key.Key_End)
    QTest.keyClick(focused(), _Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert organiser.said[-1] == "The time left in W 2.3 is spread anew"
    organiser.press(_Key.Key_Home)
    QTest.keyClick(focused(), _Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert organiser.said[-1].startswith("There is nothing to spread")


def test_the_way_to_the_summary_stands_in_the_head(organiser):
    QTest.mouseClick(organiser.screen.head.summary, Qt.MouseButton.LeftButton)
    assert organiser.places == ["summary"]


# Where there is little


def test_a_round_without_sessions_says_so_and_leads_to_the_sessions(make_desk, make_organiser):
    organiser = make_organiser(make_desk(plan(rooms=0)))
    texts = [part.text() for part in organiser.screen.findChildren(QLabel) if part.isVisible()]
    assert "Round 2 has no sessions." in texts
    assert organiser.screen.messages.isHidden()
    assert not organiser.ticker.is_running


def test_a_workshop_without_rounds_says_what_will_stand_here(make_desk, make_organiser):
    dossier = plan(rooms=0)
    desk = make_desk(replace(dossier, rounds=(), agenda=()))
    organiser = make_organiser(desk)
    texts = [part.text() for part in organiser.screen.findChildren(QLabel) if part.isVisible()]
    assert any(text.startswith("The rooms stand here") for text in texts)


def test_a_room_without_questions_is_shown_with_its_clock(make_desk, make_organiser):
    desk = make_desk(replace(plan(), questions=()))
    desk.run(sessions.start, session_id="2.1", at=at("15:20"))
    organiser = make_organiser(desk)
    assert organiser.room("2.1").question == "There are no questions on this topic yet."
    assert organiser.room("2.1").clock.face == "35:00"
    assert not organiser.column("2.1").strip.isVisible()
    organiser.screen.grab()


def test_a_file_for_reading_shows_the_rooms_and_offers_nothing_to_write(
    running, make_organiser, stand
):
    stand("15:36")
    file = open_file(running.file.path, read_only=True)
    organiser = make_organiser(Desk(file))
    assert organiser.shown == ["2.1", "2.2", "2.3"]
    assert organiser.screen.messages.isHidden()
    assert organiser.screen.head.pause.isHidden()
    assert not organiser.column("2.2").mend.isVisible()
    organiser.screen.hide()
    file.close()


def test_every_room_has_a_name_for_a_screen_reader_and_a_tooltip(organiser):
    for column in organiser.screen.board.columns:
        assert column.accessibleName().startswith(column.room.outline.code)
        assert "Enter" in column.toolTip()
