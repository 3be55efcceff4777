"""What a column says of its room, without a screen."""

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.actions import sessions
from facilitator.actions.desk import Desk
from facilitator.domain.schedule import schedule
from facilitator.ui.cockpit.ages import said_of
from facilitator.ui.cockpit.captured import captured
from facilitator.ui.cockpit.outlines import outline_of
from facilitator.ui.cockpit.rooms import Room, sight_of
from facilitator.ui.session.standing import standing_in
from tests.ui.cockpit.rounds import ask, at, close, note, plan, start


def room(desk: Desk, session_id: str, time: str, *, only_results: bool = False) -> Room:
    head = desk.read.head("w")
    session = next(entry for entry in head.sessions if entry.id == session_id)
    found = captured(desk.read, session_id, key_results=only_results)
    standing = standing_in(schedule(head, at(time)), head, session)
    outline = outline_of(head, session)
    return sight_of(outline, standing, found, only_results=only_results).room


def listed(shown: Room) -> list[tuple[str, list[str]]]:
    return [(group.heading, [line.text for line in group.lines]) for group in shown.groups]


def test_a_room_that_runs_shows_clock_question_and_how_far_it_is(desk):
    start(desk, "2.1")
    ask(desk, "2.1", 2, "15:30")
    shown = room(desk, "2.1", "15:40")
    assert (shown.outline.code, shown.outline.title) == ("W 2.1", "Topic 1")
    assert shown.outline.where == "Ada Lovelace, Room Siel"
    assert (shown.clock.face, shown.clock.below) == ("25:00", "until 16:05")
    assert (shown.progress, shown.question) == ("Question 2 of 3", "Who pays?")
    assert shown.parts == ("done", "current", "open")
    assert (shown.words.verdict, shown.tone, shown.is_mendable) == ("On schedule", "", False)


def test_who_is_behind_turns_amber_and_can_be_mended(desk):
    start(desk, "2.1")
    shown = room(desk, "2.1", "15:34")
    assert (shown.words.verdict, shown.tone, shown.is_mendable) == (
        "4 minutes behind",
        "warn",
        True,
    )


def test_who_would_break_the_shared_end_turns_red_and_says_by_how_much(desk):
    start(desk, "2.1", time="15:24")
    shown = room(desk, "2.1", "15:30")
    assert (shown.clock.below, shown.clock.is_broken) == ("until 16:09, 4 min too long", True)
    assert shown.tone == "late"


def test_the_last_notes_stand_by_question_the_current_one_first(desk):
    start(desk, "2.1")
    note(desk, "2.1", 1, "old", "15:21")
    note(desk, "2.1", 2, "first", "15:31")
    note(desk, "2.1", 1, "late to the first", "15:33")
    note(desk, "2.1", 2, "second", "15:34", kind="consensus", is_key_result=1)
    ask(desk, "2.1", 2, "15:30")
    shown = room(desk, "2.1", "15:35")
    assert listed(shown) == [
        ("Last noted, 2 notes on this question", ["second", "first"]),
        ("Before, question 1", ["late to the first", "old"]),
    ]
    line = shown.groups[0].lines[0]
    assert (line.time, line.kind, line.is_key_result) == ("15:34", "consensus", True)
    assert (shown.key_results, shown.last) == (1, "1 min ago")


def test_a_question_that_was_just_reached_says_that_nothing_is_noted_on_it_yet(desk):
    start(desk, "2.1")
    note(desk, "2.1", 1, "old", "15:21")
    ask(desk, "2.1", 2, "15:30")
    assert listed(room(desk, "2.1", "15:31")) == [
        ("Nothing is noted on this question yet", []),
        ("Before, question 1", ["old"]),
    ]


def test_key_results_alone_stand_under_one_heading_and_parked_notes_are_counted(desk):
    for question, starred in ((1, 1), (2, 0), (3, 1)):
        note(desk, "2.1", question, f"n{question}", f"15:2{question}", is_key_result=starred)
    note(desk, "2.1", 1, "parked", "15:29", is_parked=1)
    shown = room(desk, "2.1", "15:30", only_results=True)
    assert listed(shown) == [("2 key results", ["n3", "n1"])]
    assert (shown.key_results, shown.parked) == (2, 1)
    assert listed(room(desk, "2.2", "15:30", only_results=True)) == [("No key results yet", [])]


def test_where_nobody_uses_the_clock_notes_tell_how_far_a_room_is(desk):
    note(desk, "2.1", 1, "a", "15:21")
    note(desk, "2.1", 2, "b", "15:29")
    shown = room(desk, "2.1", "15:30")
    assert shown.question == "Who pays?"
    assert shown.progress == "2 of 3 questions answered"
    assert shown.parts == ("done", "done", "open")


def test_a_closed_room_has_no_clock_any_more(desk):
    start(desk, "1.1", time="14:00")
    close(desk, "1.1", time="14:45")
    shown = room(desk, "1.1", "15:30")
    assert (shown.clock.face, shown.words.verdict) == ("", "Closed at 14:45")


def test_a_topic_without_questions_says_so(make_desk):
    desk = make_desk(replace(plan(), questions=()))
    desk.run(sessions.start, session_id="2.1", at=at("15:20"))
    shown = room(desk, "2.1", "15:30")
    assert shown.question == "There are no questions on this topic yet."
    assert (shown.progress, shown.parts, shown.groups) == ("", (), ())
    assert shown.clock.face == "35:00"


def test_a_screen_reader_hears_room_pace_and_question(desk):
    start(desk, "2.1")
    said = room(desk, "2.1", "15:34").spoken
    assert said.startswith("W 2.1 Topic 1. 4 minutes behind. ")
    assert said.endswith(". Question 1 of 3. Who starts?")


@pytest.mark.parametrize(
    ("written", "words"),
    [("15:29:50", "writing now"), ("15:29:40", "15 s ago"), ("15:29:05", "45 s ago"), ("15:28:59", "1 min ago"),
     ("14:31", "59 min ago"), ("14:00", ""), ("15:31", "writing now")],
)  # fmt: skip
def test_how_long_ago_a_note_was_written_is_said_in_steps(written, words):
    assert said_of(at(written), at("15:30")) == words


def test_a_room_without_notes_was_never_written_in():
    assert said_of(None, datetime.now().astimezone()) == ""
