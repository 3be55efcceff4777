"""What letters say, written into the journal: every change once, the newest piece of what goes on."""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from facilitator.domain.letters import Entry, Letter
from facilitator.domain.stamps import HybridClock
from facilitator.storage.schema import ERASED
from facilitator.storage.soundness import COLUMNS, fits
from facilitator.storage.tracing import marks

Row = tuple[str, str]
"""Table and id."""
_Cell = tuple[str, str]
"""Id of the row and column."""
_Known = dict[_Cell, tuple[str, int]]
"""The stamp of each cell of a step, and the number of its change."""

_STAMP: Final = re.compile(r"\d{13}-[0-9a-f]{4}-\S+")
_BATCH: Final = 500


class Ledger:
    """Takes letters into the journal, inside somebody else's transaction."""

    def __init__(self, connection: sqlite3.Connection, clock: HybridClock) -> None:
        """Write into a file; `clock` learns of the stamps that come."""
        self._connection = connection
        self._clock = clock
        # By itself SQLite would rather look through all of another index.
        sql = "SELECT row_id FROM journal INDEXED BY journal_of_erased WHERE column_name = 'erased'"
        self._erased = {str(row[0]) for row in connection.execute(sql)}
        self._steps: list[tuple[object, ...]] = []
        self._changes: list[tuple[object, ...]] = []
        self.touched: dict[Row, set[str]] = defaultdict(set)
        """Cells of which something new is known, by their rows."""
        self.pieces: Counter[Row] = Counter()
        """How many letters are about each row."""
        self.gone: list[Row] = []
        """Rows that are erased."""
        self.new = 0

    def take(self, letters: Sequence[Letter]) -> None:
        """Take letters in; cells that no file can hold are left out."""
        times = Counter(letter.step_id for letter in letters)
        known = self._known_of([step_id for step_id, count in times.items() if count == 1])
        for letter in letters:
            if times[letter.step_id] > 1:  # an earlier letter may have changed what is known
                self._flush()
                known.update(self._known_of([letter.step_id]))
            self._remember(letter, known.get(letter.step_id, {}))
        self._flush()

    def _remember(self, letter: Letter, known: _Known) -> None:
        entries = [entry for entry in letter.entries if _is_possible(entry)]
        self.pieces.update({(entry.table, entry.row_id) for entry in entries})
        fresh = [entry for entry in entries if self._is_news(entry, known)]
        for entry in fresh:
            _, number = known.get((entry.row_id, entry.column), ("", 0))
            if number:
                sql = "UPDATE journal SET after = ?, stamp = ? WHERE number = ?"
                self._connection.execute(sql, (entry.after, entry.stamp, number))
            else:
                cell = entry.table, entry.row_id, entry.column, entry.before, entry.after
                self._changes.append((letter.step_id, *cell, entry.stamp))
            self.touched[entry.table, entry.row_id].add(entry.column)
        if fresh:
            self.new += len(fresh)
            self._clock.witness(max(entry.stamp for entry in fresh))
            if not known:
                self._remember_step(letter)
        for entry in fresh:
            if entry.column == ERASED:
                self._forget(entry)

    def _is_news(self, entry: Entry, known: _Known) -> bool:
        stamp, _ = known.get((entry.row_id, entry.column), ("", 0))
        return entry.stamp > stamp and (entry.column == ERASED or entry.row_id not in self._erased)

    def _remember_step(self, letter: Letter) -> None:
        made = letter.step_id, letter.kind, letter.label, letter.actor
        self._steps.append((*made, letter.device, letter.made_at, letter.of_step))
        if letter.known:
            rows: dict[str, dict[str, str]] = json.loads(letter.known)
            self._connection.executemany(
                "INSERT OR REPLACE INTO known (step_id, row_id, stamps) VALUES (?, ?, ?)",
                [(letter.step_id, row_id, json.dumps(stamps)) for row_id, stamps in rows.items()],
            )

    def _forget(self, entry: Entry) -> None:
        """Leave nothing of an erased row but that it was erased."""
        self._flush()
        self._erased.add(entry.row_id)
        sql = "DELETE FROM journal WHERE row_id = ? AND column_name <> ?"
        self._connection.execute(sql, (entry.row_id, ERASED))
        for table in ("waiting", "contested", "draft"):
            self._connection.execute(f"DELETE FROM {table} WHERE row_id = ?", (entry.row_id,))
        self.touched.pop((entry.table, entry.row_id), None)
        self.gone.append((entry.table, entry.row_id))

    def _known_of(self, step_ids: Sequence[str]) -> dict[str, _Known]:
        """Return what the journal knows of steps."""
        found: dict[str, _Known] = defaultdict(dict)
        for batch in batches(step_ids):
            sql = (
                "SELECT step_id, row_id, column_name, stamp, number FROM journal "
                f"WHERE step_id IN ({marks(batch)})"
            )
            for step_id, row_id, column, stamp, number in self._connection.execute(sql, batch):
                found[step_id][row_id, column] = stamp, number
        return found

    def _flush(self) -> None:
        """Write what was gathered: many rows at once take a third of the time."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO step (id, kind, label, actor, device, made_at, of_step) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._steps,
        )
        self._connection.executemany(
            "INSERT INTO journal (step_id, table_name, row_id, column_name, before, after, stamp) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._changes,
        )
        self._steps, self._changes = [], []


def batches(values: Collection[str]) -> Iterator[list[str]]:
    """Yield values in lists that one question can take."""
    ordered = list(values)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def _is_possible(entry: Entry) -> bool:
    """Tell whether a change can be one of ours: a table we have, a value that may stand there."""
    if entry.table not in COLUMNS or not _STAMP.fullmatch(entry.stamp):
        return False
    if entry.column == ERASED:
        return entry.after == 1
    return fits(entry.table, entry.column, entry.after)
