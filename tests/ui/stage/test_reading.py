"""Clocks, programme and results, from stored facts and an injected moment."""

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.happenings import SessionFactKind
from facilitator.domain.moments import stored
from facilitator.domain.records import (
    AgendaFact,
    Evidence,
    KeyResult,
    Note,
    Session,
    SessionFact,
)
from facilitator.domain.scenes import AgendaRow, Clock, ClockScene, Entry
from facilitator.domain.schedule import schedule
from facilitator.ui.stage import breaks, reading
from tests.ui.stage.conftest import at, forum, minutes

HEAD = forum()
SESSION = HEAD.sessions[0]


def with_facts(*facts: tuple[str, SessionFactKind]) -> Dossier:
    made = tuple(
        SessionFact(id=f"f{n}", session_id="s1", at=stored(at(when)), kind=kind)
        for n, (when, kind) in enumerate(facts)
    )
    return replace(HEAD, session_facts=made)


def room_clock(head: Dossier, session: Session, now: datetime) -> Clock | None:
    return reading.room_clock(head, session, schedule(head, now))


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (14.86, "14:52"),
        (0.001, "00:01"),
        (0, "00:00"),
        (-3, "00:00"),
        (65, "1:05:00"),
        (60, "1:00:00"),
    ],
)
def test_a_clock_shows_minutes_and_seconds_and_stops_at_nothing(left, shown):
    assert reading.written(minutes(left)) == shown


def test_the_welcome_says_when_it_begins_until_it_has_begun():
    before, after = reading.welcome(HEAD, at("13:05")), reading.welcome(HEAD, at("13:30"))
    assert before.lines == after.lines == ("17 September 2026", "Town Hall")
    assert (before.begins, after.begins) == ("We begin at 13:30", "")
    assert before.title == "Water Forum"


def test_the_agenda_knows_what_is_over_and_what_is_now():
    assert reading.agenda(HEAD, at("14:10")).rows == (
        AgendaRow("13:30", "Opening", "past"),
        AgendaRow("14:00", "Round 1", "now"),
        AgendaRow("14:30", "Coffee", "later"),
        AgendaRow("14:45", "Summary of all rooms", "later"),
    )


def test_on_another_day_the_agenda_is_a_list_without_now():
    week_after = at("14:10") + minutes(7 * 24 * 60)
    assert {row.moment for row in reading.agenda(HEAD, week_after).rows} == {"later"}


def test_an_agenda_without_times_is_shown_without_them():
    bare = replace(
        HEAD,
        agenda=tuple(item._replace(start_time=None, duration_minutes=None) for item in HEAD.agenda),
        workshop=HEAD.workshop._replace(start_time=None, date=None),
    )
    assert [row.time for row in reading.agenda(bare, at("14:10")).rows] == ["", "", "", ""]
    assert break_at(bare, "14:10") == ClockScene(workshop="Water Forum", title="Break")
    assert reading.countdown(bare, None, at("14:10")).clock is None


def test_an_item_that_somebody_started_late_moves_what_is_now():
    late = AgendaFact(id="f", agenda_item_id="a1", at=stored(at("13:30")), kind="started")
    running = replace(HEAD, agenda_facts=(late,))
    assert reading.agenda(running, at("14:10")).rows[0].moment == "now"


def test_a_question_stands_with_its_number_its_session_and_what_follows():
    entries = (Entry("a", "Everybody"),)
    scene = reading.question(HEAD, SESSION, "q2", entries, "a", at("14:10"))
    assert scene is not None
    assert (scene.code, scene.topic, scene.number, scene.question) == (
        "W 1.1",
        "Groundwater",
        2,
        "Who pays?",
    )
    assert scene.following == ((3, "What comes next?"),)
    assert (scene.strip.weights, scene.strip.at) == ((8, 10, 9), 1)
    assert scene.next == "Next at 14:30: Coffee"
    assert reading.question(HEAD, SESSION, "gone", entries, "a", at("14:10")) is None


def test_a_room_that_was_not_started_goes_by_its_round():
    assert room_clock(HEAD, SESSION, at("14:10")) == Clock("20:00", "until 14:30")
    assert room_clock(HEAD, SESSION, at("13:50")) is None
    assert room_clock(HEAD, SESSION, at("14:31")) is None


def test_a_room_that_was_started_has_a_clock_of_its_own():
    running = with_facts(("14:05", "started"))
    assert room_clock(running, SESSION, at("14:10")) == Clock("25:00", "until 14:35")


def test_a_room_that_waits_goes_by_its_round_which_began_late_with_the_others():
    running = with_facts(("14:05", "started"))
    waiting = HEAD.sessions[1]
    assert room_clock(running, waiting, at("14:10")) == Clock("25:00", "until 14:35")


def test_a_paused_room_stands_still_and_a_late_one_at_nothing():
    paused = with_facts(("14:00", "started"), ("14:10", "paused"))
    assert room_clock(paused, SESSION, at("14:20")) == Clock("20:00")
    late = with_facts(("14:00", "started"))
    assert room_clock(late, SESSION, at("14:40")) == Clock("00:00")
    closed = with_facts(("14:00", "started"), ("14:20", "closed"))
    assert room_clock(closed, SESSION, at("14:21")) is None


