"""What a day took, and its way into the plan of this workshop or of the next one."""

from dataclasses import replace
from datetime import UTC

import pytest

from facilitator.actions import agendas, history, plans, sessions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.actuals import item_rows, question_rows
from facilitator.domain.dossier import Dossier
from facilitator.domain.schedule import schedule
from facilitator.errors import UserError
from tests.actions.day import at, event
from tests.domain.factory import Plan
from tests.storage.contents import living_rows

__all__ = ["event"]


def _play(desk: Desk, event: Dossier) -> Dossier:
    """Let the welcome take 14 minutes, and the first room's questions 11.4 and 26."""
    desk.run(agendas.start_item, agenda_item_id=event.agenda[0].id, at=at(0))
    room = next(session for session in event.sessions_of(event.rounds[0]))
    questions = desk.read.guiding_questions(room.topic_id)
    values = {"session_id": room.id}
    desk.run(agendas.start_item, agenda_item_id=event.agenda[1].id, at=at(14))
    desk.run(sessions.start, **values, at=at(14))
    desk.run(sessions.go_to_question, **values, question_id=questions[1].id, at=at(25.4))
    desk.run(sessions.close, **values, at=at(51.4))
    desk.run(agendas.end_item, agenda_item_id=event.agenda[1].id, at=at(52))
    return desk.read.head(event.workshop.id)


def test_planned_stands_against_actual_by_item_and_question(desk: Desk, event: Dossier) -> None:
    played = _play(desk, event)
    day = schedule(played, at(60), UTC)
    rows = [(row.planned_minutes, row.minutes, row.difference) for row in item_rows(day)]
    assert rows == [(10, 14, 4), (45, 38, -7), (45, None, None)]
    assert item_rows(day)[2].start is None
    questions = question_rows(played, day)
    assert [(row.number, row.planned_minutes) for row in questions[:2]] == [(1, 22.5), (2, 22.5)]
    assert [row.minutes and round(row.minutes, 1) for row in questions] == [11.4, 26, None, None]
    assert [row.difference and round(row.difference, 1) for row in questions[:2]] == [-11.1, 3.5]


def test_a_question_that_two_rounds_took_time_for_has_their_average(
    desk: Desk, event: Dossier
) -> None:
    played = _play(desk, event)
    second = played.sessions_of(played.topics[0])[1]
    desk.run(sessions.start, session_id=second.id, at=at(70))
    assert len(question_rows(played, schedule(played, at(80), UTC))[0].taken) == 1
    desk.run(sessions.close, session_id=second.id, at=at(90.6))
    played = desk.read.head(event.workshop.id)
    row = question_rows(played, schedule(played, at(95), UTC))[0]
    assert [round(minutes, 1) for _, minutes in row.taken] == [11.4, 20.6]
    assert row.minutes == pytest.approx(16, abs=0.01)


def test_the_real_times_become_the_next_plan(desk: Desk, event: Dossier) -> None:
    _play(desk, event)
    before = living_rows(desk.file.path)
    key = event.workshop.id
    outcome = desk.run(plans.take_real_times, workshop_id=key, at=at(60), zone=UTC)
    assert outcome.remark == "4 real times were taken over."
    plan = desk.read.head(event.workshop.id)
    times = [(item.start_time, item.duration_minutes) for item in plan.agenda]
    assert times == [("13:30", 14), ("13:44", 38), ("14:27", 45)]
    topic = plan.topics[0]
    assert [question.planned_minutes for question in plan.questions_of(topic)] == [11, 26]
    assert [question.planned_minutes for question in plan.questions_of(plan.topics[1])] == [
        None,
        None,
    ]
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before


def test_where_nothing_was_timed_the_plan_stays(desk: Desk, event: Dossier) -> None:
    with pytest.raises(UserError, match="Nothing was timed"):
        desk.run(plans.take_real_times, workshop_id=event.workshop.id, zone=UTC)
    assert desk.read.head(event.workshop.id).agenda == event.agenda


# Into another workshop


@pytest.fixture
def following(desk: Desk) -> Dossier:
    """The next workshop of the file: the same agenda and questions, held at 9 in other minutes."""
    made = Plan(rounds=2, topics=2).dossier()
    welcome, first, second = made.agenda
    made = replace(
        made,
        workshop=made.workshop._replace(title="Next"),
        agenda=(
            welcome._replace(title="Another greeting", start_time="09:00", duration_minutes=5),
            first._replace(start_time="09:05", duration_minutes=30),
            second._replace(start_time="09:40", duration_minutes=30),
        ),
    )
    (key,) = desk.run(workshops.add_dossier, dossier=made).ids
    return desk.read.head(key)


def test_the_real_times_go_into_the_next_workshop_and_this_one_stays(
    desk: Desk, event: Dossier, following: Dossier
) -> None:
    played = _play(desk, event)
    before = living_rows(desk.file.path)
    values = {"workshop_id": event.workshop.id, "into": following.workshop.id}
    outcome = desk.run(plans.take_real_times, **values, at=at(60), zone=UTC)
    assert outcome.remark == "4 real times were taken over."
    assert desk.read.head(event.workshop.id) == played
    plan = desk.read.head(following.workshop.id)
    times = [(item.start_time, item.duration_minutes) for item in plan.agenda]
    assert times == [("09:00", 14), ("09:14", 38), ("09:57", 30)]
    asked = plan.questions_of(plan.topics[0])
    assert [question.planned_minutes for question in asked] == [11, 26]
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before


def test_what_has_no_counterpart_is_counted(desk: Desk, event: Dossier, following: Dossier) -> None:
    _play(desk, event)
    question = following.questions_of(following.topics[0])[0]
    desk.run(_reword, question_id=question.id)
    values = {"workshop_id": event.workshop.id, "into": following.workshop.id}
    outcome = desk.run(plans.take_real_times, **values, at=at(60), zone=UTC)
    assert outcome.remark == "3 real times were taken over. 1 has no counterpart."


def _reword(tx, *, question_id: str):
    from facilitator.actions.desk import Outcome

    tx.write.set("question", question_id, text="Something quite different?")
    return Outcome("Reword")


def test_a_workshop_of_other_things_is_left_as_it_is(desk: Desk, event: Dossier) -> None:
    _play(desk, event)
    other = Plan(rounds=1, topics=1).dossier()
    other = replace(
        other,
        workshop=other.workshop._replace(title="Other"),
        agenda=tuple(item._replace(kind="other", round_id=None) for item in other.agenda),
        questions=tuple(entry._replace(text=f"Other {entry.id}") for entry in other.questions),
    )
    (key,) = desk.run(workshops.add_dossier, dossier=other).ids
    before = living_rows(desk.file.path)
    with pytest.raises(UserError, match="“Other” has none of the items"):
        desk.run(plans.take_real_times, workshop_id=event.workshop.id, into=key, zone=UTC)
    assert living_rows(desk.file.path) == before
