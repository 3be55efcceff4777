from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.moments import stored
from facilitator.domain.records import (
    AgendaFact,
    Question,
    SessionFact,
)
from facilitator.domain.relief import delay_minutes, from_breaks, from_items, previewed
from facilitator.domain.schedule import clock_of, schedule
from tests.domain.events import (
    BERLIN,
    DAY,
    FACTS,
    LINES,
    NOW,
    SHORT_LINES,
    Event,
    agenda,
    clock,
    day_of,
    event_of,
    moment_of,
    on,
    shown,
    starts,
)


@pytest.mark.parametrize(
    ("now", "current", "following"),
    [("13:00", None, "1"), ("13:30", "1", "2"), ("13:39", "1", "2"), ("13:40", "2", "3"), ("14:55", "5", "6"),
     ("15:59", "7", None), ("16:00", None, None), ("23:00", None, None)],
)  # fmt: skip
def test_where_nobody_says_what_is_on_the_day_goes_by_plan(now, current, following) -> None:
    day = Event().at(now)
    assert on(day) == (current, following)
    assert day.delay == timedelta(0)
    assert all(slot.delay == timedelta(0) for slot in day.slots)


def test_a_late_start_carries_forward_until_a_gap_takes_it_up() -> None:
    event = Event()
    event.dossier = replace(
        event.dossier, agenda=agenda(("13:30", 10), ("13:40", 20), ("14:05", 10))
    )
    day = event.item(1, "started", "13:38").at("13:45")
    assert starts(day) == ["13:38", "13:48", "14:08"]
    assert (on(day), delay_minutes(day)) == (("1", "2"), 8)
    assert day.slots[-1].delay == timedelta(minutes=3)


def test_an_item_that_was_started_goes_on_until_somebody_ends_it() -> None:
    event = Event().item(1, "started", "13:30")
    day = event.at("13:52")
    assert (on(day), delay_minutes(day)) == (("1", "2"), 12)
    assert day.slots[0].overrun == timedelta(minutes=12)
    assert on(event.item(1, "ended", "13:52").at("13:53")) == ("2", "3")


def test_an_item_ends_where_the_next_one_is_started() -> None:
    day = Event().item(1, "started", "13:30").item(2, "started", "13:45").at("13:50")
    assert (shown(day.slots[0].end), on(day)) == ("13:45", ("2", "3"))
    assert [slot.course for slot in day.slots[:4]] == ["done", "now", "next", "later"]


def test_an_item_that_ends_early_leaves_a_gap_and_no_negative_delay() -> None:
    day = Event().item(1, "started", "13:30").item(1, "ended", "13:33").at("13:35")
    assert on(day) == (None, "2")
    assert (day.delay, day.slots[0].end - day.slots[0].start) == (
        timedelta(0),
        timedelta(minutes=3),
    )


def test_an_item_may_begin_early_and_what_follows_keeps_its_plan() -> None:
    day = Event().item(2, "started", "13:34").at("13:36")
    assert day.slots[1].delay == timedelta(minutes=-6)
    assert shown(day.slots[0].end) == "13:34"
    assert shown(day.slots[2].start) == "14:00"


def test_items_that_were_passed_over_are_done() -> None:
    day = Event().item(1, "started", "13:30").item(4, "started", "13:50").at("13:55")
    assert [slot.course for slot in day.slots[:5]] == ["done", "done", "done", "now", "next"]
    assert all(slot.end >= slot.start for slot in day.slots)


def test_items_in_another_order_are_one_at_a_time() -> None:
    day = Event().item(2, "started", "13:30").item(1, "started", "13:50").at("13:55")
    assert on(day) == ("1", "3")
    assert shown(day.slots[1].end) == "13:50"


def test_an_item_that_was_ended_may_be_taken_up_again() -> None:
    event = (
        Event().item(1, "started", "13:30").item(1, "ended", "13:36").item(1, "started", "13:37")
    )
    day = event.at("13:38")
    assert (on(day), shown(day.slots[0].start)) == (("1", "2"), "13:30")


def test_a_rehearsal_on_another_day_and_an_item_never_ended_do_not_shift_the_day() -> None:
    rehearsed = Event()
    fact = AgendaFact(
        id="f",
        agenda_item_id="1",
        at=stored(clock("13:30", DAY - timedelta(days=1))),
        kind="started",
    )
    rehearsed.dossier = replace(rehearsed.dossier, agenda_facts=(fact,))
    assert on(rehearsed.at("13:00")) == (None, "1")
    forgotten = Event().item(7, "started", "15:50").dossier
    day = schedule(forgotten, clock("15:50", DAY + timedelta(days=3)), BERLIN)
    assert (day.current, shown(day.slots[-1].end)) == (None, "16:00")


