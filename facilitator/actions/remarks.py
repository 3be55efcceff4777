"""What is decided about the proposals of returned files: accepted, edited, rejected.

What is accepted is carried out as the ordinary edit that it is, in the same step, so that undo takes
both back. Notes as captured are never changed: of a note an answer is made, which is what the
protocol prints from then on.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC

from facilitator import clock
from facilitator.actions import remark_changes
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.authoring import Disposition, Proposal, ReturnedFile
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.remarks import CHANGES, Listed, listed
from facilitator.errors import UserError
from facilitator.language import mark, tr, trn


def take_in(
    tx: Transaction,
    *,
    workshop_id: str,
    name: str,
    digest: str,
    version_id: str,
    proposals: Sequence[Proposal],
) -> Outcome:
    """Keep what a returned file proposes; UserError for a file that was taken in before."""
    if any(file.digest == digest for file in tx.read.dossier(workshop_id).returned_files):
        raise UserError(tr("This file was read before; what it proposes is in the list already."))
    file = ReturnedFile(new_id(), workshop_id, version_id, accepted(name), digest, _now())
    tx.write.insert(file)
    keys = spread(len(proposals))
    made = [
        _clean(entry)._replace(id=new_id(), returned_file_id=file.id, position=key)
        for entry, key in zip(proposals, keys, strict=True)
    ]
    for entry in made:
        tx.write.insert(entry)
    said = trn("{count} remark read.", "{count} remarks read.", len(made))
    return Outcome(mark("Read returned file"), ids=tuple(entry.id for entry in made), remark=said)


def accept(tx: Transaction, *, workshop_id: str, proposal_ids: Collection[str]) -> Outcome:
    """Accept proposals and carry them out, all or none.

    A comment is accepted as heeded. Who proposes the same is heard with it. UserError for one that
    cannot be carried out, and for two of them that exclude each other.
    """
    chosen = _chosen(tx, workshop_id, proposal_ids)
    _demand_agreed(chosen)
    done: set[str] = set()
    for entry in chosen:
        if entry.proposal.id in done:
            continue
        if entry.proposal.kind in CHANGES:
            remark_changes.carry_out(tx, workshop_id, entry.proposal)
        for settled in _with_twins(tx, workshop_id, entry):
            _settle(tx, settled, "accepted")
            done.add(settled)
    return Outcome(mark("Accept remarks"), ids=tuple(done))


def edit(tx: Transaction, *, workshop_id: str, proposal_id: str, text: str) -> Outcome:
    """Take over other words than those proposed; of a comment, new words for its paragraph."""
    text = accepted(text).strip()
    if not text:
        raise UserError(tr("A paragraph needs words. The remark is still open."))
    for entry in _chosen(tx, workshop_id, [proposal_id]):
        proposal = entry.proposal
        kind = "insert" if proposal.kind == "insert" else "reword"
        remark_changes.carry_out(tx, workshop_id, proposal._replace(kind=kind, new_text=text))
        _settle(tx, proposal.id, "edited", taken_text=text)
    return Outcome(mark("Edit remark"), ids=(proposal_id,))


def reject(
    tx: Transaction, *, workshop_id: str, proposal_ids: Collection[str], reason: str = ""
) -> Outcome:
    """Leave proposals out, with the reason that the reply letter gives."""
    reason = accepted(reason).strip()
    for entry in _chosen(tx, workshop_id, proposal_ids):
        _settle(tx, entry.proposal.id, "rejected", reason=reason)
    return Outcome(mark("Reject remarks"), ids=tuple(proposal_ids))


def reopen(tx: Transaction, *, workshop_id: str, proposal_ids: Collection[str]) -> Outcome:
    """Decide again about what was rejected; what was carried out stays so, and undo takes it back."""
    for entry in listed(tx.read.dossier(workshop_id)):
        if entry.proposal.id in proposal_ids and entry.proposal.disposition == "rejected":
            _settle(tx, entry.proposal.id, "")
    return Outcome(mark("Reopen remarks"), ids=tuple(proposal_ids))


def _chosen(tx: Transaction, workshop_id: str, proposal_ids: Collection[str]) -> list[Listed]:
    """Return open proposals in their order; UserError where one was decided about already."""
    found = [
        entry for entry in listed(tx.read.dossier(workshop_id)) if entry.proposal.id in proposal_ids
    ]
    if len(found) < len(set(proposal_ids)):
        raise UserError(tr("This remark is no longer in the file. Nothing was changed."))
    if not all(entry.is_open for entry in found):
        raise UserError(tr("This remark is settled already. Undo it first to decide again."))
    return found


def _demand_agreed(chosen: Sequence[Listed]) -> None:
    """Raise UserError where two of them want one paragraph otherwise."""
    numbers = {entry.number for entry in chosen}
    for entry in chosen:
        rivals = numbers.intersection(entry.rivals)
        if rivals:
            raise UserError(
                tr(
                    "Remarks {one} and {other} want one paragraph in different ways. Choose one.",
                    one=entry.number,
                    other=min(rivals),
                )
            )


def _with_twins(tx: Transaction, workshop_id: str, entry: Listed) -> Iterator[str]:
    yield entry.proposal.id
    for other in listed(tx.read.dossier(workshop_id)) if entry.twins else ():
        if other.number in entry.twins and other.is_open:
            yield other.proposal.id


def _settle(
    tx: Transaction,
    proposal_id: str,
    disposition: Disposition,
    *,
    reason: str = "",
    taken_text: str = "",
) -> None:
    tx.write.set(
        "proposal",
        proposal_id,
        disposition=disposition,
        reason=reason,
        taken_text=taken_text,
        settled_at=_now() if disposition else "",
        settled_by=tx.actor if disposition else "",
    )


def _clean(entry: Proposal) -> Proposal:
    """Return a proposal with texts that the file can hold; only replies have several lines."""
    lines = (accepted(line) for line in entry.replies.split("\n"))
    return entry._replace(
        old_text=accepted(entry.old_text),
        new_text=accepted(entry.new_text),
        quote=accepted(entry.quote),
        author=accepted(entry.author),
        said_at=accepted(entry.said_at),
        replies="\n".join(lines),
    )


def _now() -> str:
    return clock.now().astimezone(UTC).isoformat("T", "seconds")
