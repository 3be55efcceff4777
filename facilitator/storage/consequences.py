"""What a step of this laptop leads to in a team: the same that every other laptop makes of it.

Nothing of that is journalled, because it follows from what is.
"""

import sqlite3
from collections.abc import Collection, Sequence

from facilitator.storage.families import Families
from facilitator.storage.journal import Change
from facilitator.storage.rivalry import note_contests
from facilitator.storage.schema import TOMBSTONE

Row = tuple[str, str]
"""Table and id."""


def follow_up(
    connection: sqlite3.Connection,
    step_id: str,
    changes: Sequence[Change],
    touched: Collection[Row],
) -> set[Row]:
    """Follow up a step's changes, before its transaction ends; return rows to be looked at again."""
    families = Families(connection)
    _note_what_is_known(connection, families, step_id, changes)
    settled = _settle(connection, families, {*touched, *_left(families, changes)})
    return settled | note_contests(
        connection, {(change.table, change.row_id, change.column) for change in changes}
    )


def _note_what_is_known(
    connection: sqlite3.Connection, families: Families, step_id: str, changes: Sequence[Change]
) -> None:
    """Write down what was seen of rows that are deleted: what was not brings them back."""
    connection.executemany(
        "INSERT INTO known (step_id, row_id, stamps) VALUES (?, ?, ?)",
        [
            (step_id, change.row_id, families.seen_text(change.table, change.row_id))
            for change in changes
            if (change.column, change.after) == (TOMBSTONE, 1)
        ],
    )


def _left(families: Families, changes: Sequence[Change]) -> set[Row]:
    """Return the rows that something was taken out of."""
    return {
        home
        for change in changes
        for home in families.home_by(change.table, change.column, change.before)
    }


def _settle(
    connection: sqlite3.Connection, families: Families, touched: Collection[Row]
) -> set[Row]:
    """Let rows stand or fall that somebody else deleted, by what this step put there or took away.

    So do the rows that they have their place in. Returns those that do something else now.
    """
    settled: set[Row] = set()
    homes = [home for row in touched if families.is_there(*row) for home in families.homes_of(*row)]
    rows = [*touched, *homes]
    while rows:
        table, row_id = rows.pop()
        if not families.is_there(table, row_id):
            continue
        is_deleted = families.is_deleted(table, row_id)
        if families.is_alive(table, row_id) == is_deleted:
            sql = f"UPDATE {table} SET {TOMBSTONE} = ? WHERE id = ?"
            connection.execute(sql, (int(not is_deleted), row_id))
            families.judged(table, row_id, is_deleted=not is_deleted)
            settled.add((table, row_id))
            rows += families.homes_of(table, row_id)
    return settled
