"""Messages from the organiser to the rooms."""

from datetime import datetime

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.records import Message, MessageRead
from facilitator.errors import UserError
from facilitator.language import mark, tr


def send(
    tx: Transaction,
    *,
    workshop_id: str,
    text: str,
    session_id: str | None = None,
    at: datetime | None = None,
) -> Outcome:
    """Send a sentence to one room, or to all of a workshop where `session_id` is None.

    UserError when there is nothing to say.
    """
    text = accepted(text).strip()
    if not text:
        raise UserError(tr("The message is empty, so nothing was sent. Type some text."))
    message = Message(
        id=new_id(),
        workshop_id=tx.read.workshop(workshop_id).id,
        session_id=session_id,
        text=text,
        at=stored(at or clock.now()),
        actor=tx.actor,
    )
    tx.write.insert(message)
    return Outcome(mark("Send message"), ids=(message.id,))


def mark_read(
    tx: Transaction, *, message_id: str, session_id: str, at: datetime | None = None
) -> Outcome:
    """Note that a room has seen a message; once is enough.

    It is a trace and no deed: undo never brings a message back.
    """
    tx.kind = "trace"
    if tx.read.row(Message, message_id) and message_id not in tx.read.messages_read_in(session_id):
        moment = stored(at or clock.now())
        tx.write.insert(
            MessageRead(id=new_id(), message_id=message_id, session_id=session_id, at=moment)
        )
    return Outcome(mark("Message read"))
