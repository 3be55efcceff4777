"""Somebody looks at all rooms, goes into one, writes to them, and mends their time."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.cockpit.rounds import asking, close, note, plan, start
from tests.ui.keyboard import focused

_Key = Qt.Key
LONG = (
    "Which of the many offices in the counties and in the state should take over the lead in this?"
)


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
    assert organiser.screen.head.clock.below == "ended at 15:37"


def test_a_round_whose_rooms_are_closed_has_ended_though_one_was_never_begun(
    desk, make_organiser, stand
):
    start(desk, "2.1", "2.2")
    close(desk, "2.1", time="15:40")
    close(desk, "2.2", time="15:48:50")
    stand("15:50")
    organiser = make_organiser(desk)
    clock = organiser.screen.head.clock
    assert clock.isVisible()
    assert (clock.face, clock.below) == ("", "ended at 15:48")
    assert not organiser.ticker.is_running


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


def test_a_second_shows_what_was_captured_just_before_in_the_same_go(organiser):
    renewed: list[int] = []
    organiser.screen.feed.renewed.connect(lambda: renewed.append(1))
    note(organiser.desk, "2.2", 1, "just said", "15:36")
    organiser.tick("15:36:01")
    said = [line.text for group in organiser.room("2.2").groups for line in group.lines]
    assert "just said" in said
    assert organiser.room("2.1").clock.face == "28:59"
    organiser.qtbot.wait(300)  # longer than changes are gathered
    assert len(renewed) == 1


def test_nothing_is_painted_when_nothing_changed(organiser):
    watch = organiser.watch()
    organiser.tick("15:36")
    QApplication.processEvents()
    assert watch.painted == {}


# Going into a room


def test_enter_leads_into_the_room_at_the_question_that_is_on(organiser):
    assert organiser.here == "2.1"
    organiser.press(_Key.Key_Return)
    organiser.press(_Key.Key_Right, _Key.Key_Return)
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
