from datetime import UTC, datetime, timedelta, timezone
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.happenings import SessionFactKind
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES, duration, moment, stored, whole_minutes
from facilitator.domain.records import SessionFact
from facilitator.domain.timing import State, Timing, timing

START = datetime(2026, 9, 17, 13, 20, tzinfo=UTC)
NOTHING = timedelta(0)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def fact(when: float, kind: SessionFactKind, question: str | None = None, **cells) -> SessionFact:
    return SessionFact(
        id=new_id(),
        session_id="s",
        at=stored(at(when)),
        kind=kind,
        question_id=question,
        **cells,
    )


def told(
    *facts: SessionFact, now: float, planned: int | None = 45, end: float | None = None
) -> Timing:
    hard_end = None if end is None else at(end)
    return timing(facts, at(now), planned_minutes=planned, hard_end=hard_end)


def minutes(length: timedelta | None) -> float | None:
    return None if length is None else length / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((), "planned"),
        (("opened",), "open"),
        (("opened", "started"), "running"),
        (("started",), "running"),
        (("started", "paused"), "paused"),
        (("started", "paused", "resumed"), "running"),
        (("started", "paused", "started"), "running"),
        (("started", "closed"), "closed"),
        (("started", "closed", "reopened"), "paused"),
        (("opened", "closed", "reopened"), "open"),
        (("started", "closed", "reopened", "resumed"), "running"),
        (("closed",), "closed"),
        # What a state does not allow changes nothing.
        (("paused",), "planned"),
        (("resumed",), "planned"),
        (("reopened",), "planned"),
        (("opened", "resumed"), "open"),
        (("started", "opened"), "running"),
        (("started", "reopened"), "running"),
        (("closed", "started"), "closed"),
        (("closed", "opened"), "closed"),
        (("closed", "paused"), "closed"),
    ],
)
def test_the_facts_say_what_state_a_session_is_in(kinds, state: State) -> None:
    facts = [fact(number, kind) for number, kind in enumerate(kinds)]
    assert told(*facts, now=10).state == state


def test_before_the_start_the_whole_time_is_left_and_no_end_is_known() -> None:
    clock = told(fact(-5, "opened"), now=0, end=50)
    assert (clock.elapsed, minutes(clock.remaining), clock.planned_end) == (NOTHING, 45, None)
    assert clock.started_at is None
    assert not clock.is_live
    assert minutes(clock.to_hard_end) == 50
    assert clock.beyond_hard_end == NOTHING
    assert clock.share_left == 1.0


def test_a_running_clock_counts_to_the_planned_end() -> None:
    clock = told(fact(0, "started"), now=30.125, end=45)
    assert minutes(clock.remaining) == 14.875
    assert clock.planned_end == clock.hard_end == at(45)
    assert clock.available == clock.remaining == clock.to_hard_end
    assert clock.is_live


def test_past_the_planned_end_the_time_is_below_zero_but_none_is_available() -> None:
    clock = told(fact(0, "started"), now=46, end=45)
    assert minutes(clock.remaining) == minutes(clock.to_hard_end) == -1
    assert (clock.available, clock.share_left) == (NOTHING, 0.0)


@pytest.mark.parametrize(
    ("now", "level"),
    [(0, "calm"), (35.9, "calm"), (36, "warn"), (42.7, "warn"), (42.75, "late"), (46, "late")],
)
def test_time_runs_short_by_the_share_that_is_left(now: float, level: str) -> None:
    assert told(fact(0, "started"), now=now).level == level


def test_a_clock_that_does_not_run_is_calm() -> None:
    assert told(fact(0, "started"), fact(44, "paused"), now=50).level == "calm"
    assert told(fact(0, "started"), fact(44, "closed"), now=50).level == "calm"
    assert told(now=50).level == "calm"


