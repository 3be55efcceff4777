"""Undo and redo: an undo writes the old values as a new step, so it is ordinary history."""

from typing import Final

from facilitator.actions.desk import Outcome, Transaction
from facilitator.errors import Bug, UserError
from facilitator.language import tr, trn
from facilitator.storage.journal import Change
from facilitator.storage.schema import TOMBSTONE
from facilitator.storage.searching import SEARCHED
from facilitator.storage.steps import Step

_REPORTS: Final = 10
"""So often it is said how far a large step has come."""
_NAMED: Final = 3
_NAME_CHARACTERS: Final = 40


def undo(tx: Transaction) -> Outcome:
    """Take back this device's newest step; cells that changed since are skipped and named.

    Raises UserError when there is nothing to take back.
    """
    step = tx.read.step_to_undo()
    if step is None:
        raise UserError(tr("There is nothing to undo."))
    skipped: list[Change] = []
    changes = tx.write.changes_of(step.id)
    made = _rows_made(changes)
    for number, change in enumerate(reversed(changes)):
        _report(tx, number, len(changes))
        if (change.table, change.row_id) in made and change.column != TOMBSTONE:
            continue
        before = 1 if change.column == TOMBSTONE and change.before is None else change.before
        if not _put_back(tx, change, before):
            skipped.append(change)
    return _recorded(tx, step, "undo", step.id, skipped)


def redo(tx: Transaction) -> Outcome:
    """Do again what was undone last, unless something else was done since.

    Raises UserError when there is nothing to do again.
    """
    undone = tx.read.step_to_redo()
    if undone is None or undone.of_step is None:
        raise UserError(tr("There is nothing to redo."))
    skipped: list[Change] = []
    changes = tx.write.changes_of(undone.id)
    for number, change in enumerate(reversed(changes)):
        _report(tx, number, len(changes))
        if not _put_back(tx, change, change.before):
            skipped.append(change)
    tx.write.flag(undone.id, undone=True)
    return _recorded(tx, undone, "redo", undone.of_step, skipped)


def _report(tx: Transaction, number: int, count: int) -> None:
    if number % (count // _REPORTS + 1) == 0:
        tx.report(number, count)


def _rows_made(changes: list[Change]) -> set[tuple[str, str]]:
    return {
        (change.table, change.row_id)
        for change in changes
        if change.column == TOMBSTONE and change.before is None
    }


def _put_back(tx: Transaction, change: Change, value: str | int | None) -> bool:
    """Write `value` into a cell that still holds what the change wrote; tell whether it did."""
    try:
        cell = tx.write.cells(change.table, change.row_id, (change.column,))
        if cell[change.column] != change.after:
            return False
        tx.write.set(change.table, change.row_id, **{change.column: value})
    except Bug:
        return False  # the journal's page was damaged: it names no cell, or a value none can hold
    return True


def _recorded(
    tx: Transaction, step: Step, kind: str, original: str, skipped: list[Change]
) -> Outcome:
    tx.write.flag(original, undone=kind == "undo")
    tx.kind, tx.of_step = kind, original
    remark = (
        trn(
            "{count} change was kept because it was edited since: {names}",
            "{count} changes were kept because they were edited since: {names}",
            len(skipped),
            names=_names(tx, skipped),
        )
        if skipped
        else ""
    )
    return Outcome(step.label, remark=remark)


def _names(tx: Transaction, changes: list[Change]) -> str:
    """Return the first words of the rows that changes are about."""
    names = list(dict.fromkeys(_name(tx, change) for change in changes))
    more = " …" if len(names) > _NAMED else ""
    return ", ".join(tr("“{title}”", title=name) for name in names[:_NAMED]) + more


def _name(tx: Transaction, change: Change) -> str:
    columns = SEARCHED.get(change.table, ())[:1]
    if not columns or not tx.write.exists(change.table, change.row_id):
        return tr("untitled")
    text = str(tx.write.cells(change.table, change.row_id, columns)[columns[0]] or "")
    return text if len(text) <= _NAME_CHARACTERS else f"{text[:_NAME_CHARACTERS].rstrip()} …"
