"""An import that can be taken back: which cells it changed, beside the history that everybody shares."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from facilitator.domain.identity import new_id
from facilitator.storage.merging import Changed


def remember_import(
    connection: sqlite3.Connection, device: str, label: str, rows: Sequence[Changed]
) -> str:
    """Write down what an import changed as a step of this laptop, and return the step's id.

    The step never travels: the changes are those of others. Taking it back writes the old values
    as changes of our own, which do.
    """
    step_id = new_id()
    connection.execute(
        "INSERT INTO step (id, kind, label, device, made_at) VALUES (?, 'do', ?, ?, ?)",
        (step_id, label, device, datetime.now(UTC).isoformat("T", "milliseconds")),
    )
    connection.executemany(
        "INSERT INTO taken_in (step_id, table_name, row_id, column_name, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(step_id, *changed) for changed in rows],
    )
    return step_id
