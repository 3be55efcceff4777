"""Making up for a delay: looked at before it is taken over, and taken back by one undo."""

import pytest

from facilitator.actions import agendas, history
from tests.ui.agenda.conftest import CTRL, Key, enter
from tests.ui.keyboard import focused, press
from tests.ui.session.time.day import at


@pytest.fixture
def late(table):
    """Round 1 began 14 minutes late; the preview is open."""
    table.desk.run(agendas.start_item, agenda_item_id="a1", at=at("14:34"))
    table.go_on_until("14:40")
    press(Key.Key_F9, CTRL)
    return table


def rows(table) -> list[tuple[str, str, str, str]]:
    return [
        (row.title, row.before, row.after, row.change_text) for row in table.screen.relief.list.rows
    ]


def result(table) -> str:
    return table.screen.relief.result.text()


def test_breaks_give_first_and_before_stands_beside_after(late):
    assert rows(late) == [
        ("Break", "14:59 – 15:34", "14:59 – 15:20", "−14"),
        ("Round r2", "15:34 – 15:59", "15:20 – 15:45", ""),
        ("Summary", "15:59 – 16:19", "15:45 – 16:05", ""),
    ]
    assert result(late) == "Afterwards: end at 16:05"
    assert late.facts("a2") == []


def test_enter_takes_it_over_as_one_step_and_undo_takes_it_back(late):
    enter()
    assert late.facts("a2") == [("shortened", "14:40")]
    assert focused() is late.screen.table
    assert late.starts[3:] == ["15:20", "15:45"]
    late.desk.run(history.undo)
    assert late.starts[3:] == ["15:34 (15:20)", "15:59 (15:45)"]


def test_escape_writes_nothing(late):
    press(Key.Key_Escape)
    assert focused() is late.screen.table
    assert not late.screen.relief.isVisible()
    assert late.facts("a2") == []


def test_items_give_in_proportion_and_one_undo_takes_all_back(late):
    press(Key.Key_2)
    assert [(title, change) for title, _, _, change in rows(late)] == [
        ("Break", ""), ("Round r2", "−8"), ("Summary", "−6"),
    ]  # fmt: skip
    enter()
    assert late.screen.table.rows[-1].end.now == "16:05"
    late.desk.run(history.undo)
    assert late.screen.table.rows[-1].end.now == "16:19"


def test_space_lets_an_item_give_no_more(late):
    press(Key.Key_2)
    late.screen.relief.list.go_to("a3")
    press(Key.Key_Space)
    assert [change for *_, change in rows(late)] == ["", "", "−14"]
    press(Key.Key_1)
    assert [change for *_, change in rows(late)] == ["−14", "", ""]


def test_minutes_are_taken_and_given_one_by_one(late):
    late.screen.relief.list.go_to("a3")
    press(Key.Key_Left)
    press(Key.Key_Left)
    late.screen.relief.list.go_to("a2")
    press(Key.Key_Right)
    assert [change for *_, change in rows(late)] == ["−13", "−2", ""]
    late.screen.relief.list.go_to("a4")
    press(Key.Key_Right)
    assert rows(late)[-1][-1] == "+1"
    enter()
    assert [late.facts(key)[-1][0] for key in ("a2", "a3", "a4")] == ["shortened"] * 3


def test_no_item_gives_more_than_it_has(late):
    late.screen.relief.list.go_to("a4")
    for _ in range(40):
        press(Key.Key_Left)
    assert rows(late)[-1][-1] == "−20"
    press(Key.Key_Right)
    assert rows(late)[-1][-1] == "−19"


def test_the_preview_follows_a_delay_that_grows(late):
    late.go_on_until("15:03")
    assert rows(late)[0] == ("Break", "15:03 – 15:38", "15:03 – 15:20", "−18")


def test_what_was_chosen_by_hand_stays_while_the_delay_grows(late):
    press(Key.Key_Left)
    late.go_on_until("15:03")
    assert [change for *_, change in rows(late)] == ["−15", "", ""]


def test_meanwhile_nothing_else_is_offered(late):
    assert not late.screen.head.next.isVisible()
    assert not late.screen.line.mend.isVisible()
    press(Key.Key_Escape)
    assert late.screen.head.next.isVisible()
    assert late.screen.line.mend.isVisible()


def test_on_time_items_can_be_shortened_all_the_same(table):
    table.go_on_until("14:10")
    assert not table.screen.line.mend.isVisible()
    press(Key.Key_F9, CTRL)
    assert {change for *_, change in rows(table)} == {""}
    press(Key.Key_Left)
    enter()
    assert table.facts("a1") == [("shortened", "14:10")]


def test_when_nothing_is_to_come_that_is_said(table):
    table.go_on_until("15:50")
    press(Key.Key_F9, CTRL)
    assert not table.screen.relief.isVisible()
    assert table.said == ["Nothing is to come that could be shortened."]


def test_a_screen_reader_hears_what_becomes_of_an_item(late):
    row = late.screen.relief.list.rows[0]
    assert row.spoken == "Break, gives time, 35 min becomes 21 min, 14:59 – 15:20"
