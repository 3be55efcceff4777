"""Versions of a cell that compete: several laptops wrote it without knowing of each other."""

import sqlite3
from collections.abc import Iterable

from facilitator.domain import convergence
from facilitator.domain.convergence import Made
from facilitator.storage.journal import TYPED
from facilitator.storage.schema import TOMBSTONE

_Cell = tuple[str, str, str]
"""Table, id of the row, column."""


def note_contests(connection: sqlite3.Connection, changed: Iterable[_Cell]) -> set[tuple[str, str]]:
    """Remember of which cells several versions stand, once these have changed.

    Returns the rows, by table and id, of which somebody who shows them has to look again. A row
    that was deleted or came back, and what was decided about, count for the cells that they are about.
    """
    cells = {cell for entry in changed for cell in _meant(connection, *entry)}
    return {
        (table, row_id)
        for table, row_id, column in cells
        if _note(connection, table, row_id, column)
    }


def _meant(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> list[_Cell]:
    if table == "settled":
        sql = "SELECT table_name, row_id, column_name FROM settled WHERE id = ?"
        about = [
            (str(cell[0]), str(cell[1]), str(cell[2]))
            for cell in connection.execute(sql, (row_id,))
        ]
        return [cell for cell in about if (cell[0], cell[2]) in TYPED]
    if column == TOMBSTONE:
        return [(table, row_id, name) for typed, name in TYPED if typed == table]
    return [(table, row_id, column)] if (table, column) in TYPED else []


def _note(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> bool:
    """Remember whether several versions of a cell stand; tell whether they do, or did before."""
    if rivals_of(connection, table, row_id, column):
        sql = "INSERT OR IGNORE INTO contested (row_id, column_name, table_name) VALUES (?, ?, ?)"
        connection.execute(sql, (row_id, column, table))
        return True
    sql = "DELETE FROM contested WHERE row_id = ? AND column_name = ? AND table_name = ?"
    return connection.execute(sql, (row_id, column, table)).rowcount > 0


def changes_of(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> list[Made]:
    """Return every change of a cell that the journal knows."""
    sql = (
        "SELECT before, after, stamp, step_id, kind, of_step FROM journal "
        "JOIN step ON step.id = journal.step_id "
        "WHERE row_id = ? AND column_name = ? AND table_name = ?"
    )
    return [Made(*row) for row in connection.execute(sql, (row_id, column, table))]


def rivals_of(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> list[Made]:
    """Return the versions of a cell that stand beside the one in the row, newest first.

    Of a row that is deleted there are none.
    """
    changes = changes_of(connection, table, row_id, column)
    if len({change.after for change in changes}) < 2:  # noqa: PLR2004 - no second version
        return []
    row = connection.execute(f"SELECT {TOMBSTONE} FROM {table} WHERE id = ?", (row_id,)).fetchone()
    if row and row[0]:
        return []
    sql = (
        "SELECT stamp FROM settled "
        "WHERE row_id = ? AND column_name = ? AND table_name = ? AND deleted = 0"
    )
    settled = {str(found[0]) for found in connection.execute(sql, (row_id, column, table))}
    return convergence.rivals(changes, settled)
