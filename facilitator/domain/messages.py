"""Which messages of the organiser a room has yet to read."""

from dataclasses import replace
from datetime import datetime

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import moment
from facilitator.domain.records import Message, Session
from facilitator.domain.schedule import Schedule, clock_of, schedule
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
    day = schedule(head, at)
    if _clock_at(head, session, at, day).state != "planned":
        return True
    return not any(_runs(_clock_at(head, entry, at, day)) for entry in earlier)


def _clock_at(head: Dossier, session: Session, at: datetime, day: Schedule) -> Timing:
    """Return a session's clock as it was at a moment, whatever happened in its room later."""
    known = ((fact, moment(fact.at)) for fact in head.facts_of(session))
    facts = tuple(fact for fact, when in known if when is not None and when <= at)
    return clock_of(replace(head, session_facts=facts), session, day)


def _runs(clock: Timing) -> bool:
    """Tell whether a session goes on; one that was left running is over when its round is."""
    return clock.is_live and (clock.to_hard_end is None or clock.to_hard_end >= NOTHING)
