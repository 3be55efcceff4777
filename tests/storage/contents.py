"""What a file holds, seen from outside through SQLite alone: rows, journal, rows made again from it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from facilitator.domain.records import TABLES

_PAGE_BYTES = 4096

Rows = dict[tuple[str, str], dict[str, Any]]
"""Rows by table and id, each as its cells by column."""


def asked(path: Path, question: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask a file that may be in use."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question, values).fetchall()


def told(path: Path, statement: str, *values: object) -> None:
    """Change a file behind the program's back, and fold the log in."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, values)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def zero_root_page(path: Path, name: str) -> None:
    """Blank the first page of a table or index, as a disk that fails does."""
    ((root,),) = asked(path, "SELECT rootpage FROM sqlite_master WHERE name = ?", name)
    image = bytearray(path.read_bytes())
    image[(root - 1) * _PAGE_BYTES : root * _PAGE_BYTES] = bytes(_PAGE_BYTES)
    path.write_bytes(image)


def all_rows(path: Path) -> Rows:
    """Return every row of every table of records, deleted ones included."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for table in TABLES.values():
            for row in connection.execute(f"SELECT * FROM {table}"):
                found[table, row["id"]] = dict(row)
    return found


def living_rows(path: Path) -> Rows:
    """Return the rows that are not deleted."""
    return {key: row for key, row in all_rows(path).items() if row["deleted"] == 0}


def replayed_rows(path: Path) -> Rows:
    """Make all rows from the journal alone: of each cell the value with the highest stamp."""
    records = {table: record for record, table in TABLES.items()}
    found: Rows = {}
    for table, row_id, column, after in asked(
        path, "SELECT table_name, row_id, column_name, after FROM journal ORDER BY stamp"
    ):
        if (table, row_id) not in found:
            found[table, row_id] = {"id": row_id, **records[table]._field_defaults}
        found[table, row_id][column] = after
    return found
