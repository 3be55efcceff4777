"""A programme that is tried out on another day than its own."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.moments import stored
from facilitator.domain.records import AgendaFact
from facilitator.domain.rehearsal import as_played, is_its_day, is_rehearsal
from facilitator.domain.schedule import Schedule, schedule
from tests.domain.events import BERLIN, DAY, Event, clock, on, shown, starts

WEEK = timedelta(days=7)


def begun(event: Event, number: int, at: datetime, kind: str = "started") -> Event:
    """Say something of an item at a moment of any day."""
    fact = AgendaFact(id=f"{number} {kind}", agenda_item_id=str(number), at=stored(at), kind=kind)  # type: ignore[arg-type] - a plain word
    event.dossier = replace(event.dossier, agenda_facts=(*event.dossier.agenda_facts, fact))
    return event


def played(event: Event, now: datetime) -> Schedule:
    return schedule(as_played(event.dossier, now, BERLIN), now, BERLIN)


@pytest.mark.parametrize(
    ("days", "time", "is_so"),
    [(0, "13:30", True), (0, "01:35", True), (0, "01:25", False), (1, "03:45", True), (1, "03:55", False),
     (-7, "13:30", False), (30, "13:30", False)],
)  # fmt: skip
def test_its_own_day_begins_and_ends_half_a_day_from_it(days, time, is_so) -> None:
    now = clock(time, DAY + timedelta(days=days))
    assert is_its_day(schedule(Event().dossier, now, BERLIN)) is is_so


def test_a_day_that_was_held_is_shown_as_it_went_ever_after() -> None:
    event = Event().item(1, "started", "13:33")
    now = clock("10:00", DAY + timedelta(days=30))
    begun(event, 2, now - timedelta(minutes=5))
    assert as_played(event.dossier, now, BERLIN) is event.dossier


def test_until_somebody_begins_another_day_shows_the_plan() -> None:
    event = Event()
    now = clock("10:02") - WEEK
    assert as_played(event.dossier, now, BERLIN) is event.dossier
    assert on(played(event, now)) == (None, "1")


@pytest.mark.parametrize("time", ["10:00", "23:40", "00:20", "02:50"])
def test_with_the_first_item_that_is_begun_the_programme_moves_there(time: str) -> None:
    began = clock(time) - WEEK
    event = begun(Event(), 1, began)
    day = played(event, began + timedelta(minutes=4))
    assert on(day) == ("1", "2")
    assert day.slots[0].delay == timedelta(0)
    ends = day.slots[-1].planned_end - day.slots[0].planned_start
    assert ends == timedelta(minutes=150)
    assert is_rehearsal(event.dossier, as_played(event.dossier, day.now, BERLIN))


def test_a_rehearsal_has_its_own_delay_and_can_begin_in_the_middle() -> None:
    began = clock("10:00:40") - WEEK
    event = begun(Event(), 4, began)
    begun(event, 5, began + timedelta(minutes=52))
    day = played(event, began + timedelta(minutes=53))
    assert on(day) == ("5", "6")
    assert starts(day)[3:] == ["10:00", "10:52", "11:07", "11:52"]
    assert [slot.course for slot in day.slots[:4]] == ["done"] * 4
    assert shown(day.slots[4].planned_start) == "10:45"


def test_nothing_of_it_is_left_on_the_day() -> None:
    event = begun(Event(), 1, clock("10:00") - WEEK)
    assert as_played(event.dossier, clock("13:35"), BERLIN) is event.dossier
    assert not event.at("13:35").slots[0].began
    a_day_later = clock("10:00") - WEEK + timedelta(days=1)
    assert as_played(event.dossier, a_day_later, BERLIN) is event.dossier


def test_an_end_or_a_moment_that_cannot_be_read_begins_nothing() -> None:
    now = clock("10:00") - WEEK
    event = begun(Event(), 1, now, "ended")
    fact = AgendaFact(id="bad", agenda_item_id="1", at="soon", kind="started")
    gone = AgendaFact(id="gone", agenda_item_id="99", at=stored(now), kind="started")
    facts = (*event.dossier.agenda_facts, fact, gone)
    event.dossier = replace(event.dossier, agenda_facts=facts)
    assert as_played(event.dossier, now, BERLIN) is event.dossier


def test_without_times_there_is_nothing_to_rehearse() -> None:
    bare = replace(Event().dossier, agenda=())
    assert as_played(bare, clock("10:00") - WEEK, BERLIN) is bare


@given(st.integers(-60 * 24 * 60, 60 * 24 * 60), st.integers(1, 7), st.integers(0, 600))
def test_whatever_is_begun_whenever_counts(minutes, number, later):
    began = clock("13:30") + timedelta(minutes=minutes)
    day = played(begun(Event(), number, began), began + timedelta(minutes=later))
    slot = day.slot(str(number))
    assert slot is not None
    assert slot.began
    assert all(entry.end >= entry.start for entry in day.slots)
    assert abs(slot.delay) <= timedelta(hours=13)
