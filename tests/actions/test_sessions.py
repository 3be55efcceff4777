from datetime import UTC, datetime, timedelta

import pytest

from facilitator import clock
from facilitator.actions import history, sessions
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session
from facilitator.domain.timing import timing
from facilitator.errors import Bug, UserError
from tests.actions.places import Place
from tests.storage.contents import asked

NOON = datetime(2026, 9, 17, 12, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


class Room:
    """A session of the small workshop in which nothing has happened yet."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk = desk
        self.session = session
        self.questions = desk.read.guiding_questions(session.topic_id)

    def do(self, action, when: float = 0, **values) -> Outcome:
        return self.desk.run(action, session_id=self.session.id, at=at(when), **values)

    def go_to(self, number: int, minutes: float) -> Outcome:
        return self.do(sessions.go_to_question, minutes, question_id=self.questions[number].id)

    @property
    def kinds(self) -> list[str]:
        return [fact.kind for fact in self.desk.read.session_facts(self.session.id)]

    def clock(self, minutes: float):
        return timing(
            self.desk.read.session_facts(self.session.id), at(minutes), planned_minutes=45
        )


@pytest.fixture
def room(desk: Desk, dossier: Dossier) -> Room:
    return Room(desk, dossier.sessions[-1])


def test_a_session_goes_from_the_open_door_to_its_end(room: Room) -> None:
    room.do(sessions.open_room)
    room.do(sessions.start, 5)
    room.do(sessions.pause, 10)
    room.do(sessions.resume, 12)
    room.do(sessions.extend, 13, minutes=5)
    room.do(sessions.close, 50)
    room.do(sessions.reopen, 60)
    assert room.kinds == [
        "opened", "started", "question", "paused", "resumed", "extended", "closed", "reopened",
    ]  # fmt: skip
    end = room.clock(90)
    assert (end.state, end.elapsed, end.planned) == (
        "paused",
        timedelta(minutes=43),
        timedelta(minutes=50),
    )


def test_facts_say_who_and_when(room: Room) -> None:
    room.do(sessions.start)
    started, question = room.desk.read.session_facts(room.session.id)
    assert (started.actor, started.at) == ("Hanna", "2026-09-17T12:00:00.000+00:00")
    assert (question.question_id, question.at) == (
        room.questions[0].id,
        "2026-09-17T12:00:00.001+00:00",
    )


def test_without_a_moment_it_is_now(room: Room) -> None:
    room.desk.run(sessions.open_room, session_id=room.session.id)
    (opened,) = room.desk.read.session_facts(room.session.id)
    assert abs(datetime.fromisoformat(opened.at) - clock.now()) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ((sessions.open_room,), sessions.open_room),
        ((sessions.start,), sessions.start),
        ((sessions.start,), sessions.open_room),
        ((sessions.start,), sessions.resume),
        ((sessions.start, sessions.pause), sessions.pause),
        ((), sessions.pause),
        ((), sessions.resume),
        ((), sessions.reopen),
        ((sessions.close,), sessions.close),
    ],
)
def test_what_is_so_already_is_no_fact_and_no_step(room: Room, first, again) -> None:
    for number, action in enumerate(first):
        room.do(action, number)
    kinds, steps = room.kinds, asked(room.desk.file.path, "SELECT count(*) FROM step")
    assert not room.do(again, 9).touched
    assert room.kinds == kinds
    assert asked(room.desk.file.path, "SELECT count(*) FROM step") == steps


def test_starting_a_paused_session_resumes_it(room: Room) -> None:
    room.do(sessions.start)
    room.do(sessions.pause, 1)
    room.do(sessions.start, 4)
    assert room.clock(5).elapsed == timedelta(minutes=2)


def test_a_question_chosen_before_the_start_is_the_first_one(room: Room) -> None:
    room.do(sessions.open_room)
    room.go_to(1, 1)
    room.do(sessions.start, 2)
    assert room.clock(3).current_id == room.questions[1].id


def test_a_session_without_questions_starts_all_the_same(room: Room) -> None:
    for question in room.questions:
        room.desk.run(_delete_question, row_id=question.id)
    room.do(sessions.start)
    assert room.kinds == ["started"]


def _delete_question(tx, *, row_id: str) -> Outcome:
    tx.write.delete("question", row_id)
    return Outcome("Delete")


@pytest.mark.parametrize("refused", [sessions.start, sessions.extend, sessions.redistribute_time])
def test_a_closed_session_must_be_reopened_first(room: Room, refused) -> None:
    room.do(sessions.close)
    values = {sessions.extend: {"minutes": 5}, sessions.redistribute_time: {"budgets": {}}}
    with pytest.raises(UserError, match="Reopen it first"):
        room.do(refused, 1, **values.get(refused, {}))
    assert room.kinds == ["closed"]


def test_a_session_that_is_gone_has_its_sentence(room: Room) -> None:
    with pytest.raises(UserError, match="no longer in the file"):
        room.desk.run(sessions.start, session_id="gone")


def test_no_minutes_are_no_fact_and_absurd_ones_a_bug(room: Room) -> None:
    room.do(sessions.start)
    assert not room.do(sessions.extend, 1, minutes=0).touched
    with pytest.raises(Bug):
        room.do(sessions.extend, 1, minutes=10**9)


def test_all_rooms_are_paused_and_resumed_in_one_step_each(desk: Desk, dossier: Dossier) -> None:
    running, resting = (Room(desk, session) for session in dossier.sessions[-2:])
    running.do(sessions.start)
    both = [running.session.id, resting.session.id]
    desk.run(sessions.pause_rooms, session_ids=both, at=at(5))
    assert (running.clock(9).state, resting.clock(9).state) == ("paused", "planned")
    desk.run(sessions.resume_rooms, session_ids=both, at=at(7))
    assert running.clock(9).elapsed == timedelta(minutes=7)
    desk.run(history.undo)
    assert running.clock(9).state == "paused"


# Questions


def test_the_time_of_each_question_is_traced(room: Room) -> None:
    room.do(sessions.start)
    room.go_to(1, 8)
    spent = room.clock(20).spent
    assert [round(spent[question.id].total_seconds() / 60) for question in room.questions] == [
        8,
        12,
    ]


def test_a_sub_question_stands_for_the_question_above_it(room: Room, dossier: Dossier) -> None:
    room.do(sessions.start)
    part = dossier.sub_questions_of(room.questions[1])[0]
    room.do(sessions.go_to_question, 5, question_id=part.id)
    assert room.clock(6).current_id == room.questions[1].id


@pytest.mark.parametrize("before", [(), (sessions.close,)])
def test_looking_around_before_and_after_a_session_leaves_no_trace(room: Room, before) -> None:
    for action in before:
        room.do(action)
    kinds = room.kinds
    assert not room.go_to(1, 5).touched
    assert room.kinds == kinds


def test_a_question_that_was_only_passed_gets_no_fact(room: Room) -> None:
    room.do(sessions.start)
    room.go_to(1, 5)
    room.go_to(0, 5.02)
    assert room.kinds == ["started", "question"]
    assert room.clock(6).current_id == room.questions[0].id


def test_passing_on_to_a_third_question_says_only_that_one(desk: Desk, dossier: Dossier) -> None:
    room = Room(desk, dossier.sessions[-1])
    room.do(sessions.open_room)
    room.go_to(0, 5)
    room.go_to(1, 5.02)
    assert room.kinds == ["opened", "question"]
    assert room.clock(6).current_id == room.questions[1].id


def test_undo_takes_back_what_was_typed_and_not_the_time_it_took(room: Room, place: Place) -> None:
    room.do(sessions.start)
    note = place.add("Zuletzt getippt")
    room.go_to(1, 8)
    room.desk.run(history.undo)
    assert place.desk.read.note(note) is None
    assert room.clock(9).current_id == room.questions[1].id
    room.go_to(0, 9)
    room.desk.run(history.redo)
    assert place.desk.read.note(note) is not None


def test_a_question_of_another_topic_is_a_bug(room: Room, dossier: Dossier) -> None:
    topic = next(topic for topic in dossier.topics if topic.id != room.session.topic_id)
    foreign = dossier.questions_of(topic)[0]
    with pytest.raises(Bug):
        room.do(sessions.go_to_question, question_id=foreign.id)


def test_time_is_redistributed_in_this_session_and_the_plan_stays(room: Room) -> None:
    room.do(sessions.start)
    first, second = room.questions
    room.do(sessions.redistribute_time, 5, budgets={first.id: 7, second.id: 30}, extension=-3)
    later = room.clock(6)
    assert later.budgets == {first.id: 7, second.id: 30}
    assert later.planned == timedelta(minutes=42)
    assert room.desk.read.guiding_questions(room.session.topic_id) == room.questions
    room.desk.run(history.undo)
    assert (room.clock(6).budgets, room.clock(6).planned) == ({}, timedelta(minutes=45))


# Undo, and clocks that go wrong


def test_a_start_by_mistake_can_be_undone_and_done_again(room: Room) -> None:
    room.do(sessions.start)
    room.desk.run(history.undo)
    assert room.clock(5).state == "planned"
    room.desk.run(history.redo)
    assert room.clock(5).elapsed == timedelta(minutes=5)


def test_what_happens_after_the_system_clock_was_set_back_still_comes_after(room: Room) -> None:
    room.do(sessions.start, 60)
    room.do(sessions.pause, 10)
    room.do(sessions.close, 20)
    assert room.kinds == ["started", "question", "paused", "closed"]
    now = room.clock(25)
    assert (now.state, now.elapsed.total_seconds() < 1) == ("closed", True)


def test_facts_within_one_millisecond_keep_their_order(room: Room) -> None:
    moment = at(0) + timedelta(microseconds=400)
    for action in (sessions.start, sessions.pause, sessions.resume, sessions.close):
        room.desk.run(action, session_id=room.session.id, at=moment)
    moments = [fact.at for fact in room.desk.read.session_facts(room.session.id)]
    assert len(set(moments)) == len(moments) == 5
    assert room.kinds == ["started", "question", "paused", "resumed", "closed"]
