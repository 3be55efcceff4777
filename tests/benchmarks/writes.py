"""How long a note takes into the file, against raw sqlite3 writing the very same rows."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from facilitator.actions import notes
from facilitator.actions.desk import Desk
from facilitator.storage.engine import connect
from facilitator.storage.files import open_file
from tests.benchmarks.archive import large_file
from tests.benchmarks.clock import seconds
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_TEXT: Final = "Die Verbände bündeln gemeinsame Messnetze und berichten jährlich darüber"

Rows = list[tuple[Any, ...]]


def run(scale: Scale) -> list[Row]:
    """Add notes to one copy of the large file by our action, and their rows to another by hand, in turns."""
    ours: list[float] = []
    by_hand: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk, twin = Desk(open_file(large_file(scale, folder))), large_file(scale, folder)
        with closing(desk), closing(_Witness(desk)) as witness, closing(_Hand(twin)) as hand:
            place = _place(desk)
            for number in range(scale.writes):
                note = {**place, "text": f"{_TEXT}, {number}"}
                ours.append(seconds(lambda note=note: desk.run(notes.add, **note)))
                rows = witness.new_rows()
                by_hand.append(seconds(lambda rows=rows: hand.write(rows)))
            assert witness.size() == hand.size(), "not the same rows were written"
    what, against = "note on disk, p50", "raw sqlite3, same rows"
    return [Row(what, Measure.median(ours), against, Measure.median(by_hand), "≤ 3 ×")]


def _place(desk: Desk) -> dict[str, str]:
    head = desk.read.head(desk.read.workshops()[0].id)
    session = head.sessions[0]
    question = next(entry for entry in head.questions if entry.topic_id == session.topic_id)
    return {"session_id": session.id, "question_id": question.id}


class _Connection:
    """A connection of the bare module to a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def size(self) -> tuple[int, ...]:
        """Return how many rows the tables hold that a note is written to."""
        tables = ("note", "step", "journal", "search_pending")
        counts = (self.connection.execute(f"SELECT count(*) FROM {table}") for table in tables)
        return tuple(count.fetchone()[0] for count in counts)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


class _Witness(_Connection):
    """Sees which rows our action wrote."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(sqlite3.connect(desk.file.path, isolation_level=None))
        self._seen = {"note": 0, "step": 0, "journal": 0}
        for table in self._seen:
            (self._seen[table],) = self.connection.execute(
                f"SELECT max(rowid) FROM {table}"
            ).fetchone()

    def new_rows(self) -> dict[str, Rows]:
        """Return the rows that came since the last call, by table."""
        found = {table: self._after(table, last) for table, last in self._seen.items()}
        (note,) = found["note"]
        pending = "SELECT * FROM search_pending WHERE row_id = ?"
        return found | {"search_pending": self.connection.execute(pending, note[:1]).fetchall()}

    def _after(self, table: str, last: int) -> Rows:
        new = f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid"
        rows = self.connection.execute(new, (last,)).fetchall()
        self._seen[table] = rows[-1][0]
        return [row[1:] for row in rows]


class _Hand(_Connection):
    """Writes given rows with as little as sqlite3 needs for it."""

    def __init__(self, path: Path) -> None:
        super().__init__(connect(path))  # the pragmas of every connection of ours, nothing more
        self.connection.execute("PRAGMA foreign_keys = ON")

    def write(self, rows: dict[str, Rows]) -> None:
        """Write rows in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        for table, own in rows.items():
            marks = ", ".join("?" * len(own[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", own)
        self.connection.execute("COMMIT")
