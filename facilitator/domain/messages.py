"""Which messages of the organiser a room has yet to read."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import moment
from facilitator.domain.records import Message, Round, Session
from facilitator.domain.schedule import Schedule, schedule
from facilitator.domain.timing import State, timing

_ON: Final[frozenset[State]] = frozenset(("open", "running", "paused"))


def unread(head: Dossier, session: Session) -> list[Message]:
    """Return what a room has not read yet, oldest first; of a dossier its head will do."""
    read = {entry.message_id for entry in head.message_reads if entry.session_id == session.id}
    new = (message for message in head.messages if message.id not in read)
    return [message for message in new if is_for(head, message, session)]


def is_for(head: Dossier, message: Message, session: Session) -> bool:
    """Tell whether a message is meant for a room.

    One to all rooms is for the rooms of the round that is on, however long that lasts. The others
    would be told in the afternoon that the morning has five minutes left.
    """
    if message.session_id is not None:
        return message.session_id == session.id
    at = moment(message.at)
    return at is None or session.round_id in _rounds_meant(head, at)


def _rounds_meant(head: Dossier, at: datetime) -> frozenset[str]:
    """Return the rounds that were on at a moment, else the one to come; worked out once."""
    key = ("rounds meant", at)
    found: frozenset[str] | None = head.worked_out.get(key)
    if found is None:
        then = _until(head, at)
        found = head.worked_out[key] = frozenset(_found(then, schedule(then, at)))
    return found


def _until(head: Dossier, at: datetime) -> Dossier:
    """Return a dossier without what happened after a moment."""
    rooms, agenda = head.session_facts, head.agenda_facts
    return replace(
        head,
        session_facts=tuple(fact for fact in rooms if (moment(fact.at) or at) <= at),
        agenda_facts=tuple(fact for fact in agenda if (moment(fact.at) or at) <= at),
    )


def _found(then: Dossier, day: Schedule) -> list[str]:
    rounds = [entry for entry in then.rounds if then.sessions_of(entry)]
    states = {entry.id: _states(then, entry, day) for entry in rounds}
    left = [entry for entry in rounds if not _was_left(entry, day)]
    on = [entry.id for entry in left if states[entry.id] & _ON]
    if on:
        return on
    slots = {entry.id: day.round_slot(entry.id) for entry in left}
    to_come = (
        entry.id
        for entry in left
        if states[entry.id] != {"closed"}
        and not ((slot := slots[entry.id]) and slot.course == "done")
    )
    return [next(to_come, rounds[-1].id if rounds else "")]


def _states(then: Dossier, entry: Round, day: Schedule) -> set[State]:
    sessions = then.sessions_of(entry)
    return {timing(then.facts_of(session), day.now).state for session in sessions}


def _was_left(entry: Round, day: Schedule) -> bool:
    """Tell whether somebody ended a round or began what follows it: a room left open holds nothing back."""
    ids = [slot.item.round_id for slot in day.slots]
    if entry.id not in ids:
        return False
    place = ids.index(entry.id)
    own, later = day.slots[place], day.slots[place + 1 :]
    return (own.began and own.course == "done") or any(slot.began for slot in later)
