"""Plans that nobody would make: no questions, no minutes, weeks; and two windows on one clock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions.desk import Desk, Outcome, Transaction
from tests.ui.keyboard import focused, press
from tests.ui.session.conftest import write
from tests.ui.session.time.day import close_key, offered, run_key, shown

Key = Qt.Key


def change(desk: Desk, what: Callable[[Transaction], object]) -> None:
    def action(tx: Transaction) -> Outcome:
        what(tx)
        return Outcome("Change the plan")

    desk.run(action)


def without_questions(tx: Transaction) -> None:
    for question_id in ("q1", "q2", "q2a", "q2b", "q3"):
        tx.write.delete("question", question_id)


def minutes(value: int) -> Callable[[Transaction], None]:
    def plan(tx: Transaction) -> None:
        for question_id in ("q1", "q2", "q3"):
            tx.write.set("question", question_id, planned_minutes=value)

    return plan


# No questions


def test_a_session_without_questions_has_a_life_by_keyboard(make_room, desk):
    change(desk, without_questions)
    room = make_room()
    assert focused() is room.screen.questions.view
    close_key()
    room.stand("15:20")
    run_key()
    room.go_on_until("15:24")
    assert room.screen.header.clock.face == "21:00"
    assert shown(room) == {"clock": True, "strip": False, "line": True}
    assert room.standing.words.spoken == "On schedule"
    press(Key.Key_F9)
    run_key()
    close_key()
    assert room.kinds == ["opened", "started", "extended", "paused", "closed"]


def test_it_turns_red_by_the_clock_alone(make_room, desk):
    change(desk, without_questions)
    room = make_room()
    run_key()
    room.go_on_until("15:44")
    assert (room.standing.words.spoken, room.standing.mend) == ("Time is over", None)


def test_there_is_nothing_to_show_alone_where_there_are_no_notes(make_room, desk):
    change(desk, without_questions)
    room = make_room()
    press(Key.Key_F11)
    assert not room.screen.is_calm
    assert focused() is room.screen.questions.view


def test_questions_that_go_while_somebody_types_leave_the_keys_at_work(room, desk):
    write("Half a wo")
    change(desk, without_questions)
    assert focused() is room.screen.questions.view
    run_key()
    assert room.kinds == ["started"]


# Minutes


def test_questions_of_no_minutes_share_the_time_and_nobody_is_behind(make_room, desk):
    change(desk, minutes(0))
    room = make_room()
    run_key()
    room.go_on_until("15:26")
    assert shown(room)["strip"]
    planned = [segment.planned for segment in room.standing.pace.segments]
    assert planned == pytest.approx([25 / 3] * 3)
    said = "On schedule. 2 more questions in 17 minutes, 17 are planned."
    assert room.standing.words.spoken == said


@pytest.mark.parametrize("value", [600, 99_999, 2**40])
def test_questions_of_weeks_leave_the_head_its_shape(make_room, desk, value):
    plain = make_room()
    run_key()
    height = plain.screen.header.height()
    change(desk, minutes(value))
    plain.go_on_until("15:19")
    QApplication.processEvents()
    assert plain.screen.header.height() == height
    assert plain.screen.header.clock.face == "24:00"
    assert plain.standing.pace.level == "late"
    assert plain.screen.width() == plain.window.width()
    press(Key.Key_F9)
    assert plain.facts[-1].minutes == 5


def test_a_round_of_ten_weeks_has_a_clock(make_room, desk):
    change(desk, lambda tx: tx.write.set("agenda_item", "a3", duration_minutes=99_999))
    room = make_room()
    run_key()
    room.go_on_until("15:19")
    hours = room.screen.header.clock.face.split(":")[0]
    assert int(hours) > 24
    assert room.screen.header.clock.isVisible()
    assert room.standing.pace.level == "calm"


# Two windows


def test_two_windows_on_a_room_start_one_clock(make_room):
    one = make_room()
    other = make_room()
    starts = [room.screen.header.controls.start for room in (one, other)]
    QTest.mouseClick(starts[0], Qt.MouseButton.LeftButton)
    assert not starts[1].isVisible()
    assert offered(one) == offered(other) == {"pause", "longer", "stage"}
    for room in (one, other):
        room.go_on_until("15:21")
    assert one.screen.header.clock.face == other.screen.header.clock.face == "22:00"
    run_key()
    assert one.kinds == ["started", "question", "paused"]
    assert offered(one) == offered(other) == {"resume", "longer", "stage"}