def test_pauses_do_not_count_and_move_the_planned_end() -> None:
    facts = (fact(0, "started"), fact(10, "paused"))
    paused = told(*facts, now=17, end=45)
    assert (paused.state, paused.since) == ("paused", at(10))
    assert minutes(paused.elapsed) == 10
    assert paused.planned_end == at(52)
    assert minutes(paused.beyond_hard_end) == 7
    resumed = told(*facts, fact(20, "resumed"), now=30)
    assert minutes(resumed.elapsed) == 20
    assert resumed.started_at == at(0)


def test_a_closed_session_keeps_its_time_and_its_true_end() -> None:
    clock = told(fact(0, "started"), fact(1, "question", "a"), fact(40, "closed"), now=500, end=45)
    assert (minutes(clock.elapsed), clock.planned_end) == (40, at(40))
    assert minutes(clock.spent["a"]) == 39
    assert clock.current_id is None
    assert clock.beyond_hard_end == NOTHING


def test_a_reopened_session_goes_on_from_where_it_was() -> None:
    facts = (fact(0, "started"), fact(0, "question", "a"), fact(40, "closed"), fact(90, "reopened"))
    rests = told(*facts, now=95)
    assert (minutes(rests.elapsed), rests.current_id) == (40, "a")
    assert minutes(told(*facts, fact(100, "resumed"), now=103).elapsed) == 43


def test_time_is_added_and_taken_off_but_never_below_none() -> None:
    facts = (fact(0, "started"), fact(1, "extended", minutes=5), fact(2, "extended", minutes=-1))
    assert minutes(told(*facts, now=10).planned) == 49
    assert told(*facts, fact(3, "extended", minutes=-500), now=10).planned == NOTHING


def test_where_nothing_is_planned_the_clock_only_counts_up() -> None:
    clock = told(fact(0, "started"), now=12, planned=None)
    assert minutes(clock.elapsed) == 12
    assert (clock.planned, clock.remaining, clock.planned_end, clock.available) == (None,) * 4
    assert clock.share_left is None


@pytest.mark.parametrize("planned", [0, -7])
def test_no_time_at_all_is_used_up_from_the_start(planned: int) -> None:
    clock = told(fact(0, "started"), now=1, planned=planned)
    assert (clock.planned, minutes(clock.remaining), clock.share_left) == (NOTHING, -1, 0.0)


def test_a_session_for_weeks_and_one_of_a_damaged_file_have_a_clock() -> None:
    assert minutes(told(fact(0, "started"), now=1, planned=20_160).remaining) == 20_159
    for absurd in (2**62, -(2**62)):
        clock = told(fact(0, "started"), fact(0, "extended", minutes=absurd), now=1, planned=absurd)
        assert abs(minutes(clock.remaining) or 0) <= 2 * MOST_MINUTES


def test_each_question_gets_the_time_the_clock_ran_while_it_was_talked_about() -> None:
    facts = (
        fact(0, "started"), fact(0, "question", "a"), fact(8, "question", "b"), fact(10, "paused"),
        fact(12, "question", "c"), fact(15, "resumed"), fact(20, "question", "a"),
    )  # fmt: skip
    clock = told(*facts, now=21)
    assert {key: minutes(length) for key, length in clock.spent.items()} == {"a": 9, "b": 2, "c": 5}
    assert clock.current_id == "a"


def test_time_before_the_first_question_belongs_to_none() -> None:
    clock = told(fact(0, "started"), fact(3, "question", "a"), now=5)
    assert (minutes(clock.elapsed), minutes(clock.spent["a"])) == (5, 2)


def test_the_last_budget_of_a_question_holds() -> None:
    facts = (fact(1, "budget", "a", minutes=8), fact(2, "budget", "a", minutes=5))
    assert told(*facts, fact(3, "budget", "b", minutes=-4), now=9).budgets == {"a": 5, "b": 0}


# Clocks that go wrong


