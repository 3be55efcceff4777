"""What is taken away before another agenda takes the place of the one that is there."""

from facilitator.actions.desk import Transaction
from facilitator.actions.topics import take_away
from facilitator.domain.dossier import Dossier
from facilitator.domain.superseding import superseded
from facilitator.errors import UserError
from facilitator.language import tr

_TIMES = ("start_time", "end_time")


def clear(tx: Transaction, there: Dossier, read: Dossier) -> Dossier:
    """Take away the items, and the topics and rounds that another agenda does not have.

    Title, day, times and place become those that it says. Returns what is left. UserError, and
    nothing done, where the day of these items has begun.
    """
    if there.agenda_facts:
        raise UserError(
            tr("The day has begun, so its agenda is not replaced. Nothing was changed.")
        )
    for speaker in there.speakers:
        tx.write.delete("speaker", speaker.id)
    for item in there.agenda:
        tx.write.delete("agenda_item", item.id)
    for topic in superseded(there, read).topics:
        take_away(tx, there, topic)
    _clear_rounds(tx, tx.read.dossier(there.workshop.id), read)
    _set_head(tx, there, read)
    return tx.read.dossier(there.workshop.id)


def _clear_rounds(tx: Transaction, left: Dossier, read: Dossier) -> None:
    """Take away the rounds in which nothing is left and that the new agenda does not have."""
    numbers = {entry.number for entry in read.rounds}
    for entry in left.rounds if read.rounds else ():
        if entry.number not in numbers and not left.sessions_of(entry):
            tx.write.delete("round", entry.id)


def _set_head(tx: Transaction, there: Dossier, read: Dossier) -> None:
    """Give the workshop the data that the new agenda says, and the times of its items."""
    named = ("title", "date", "place")
    cells = {name: getattr(read.workshop, name) for name in named if getattr(read.workshop, name)}
    starts = [item.start_time for item in read.agenda if item.start_time]
    said = (read.workshop.start_time or min(starts, default=None), read.workshop.end_time)
    if starts:
        cells |= dict(zip(_TIMES, said, strict=True))
    if cells:
        tx.write.set("workshop", there.workshop.id, **cells)
