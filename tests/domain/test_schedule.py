from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.programme import windows
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    AgendaKind,
    Process,
    Question,
    Round,
    Session,
    SessionFact,
    Topic,
    Workshop,
)
from facilitator.domain.relief import Cut, delay_minutes, from_breaks, from_items, previewed
from facilitator.domain.schedule import Schedule, clock_of, schedule

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 9, 17)
WORKSHOP = Workshop(id="w", process_id="p", date=DAY.isoformat(), start_time="13:30")
Line = tuple[str | None, int | None] | tuple[str | None, int | None, AgendaKind]


def clock(text: str, day: date = DAY) -> datetime:
    """A clock time of the day in Berlin."""
    return datetime.fromisoformat(f"{day}T{text}").replace(tzinfo=BERLIN)


def shown(moment: datetime) -> str:
    return moment.astimezone(BERLIN).strftime("%H:%M")


def agenda(*lines: Line) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(
            id=str(number),
            workshop_id="w",
            start_time=line[0],
            duration_minutes=line[1],
            kind=line[2] if len(line) == 3 else "talk",
        )
        for number, line in enumerate(lines, start=1)
    )


def planned(*lines: Line, workshop: Workshop = WORKSHOP) -> list[str]:
    found = windows(workshop, agenda(*lines), DAY, BERLIN)
    return [f"{shown(window.start)}-{shown(window.end)}" for window in found]


class Event:
    """A workshop with three talks, a round of two rooms, a break and a closing word."""

    lines: tuple[Line, ...] = (
        ("13:30", 10), ("13:40", 20), (None, 5, "change"), ("14:05", 45, "parallel"), ("14:50", 15, "break"),
        ("15:05", 45, "parallel"), ("15:50", 10, "closing"),
    )  # fmt: skip

    def __init__(self) -> None:
        items = list(agenda(*self.lines))
        rounds = tuple(Round(id=f"r{n}", workshop_id="w", number=n) for n in (1, 2))
        items[3], items[5] = (
            replace(item, round_id=f"r{n}") for n, item in ((1, items[3]), (2, items[5]))
        )
        self.dossier = Dossier(
            process=Process(id="p"),
            workshop=WORKSHOP,
            agenda=tuple(items),
            rounds=rounds,
            topics=tuple(Topic(id=f"t{n}", workshop_id="w", number=n) for n in (1, 2)),
            sessions=tuple(
                Session(id=f"{r}.{t}", round_id=f"r{r}", topic_id=f"t{t}")
                for r in (1, 2)
                for t in (1, 2)
            ),
        )

    def item(self, number: int, kind, at: str, minutes: int | None = None) -> "Event":
        fact = AgendaFact(
            id=new_id(),
            agenda_item_id=str(number),
            at=stored(clock(at)),
            kind=kind,
            minutes=minutes,
        )
        self.dossier = replace(self.dossier, agenda_facts=(*self.dossier.agenda_facts, fact))
        return self

    def room(self, session: str, kind, at: str) -> "Event":
        fact = SessionFact(id=new_id(), session_id=session, at=stored(clock(at)), kind=kind)
        self.dossier = replace(self.dossier, session_facts=(*self.dossier.session_facts, fact))
        return self

    def at(self, now: str) -> Schedule:
        return schedule(self.dossier, clock(now), BERLIN)


def on(day: Schedule) -> tuple[str | None, str | None]:
    return day.current and day.current.item.id, day.next and day.next.item.id


def starts(day: Schedule) -> list[str]:
    return [shown(slot.start) for slot in day.slots]


# The plan


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
    ends = replace(WORKSHOP, end_time="16:40")
    assert planned(("13:30", None), workshop=ends) == ["13:30-16:40"]


def test_the_first_item_begins_with_the_workshop_or_is_reckoned_backwards() -> None:
    assert planned((None, 10)) == ["13:30-13:40"]
    free = replace(WORKSHOP, start_time=None)
    assert planned((None, 10), (None, 20), ("14:00", 5), workshop=free)[0] == "13:30-13:40"


@pytest.mark.parametrize("time", [None, "", "25:70", "mittags"])
def test_without_any_time_there_is_no_plan_and_no_day(time: str | None) -> None:
    free = replace(WORKSHOP, start_time=time)
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
    late = replace(WORKSHOP, date="2026-10-24")
    found = windows(late, agenda(("23:00", 300), (None, 10)), DAY, BERLIN)
    assert (shown(found[0].end), found[0].end - found[0].start) == ("03:00", timedelta(hours=5))


