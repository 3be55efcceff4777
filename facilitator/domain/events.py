"""The event log: who did what when, from the day's facts and the steps of the journal.

It is part of the file and never of the protocol. Typing is no event; nor is a step that only
wrote facts, because these speak for themselves, unless it took them back.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from facilitator.domain.authoring import StatusFactKind
from facilitator.domain.dossier import Dossier
from facilitator.domain.happenings import AgendaFactKind, SessionFactKind
from facilitator.domain.moments import moment

What = Literal["session", "agenda", "message", "read", "status", "step", "undo", "redo"]


class Event(NamedTuple):
    """One line of the log."""

    at: datetime
    """In UTC."""
    actor: str
    what: What
    kind: SessionFactKind | AgendaFactKind | StatusFactKind | Literal[""] = ""
    """Which fact of a session, an agenda item or the protocol it is."""
    place: str = ""
    """The session's code, or the agenda item's title; empty for all rooms and for steps."""
    text: str = ""
    """A question's or a message's words, why a protocol was reopened, or a step's name in English."""
    number: int = 0
    """A question's number, 0 where there is none."""
    minutes: int | None = None


class Made(NamedTuple):
    """A step of the journal as the log needs it."""

    made_at: str
    actor: str
    kind: str
    label: str


def events(dossier: Dossier, steps: Iterable[Made] = ()) -> list[Event]:
    """Return what happened, oldest first; what has no moment that can be read is left out."""
    found = [
        *_of_sessions(dossier),
        *_of_agenda(dossier),
        *_of_messages(dossier),
        *_of_protocol(dossier),
        *_of_steps(steps),
    ]
    return sorted(found, key=lambda event: event.at)


def _of_sessions(dossier: Dossier) -> Iterator[Event]:
    numbers = {
        question.id: number
        for topic in dossier.topics
        for number, question in enumerate(dossier.questions_of(topic), start=1)
    }
    texts = {question.id: question.text for question in dossier.questions}
    for fact in dossier.session_facts:
        at = moment(fact.at)
        if at is not None and fact.session_id in dossier.code:
            key = fact.question_id or ""
            yield Event(
                at,
                fact.actor,
                "session",
                fact.kind,
                str(dossier.code[fact.session_id]),
                texts.get(key, ""),
                numbers.get(key, 0),
                fact.minutes,
            )


def _of_agenda(dossier: Dossier) -> Iterator[Event]:
    titles = {item.id: item.title for item in dossier.agenda}
    for fact in dossier.agenda_facts:
        at = moment(fact.at)
        if at is not None:
            place = titles.get(fact.agenda_item_id, "")
            yield Event(at, fact.actor, "agenda", fact.kind, place, minutes=fact.minutes)


def _of_messages(dossier: Dossier) -> Iterator[Event]:
    texts = {message.id: message.text for message in dossier.messages}
    codes = {session_id: str(code) for session_id, code in dossier.code.items()}
    for message in dossier.messages:
        at = moment(message.at)
        if at is not None:
            place = codes.get(message.session_id or "", "")
            yield Event(at, message.actor, "message", place=place, text=message.text)
    for read in dossier.message_reads:
        at = moment(read.at)
        if at is not None:
            place = codes.get(read.session_id, "")
            yield Event(at, "", "read", place=place, text=texts.get(read.message_id, ""))


def _of_protocol(dossier: Dossier) -> Iterator[Event]:
    for fact in dossier.status_facts:
        at = moment(fact.at)
        if at is not None:
            yield Event(at, fact.actor, "status", fact.kind, text=fact.reason)


def _of_steps(steps: Iterable[Made]) -> Iterator[Event]:
    for step in steps:
        at = moment(step.made_at)
        if at is not None:
            what = "undo" if step.kind == "undo" else "redo" if step.kind == "redo" else "step"
            yield Event(at, step.actor, what, text=step.label)
