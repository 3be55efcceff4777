"""Times said anew: what may be typed, what is refused, and that it is one step."""

from dataclasses import replace

import pytest

from facilitator import clock
from facilitator.actions import history
from facilitator.domain.schedule import Slot, schedule
from facilitator.errors import UserError
from facilitator.ui.agenda.mending import mending, shown
from tests.ui.agenda.conftest import Key, day_plan, enter, next_key
from tests.ui.keyboard import focused, press
from tests.ui.session.time.day import at


def slot(now: str, number: int = 0) -> Slot:
    return schedule(day_plan(), at(now)).slots[number]


def text(moment) -> str | None:
    return moment and f"{moment.astimezone():%d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("14:06", "17 14:06"), ("14.06", "17 14:06"), ("1406", "17 14:06"), (" 9:05 ", "17 09:05"), ("-3", "17 14:07"),
     ("−3", "17 14:07"), ("– 12", "17 13:58")],
)  # fmt: skip
def test_a_time_is_understood_as_people_write_it(typed, moment):
    found = mending(slot("14:10"), at("14:10"), typed, "14:20")
    assert text(found.moments["started"]) == moment


@pytest.mark.parametrize("typed", ["soon", "25:00", "14:60", "3", "-", "-1000000", "14:0"])
def test_what_is_no_time_is_refused_with_an_example(typed):
    with pytest.raises(UserError, match="Write a time like 14:05"):
        mending(slot("14:10"), at("14:10"), typed, "14:20")


def test_what_is_still_to_come_cannot_have_begun():
    with pytest.raises(UserError, match="still to come"):
        mending(slot("14:10"), at("14:10"), "14:30", "14:20")


def test_a_time_after_midnight_is_on_the_next_day():
    plan = day_plan()
    late = tuple(item._replace(start_time=None) for item in plan.agenda[1:])
    first = plan.agenda[0]._replace(start_time="23:30", duration_minutes=60)
    event = replace(plan, agenda=(first, *late))
    now = at("23:59").replace(day=18, hour=0, minute=40)
    found = schedule(event, now).slots[1]
    assert text(mending(found, now, "0:32", shown(found).end).moments["started"]) == "18 00:32"
    assert text(mending(found, now, "23:58", shown(found).end).moments["started"]) == "17 23:58"


def test_a_wanted_end_takes_minutes_off_or_gives_them():
    assert mending(slot("14:10"), at("14:10"), "", "14:15").minutes == 5
    assert mending(slot("14:10"), at("14:10"), "", "+10").minutes == -10
    assert mending(slot("14:10"), at("14:10"), "-5", "14:20").minutes == 0
    assert mending(slot("14:10"), at("14:10"), "-5", "14:25").minutes == 0
    with pytest.raises(UserError, match="ends after it has begun"):
        mending(slot("14:10"), at("14:10"), "", "13:50")


def test_an_end_without_a_beginning_is_refused():
    with pytest.raises(UserError, match="Say first when it began"):
        mending(slot("14:30"), at("14:30"), "", "14:25")


# On the screen


def test_started_three_minutes_ago(table):
    table.go_on_until("14:08")
    press(Key.Key_F2)
    assert focused() is table.screen.bar.began
    table.type("-3")
    enter()
    assert table.facts("a0") == [("started", "14:05")]
    assert not table.screen.bar.isVisible()
    assert focused() is table.screen.table


def test_a_beginning_can_be_mended_and_one_undo_takes_it_back(table):
    table.go_on_until("14:08")
    enter()
    table.choose("Greeting")
    press(Key.Key_F2)
    assert table.screen.bar.began.text() == "14:08"
    table.type("14:03")
    press(Key.Key_Tab)
    table.type("14:20")
    enter()
    assert table.facts("a0") == [("started", "14:03"), ("shortened", "14:08")]
    assert table.screen.table.rows[0].end.now == "14:20"
    table.desk.run(history.undo)
    assert table.facts("a0") == [("started", "14:08")]


def test_an_item_that_is_over_has_its_end_mended(table):
    table.go_on_until("14:00")
    enter()
    table.go_on_until("14:24")
    enter()
    table.choose("Greeting")
    press(Key.Key_F2)
    assert (table.screen.bar.began.text(), table.screen.bar.end.text()) == ("14:00", "14:24")
    press(Key.Key_Tab)
    table.type("14:18")
    enter()
    assert table.facts("a0") == [("started", "14:00"), ("ended", "14:18")]


def test_an_emptied_beginning_takes_back_that_it_began(table):
    table.go_on_until("14:05")
    enter()
    table.choose("Greeting")
    press(Key.Key_F2)
    press(Key.Key_Delete)
    enter()
    assert table.facts("a0") == []


def test_the_hard_end_of_a_round_is_kept_for_all_rooms(table):
    table.go_on_until("14:28")
    table.choose("Round r1")
    enter()
    table.choose("Round r1")
    press(Key.Key_F2)
    press(Key.Key_Tab)
    table.type("14:45")
    enter()
    assert table.screen.table.rows[1].meta == "1 room, all end at 14:45"
    assert table.starts[2] == "14:45"
    day = table.screen.day
    assert day.round_slot("r1").due == at("14:45")


def test_what_is_wrong_stands_below_and_the_field_stays(table):
    table.go_on_until("14:08")
    press(Key.Key_F2)
    table.type("soon")
    enter()
    assert table.screen.bar.isVisible()
    assert table.screen.bar.began.text() == "soon"
    said = [part.text() for part in table.screen.bar.findChildren(object) if hasattr(part, "text")]
    assert "Write a time like 14:05, or -3 for three minutes ago." in said
    table.screen.bar.began.selectAll()
    table.type("-1")
    enter()
    assert table.facts("a0") == [("started", "14:07")]


def test_what_the_file_refuses_stands_below_too(table):
    table.go_on_until("14:00")
    enter()
    table.go_on_until("14:24")
    next_key()
    table.choose("Greeting")
    press(Key.Key_F2)
    press(Key.Key_Tab)
    table.type("13:50")
    enter()
    assert table.screen.bar.isVisible()
    assert table.facts("a0") == [("started", "14:00")]


def test_escape_leaves_everything_as_it_was(table):
    press(Key.Key_F2)
    table.type("14:05")
    press(Key.Key_Escape)
    assert not table.screen.bar.isVisible()
    assert focused() is table.screen.table
    assert table.facts("a0") == []
    assert clock.now() == at("13:55")
