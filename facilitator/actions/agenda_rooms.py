"""The sessions of a round as they are planned: who moderates, and in which room."""

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.naming import name_anew
from facilitator.actions.wording import accepted
from facilitator.domain.records import Moderator, Session
from facilitator.errors import UserError
from facilitator.language import mark, tr


def set_room(tx: Transaction, *, session_id: str, text: str) -> Outcome:
    """Say in which room a session is."""
    _demand(tx, session_id)
    tx.write.set("session", session_id, room=accepted(text).strip())
    return Outcome(mark("Room of a session"))


def set_moderators(tx: Transaction, *, workshop_id: str, session_id: str, text: str) -> Outcome:
    """Say who moderates a session: "Name, organisation; name", empty for nobody (see `naming`).

    Who was named before and is named again keeps what is printed of them.
    """
    session = _demand(tx, session_id)
    head = tx.read.head(workshop_id)
    name_anew(tx, head, head.moderators_of(session), text, Moderator("", session_id))
    return Outcome(mark("Moderators of a session"))


def _demand(tx: Transaction, session_id: str) -> Session:
    session = tx.read.row(Session, session_id)
    if session is None:
        raise UserError(tr("This session is no longer in the file. Nothing was changed."))
    return session
