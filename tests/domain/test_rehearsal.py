"""Whether a programme is played on its own day or tried out on another one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.moments import stored
from facilitator.domain.records import AgendaFact
from facilitator.domain.rehearsal import as_played, is_rehearsal
from facilitator.domain.schedule import schedule
from tests.domain.events import BERLIN, DAY, Event, clock, on, shown


@pytest.mark.parametrize(
    ("days", "time", "date"),
    [(0, "13:30", 0), (0, "01:35", 0), (1, "03:00", 0), (0, "01:25", -1), (-1, "20:00", -1), (-7, "10:00", -7),
     (-7, "02:00", -8), (2, "10:00", 2)],
)  # fmt: skip
def test_a_day_that_is_not_its_own_is_a_rehearsal_on_the_nearest_one(days, time, date) -> None:
    event = Event()
    now = clock(time, DAY + timedelta(days=days))
    played = as_played(event.dossier, now, BERLIN)
    assert played.workshop.date == (DAY + timedelta(days=date)).isoformat()
    assert is_rehearsal(event.dossier, played) is (date != 0)


def test_a_day_that_was_held_is_shown_as_it_went_ever_after() -> None:
    event = Event().item(1, "started", "13:33")
    played = as_played(event.dossier, clock("10:00", DAY + timedelta(days=30)), BERLIN)
    assert played is event.dossier


def test_a_rehearsal_is_played_through_and_leaves_nothing_on_the_day() -> None:
    event = Event()
    now = clock("10:02", DAY - timedelta(days=3))
    began = stored(now - timedelta(minutes=2))
    fact = AgendaFact(id="f", agenda_item_id="1", at=began, kind="started")
    event.dossier = replace(event.dossier, agenda_facts=(fact,))
    day = schedule(as_played(event.dossier, now, BERLIN), now, BERLIN)
    assert (on(day), shown(day.slots[0].start)) == (("1", "2"), "10:00")
    assert on(event.at("13:35")) == ("1", "2")
    assert not event.at("13:35").slots[0].began


def test_without_date_or_times_there_is_nothing_to_rehearse() -> None:
    event = Event()
    undated = replace(event.dossier, workshop=event.dossier.workshop._replace(date=None))
    bare = replace(event.dossier, agenda=())
    for dossier in (undated, bare):
        assert as_played(dossier, clock("10:00", DAY - timedelta(days=3)), BERLIN) is dossier


@given(st.integers(12 * 60 + 1, 40 * 24 * 60))
def test_at_any_time_before_its_day_something_can_be_begun(minutes):
    now = clock("13:30") - timedelta(minutes=minutes)
    day = schedule(as_played(Event().dossier, now, BERLIN), now, BERLIN)
    assert any(slot.is_of_its_day(now) for slot in day.slots)
    assert day.slots[-1].planned_end - day.slots[0].planned_start == timedelta(minutes=150)
