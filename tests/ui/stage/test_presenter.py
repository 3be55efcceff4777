"""The stage as the moderator leads it: opened, followed, unplugged, closed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator import clock
from facilitator.actions import agendas, history, notes, sessions
from facilitator.domain.scenes import ClockScene, QuestionScene, SummaryScene, WelcomeScene
from facilitator.ui.stage.window import StageWindow
from tests.ui.keyboard import press
from tests.ui.session.conftest import press_sign
from tests.ui.stage.conftest import DESK_DISPLAY, OTHER_WALL, WALL, at

Key = Qt.Key


def write(room, text: str) -> None:
    room.window.activateWindow()  # where there is no screen, the last window opened has the keyboard
    room.screen.editor.setFocus()
    for sign in text:
        press_sign(room.screen.editor, sign)


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("02:00", "welcome"),
        ("13:29", "welcome"),
        ("14:10", "agenda"),
        ("14:35", "break"),
        ("14:50", "agenda"),
    ],
)
def test_what_it_shows_first_follows_the_day(room, time, shown):
    clock.stand_at(at(time))
    room.presenter.open()
    assert room.presenter.showing == room.presenter.shown == shown


def test_a_session_of_this_window_that_runs_comes_first(room, desk):
    desk.run(sessions.start, session_id="s2", at=at("14:05"))
    room.screen.show_session("s2")
    room.presenter.open()
    assert room.presenter.showing == "question"
    assert "Which pipes first?" in room.texts


def test_a_session_that_runs_elsewhere_does_not_count(room, desk):
    desk.run(sessions.start, session_id="s2", at=at("14:05"))
    room.presenter.open()
    assert room.presenter.showing == "agenda"


def test_opened_again_it_shows_what_was_chosen_last(room):
    room.presenter.open()
    room.presenter.show("countdown")
    room.presenter.close()
    room.presenter.open()
    assert room.presenter.shown == "countdown"


def test_when_the_break_is_over_the_page_and_the_moderators_control_say_so(room, desk):
    clock.stand_at(at("14:35"))
    room.presenter.open()
    assert {"Coffee", "10:00", "We go on at 14:45"} <= set(room.texts)
    assert room.presenter.remark == ""
    desk.run(agendas.start_item, agenda_item_id="a4", at=at("14:36"))
    assert "We go on: Summary of all rooms" in room.texts
    assert room.presenter.remark == "The break is over; the stage says what goes on."
    room.presenter.show("break")
    assert "Break" in room.texts
    assert room.presenter.remark == ""


def test_it_opens_on_the_other_display_with_the_question_that_is_worked_on(room, desk):
    desk.run(sessions.start, session_id="s1", at=at("14:05"))
    room.presenter.open()
    stage = room.presenter.stage
    assert stage.isFullScreen()
    assert room.presenter.place.display == WALL
    assert isinstance(stage.scene, QuestionScene)
    assert "Who starts?" in room.texts
    assert room.said == []


def test_the_window_can_be_shared_alone(room):
    room.open()
    stage = room.presenter.stage
    assert stage.windowTitle() == "Stage – Water Forum"
    assert stage.isWindow()
    assert stage.parent() is None
    assert stage.children() == []
    assert stage.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_what_is_typed_stands_there_with_the_next_picture(room):
    room.open()
    write(room, "Everybody star")
    assert room.texts[-3:] == ["Everybody star", "Question 1 of 3", "Next at 14:30: Coffee"]
    press(Key.Key_Backspace)
    assert "Everybody sta" in room.texts


def test_it_follows_to_another_question_of_its_room(room):
    room.open()
    room.screen.show_session("s1", "q2")
    assert {"Who pays?", "At once", "Question 2 of 3"} <= set(room.texts)


def test_it_stays_with_its_room_while_the_moderator_looks_into_another(room, desk):
    room.open()
    write(room, "Said here")
    room.screen.show_session("s2")
    write(room, "Said there")
    assert {"Groundwater", "Who starts?", "Said here"} <= set(room.texts)
    assert "Said there" not in room.texts
    assert room.presenter.remark == "Shows W 1.1; 3 shows W 1.2"
    desk.run(notes.add, session_id="s1", question_id="q1", text="Said meanwhile")
    assert "Said meanwhile" in room.texts
    room.screen.show_session("s1")
    write(room, ", again")
    assert any(", again" in text for text in room.texts)
    assert room.presenter.remark == "Shows W 1.1"


def test_asked_for_the_question_it_shows_the_room_in_front(room):
    room.open()
    room.screen.show_session("s2")
    room.presenter.show("question")
    assert {"Pipes", "Which pipes first?"} <= set(room.texts)
    assert room.presenter.remark == "Shows W 1.2"


def test_a_room_that_is_started_in_this_window_is_shown(room, desk):
    room.open()
    room.screen.show_session("s2")
    desk.run(sessions.start, session_id="s2", at=at("14:01"))
    desk.run(sessions.close, session_id="s2", at=at("14:02"))
    assert "Groundwater" in room.texts  # somebody else did that
    room.screen.show_session("s1")
    room.screen.show_session("s3")
    room.screen.time.open_or_close()
    assert {"W 2.1", "Who starts?"} <= set(room.texts)
    room.screen.show_session("s1")
    assert "W 2.1" in room.texts
    room.screen.time.run_on()
    assert "W 1.1" in room.texts


def test_closed_it_stays_with_no_room(room):
    room.open()
    room.screen.show_session("s2")
    room.presenter.close()
    room.presenter.open()
    assert "Pipes" in room.texts


def test_internal_notes_never_get_there(room, desk):
    room.open()
    write(room, "Said aloud")
    press(Key.Key_Return)
    write(room, "He seemed upset")
    second = desk.read.session_notes("s1", "q1")[1]
    desk.run(notes.set_kind, note_ids=[second.id], kind="internal")
    assert "Said aloud" in room.texts
    assert not any("upset" in text for text in room.texts)
    desk.run(notes.mark_key_result, note_ids=[second.id], on=True)
    room.presenter.show("summary")
    assert not any("upset" in text for text in room.texts)


def test_notes_of_others_appear_as_well(room, desk):
    room.open()
    desk.run(notes.add, session_id="s1", question_id="q1", text="From another window")
    assert "From another window" in room.texts


def test_nobody_is_named(room):
    room.open()
    assert "Harbour" not in " ".join(room.texts)


def test_it_shows_what_is_chosen(room):
    room.open()
    shown = {}
    for showing in ("welcome", "agenda", "countdown", "break", "summary"):
        room.presenter.show(showing)
        shown[showing] = room.texts
    assert shown["welcome"] == ["Water Forum", "17 September 2026", "Town Hall"]
    assert {"Round 1", "now", "14:30", "Coffee"} <= set(shown["agenda"])
    assert {"Groundwater", "20:00", "until 14:30"} <= set(shown["countdown"])
    assert {"Coffee from 14:30", "Then: Summary of all rooms"} <= set(shown["break"])
    assert "There are no key results yet." in shown["summary"]


def test_clocks_go_on_by_themselves(room, qtbot):
    room.open()
    room.presenter.show("countdown")
    clock.stand_at(at("14:29:59"))
    qtbot.waitUntil(lambda: "00:01" in room.texts, timeout=3_000)


def test_the_ticker_rests_while_no_stage_is_open(room):
    assert not room.ticker.is_running
    room.open()
    assert room.ticker.is_running
    room.presenter.close()
    assert not room.ticker.is_running


def test_a_room_that_is_started_and_paused_is_seen_at_once(room, desk):
    room.open()
    room.presenter.show("countdown")
    desk.run(sessions.start, session_id="s1", at=at("14:05"))
    assert "25:00" in room.texts
    desk.run(sessions.pause, session_id="s1", at=at("14:07"))
    assert {"28:00"} <= set(room.texts)


def test_key_results_follow_what_is_marked(room, desk):
    room.open()
    room.presenter.show("summary")
    made = desk.run(notes.add, session_id="s1", question_id="q1", text="Agreed by all")
    desk.run(notes.mark_key_result, note_ids=list(made.ids), on=True)
    assert "Agreed by all" in room.texts
    assert isinstance(room.presenter.stage.scene, SummaryScene)


def test_a_changed_plan_is_shown(room, desk):
    room.open()
    head = desk.read.head("workshop")
    room.feed.show_workshop(replace(head, workshop=head.workshop._replace(title="Water Day")))
    assert "Water Day" in room.texts
    assert room.presenter.stage.windowTitle() == "Stage – Water Day"
    room.feed.show_workshop(replace(head, sessions=()))
    assert "Water Forum" in room.texts
    assert isinstance(room.presenter.stage.scene, WelcomeScene)


def test_a_workshop_that_goes_stays_there_until_another_is_shown(room, desk):
    room.open()
    room.presenter.show("summary")
    before = room.texts
    desk.run(history.undo)
    assert room.texts == before


def test_a_stage_that_nobody_sees_is_not_worked_on(room):
    before = room.presenter.stage.scene
    write(room, "Unseen")
    assert room.presenter.stage.scene is before is None
    room.open()
    room.presenter.close()
    closed = room.presenter.stage.scene
    write(room, " still")
    assert room.presenter.stage.scene is closed
    room.open()
    assert "Unseen still" in room.texts


# Displays that come and go


def test_when_its_display_goes_it_becomes_a_window_says_so_and_goes_back(room):
    room.open()
    room.presenter.show("break")
    room.displays.plug(DESK_DISPLAY)
    stage = room.presenter.stage
    assert room.presenter.is_open
    assert not stage.isFullScreen()
    assert room.said[-1].startswith("The display “HDMI-1” is not plugged in.")
    assert isinstance(stage.scene, ClockScene)
    room.displays.plug(DESK_DISPLAY, WALL)
    assert stage.isFullScreen()
    assert room.said[-1] == "The stage is back on the display “HDMI-1”."
    assert isinstance(stage.scene, ClockScene)


def test_another_display_that_is_plugged_in_changes_nothing(room):
    room.open()
    before = room.presenter.place
    room.displays.plug(DESK_DISPLAY, WALL, OTHER_WALL)
    assert room.presenter.place == before
    assert room.said == []


def test_a_window_stays_where_it_was_put(room):
    room.presenter.choose_display(None)
    room.open()
    stage = room.presenter.stage
    stage.setGeometry(30, 40, 700, 420)
    room.displays.plug(DESK_DISPLAY, WALL, OTHER_WALL)
    room.displays.plug(DESK_DISPLAY)
    assert stage.geometry().getRect() == (30, 40, 700, 420)


def test_all_displays_may_go_and_come_again(room):
    room.open()
    room.displays.plug()
    room.displays.plug(DESK_DISPLAY, WALL)
    assert room.presenter.place.display == WALL
    assert room.presenter.is_open


def test_displays_that_come_while_it_is_closed_do_not_open_it(room):
    room.displays.plug(DESK_DISPLAY)
    room.displays.plug(DESK_DISPLAY, WALL)
    assert not room.presenter.is_open
    room.open()
    room.presenter.close()
    room.displays.plug(DESK_DISPLAY)
    assert not room.presenter.is_open


def test_a_chosen_display_is_filled(room):
    room.open()
    room.displays.plug(DESK_DISPLAY, WALL, OTHER_WALL)
    room.presenter.choose_display(OTHER_WALL)
    assert room.presenter.place.display == OTHER_WALL
    assert room.presenter.stage.isFullScreen()
    room.presenter.choose_display(None)
    assert not room.presenter.stage.isFullScreen()


# Keys on the stage itself


def test_what_is_typed_on_the_stage_goes_on_in_the_notes_and_steers_nothing(room):
    write(room, "We are ")
    room.open()
    shown = room.presenter.showing
    QTest.keyClicks(room.presenter.stage, "2 of 6")
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_F9):
        QTest.keyClick(room.presenter.stage, key)
    QTest.keyClick(room.presenter.stage, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room.presenter.stage, Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert room.screen.editor.toPlainText() == "We are 2 of 6"
    assert room.presenter.showing == shown


def test_the_keys_of_the_stage_mean_the_same_on_it(room, qtbot):
    room.open()
    with qtbot.waitSignal(room.presenter.choice_wanted):
        QTest.keyClick(room.presenter.stage, Key.Key_F7)
    assert room.presenter.is_open
    QTest.keyClick(room.presenter.stage, Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert not room.presenter.is_open


def test_closing_its_window_closes_it(room, qtbot):
    room.open()
    with qtbot.waitSignal(room.presenter.opened) as told:
        room.presenter.stage.close()
    assert told.args == [False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_stage_wears_the_theme(room, theme, scheme):
    room.open()
    theme.choose_scheme(scheme)
    picture = room.presenter.stage.grab().toImage()
    assert picture.pixelColor(3, 3) == theme.color("surface")


def test_a_stage_without_a_scene_is_an_empty_ground(theme, qtbot):
    stage = StageWindow(theme)
    qtbot.addWidget(stage)
    assert stage.grab().toImage().pixelColor(3, 3) == theme.color("surface")


def test_what_is_shown_can_be_heard(room):
    room.open()
    room.presenter.stage.grab()
    assert "Who starts?" in room.presenter.stage.accessibleDescription()
