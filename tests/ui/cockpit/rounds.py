"""A workshop of two rounds with as many rooms as wanted, on the afternoon of a day."""

from dataclasses import replace
from datetime import datetime

from facilitator.actions import sessions
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.ordering import spread
from facilitator.domain.records import (
    AgendaItem,
    Moderator,
    Note,
    Person,
    Process,
    Question,
    Round,
    Session,
    Topic,
    Workshop,
)

DATE = "2026-09-17"
ASKED = ("Who starts?", "Who pays?", "What is next?")
MINUTES = (10, 20, 15)


def at(time: str) -> datetime:
    """Return a time of that day here, such as "15:20" or "15:20:08"."""
    return datetime.fromisoformat(f"{DATE} {time}").astimezone()


def plan(rooms: int = 3) -> Dossier:
    """Rounds of 45 minutes from 14:00 and 15:20; room n of a round r is the session "r.n"."""
    topics = tuple(
        Topic(id=f"t{n}", workshop_id="w", number=n, title=f"Topic {n}")
        for n in range(1, rooms + 1)
    )
    rounds = tuple(Round(id=f"r{n}", workshop_id="w", number=n) for n in (1, 2))
    return Dossier(
        process=Process(id="p"),
        workshop=Workshop(id="w", process_id="p", title="Forum", date=DATE),
        persons=(Person(id="ada", process_id="p", name="Ada Lovelace"),),
        rounds=rounds,
        topics=topics,
        questions=tuple(question for topic in topics for question in _questions(topic)),
        sessions=tuple(
            Session(id=f"{part.number}.{topic.number}", round_id=part.id, topic_id=topic.id, room="Siel")
            for part in rounds
            for topic in topics
        ),
        moderators=(Moderator(id="m", session_id="2.1", person_id="ada"),) if rooms else (),
        agenda=(
            _item("a1", "r1", "14:00", "V"),
            _item("a2", None, "14:45", "W"),
            _item("a3", "r2", "15:20", "X"),
        ),
    )  # fmt: skip


def _questions(topic: Topic) -> list[Question]:
    positions = spread(len(ASKED))
    return [
        Question(
            id=f"q{topic.number}.{number}",
            topic_id=topic.id,
            position=position,
            text=text,
            planned_minutes=minutes,
        )
        for number, (text, minutes, position) in enumerate(
            zip(ASKED, MINUTES, positions, strict=True), start=1
        )
    ]


def _item(item_id: str, round_id: str | None, start: str, position: str) -> AgendaItem:
    return AgendaItem(
        id=item_id,
        workshop_id="w",
        title="Round" if round_id else "Break",
        kind="parallel" if round_id else "break",
        round_id=round_id,
        position=position,
        start_time=start,
        duration_minutes=45 if round_id else 35,
    )


def asking(dossier: Dossier, question_id: str, text: str) -> Dossier:
    """Return a plan in which a question has other words."""
    questions = (
        entry._replace(text=text) if entry.id == question_id else entry
        for entry in dossier.questions
    )
    return replace(dossier, questions=tuple(questions))


def note(desk: Desk, session_id: str, question: int, text: str, time: str, **values: object) -> str:
    """Let a note be in the file as if it had been written at a time."""
    _, topic = session_id.split(".")
    key = new_id()
    made = Note(
        id=key,
        session_id=session_id,
        question_id=f"q{topic}.{question}",
        position="V",
        text=text,
        created_at=stored(at(time)),
    )
    desk.run(_insert, note=made._replace(**values))
    return key


def _insert(tx: Transaction, *, note: Note) -> Outcome:
    tx.write.insert(note)
    return Outcome("Note")


def start(desk: Desk, *session_ids: str, time: str = "15:20") -> None:
    for session_id in session_ids:
        desk.run(sessions.start, session_id=session_id, at=at(time))


def ask(desk: Desk, session_id: str, question: int, time: str) -> None:
    """Let a room go on to a question."""
    _, topic = session_id.split(".")
    question_id = f"q{topic}.{question}"
    desk.run(sessions.go_to_question, session_id=session_id, question_id=question_id, at=at(time))


def close(desk: Desk, *session_ids: str, time: str) -> None:
    for session_id in session_ids:
        desk.run(sessions.close, session_id=session_id, at=at(time))
