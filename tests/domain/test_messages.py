"""Whom a message is meant for, and what a room has yet to read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.happenings import SessionFactKind
from facilitator.domain.messages import is_for, unread
from facilitator.domain.moments import stored
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    Message,
    MessageRead,
    Process,
    Round,
    Session,
    SessionFact,
    Topic,
    Workshop,
)

DAY = "2026-09-17"


def at(time: str) -> str:
    return stored(datetime.fromisoformat(f"{DAY} {time}").astimezone())


def fact(session_id: str, kind: SessionFactKind, time: str) -> SessionFact:
    return SessionFact(id=f"{session_id} {time}", session_id=session_id, at=at(time), kind=kind)


def two_rounds(*facts: SessionFact, length: int | None = None) -> Dossier:
    """One topic in two rounds, s1 and s2; with a length, round 1 is planned from 14:00."""
    agenda = AgendaItem(
        id="a1", workshop_id="w", title="Round", kind="parallel", round_id="r1",
        start_time="14:00", duration_minutes=length,
    )  # fmt: skip
    return Dossier(
        process=Process(id="p", title="Forum"),
        workshop=Workshop(id="w", process_id="p", title="Day", date=DAY),
        agenda=(agenda,) if length else (),
        rounds=(
            Round(id="r1", workshop_id="w", number=1),
            Round(id="r2", workshop_id="w", number=2),
        ),
        topics=(Topic(id="t", workshop_id="w", number=1, title="Networks"),),
        sessions=(
            Session(id="s1", round_id="r1", topic_id="t"),
            Session(id="s2", round_id="r2", topic_id="t"),
        ),
        session_facts=facts,
    )


def rooms_of(head: Dossier, message: Message) -> list[str]:
    return [entry.id for entry in head.sessions if is_for(head, message, entry)]


def to_all(time: str) -> Message:
    return Message(id=time, workshop_id="w", text="Five more minutes", at=at(time))


def test_a_message_to_one_room_is_for_that_room_whatever_runs() -> None:
    head = two_rounds(fact("s1", "started", "14:00"))
    message = to_all("14:10")._replace(session_id="s2")
    assert rooms_of(head, message) == ["s2"]


@pytest.mark.parametrize(
    ("facts", "rooms"),
    [
        ([], ["s1"]),
        ([("s1", "opened", "13:50")], ["s1"]),
        ([("s1", "started", "14:00")], ["s1"]),
        ([("s1", "started", "14:00"), ("s1", "paused", "14:05")], ["s1"]),
        ([("s1", "started", "14:00"), ("s1", "closed", "14:09")], ["s2"]),
        ([("s1", "started", "14:00"), ("s1", "closed", "14:11")], ["s1"]),
        ([("s1", "started", "14:11")], ["s1"]),
        ([("s1", "started", "14:00"), ("s2", "opened", "14:09")], ["s1", "s2"]),
        ([("s1", "started", "14:00"), ("s2", "opened", "14:11")], ["s1"]),
        ([("s2", "started", "14:00")], ["s2"]),
    ],
)
def test_what_is_said_to_all_is_for_the_round_that_is_on_or_else_to_come(
    facts: list[tuple[str, SessionFactKind, str]], rooms: list[str]
) -> None:
    head = two_rounds(*(fact(*entry) for entry in facts))
    assert rooms_of(head, to_all("14:10")) == rooms


@pytest.mark.parametrize("time", ["14:30", "14:31", "14:58"])
def test_a_round_that_lasts_longer_than_planned_is_still_on(time: str) -> None:
    head = two_rounds(fact("s1", "started", "14:00"), length=30)
    assert rooms_of(head, to_all(time)) == ["s1"]


def test_a_room_that_nobody_closed_keeps_no_message_back_once_its_round_was_ended() -> None:
    ended = AgendaFact(id="e", agenda_item_id="a1", at=at("14:32"), kind="ended")
    head = replace(two_rounds(fact("s1", "started", "14:00"), length=30), agenda_facts=(ended,))
    assert rooms_of(head, to_all("14:31")) == ["s1"]
    assert rooms_of(head, to_all("14:33")) == ["s2"]


def test_before_a_later_round_that_the_plan_says_is_next_a_message_is_for_that() -> None:
    assert rooms_of(two_rounds(length=30), to_all("14:31")) == ["s2"]


def test_a_message_whose_moment_cannot_be_read_is_for_all_rooms() -> None:
    head = two_rounds(fact("s1", "started", "14:00"))
    assert rooms_of(head, to_all("14:10")._replace(at="soon")) == ["s1", "s2"]


def test_what_a_room_has_read_is_not_unread_there_and_still_is_elsewhere() -> None:
    messages = (to_all("14:10"), to_all("14:20"))
    seen = MessageRead(id="x", message_id="14:10", session_id="s1", at=stored(datetime.now(UTC)))
    both_open = two_rounds(fact("s1", "opened", "14:00"), fact("s2", "opened", "14:01"))
    head = replace(both_open, messages=messages, message_reads=(seen,))
    s1, s2 = head.sessions
    assert unread(head, s1) == [messages[1]]
    assert unread(head, s2) == [*messages]
