"""What happens on the day: in a session, on the agenda, and what the organiser says to the rooms."""

from typing import Literal, NamedTuple

SessionFactKind = Literal[
    "opened", "started", "paused", "resumed", "closed", "reopened", "extended", "question", "budget"
]
AgendaFactKind = Literal["started", "ended", "shortened"]


class SessionFact(NamedTuple):
    """What happened in a session, and when; its clock and state follow from these (see `timing`)."""

    id: str
    session_id: str
    at: str
    """The moment as an aware ISO text in UTC."""
    kind: SessionFactKind
    question_id: str | None = None
    """For "question", what is talked about from now on; for "budget", whose minutes change."""
    minutes: int | None = None
    """For "extended", what is added (or, below 0, taken off); for "budget", the question's share."""
    actor: str = ""


class AgendaFact(NamedTuple):
    """What happened to an agenda item, and when; the plan itself stays as it was (see `schedule`)."""

    id: str
    agenda_item_id: str
    at: str
    kind: AgendaFactKind
    minutes: int | None = None
    """For "shortened", what is taken off the planned duration; below 0 it is given back."""
    actor: str = ""


class Message(NamedTuple):
    """A sentence from the organiser to one room, or to all where `session_id` is None."""

    id: str
    workshop_id: str
    session_id: str | None = None
    text: str = ""
    at: str = ""
    actor: str = ""


class MessageRead(NamedTuple):
    """That a room has seen a message."""

    id: str
    message_id: str
    session_id: str
    at: str = ""
