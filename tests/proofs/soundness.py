"""Whether a workshop file is sound, judged by SQLite and by the journal and not by our own reader."""

import sqlite3
from contextlib import closing
from pathlib import Path

from facilitator.domain.records import TABLES


def demand_sound(path: Path) -> None:
    """AssertionError where pages, foreign keys, search index or journal do not fit together."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        assert [*connection.execute("PRAGMA integrity_check").fetchone()] == ["ok"]
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        connection.rollback()
        _demand_journal_of_rows(connection)


def _demand_journal_of_rows(connection: sqlite3.Connection) -> None:
    """Each cell holds what the journal says last of it, else its default; each entry has its step."""
    orphans = "SELECT count(*) FROM journal WHERE step_id NOT IN (SELECT id FROM step)"
    assert connection.execute(orphans).fetchone()[0] == 0, "changes without a step"
    last = {
        (entry["row_id"], entry["column_name"]): entry["after"]
        for entry in connection.execute(
            "SELECT row_id, column_name, after FROM journal ORDER BY stamp"
        )
    }
    for record, table in TABLES.items():
        for row in connection.execute(f"SELECT * FROM {table}"):
            assert (row["id"], "deleted") in last, f"a {table} without a beginning"
            for column in row.keys():  # noqa: SIM118 - a sqlite3.Row iterates over its values
                told = last.get((row["id"], column), record._field_defaults.get(column))
                assert column == "id" or told == row[column], f"{table}.{column}: {told!r}"