def test_a_system_clock_set_back_leaves_what_was_started_on() -> None:
    assert on(Event().item(2, "started", "13:45").at("12:40")) == ("2", "3")


def test_what_was_cut_in_a_rehearsal_is_not_cut_on_the_day() -> None:
    event = Event()
    before = clock("14:00", DAY - timedelta(days=1))
    fact = AgendaFact(id="f", agenda_item_id="4", at=stored(before), kind="shortened", minutes=9)
    event.dossier = replace(event.dossier, agenda_facts=(fact,))
    assert event.at("14:10").slots[3].length == timedelta(minutes=45)


@pytest.mark.parametrize(("now", "is_so"), [("13:29", False), ("13:30", True), ("16:00", False)])
def test_a_day_is_under_way_from_its_first_item_to_its_last(now, is_so) -> None:
    assert Event().at(now).is_under_way is is_so


def test_a_day_across_midnight_goes_on_with_its_delay() -> None:
    event = Event()
    event.dossier = replace(
        event.dossier, agenda=agenda(("22:30", 60), ("23:30", 45), ("00:15", 30, "closing"))
    )
    event.item(1, "started", "22:40").item(2, "started", "23:44")
    after = clock("00:20", DAY + timedelta(days=1))
    day = schedule(event.dossier, after, BERLIN)
    assert (starts(day), on(day)) == (["22:40", "23:44", "00:29"], ("2", "3"))
    assert (day.delay, day.is_under_way) == (timedelta(minutes=14), True)
    early = schedule(event.dossier, clock("00:10", DAY + timedelta(days=1)), BERLIN)
    last = AgendaFact(id="l", agenda_item_id="3", at=stored(early.now), kind="started")
    event.dossier = replace(event.dossier, agenda_facts=(*event.dossier.agenda_facts, last))
    day = schedule(event.dossier, after, BERLIN)
    assert day.slots[2].delay == timedelta(minutes=-5)
    assert all(slot.end >= slot.start for slot in day.slots)


# Rounds and their rooms


def test_a_round_begins_with_half_of_its_rooms_and_ends_with_the_last() -> None:
    event = Event().room("1.1", "started", "14:09")
    day = event.at("14:10")
    slot = day.round_slot("r1")
    assert slot is not None
    assert (shown(slot.start), shown(slot.due), slot.began) == ("14:09", "14:54", True)
    event.room("1.2", "started", "14:12").room("1.1", "closed", "14:50")
    assert on(event.at("14:52"))[0] == "4"
    day = event.room("1.2", "closed", "14:56").at("14:57")
    assert (on(day), shown(day.slots[3].end)) == (("5", "6"), "14:56")
    assert delay_minutes(day) == 6


def test_what_is_said_of_the_item_stands_above_its_rooms() -> None:
    event = Event().room("1.1", "started", "14:20").item(4, "started", "14:06")
    assert shown(event.at("14:21").slots[3].start) == "14:06"


def test_a_round_that_somebody_began_ends_with_its_rooms_all_the_same() -> None:
    event = Event().item(4, "started", "14:05")
    for session in ("1.1", "1.2"):
        event.room(session, "started", "14:06").room(session, "closed", "14:47")
    day = event.at("14:48")
    assert (on(day), shown(day.slots[3].end)) == ((None, "5"), "14:47")
    day = event.item(4, "started", "14:49").at("14:49")
    assert on(day)[0] == "4"


def test_a_session_has_its_time_and_hard_end_from_the_agenda() -> None:
    event = Event().item(4, "started", "14:05").room("1.2", "started", "14:08")
    day = event.at("14:30")
    found = clock_of(event.dossier, event.dossier.sessions[1], day)
    assert found.planned == timedelta(minutes=45)
    assert (shown(found.hard_end), shown(found.planned_end)) == ("14:50", "14:53")  # type: ignore[arg-type]
    assert found.beyond_hard_end == timedelta(minutes=3)


def test_the_hard_end_of_a_late_round_is_late_too_and_shortening_brings_it_back() -> None:
    event = Event().item(3, "started", "14:08")
    slot = event.at("14:09").round_slot("r1")
    assert slot is not None
    assert shown(slot.due) == "14:58"
    slot = event.item(4, "shortened", "14:09", 8).at("14:10").round_slot("r1")
    assert slot is not None
    assert (shown(slot.start), shown(slot.due)) == ("14:13", "14:50")