def test_facts_that_arrive_in_any_order_say_the_same() -> None:
    facts = [fact(0, "started"), fact(0, "question", "a"), fact(10, "paused"), fact(15, "resumed")]
    assert told(*reversed(facts), now=20) == told(*facts, now=20)


def test_two_clocks_started_twice_count_once() -> None:
    clock = told(fact(0, "started"), fact(2, "started"), fact(2, "started"), now=10)
    assert (minutes(clock.elapsed), clock.started_at) == (10, at(0))


def test_a_system_clock_set_back_lets_the_clock_stand_and_nothing_is_negative() -> None:
    facts = (fact(60, "started"), fact(60, "question", "a"))
    behind = told(*facts, now=5)
    assert (behind.state, behind.elapsed, behind.spent.get("a", NOTHING)) == (
        "running",
        NOTHING,
        NOTHING,
    )
    assert minutes(behind.remaining) == 45
    assert minutes(told(*facts, now=61).elapsed) == 1


def test_sleep_and_midnight_are_time_like_any_other() -> None:
    late = datetime(2026, 12, 31, 23, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    begun = SessionFact(id=new_id(), session_id="s", at=stored(late), kind="started")
    clock = timing([begun], late + timedelta(hours=8), planned_minutes=45)
    assert minutes(clock.elapsed) == 480
    assert minutes(clock.remaining) == -435


def test_the_hour_that_comes_twice_in_autumn_is_an_hour() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # half past two, the first time
    begun = SessionFact(id=new_id(), session_id="s", at=stored(before), kind="started")
    now = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(berlin)  # half past two again
    assert minutes(timing([begun], now).elapsed) == 60


@pytest.mark.parametrize(
    "text", ["", "gestern", "2026-13-01", "0001-01-01T00:00", "9999-12-31", "-"]
)
def test_a_fact_whose_moment_cannot_be_read_is_as_if_it_were_not_there(text: str) -> None:
    broken = SessionFact(id=new_id(), session_id="s", at=text, kind="started")
    assert told(broken, now=5).state == "planned"


def test_moments_are_stored_in_utc_and_read_back() -> None:
    east = datetime(2026, 9, 17, 14, 20, 0, 123_456, tzinfo=timezone(timedelta(hours=2)))
    assert stored(east) == "2026-09-17T12:20:00.123+00:00"
    assert moment(stored(east)) == east.replace(microsecond=123_000)
    assert moment("2026-09-17T12:20:00") == datetime(2026, 9, 17, 12, 20, tzinfo=UTC)


def test_minutes_are_rounded_to_the_nearest_and_cut_to_what_a_day_can_have() -> None:
    assert [whole_minutes(timedelta(seconds=s)) for s in (29, 30, 89, 90, -29, -30, -90)] == [
        0, 1, 1, 2, 0, -1, -2,
    ]  # fmt: skip
    assert duration(None) == NOTHING
    assert duration(-3) == timedelta(minutes=-3)


FACTS = st.lists(
    st.builds(
        fact,
        st.integers(-3_000, 3_000),
        st.sampled_from(get_args(SessionFactKind)),
        st.sampled_from([None, "a", "b"]),
        minutes=st.none() | st.integers(-(2**62), 2**62),
    ),
    max_size=12,
)


@given(FACTS, st.integers(-4_000, 4_000), st.integers(0, 600), st.none() | st.integers(0, 500))
def test_whatever_happened_no_time_is_negative_or_more_than_has_passed(facts, now, more, planned):
    early, later = (told(*facts, now=when, planned=planned, end=50) for when in (now, now + more))
    for clock in (early, later):
        assert NOTHING <= sum(clock.spent.values(), NOTHING) <= clock.elapsed
        assert clock.beyond_hard_end >= NOTHING
        assert clock.planned is None or clock.planned >= NOTHING
    assert NOTHING <= later.elapsed - early.elapsed <= timedelta(minutes=more)
    if early.state != "running":
        assert later.elapsed == early.elapsed