def test_a_workshop_without_a_date_is_held_today() -> None:
    assert windows(replace(WORKSHOP, date=None), agenda(("13:30", 10)), DAY, BERLIN)[
        0
    ].start == clock("13:30")


# The day


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


# Relief


def test_a_delay_is_absorbed_from_the_breaks_to_come_but_no_break_vanishes() -> None:
    event = Event().item(4, "started", "14:13")
    day = event.at("14:20")
    assert from_breaks(day) == [Cut("5", 8, 15, 7)]
    after = schedule(previewed(event.dossier, day, from_breaks(day)), day.now, BERLIN)
    assert [shown(slot.start) for slot in after.slots[4:]] == ["14:58", "15:05", "15:50"]
    late = Event().item(4, "started", "14:30").at("14:31")
    assert from_breaks(late) == [Cut("5", 10, 15, 5)]


def test_items_are_shortened_in_proportion_to_their_lengths() -> None:
    event = Event().item(4, "started", "14:15")
    day = event.at("14:20")
    cuts = from_items(day, ["5", "6"])
    assert [(cut.agenda_item_id, cut.minutes, cut.after) for cut in cuts] == [
        ("5", 3, 12),
        ("6", 7, 38),
    ]
    after = schedule(previewed(event.dossier, day, cuts), day.now, BERLIN)
    assert after.slots[-1].delay == timedelta(0)


def test_on_time_there_is_nothing_to_absorb_and_what_is_past_cannot_be_cut() -> None:
    assert from_breaks(Event().at("14:10")) == from_items(Event().at("14:10"), ["5"]) == []
    late = Event().item(6, "started", "15:20").at("15:21")
    assert from_breaks(late) == []
    assert from_items(late, ["1", "6"]) == []
    assert [cut.after for cut in from_items(late, ["7"])] == [0]


# Whatever happens

TIMES = st.none() | st.times().map(lambda time: time.strftime("%H:%M"))
LINES = st.lists(st.tuples(TIMES, st.none() | st.integers(-5, 2**62)), max_size=8)
SHORT_LINES = st.lists(st.tuples(TIMES, st.none() | st.integers(0, 180)), max_size=8)
FACTS = st.lists(
    st.tuples(
        st.integers(1, 8), st.sampled_from(["started", "ended", "shortened"]), st.integers(-5_000, 5_000),
        st.none() | st.integers(-200, 200),
    ),
    max_size=10,
)  # fmt: skip
NOW = st.integers(-5_000, 5_000)


def _moment(minutes: int) -> datetime:
    return clock("13:30") + timedelta(minutes=minutes)


def _event(lines, facts) -> Event:
    event = Event()
    items = agenda(*lines)
    known = {item.id for item in items}
    happened = tuple(
        AgendaFact(
            id=new_id(),
            agenda_item_id=str(number),
            at=stored(_moment(when)),
            kind=kind,
            minutes=minutes,
        )
        for number, kind, when, minutes in facts
        if str(number) in known
    )
    event.dossier = replace(event.dossier, agenda=items, agenda_facts=happened, sessions=())
    return event


def _day(lines, facts, now: int) -> Schedule:
    return schedule(_event(lines, facts).dossier, _moment(now), BERLIN)


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


@given(LINES, FACTS, NOW)
def test_no_schedule_shows_a_negative_or_a_shifted_duration(lines, facts, now):
    day = _day(lines, facts, now)
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
    day = _day(lines, facts, now)
    for slot in day.slots:
        if slot.course in ("next", "later") and not slot.began:
            assert slot.start >= slot.planned_start
    for cuts in (from_breaks(day), from_items(day, [slot.item.id for slot in day.slots])):
        assert all(
            cut.minutes > 0 and cut.after == max(0, cut.before - cut.minutes) for cut in cuts
        )


@given(SHORT_LINES, FACTS, NOW)
def test_facts_that_arrive_in_any_order_make_the_same_day(lines, facts, now):
    event = _event(lines, facts)
    day = schedule(event.dossier, _moment(now), BERLIN)
    shuffled = replace(event.dossier, agenda_facts=event.dossier.agenda_facts[::-1])
    assert schedule(shuffled, _moment(now), BERLIN).slots == day.slots
