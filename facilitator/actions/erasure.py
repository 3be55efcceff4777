"""Erasing a person: out of rows, history, search and backups, so that no byte of the files names them.

What they said stays, as nobody's. Texts that somebody typed are not changed: where they name the
person they are listed before, and who wants the name gone changes them first. Nothing of this can
be undone.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from facilitator.actions.desk import ERASE, Outcome, Report, Transaction, run_on
from facilitator.errors import FacilitatorError, UserError
from facilitator.language import mark, tr, trn
from facilitator.storage.lending import Loan
from facilitator.storage.tracing import Mention, Presence

__all__ = ["Mention", "Presence", "carry_out", "erase", "warning"]

DOING: Final = mark("A person is just being erased.")
"""What is said meanwhile to whoever wants to write."""


def warning(found: Presence) -> str:
    """Return the sentence that is said before a person is erased."""
    return tr(
        "Everything about {name} goes for good, from this file, its history, what it keeps of versions "
        "that went out, and its backups: what was noted stays without a name, and nothing brings the "
        "person back, not even Undo.",
        name=found.names[0] if found.names else tr("untitled"),
    )


def left_alone(found: Presence) -> str:
    """Return what is said about where the person stays: in texts that name them, and outside of the file."""
    outside = tr("Exported protocols and handouts outside this file are not changed.")
    if not found.mentions:
        return outside
    texts = trn(
        "{count} text names the person and stays as it is. If the name is to go there too, change it first.",
        "{count} texts name the person and stay as they are. If the name is to go there too, change them first.",
        len(found.mentions),
    )
    return f"{texts} {outside}"


def erase(tx: Transaction, *, found: Presence) -> Outcome:
    """Take a person out of a file's rows and history; `found` is all that it has of them.

    Rules for the groups that are about nobody else are deleted: without people they would hold for all.
    """
    done = tx.write.erase(found.person_ids, found.traces, found.kept)
    tx.kind = ERASE
    return Outcome(mark("Erase a person"), ids=tuple(row_id for _, row_id in done.removed))


def carry_out(loan: Loan, *, person_id: str, report: Report) -> Outcome:
    """Erase a person from the backups, then from the file, then from its free pages and its log.

    For any thread. Killed in between, the file is sound: before the file's turn the person is still
    there and can be erased again, after it the next opening does what was left. The `remark` names
    backups that could not be treated. UserError when the file does not know the person.
    """
    with loan:
        found = loan.read.presence_of(person_id)
        if found is None:
            raise UserError(tr("This person is no longer in the file. Nothing was changed."))
        with loan.without_new_copies():
            left = loan.erase_from_copies(found, lambda done, total: report(done, total + 1))
            with loan.blanking():
                outcome = run_on(loan, erase, found=found)
            hindrance = _cleaned(loan)
    return outcome._replace(remark=" ".join(filter(None, (hindrance, _left(left)))))


def clean_after(loan: Loan, person_ids: Sequence[str]) -> None:
    """Take people out of backups, free pages and log who were erased elsewhere and are out of the rows."""
    with loan, loan.without_new_copies():
        loan.erase_from_copies(Presence(tuple(person_ids)), lambda _done, _total: None)
        loan.clean()


def _cleaned(loan: Loan) -> str:
    """Return what stands in the way of cleaning the file; empty where nothing does."""
    try:
        loan.clean()
    except FacilitatorError:
        return tr(
            "The file's free space could not be cleaned now; that is done when the file is opened next."
        )
    return ""


def _left(copies: tuple[Path, ...]) -> str:
    if not copies:
        return ""
    return trn(
        "A backup could not be treated and still holds the person; delete it: {names}",
        "{count} backups could not be treated and still hold the person; delete them: {names}",
        len(copies),
        names=", ".join(copy.name for copy in copies),
    )
