"""What can be done to key results in the Resümee: their order and their wording.

The notes they rest on are never changed by it.
"""

from collections.abc import Sequence

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.siblings import put
from facilitator.actions.wording import accepted, continues
from facilitator.domain.records import KeyResult
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr


def reword(tx: Transaction, *, result_id: str, text: str) -> Outcome:
    """Give a key result words of its own; the note's own words are none.

    Typing that goes on continues its step. A result that was removed meanwhile comes back with
    the words. UserError when there are none: a key result always says something.
    """
    text = accepted(text)
    if not text.strip():
        raise UserError(tr("A key result needs words. It keeps those it had."))
    outcome = Outcome(mark("Reword key result"))
    own = None if text == said_by_note(tx, result_id) else text
    if own and continues(tx, result_id, "text", own):
        return outcome
    if not tx.write.exists("key_result", result_id):
        message = f"no key result {result_id}"
        raise Bug(message)
    tx.write.set("key_result", result_id, text=own, deleted=0)
    return outcome


def follow_note(tx: Transaction, *, result_id: str) -> Outcome:
    """Let a key result say again what its note says; UserError when it rests on none."""
    _living(tx, result_id)
    if not said_by_note(tx, result_id).strip():
        raise UserError(tr("No note stands behind this key result. It keeps its words."))
    tx.write.set("key_result", result_id, text=None)
    return Outcome(mark("Words of the note again"))


def move(tx: Transaction, *, result_id: str, after: str | None) -> Outcome:
    """Put a key result behind another one of its topic, or first where that is None."""
    result = _living(tx, result_id)
    order = tx.read.key_results(result.topic_id)
    others = [entry for entry in order if entry.id != result_id]
    at = _index_behind(others, after)
    if at != order.index(result):
        put(tx, result, others, at)
    return Outcome(mark("Move key result"))


def said_by_note(tx: Transaction, result_id: str) -> str:
    """Return the words of the first note a key result rests on; empty where it rests on none."""
    notes = (tx.read.note(link.note_id) for link in tx.read.evidence_for(result_id) if link.note_id)
    return next((note.text for note in notes if note), "")


def _living(tx: Transaction, result_id: str) -> KeyResult:
    result = tx.read.row(KeyResult, result_id)
    if result is None:
        raise _gone()
    return result


def _index_behind(others: Sequence[KeyResult], after: str | None) -> int:
    if after is None:
        return 0
    found = (index for index, entry in enumerate(others, start=1) if entry.id == after)
    place = next(found, None)
    if place is None:
        raise _gone()
    return place


def _gone() -> UserError:
    return UserError(tr("This key result is no longer in the file. Nothing was changed."))
