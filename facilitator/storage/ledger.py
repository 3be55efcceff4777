"""What letters say, written into the journal: every change once, the newest piece of what goes on."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from facilitator.domain.letters import Cell, Entry, Letter
from facilitator.domain.stamps import HybridClock
from facilitator.storage.schema import ERASED
from facilitator.storage.soundness import COLUMNS, fits
from facilitator.storage.tracing import marks

Row = tuple[str, str]
"""Table and id."""
_Cell = tuple[str, str, str]
"""Table, id of the row, column: an id alone may be used under another table by a forged letter."""
_Known = dict[_Cell, tuple[str, int]]
"""The stamp of each cell of a step, and the number of its change; below 0: where among those to write."""

_BATCH: Final = 500
_NEVER: Final = "", 0

Said = tuple[Cell, int, str]
"""What a cell says by its highest stamp, how many changes of it the journal knows, that stamp."""


class Ledger:
    """Takes letters into the journal, inside somebody else's transaction."""

    def __init__(self, connection: sqlite3.Connection, clock: HybridClock) -> None:
        """Write into a file; `clock` learns of the stamps that come."""
        self._connection = connection
        self._clock = clock
        # By itself SQLite would rather look through all of another index.
        sql = (
            "SELECT table_name, row_id FROM journal INDEXED BY journal_of_erased "
            "WHERE column_name = 'erased'"
        )
        self._erased: set[Row] = {(str(row[0]), str(row[1])) for row in connection.execute(sql)}
        self._steps: list[tuple[object, ...]] = []
        self._changes: list[tuple[object, ...]] = []
        self.touched: dict[Row, set[str]] = defaultdict(set)
        """Cells of which something new is known, by their rows."""
        self.pieces: Counter[Row] = Counter()
        """How many letters are about each row."""
        self.gone: list[Row] = []
        """Rows that are erased."""
        self.whole: dict[Row, dict[str, Said]] = {}
        """All that is known of rows that nobody had told of before."""
        self.new = 0

    def take(self, letters: Sequence[Letter]) -> None:
        """Take letters in; cells that no file can hold are left out."""
        steps = {letter.step_id for letter in letters}
        known = self._known_of(steps)
        self._meet({(entry.table, entry.row_id) for letter in letters for entry in letter.entries})
        highest = ""
        for letter in letters:
            gone = len(self.gone)
            highest = max(highest, self._remember(letter, known[letter.step_id]))
            if len(self.gone) > gone:
                known = self._known_of(steps)
        self._flush()
        if highest:
            self._clock.witness(highest)

    def _remember(self, letter: Letter, known: _Known) -> str:
        """Write down what is new in a letter, and return the highest stamp of that; empty: nothing."""
        step_id, is_new_step = letter.step_id, not known
        fresh, rows = list[Entry](), set[Row]()
        for entry in letter.entries:
            table, row_id, column, before, after, stamp = entry
            if not _is_possible(entry):
                continue
            row = table, row_id
            rows.add(row)
            last, number = known.get((*row, column), _NEVER)
            if stamp <= last or (row in self._erased and column != ERASED):
                continue
            if not number:
                self._changes.append((step_id, table, row_id, column, before, after, stamp))
                number = -len(self._changes)
            else:
                self._go_on(number, after, stamp)
            known[table, row_id, column] = stamp, number
            self.touched[row].add(column)
            fresh.append(entry)
            if (said := self.whole.get(row)) is not None:
                said[column] = _added(said.get(column), after, stamp, is_new=not last)
        self.pieces.update(rows)
        if not fresh:
            return ""
        self.new += len(fresh)
        if is_new_step:
            self._remember_step(letter)
        for entry in fresh:
            if entry.column == ERASED:
                self._forget(entry)
        return max([entry.stamp for entry in fresh])

    def _go_on(self, number: int, after: Cell, stamp: str) -> None:
        """Let a change say more, as its step went on: in the file, or among what is still to be written."""
        if number < 0:
            *cell, _, _ = self._changes[-number - 1]
            self._changes[-number - 1] = (*cell, after, stamp)
            return
        sql = "UPDATE journal SET after = ?, stamp = ? WHERE number = ?"
        self._connection.execute(sql, (after, stamp, number))

    def _remember_step(self, letter: Letter) -> None:
        made = letter.step_id, letter.kind, letter.label, letter.actor
        self._steps.append((*made, letter.device, letter.made_at, letter.of_step))
        if letter.known:
            rows: dict[str, dict[str, str]] = json.loads(letter.known)
            self._connection.executemany(
                "INSERT OR REPLACE INTO known (step_id, row_id, stamps) VALUES (?, ?, ?)",
                [(letter.step_id, row_id, json.dumps(stamps)) for row_id, stamps in rows.items()],
            )

    def _meet(self, rows: Collection[Row]) -> None:
        """Find out of which rows nothing is known yet: those need not be read back."""
        known = set[Row]()
        for batch in batches({row_id for _, row_id in rows}):
            sql = (
                f"SELECT DISTINCT table_name, row_id FROM journal WHERE row_id IN ({marks(batch)})"
            )
            known.update(self._connection.execute(sql, batch))
        self.whole.update((row, {}) for row in rows if row not in known)

    def _forget(self, entry: Entry) -> None:
        """Leave nothing of an erased row but that it was erased."""
        self._flush()
        row = entry.table, entry.row_id
        self._erased.add(row)
        sql = "DELETE FROM journal WHERE table_name = ? AND row_id = ? AND column_name <> ?"
        self._connection.execute(sql, (*row, ERASED))
        for table in ("waiting", "contested"):
            sql = f"DELETE FROM {table} WHERE table_name = ? AND row_id = ?"
            self._connection.execute(sql, row)
        self._connection.execute("DELETE FROM draft WHERE row_id = ?", (entry.row_id,))
        self.touched.pop(row, None)
        self.whole.pop(row, None)
        self.gone.append(row)

    def _known_of(self, step_ids: Collection[str]) -> dict[str, _Known]:
        """Return what the journal knows of steps."""
        found: dict[str, _Known] = defaultdict(dict)
        for batch in batches(step_ids):
            sql = (
                "SELECT step_id, table_name, row_id, column_name, stamp, number FROM journal "
                f"WHERE step_id IN ({marks(batch)})"
            )
            for step_id, *cell, stamp, number in self._connection.execute(sql, batch):
                table, row_id, column = cell
                found[step_id][table, row_id, column] = stamp, number
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


def _added(said: Said | None, after: Cell, stamp: str, *, is_new: bool) -> Said:
    """Return what a cell says once it was changed again, or a change of it went on."""
    if said is None:
        return after, 1, stamp
    value, count, last = said
    count += is_new
    return (after, count, stamp) if stamp > last else (value, count, last)


def _is_possible(entry: Entry) -> bool:
    """Tell whether a change can be one of ours: a table we have, a value that may stand there.

    The form of its names and stamp was looked at where the letter was read (`letter_text`).
    """
    if entry.column == ERASED:
        return entry.table in COLUMNS and entry.after == 1
    return fits(entry.table, entry.column, entry.after)
