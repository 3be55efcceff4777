"""Key results of a topic and recommendations of a workshop: made, worded, put in order, deleted.

What they rest on is linked by `evidences`; notes and answers are never changed by it.
"""

from collections.abc import Sequence

from facilitator.actions import evidences, results
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.siblings import arrange
from facilitator.actions.wording import accepted, continues
from facilitator.domain.identity import new_id
from facilitator.domain.records import KeyResult, Recommendation, Topic, Workshop
from facilitator.errors import UserError
from facilitator.language import mark, tr

Claim = KeyResult | Recommendation


def add(
    tx: Transaction,
    *,
    owner_id: str,
    text: str,
    after: str | None = None,
    note_ids: Sequence[str] = (),
    answer_ids: Sequence[str] = (),
) -> Outcome:
    """Make a key result of a topic, or a recommendation of a workshop, that rests on what is named.

    It stands behind another one of the same owner, or last. A key result that says what its first
    note says goes on doing so. UserError without words, or when the owner is gone.
    """
    text = accepted(text)
    if not text.strip():
        raise UserError(tr("A claim needs words. Nothing was added."))
    claim: Claim
    if tx.read.row(Topic, owner_id):
        first = tx.read.note(note_ids[0]) if note_ids else None
        claim = KeyResult(new_id(), owner_id, text=None if first and first.text == text else text)
    elif tx.read.row(Workshop, owner_id):
        claim = Recommendation(new_id(), owner_id, text=text)
    else:
        raise _gone()
    others = _siblings(tx, claim)
    at = next((at for at, entry in enumerate(others, 1) if entry.id == after), len(others))
    tx.write.insert(claim)
    arrange(tx, [*others[:at], claim, *others[at:]])
    evidences.link(tx, claim_id=claim.id, note_ids=note_ids, answer_ids=answer_ids)
    is_result = isinstance(claim, KeyResult)
    label = mark("New key result") if is_result else mark("New recommendation")
    return Outcome(label, ids=(claim.id,))


def reword(tx: Transaction, *, claim_id: str, text: str) -> Outcome:
    """Give a claim other words; typing that goes on continues its step.

    UserError when there are none. A claim that was deleted meanwhile comes back with the words.
    """
    if not tx.write.exists("recommendation", claim_id):
        return results.reword(tx, result_id=claim_id, text=text)
    text = accepted(text)
    if not text.strip():
        raise UserError(tr("A recommendation needs words. It keeps those it had."))
    outcome = Outcome(mark("Reword recommendation"))
    if not continues(tx, claim_id, "text", text):
        tx.write.set("recommendation", claim_id, text=text, deleted=0)
    return outcome


def shift(tx: Transaction, *, claim_id: str, step: int) -> Outcome:
    """Move a claim one place down (1) or up (-1); at an end nothing happens."""
    claim = _living(tx, claim_id)
    order = _siblings(tx, claim)
    at = order.index(claim)
    others = [*order[:at], *order[at + 1 :]]
    to = min(max(at + step, 0), len(others))
    if to != at:
        arrange(tx, [*others[:to], claim, *others[to:]])
    return Outcome(mark("Move claim"))


def place(tx: Transaction, *, claim_id: str, after: str | None) -> Outcome:
    """Put a claim behind another one of its owner, or first."""
    claim = _living(tx, claim_id)
    others = [entry for entry in _siblings(tx, claim) if entry.id != claim_id]
    at = next((at for at, entry in enumerate(others, 1) if entry.id == after), 0)
    arrange(tx, [*others[:at], claim, *others[at:]])
    return Outcome(mark("Move claim"))


def remove(tx: Transaction, *, claim_ids: Sequence[str]) -> Outcome:
    """Delete claims with the links to what they rested on."""
    for claim_id in claim_ids:
        claim = _living(tx, claim_id)
        for link in tx.read.evidence_behind(claim_id):
            tx.write.delete("evidence", link.id)
        tx.write.delete(_table(claim), claim_id)
    return Outcome(mark("Delete claims"))


def _siblings(tx: Transaction, claim: Claim) -> list[Claim]:
    if isinstance(claim, KeyResult):
        return [*tx.read.key_results(claim.topic_id)]
    return [*tx.read.recommendations(claim.workshop_id)]


def _table(claim: Claim) -> str:
    return "key_result" if isinstance(claim, KeyResult) else "recommendation"


def _living(tx: Transaction, claim_id: str) -> Claim:
    claim = tx.read.row(KeyResult, claim_id) or tx.read.row(Recommendation, claim_id)
    if claim is None:
        raise _gone()
    return claim


def _gone() -> UserError:
    return UserError(tr("This claim is no longer in the file. Nothing was changed."))
