from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.programme import ends_next_day, planned_length, windows
from tests.domain.events import (
    BERLIN,
    DAY,
    LINES,
    SHORT_LINES,
    WORKSHOP,
    Event,
    agenda,
    clock,
    on,
    planned,
    shown,
)


def test_an_item_without_a_start_follows_the_one_above() -> None:
    assert planned(("13:30", 10), (None, 20), ("14:10", 5)) == [
        "13:30-13:40",
        "13:40-14:00",
        "14:10-14:15",
    ]


def test_an_item_without_a_duration_lasts_until_the_next_start_that_is_given() -> None:
    assert planned(("13:30", None), ("14:00", None), (None, 10)) == [
        "13:30-14:00",
        "14:00-14:00",
        "14:00-14:10",
    ]
    ends = WORKSHOP._replace(end_time="16:40")
    assert planned(("13:30", None), workshop=ends) == ["13:30-16:40"]


def test_the_first_item_begins_with_the_workshop_or_is_reckoned_backwards() -> None:
    assert planned((None, 10)) == ["13:30-13:40"]
    free = WORKSHOP._replace(start_time=None)
    assert planned((None, 10), (None, 20), ("14:00", 5), workshop=free)[0] == "13:30-13:40"


@pytest.mark.parametrize("time", [None, "", "25:70", "mittags"])
def test_without_any_time_there_is_no_plan_and_no_day(time: str | None) -> None:
    free = WORKSHOP._replace(start_time=time)
    assert planned((time, 10), (None, 20), workshop=free) == []
    event = Event()
    event.dossier = replace(event.dossier, workshop=free, agenda=agenda((time, 10)))
    day = event.at("14:00")
    assert (day.slots, on(day), day.delay) == ((), (None, None), timedelta(0))


def test_an_evening_runs_past_midnight_onto_the_next_day() -> None:
    found = windows(
        WORKSHOP, agenda(("22:00", 90), ("23:30", 45), ("00:15", 30), (None, 60)), DAY, BERLIN
    )
    assert found[2].start == clock("00:15", DAY + timedelta(days=1))
    assert found[-1].end - found[0].start == timedelta(minutes=225)
    assert planned(("23:00", None), ("00:30", 10)) == ["23:00-00:30", "00:30-00:40"]


def test_an_item_that_says_it_begins_before_the_one_above_is_not_a_day_later() -> None:
    assert planned(("14:00", 30), ("13:50", 20)) == ["14:00-14:30", "14:00-14:20"]


def test_the_night_in_which_the_clocks_go_back_has_an_hour_more() -> None:
    late = WORKSHOP._replace(date="2026-10-24")
    found = windows(late, agenda(("23:00", 300), (None, 10)), DAY, BERLIN)
    assert (shown(found[0].end), found[0].end - found[0].start) == ("03:00", timedelta(hours=5))


def test_a_workshop_without_a_date_is_held_today() -> None:
    assert windows(WORKSHOP._replace(date=None), agenda(("13:30", 10)), DAY, BERLIN)[
        0
    ].start == clock("13:30")


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [("13:30", "16:40", 190), ("22:00", "01:30", 210), ("14:00", "02:00", 720), ("14:00", "02:01", None),
     ("09:00", "08:30", None), ("09:00", "09:00", None), (None, "09:00", None), ("09:00", "mittags", None)],
)  # fmt: skip
def test_an_end_before_the_start_is_on_the_next_day_unless_that_were_a_slip(start, end, minutes):
    assert planned_length(start, end) == (minutes and timedelta(minutes=minutes))
    assert ends_next_day(start, end) is (minutes is not None and end < start)


def test_the_last_item_lasts_until_an_end_on_the_next_day() -> None:
    late = WORKSHOP._replace(start_time="22:00", end_time="01:30")
    assert planned((None, 60), (None, None), workshop=late) == ["22:00-23:00", "23:00-01:30"]


@given(st.times(), st.times())
def test_no_length_of_a_workshop_is_negative_or_a_day(start, end):
    found = planned_length(f"{start:%H:%M}", f"{end:%H:%M}")
    assert found is None or timedelta(0) < found < timedelta(days=1)


@given(LINES)
def test_no_plan_has_a_negative_length_or_runs_backwards(lines):
    found = windows(WORKSHOP, agenda(*lines), DAY, BERLIN)
    assert len(found) in (0, len(lines))
    assert all(window.end >= window.start for window in found)
    assert [window.start for window in found] == sorted(window.start for window in found)


@given(SHORT_LINES)
def test_no_planned_start_is_a_day_off_where_it_could_be_nearer(lines):
    found = windows(WORKSHOP, agenda(*lines), DAY, BERLIN)
    for above, window in pairwise(found):
        assert window.start - above.end < timedelta(hours=24)
