"""Clock, sentence, strip and list while a session runs; moving on as a fact; ticks; sound."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import history, sessions
from facilitator.ui.session.clock_face import tone_of
from tests.ui.keyboard import focused, press
from tests.ui.session.conftest import ALT, CTRL, SHIFT, press_sign
from tests.ui.session.time.day import close_key, columns, inks, offered, run_key

Key = Qt.Key


# Questions


def test_moving_on_while_it_runs_is_a_fact_and_the_list_says_what_each_took(room):
    run_key()
    room.stand("15:29")
    press(Key.Key_Down, CTRL)
    room.go_on_until("15:31")
    asked = [(fact.question_id, fact.at[11:16]) for fact in room.facts if fact.kind == "question"]
    assert [question for question, _ in asked] == ["q1", "q2"]
    times = [row.minutes_text for row in room.screen.questions.model.rows[:3]]
    assert times == ["11 of 8 min", "2 of 10 min", "7 min"]


def test_a_question_that_was_only_passed_has_taken_nothing(room):
    run_key()
    room.stand("15:29")
    press(Key.Key_Down, CTRL)
    room.stand("15:29:20")
    press(Key.Key_Down, CTRL)
    room.go_on_until("15:32")
    times = [row.minutes_text for row in room.screen.questions.model.rows[:3]]
    assert times == ["11 of 8 min", "10 min", "3 of 7 min"]


@pytest.mark.parametrize("way", ["list", "number"])
def test_the_list_and_the_number_keys_move_on_too(room, way):
    run_key()
    room.stand("15:29")
    if way == "number":
        press(Key.Key_3, ALT)
    else:
        view = room.screen.questions.view
        place = view.visualRect(room.screen.questions.model.index(2)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert room.standing.clock.current_id == "q3"


def test_browsing_before_the_start_and_after_the_end_leaves_no_trace(room):
    press(Key.Key_Down, CTRL)
    assert room.kinds == []
    run_key()
    close_key()
    before = room.facts
    press(Key.Key_Down, CTRL)
    press(Key.Key_1, ALT)
    assert room.facts == before


def test_it_starts_with_the_question_that_is_shown(room):
    press(Key.Key_2, ALT)
    run_key()
    assert room.standing.clock.current_id == "q2"


def test_a_note_that_is_looked_up_is_no_move(room):
    run_key()
    room.stand("15:25")
    room.screen.show_session("s2", "q3")
    assert room.standing.clock.current_id == "q1"


def test_undo_takes_back_a_pause_and_never_the_time_that_a_question_took(room, desk):
    run_key()
    room.stand("15:22")
    run_key()
    room.stand("15:23")
    press(Key.Key_2, ALT)
    desk.run(history.undo)
    assert room.kinds == ["started", "question", "question"]
    assert room.standing.clock.state == "running"


# Pace


def test_the_sentence_goes_from_calm_to_amber_to_red(room):
    run_key()
    levels = []
    for time in ("15:20", "15:28", "15:30", "15:37"):
        room.go_on_until(time)
        said = room.standing.words
        levels.append((said.glyph, said.ink, said.verdict, said.rest))
    assert levels == [
        (
            "check",
            "ok",
            "On schedule",
            "Question 1: 6 more minutes, then 2 questions in 17 minutes.",
        ),
        ("check", "ok", "On schedule", "2 more questions in 15 minutes, 17 are planned."),
        ("warn", "warn", "4 minutes behind", "2 more questions in 13 minutes, 17 are planned."),
        (
            "late",
            "late",
            "11 minutes behind, question 3 no longer fits",
            "2 more questions in 6 minutes, 17 are planned.",
        ),
    ]


def test_time_left_can_be_spread_anew_by_key_and_by_the_button(room):
    run_key()
    room.go_on_until("15:32")
    assert room.screen.header.line.mend.isVisible()
    press(Key.Key_F9, CTRL)
    assert room.standing.words.verdict == "On schedule"
    assert not room.screen.header.line.mend.isVisible()
    assert [row.minutes_text for row in room.screen.questions.model.rows[:3]] == [
        "14 of 14 min",
        "6 min",
        "5 min",
    ]
    room.go_on_until("15:38")
    QTest.mouseClick(room.screen.header.line.mend, Qt.MouseButton.LeftButton)
    assert room.standing.pace.level != "late"
    press(Key.Key_F9, CTRL)
    assert room.said[-1].startswith("There is nothing to spread")


def test_minutes_given_beyond_the_round_are_taken_back_only_with_a_word(room):
    run_key()
    press(Key.Key_F9)
    room.go_on_until("15:25")
    press(Key.Key_F9, CTRL)
    assert room.said[-1] == (
        "The time left is spread anew; 5 minutes are taken back because the round ends at 15:43"
    )
    assert room.screen.header.clock.face == "18:00"


def test_the_clock_turns_amber_and_red_by_the_share_that_is_left(room):
    run_key()
    header = room.screen.header
    for time, face, ink in (
        ("15:37:30", "05:30", "text"),
        ("15:38:30", "04:30", "warn"),
        ("15:42", "01:00", "late"),
    ):
        room.go_on_until(time)
        assert header.clock.face == face
        assert tone_of(room.standing.clock)[0] == ink
        assert inks(room, header.clock, ink) > 20


def test_time_that_is_over_counts_up_in_red_with_an_octagon(room):
    run_key()
    room.go_on_until("15:44:10")
    header = room.screen.header
    assert (header.clock.face, room.standing.words.verdict) == ("+01:10", "Time is over")
    assert inks(room, header.clock, "late") > 20


def test_what_no_longer_fits_is_dashed_in_the_list(room):
    run_key()
    room.go_on_until("15:37")
    last = room.screen.questions.model.rows[2]
    assert last.state.value == "at risk"
    assert "no longer fits" in last.spoken


def test_the_strip_is_hatched_from_the_end_of_the_question_to_the_needle(room):
    run_key()
    strip = room.screen.header.strip
    room.go_on_until("15:25")
    assert inks(room, strip, "warn") == 0
    room.go_on_until("15:30")
    found = columns(room, strip, "warn")
    width = strip.width()
    assert width * 8 / 25 - 1 <= min(found) <= width * 9 / 25
    assert width * 11 / 25 <= max(found) <= width * 12 / 25 + 2


# Quiet


def test_more_time_is_seen_in_the_whole_strip_at_once(room):
    run_key()
    QApplication.processEvents()
    strip = room.screen.header.strip
    seen = Painted()
    strip.installEventFilter(seen)
    room.go_on_until("15:18")
    QApplication.processEvents()
    assert seen.widest == 0
    press(Key.Key_F9, SHIFT)
    QApplication.processEvents()
    assert seen.widest == strip.width()


class Painted(QObject):
    """How much of a widget was painted at most, from left to right."""

    widest = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.widest = max(self.widest, event.rect().width())
        return False


def test_a_tick_neither_touches_the_notes_nor_the_focus(room):
    for sign in "Half a wo":
        press_sign(focused(), sign)
    run_key()
    room.go_on_until("15:19")
    QApplication.processEvents()
    seen = Events()
    for part in (room.screen.editor, room.screen.editor.viewport(), room.screen.questions.view):
        part.installEventFilter(seen)
    for second in range(1, 59):
        room.go_on_until(f"15:20:{second:02}")
        QApplication.processEvents()
    assert not seen.kinds & {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest}
    assert QApplication.focusWidget() is room.screen.editor
    assert room.screen.editor.toPlainText() == "Half a wo"


class Events(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[QEvent.Type] = set()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.kinds.add(event.type())
        return False


def test_it_ticks_only_while_a_session_runs_and_is_seen(room):
    run_key()
    assert room.ticker.is_running
    room.screen.hide()
    assert not room.ticker.is_running
    room.stand("15:30")
    room.screen.show()
    assert room.ticker.is_running
    assert room.screen.header.clock.face == "13:00"
    close_key()
    assert not room.ticker.is_running


def test_what_another_window_does_is_seen_here(room, desk):
    desk.run(sessions.start, session_id="s2")
    assert offered(room) == {"pause", "longer", "stage"}
    assert room.ticker.is_running


def test_a_system_clock_that_is_set_back_lets_the_clock_stand(room):
    run_key()
    room.go_on_until("15:28")
    run_key()
    run_key()
    room.go_on_until("14:00")
    assert room.screen.header.clock.face == "15:00"
    assert room.standing.pace.level == "calm"


# Sound


def test_a_beep_is_heard_only_when_it_was_asked_for(room, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(clock.now()))
    run_key()
    room.go_on_until("15:30")
    assert beeps == []
    room.screen.time.toggle_sound()
    room.go_on_until("15:37")
    room.go_on_until("15:38")
    assert [f"{when:%H:%M}" for when in beeps] == ["15:37"]
    assert room.settings.get("time_sound", False)
