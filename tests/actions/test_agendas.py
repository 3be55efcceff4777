from datetime import UTC, datetime, timedelta

import pytest

from facilitator.actions import agendas, history, sessions
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.actuals import item_rows, question_rows
from facilitator.domain.dossier import Dossier
from facilitator.domain.schedule import schedule
from facilitator.errors import Bug, UserError
from tests.storage.contents import living_rows

START = datetime(2026, 9, 17, 13, 30, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def _plan(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Give the small workshop times: a welcome, and two rounds one after the other."""
    welcome, *parallel = tx.read.head(workshop_id).agenda
    tx.write.set("agenda_item", welcome.id, start_time="13:30", duration_minutes=10)
    for item, start in zip(parallel, ("13:40", "14:30"), strict=True):
        tx.write.set("agenda_item", item.id, start_time=start, duration_minutes=45)
    for fact in tx.read.head(workshop_id).agenda_facts:
        tx.write.delete("agenda_fact", fact.id)
    for fact in tx.read.head(workshop_id).session_facts:
        tx.write.delete("session_fact", fact.id)
    return Outcome("Plan")


@pytest.fixture
def event(desk: Desk, dossier: Dossier) -> Dossier:
    desk.run(_plan, workshop_id=dossier.workshop.id)
    return desk.read.head(dossier.workshop.id)


def _kinds(desk: Desk, item_id: str) -> list[str]:
    return [fact.kind for fact in desk.read.agenda_facts(item_id)]


def test_an_item_is_started_and_ended_once_each(desk: Desk, event: Dossier) -> None:
    item = event.agenda[0].id
    for action in (agendas.start_item, agendas.start_item, agendas.end_item, agendas.end_item):
        desk.run(action, agenda_item_id=item, at=at(2))
    assert _kinds(desk, item) == ["started", "ended"]
    assert {fact.actor for fact in desk.read.agenda_facts(item)} == {"Hanna"}
    desk.run(agendas.start_item, agenda_item_id=item, at=at(5))
    assert _kinds(desk, item) == ["started", "ended", "started"]


def test_an_item_that_is_gone_has_its_sentence(desk: Desk) -> None:
    with pytest.raises(UserError, match="no longer in the file"):
        desk.run(agendas.start_item, agenda_item_id="gone")


def test_facts_of_an_item_keep_their_order_when_the_clock_was_set_back(
    desk: Desk, event: Dossier
) -> None:
    item = event.agenda[0].id
    desk.run(agendas.start_item, agenda_item_id=item, at=at(30))
    desk.run(agendas.end_item, agenda_item_id=item, at=at(0))
    assert _kinds(desk, item) == ["started", "ended"]


def test_items_are_shortened_in_one_step_and_the_plan_stays(desk: Desk, event: Dossier) -> None:
    first, second, third = (item.id for item in event.agenda)
    outcome = desk.run(agendas.shorten_items, minutes={first: 3, second: 5, third: 0}, at=at(0))
    assert len(outcome.touched) == 2
    assert desk.read.head(event.workshop.id).agenda == event.agenda
    day = schedule(desk.read.head(event.workshop.id), at(1), UTC)
    assert [slot.length for slot in day.slots[:2]] == [timedelta(minutes=7), timedelta(minutes=40)]
    desk.run(history.undo)
    day = schedule(desk.read.head(event.workshop.id), at(1), UTC)
    assert day.slots[0].length == timedelta(minutes=10)


def test_absurd_cuts_are_a_bug(desk: Desk, event: Dossier) -> None:
    with pytest.raises(Bug):
        desk.run(agendas.shorten_items, minutes={event.agenda[0].id: 10**9})


# Planned against actual


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
    outcome = desk.run(agendas.take_real_times, workshop_id=key, at=at(60), zone=UTC)
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
        desk.run(agendas.take_real_times, workshop_id=event.workshop.id, zone=UTC)
    assert desk.read.head(event.workshop.id).agenda == event.agenda