def test_the_countdown_is_the_rooms_else_the_programmes():
    room = reading.countdown(HEAD, SESSION, at("14:10"))
    assert (room.title, room.clock) == ("Groundwater", Clock("20:00", "until 14:30"))
    all_rooms = reading.countdown(HEAD, None, at("14:35"))
    assert (all_rooms.title, all_rooms.clock) == ("Coffee", Clock("10:00", "until 14:45"))
    ahead = reading.countdown(HEAD, None, at("13:20"))
    assert (ahead.title, ahead.clock) == ("Opening", Clock("10:00", "We begin at 13:30"))


def break_at(head: Dossier, when: str, seen_id: str = "") -> ClockScene:
    return breaks.pause(head, schedule(head, at(when)), seen_id)


def began(*items: tuple[str, str], head: Dossier = HEAD) -> Dossier:
    """Return the day with agenda items that somebody started at a time."""
    facts = tuple(
        AgendaFact(id=f"a{n}", agenda_item_id=item, at=stored(at(when)), kind="started")
        for n, (item, when) in enumerate(items)
    )
    return replace(head, agenda_facts=facts)


def test_the_break_counts_to_its_end_and_before_it_only_says_when_it_is():
    during = break_at(HEAD, "14:35")
    assert (during.title, during.clock) == ("Coffee", Clock("10:00", "We go on at 14:45"))
    assert during.next == "Then: Summary of all rooms"
    before = break_at(HEAD, "14:25")
    assert (before.title, before.clock) == ("Coffee from 14:30", None)
    assert before.next == "Then: Summary of all rooms"
    assert break_at(HEAD, "18:00") == ClockScene(workshop="Water Forum", title="Break")


def test_a_break_goes_by_the_day_as_it_is_with_its_delay():
    late = began(("a3", "14:37"))
    during = break_at(late, "14:40")
    assert during.clock == Clock("12:00", "We go on at 14:52")
    assert during.next == "Then: Summary of all rooms"
    behind = break_at(began(("a2", "14:12")), "14:15")
    assert behind.title == "Coffee from 14:42"


def test_a_break_that_lasts_longer_promises_no_time():
    late = began(("a3", "14:31"))
    assert break_at(late, "14:50").clock == Clock("00:00", "We go on in a moment")


def test_after_its_break_the_page_says_what_goes_on_and_asked_anew_when_the_next_is():
    over = began(("a3", "14:30"), ("a4", "14:41"))
    assert break_at(over, "14:50", "a3") == ClockScene(
        workshop="Water Forum", title="We go on: Summary of all rooms", goes_on=True
    )
    assert break_at(over, "14:50").title == "Break"
    last = HEAD.agenda[-1]
    tea = last._replace(id="a5", position=f"{last.position}5", kind="break", title="Tea")
    more = replace(over, agenda=(*HEAD.agenda, tea))
    assert break_at(more, "14:50").title == "Tea from 15:05"


def test_a_break_that_is_not_in_the_plan_only_says_what_comes_next():
    without = replace(HEAD, agenda=tuple(item for item in HEAD.agenda if item.kind != "break"))
    page = break_at(without, "14:10")
    assert (page.title, page.clock) == ("Break", None)
    assert page.next == "Next at 14:30: Summary of all rooms"


def test_in_a_gap_the_break_lasts_until_the_next_item():
    last = HEAD.agenda[-1]._replace(start_time="15:00")
    gap = replace(HEAD, agenda=(*HEAD.agenda[:-1], last))
    during = break_at(gap, "14:50")
    assert (during.title, during.clock) == ("Coffee", Clock("10:00", "We go on at 15:00"))


def test_a_walk_to_another_room_ends_the_break_and_is_not_what_comes_then():
    last = HEAD.agenda[-1]
    walk = last._replace(id="a3b", kind="change", title="Walk", duration_minutes=5)
    last = last._replace(position=f"{last.position}5")
    walked = replace(HEAD, agenda=(*HEAD.agenda[:-1], walk, last))
    during = break_at(walked, "14:35")
    assert during.clock == Clock("10:00", "We go on at 14:45")
    assert during.next == "Then: Summary of all rooms"
    assert break_at(walked, "14:46", "a3").title == "We go on: Summary of all rooms"


def test_key_results_are_shown_by_topic_and_never_an_internal_one():
    full = replace(
        HEAD,
        notes=(
            Note(id="n1", session_id="s1", question_id="q1", text="Agreed", kind="consensus"),
            Note(id="n2", session_id="s1", question_id="q1", text="Secret", kind="internal"),
        ),
        key_results=(
            KeyResult(id="k1", topic_id="t1", position="b"),
            KeyResult(id="k2", topic_id="t1", position="c"),
            KeyResult(id="k3", topic_id="t1", position="d", text="In other words"),
        ),
        evidence=(
            Evidence(id="e1", note_id="n1", key_result_id="k1"),
            Evidence(id="e2", note_id="n2", key_result_id="k2"),
        ),
    )
    scene = reading.summary(full, "t1", "k3")
    assert scene.topic == "Groundwater"
    assert scene.results == (
        Entry("k1", "Agreed", kind="consensus"),
        Entry("k3", "In other words"),
    )
    assert (scene.written, scene.strip.at, len(scene.strip.weights)) == (1, 0, 2)
    assert reading.summary(full, "t2").results == ()
    assert reading.summary(full, "gone").topic == "Groundwater"
