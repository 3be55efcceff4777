"""Which messages of the organiser a room has yet to read."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import moment
from facilitator.domain.records import Message, Session
from facilitator.domain.schedule import clock_of, schedule
from facilitator.domain.timing import NOTHING, Timing


def unread(head: Dossier, session: Session) -> list[Message]:
    """Return what a room has not read yet, oldest first; of a dossier its head will do."""
    read = {entry.message_id for entry in head.message_reads if entry.session_id == session.id}
    new = (message for message in head.messages if message.id not in read)
    return [message for message in new if is_for(head, message, session)]


def is_for(head: Dossier, message: Message, session: Session) -> bool:
    """Tell whether a message is meant for a room.

    One to all rooms is for the people who sit in them: while a round runs, and until it is to end,
    not for the rooms of a later one that nobody has opened. They would be told in the afternoon
    that the morning has five minutes left.
    """
    if message.session_id is not None:
        return message.session_id == session.id
    at = moment(message.at)
    number = head.code[session.id].round
    earlier = [entry for entry in head.sessions if head.code[entry.id].round < number]
    if at is None or not earlier:
        return True
    then = _rooms_at(head, at)
    if session.id in then.begun:
        return True
    return not any(entry.id in then.running for entry in earlier)


class _Rooms(NamedTuple):
    """The sessions whose room had been opened at a moment, and those that ran."""

    begun: frozenset[str]
    running: frozenset[str]


def _rooms_at(head: Dossier, at: datetime) -> _Rooms:
    """Return what was so in the rooms at a moment, whatever happened there later; worked out once."""
    key = ("rooms at", at)
    found: _Rooms | None = head.worked_out.get(key)
    if found is None:
        known = ((fact, moment(fact.at)) for fact in head.session_facts)
        facts = tuple(fact for fact, when in known if when is not None and when <= at)
        then = replace(head, session_facts=facts)
        day = schedule(then, at)
        clocks = {session.id: clock_of(then, session, day) for session in head.sessions}
        found = head.worked_out[key] = _Rooms(
            frozenset(key for key, clock in clocks.items() if clock.state != "planned"),
            frozenset(key for key, clock in clocks.items() if _runs(clock)),
        )
    return found


def _runs(clock: Timing) -> bool:
    """Tell whether a session goes on; one that was left running is over when its round is."""
    return clock.is_live and (clock.to_hard_end is None or clock.to_hard_end >= NOTHING)
