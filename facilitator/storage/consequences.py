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
    _bring_back(connection, families, touched)
    return note_contests(
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


def _bring_back(
    connection: sqlite3.Connection, families: Families, touched: Collection[Row]
) -> None:
    """Let rows that somebody else deleted stand again where this step wrote into them."""
    for table, row_id in touched:
        if (
            families.is_there(table, row_id)
            and families.is_deleted(table, row_id)
            and families.is_alive(table, row_id)
        ):
            connection.execute(f"UPDATE {table} SET {TOMBSTONE} = 0 WHERE id = ?", (row_id,))
