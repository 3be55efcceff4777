"""Undo and redo: an undo writes the old values as a new step, so it is ordinary history."""

from facilitator.actions.desk import Outcome, Transaction
from facilitator.errors import UserError
from facilitator.language import tr, trn
from facilitator.storage.journal import Change, Step
from facilitator.storage.schema import TOMBSTONE


def undo(tx: Transaction) -> Outcome:
    """Take back this device's newest step; cells that changed since are skipped and counted.

    Raises UserError when there is nothing to take back.
    """
    step = tx.read.step_to_undo()
    if step is None:
        raise UserError(tr("There is nothing to undo."))
    skipped = 0
    made = _rows_made(tx.write.changes_of(step.id))
    for change in reversed(tx.write.changes_of(step.id)):
        if (change.table, change.row_id) in made and change.column != TOMBSTONE:
            continue
        before = 1 if change.column == TOMBSTONE and change.before is None else change.before
        skipped += not _put_back(tx, change, expected=change.after, value=before)
    return _recorded(tx, step, "undo", step.id, skipped)


def redo(tx: Transaction) -> Outcome:
    """Do again what was undone last, unless something else was done since.

    Raises UserError when there is nothing to do again.
    """
    undone = tx.read.step_to_redo()
    if undone is None or undone.of_step is None:
        raise UserError(tr("There is nothing to redo."))
    skipped = 0
    for change in reversed(tx.write.changes_of(undone.id)):
        skipped += not _put_back(tx, change, expected=change.after, value=change.before)
    tx.write.flag(undone.id, undone=True)
    return _recorded(tx, undone, "redo", undone.of_step, skipped)


def _rows_made(changes: list[Change]) -> set[tuple[str, str]]:
    return {
        (change.table, change.row_id)
        for change in changes
        if change.column == TOMBSTONE and change.before is None
    }


def _put_back(
    tx: Transaction, change: Change, *, expected: object, value: str | int | None
) -> bool:
    current = tx.write.cells(change.table, change.row_id, (change.column,))[change.column]
    if current != expected:
        return False
    tx.write.set(change.table, change.row_id, **{change.column: value})
    return True


def _recorded(tx: Transaction, step: Step, kind: str, original: str, skipped: int) -> Outcome:
    tx.write.flag(original, undone=kind == "undo")
    tx.kind, tx.of_step = kind, original
    remark = (
        trn(
            "{count} change was kept because it was edited since.",
            "{count} changes were kept because they were edited since.",
            skipped,
        )
        if skipped
        else ""
    )
    return Outcome(step.label, remark=remark)