def test_a_session_without_an_agenda_item_has_the_time_of_its_questions() -> None:
    event = Event()
    questions = tuple(Question(id=str(n), topic_id="t1", planned_minutes=10) for n in range(3))
    event.dossier = replace(event.dossier, agenda=(), questions=questions)
    day = event.at("14:00")
    first, second = (
        clock_of(event.dossier, session, day) for session in event.dossier.sessions[:2]
    )
    assert (first.planned, first.hard_end) == (timedelta(minutes=30), None)
    assert second.planned is None


def test_a_round_without_sessions_is_an_item_like_any_other() -> None:
    event = Event()
    event.dossier = replace(event.dossier, sessions=())
    assert on(event.at("14:10")) == ("4", "5")


def test_a_session_rehearsed_on_another_day_has_no_hard_end() -> None:
    event = Event()
    before = clock("10:00", DAY - timedelta(days=2))
    fact = SessionFact(id="f", session_id="1.1", at=stored(before), kind="started")
    event.dossier = replace(event.dossier, session_facts=(fact,))
    day = schedule(event.dossier, before + timedelta(minutes=5), BERLIN)
    found = clock_of(event.dossier, event.dossier.sessions[0], day)
    assert (found.hard_end, found.elapsed) == (None, timedelta(minutes=5))


# Whatever happens


@given(LINES, FACTS, NOW)
def test_no_schedule_shows_a_negative_or_a_shifted_duration(lines, facts, now):
    day = day_of(lines, facts, now)
    assert all(slot.start <= slot.end and slot.start <= slot.due for slot in day.slots)
    for slot in day.slots:
        assert slot.overrun <= timedelta(hours=12) or slot.began
        if slot.began:
            assert abs(slot.delay) <= timedelta(hours=12)
    assert sum(slot.course == "now" for slot in day.slots) <= 1
    assert sum(slot.course == "next" for slot in day.slots) <= 1
    assert day.delay >= -timedelta(hours=12)


@given(SHORT_LINES, FACTS, NOW)
def test_what_is_to_come_begins_neither_before_its_plan_nor_before_now(lines, facts, now):
    day = day_of(lines, facts, now)
    for slot in day.slots:
        if slot.course in ("next", "later") and not slot.began:
            assert slot.start >= slot.planned_start
    for cuts in (from_breaks(day), from_items(day, [slot.item.id for slot in day.slots])):
        assert all(
            cut.minutes > 0 and cut.after == max(0, cut.before - cut.minutes) for cut in cuts
        )


@given(SHORT_LINES, FACTS, NOW)
def test_a_cut_makes_nothing_later_and_no_length_negative(lines, facts, now):
    event = event_of(lines, facts)
    day = schedule(event.dossier, moment_of(now), BERLIN)
    for cuts in (from_breaks(day), from_items(day, [slot.item.id for slot in day.slots])):
        after = schedule(previewed(event.dossier, day, cuts), day.now, BERLIN)
        for slot, before in zip(after.slots, day.slots, strict=True):
            assert slot.start <= slot.due <= slot.end or slot.course == "done"
            assert slot.length <= before.length
            assert slot.start <= before.start
        # Where something else is next now, the two delays are not of the same thing.
        if (after.next and after.next.item) == (day.next and day.next.item):
            assert after.delay <= day.delay


@given(SHORT_LINES, FACTS, NOW)
def test_facts_that_arrive_in_any_order_make_the_same_day(lines, facts, now):
    event = event_of(lines, facts)
    day = schedule(event.dossier, moment_of(now), BERLIN)
    shuffled = replace(event.dossier, agenda_facts=event.dossier.agenda_facts[::-1])
    assert schedule(shuffled, moment_of(now), BERLIN).slots == day.slots


@given(
    FACTS,
    st.booleans(),
    st.lists(st.tuples(st.integers(-5_000, 5_000), st.sampled_from([BERLIN, UTC])), max_size=6),
)
def test_a_dossier_says_at_each_moment_what_one_that_was_never_asked_says(
    facts, has_date, moments
) -> None:
    asked = event_of(Event.lines, facts).dossier
    if not has_date:
        asked = replace(asked, workshop=asked.workshop._replace(date=None))
    for minutes, zone in moments:
        now = moment_of(minutes)
        assert schedule(asked, now, zone) == schedule(replace(asked), now, zone)
