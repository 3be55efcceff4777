"""What was last sent to the rooms, and who has read it; without Qt."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import moment
from facilitator.domain.records import Message, Session
from facilitator.language import tr

_FEW = 3
"""So many rooms are named, more are counted."""


class Sent(NamedTuple):
    """A message in words, and who has read it."""

    words: str
    read: str
    is_read: bool
    """Whether every room that it went to has read it."""


def last_sent(head: Dossier, sessions: Sequence[Session]) -> Sent | None:
    """Return the last message that went to one of some rooms, or to all of them; None without one."""
    ids = {session.id for session in sessions}
    fitting = [entry for entry in head.messages if entry.session_id in {None, *ids}]
    if not fitting or not sessions:
        return None
    message = fitting[-1]
    rooms = [entry for entry in sessions if message.session_id in {None, entry.id}]
    readers = {read.session_id for read in head.message_reads if read.message_id == message.id}
    read = [str(head.code[entry.id]) for entry in rooms if entry.id in readers]
    return Sent(_words(head, message), _read(read, len(rooms)), len(read) == len(rooms))


def _words(head: Dossier, message: Message) -> str:
    at = moment(message.at)
    values = {"time": f"{at.astimezone():%H:%M}" if at else "", "text": message.text}
    if message.session_id is None:
        return tr("{time} to all: “{text}”", **values)
    return tr("{time} to {code}: “{text}”", code=head.code[message.session_id], **values)


def _read(codes: list[str], count: int) -> str:
    if not codes:
        return tr("not read yet")
    if len(codes) > _FEW:
        return tr("read in {number} of {count} rooms", number=len(codes), count=count)
    if len(codes) == 1:
        return tr("read in {code}", code=codes[0])
    *first, last = codes
    return tr("read in {codes} and {last}", codes=", ".join(first), last=last)
