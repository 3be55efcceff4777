"""Versions of a cell that compete: several laptops wrote it without knowing of each other."""

import sqlite3

from facilitator.domain import convergence
from facilitator.domain.convergence import Made


def note_contest(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> None:
    """Remember whether more than one version of a cell stands, for who looks for such cells."""
    sql = (
        "INSERT OR IGNORE INTO contested (row_id, column_name, table_name) VALUES (?1, ?2, ?3)"
        if rivals_of(connection, row_id, column)
        else "DELETE FROM contested WHERE row_id = ?1 AND column_name = ?2 AND table_name = ?3"
    )
    connection.execute(sql, (row_id, column, table))


def changes_of(connection: sqlite3.Connection, row_id: str, column: str) -> list[Made]:
    """Return every change of a cell that the journal knows."""
    sql = "SELECT before, after, stamp, step_id FROM journal WHERE row_id = ? AND column_name = ?"
    return [Made(*row) for row in connection.execute(sql, (row_id, column))]


def rivals_of(connection: sqlite3.Connection, row_id: str, column: str) -> list[Made]:
    """Return the versions of a cell that stand beside the one in the row, newest first."""
    changes = changes_of(connection, row_id, column)
    if len({change.after for change in changes}) < 2:  # noqa: PLR2004 - no second version
        return []
    sql = "SELECT stamp FROM settled WHERE row_id = ? AND column_name = ? AND deleted = 0"
    settled = {str(row[0]) for row in connection.execute(sql, (row_id, column))}
    return convergence.rivals(changes, settled)
