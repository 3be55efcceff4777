"""Changes of other laptops taken into a file: what rows say is a function of all changes known.

Letters may come in any order, twice, and in pieces. A row whose own words or whose parent have
not come yet waits in the journal; a row that was erased never comes back.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from facilitator.domain.letters import Cell, Entry, Letter
from facilitator.domain.records import TABLES
from facilitator.domain.stamps import HybridClock, Stamp
from facilitator.storage.families import Families
from facilitator.storage.rivalry import note_contests
from facilitator.storage.schema import ERASED, TOMBSTONE
from facilitator.storage.searching import SEARCHED
from facilitator.storage.soundness import COLUMNS, default_of, fits, has_default

Row = tuple[str, str]
"""Table and id."""

_ORDER: Final = {table: number for number, table in enumerate(TABLES.values())}


class TakenIn(NamedTuple):
    """What became of letters."""

    touched: frozenset[Row]
    """Rows that say something else now, or of which other versions stand."""
    new: int
    """Changes that were not known before."""
    erased: tuple[str, ...]
    """Ids of people who are to be erased here too."""
    rows: tuple["Changed", ...]
    """Cells that say something else now."""


class Changed(NamedTuple):
    """A cell whose value was replaced."""

    table: str
    row_id: str
    column: str
    before: Cell
    after: Cell


class Merging:
    """Takes letters in, inside somebody else's transaction."""

    def __init__(self, connection: sqlite3.Connection, clock: HybridClock) -> None:
        """Work on a file; `clock` learns of the stamps that come."""
        self._connection = connection
        self._clock = clock
        self._families = Families(connection)
        sql = "SELECT row_id FROM journal WHERE column_name = 'erased'"
        self._erased = {str(row[0]) for row in connection.execute(sql)}
        is_any = connection.execute("SELECT EXISTS (SELECT 1 FROM waiting)").fetchone()
        self._is_any_waiting = bool(is_any[0])
        self._touched: dict[Row, set[str]] = defaultdict(set)
        self._letters: Counter[Row] = Counter()
        """How many letters touched each row."""
        self._arrived: list[Row] = []
        """Rows that were made: others may have waited for them."""
        self._plain: set[Row] = set()
        """Those of them that stand, and that one letter brought whole: nothing else is known of them."""
        self._left: set[Row] = set()
        """Rows that something was taken out of, or put back into: they may stand or fall with it."""
        self._changed: list[Changed] = []
        self._contested: set[Row] = set()
        self._new = 0

    def take_in(self, letters: Sequence[Letter]) -> TakenIn:
        """Take letters in; cells that no file can hold are left out."""
        erased: list[str] = []
        for letter in letters:
            entries = [entry for entry in letter.entries if _is_possible(entry)]
            gone = [entry for entry in entries if entry.column == ERASED]
            erased += [entry.row_id for entry in gone if entry.table == "person"]
            self._remember(letter, entries)
            for entry in gone:
                self._forget(entry)
        self._materialise()
        rows = self._contested | {(entry.table, entry.row_id) for entry in self._changed}
        return TakenIn(frozenset(rows), self._new, tuple(erased), tuple(self._changed))

    # The journal

    def _remember(self, letter: Letter, entries: Sequence[Entry]) -> None:
        sql = "SELECT row_id, column_name, stamp, number FROM journal WHERE step_id = ?"
        known = {
            (row_id, column): (stamp, number)
            for row_id, column, stamp, number in self._connection.execute(sql, (letter.step_id,))
        }
        fresh: list[Entry] = []
        self._letters.update({(entry.table, entry.row_id) for entry in entries})
        for entry in entries:
            stamp, number = known.get((entry.row_id, entry.column), ("", 0))
            if entry.stamp <= stamp or (entry.row_id in self._erased and entry.column != ERASED):
                continue
            if number:
                sql = "UPDATE journal SET after = ?, stamp = ? WHERE number = ?"
                self._connection.execute(sql, (entry.after, entry.stamp, number))
            else:
                fresh.append(entry)
            self._touched[entry.table, entry.row_id].add(entry.column)
            self._clock.witness(entry.stamp)
            self._new += 1
        if fresh and not known:
            self._remember_step(letter)
        self._connection.executemany(
            "INSERT INTO journal (step_id, table_name, row_id, column_name, before, after, stamp) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (letter.step_id, *(entry.table, entry.row_id, entry.column), *entry[3:])
                for entry in fresh
            ],
        )

    def _remember_step(self, letter: Letter) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO step (id, kind, label, actor, device, made_at, of_step) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(letter.step_id, letter.kind, letter.label, letter.actor),
                *(letter.device, letter.made_at, letter.of_step),
            ),
        )
        if letter.known:
            rows: dict[str, dict[str, str]] = json.loads(letter.known)
            self._connection.executemany(
                "INSERT OR REPLACE INTO known (step_id, row_id, stamps) VALUES (?, ?, ?)",
                [(letter.step_id, row_id, json.dumps(stamps)) for row_id, stamps in rows.items()],
            )

    def _forget(self, entry: Entry) -> None:
        """Leave nothing of an erased row but that it was erased."""
        self._erased.add(entry.row_id)
        sql = "DELETE FROM journal WHERE row_id = ? AND column_name <> ?"
        self._connection.execute(sql, (entry.row_id, ERASED))
        for table in ("waiting", "contested", "draft"):
            self._connection.execute(f"DELETE FROM {table} WHERE row_id = ?", (entry.row_id,))
        if self._families.is_there(entry.table, entry.row_id):
            self._families.part_from(entry.table, entry.row_id)
            self._connection.execute(f"DELETE FROM {entry.table} WHERE id = ?", (entry.row_id,))
            self._changed.append(Changed(entry.table, entry.row_id, ERASED, None, 1))
        self._touched.pop((entry.table, entry.row_id), None)

    # The rows

    def _materialise(self) -> None:
        """Let the rows say what the journal says, parents first; then those that waited for them."""
        touched = self._touched
        for row in sorted(touched, key=lambda row: (_ORDER[row[0]], row[1])):
            if self._waits(row):
                touched[row] = _whole(row[0])
            self._write(*row, touched[row])
        for arrived in self._arrived:  # grows meanwhile
            for row in self._waiting_for(arrived[1]):
                touched[row] = _whole(row[0])
                self._write(*row, touched[row])
        for row in sorted(touched, key=lambda row: -_ORDER[row[0]]):
            self._settle(*row, is_marked=TOMBSTONE in touched[row] and row not in self._plain)
        while self._left:
            self._settle(*self._left.pop(), is_marked=True)
        self._contested = self._contest(touched)

    def _write(self, table: str, row_id: str, columns: set[str]) -> None:
        if not self._families.is_there(table, row_id):
            self._build(table, row_id)
            return
        cells = self._cells(row_id, sorted(columns & set(COLUMNS[table])))
        standing = self._standing(table, row_id, tuple(cells))
        lacking = ""
        for column, value in cells.items():
            if value == standing[column]:
                continue
            if self._families.lacks(table, column, value):
                lacking = str(value)
                continue
            self._left.update(self._families.home_by(table, column, standing[column]))
            self._set(table, row_id, column, standing[column], value)
        self._wait(table, row_id, lacking)

    def _build(self, table: str, row_id: str) -> None:
        """Make a row, once its beginning and all that it names are there."""
        cells = self._journalled(row_id, [*COLUMNS[table], TOMBSTONE])
        known = {column: after for column, (after, _) in cells.items()}
        needed = [name for name in COLUMNS[table] if name != "id" and not has_default(table, name)]
        if any(name not in known for name in (*needed, TOMBSTONE)):
            return  # what is still to come touches it again
        lacking = [
            str(value)
            for column, value in known.items()
            if self._families.lacks(table, column, value)
        ]
        self._wait(table, row_id, *lacking[:1])
        if lacking:
            return
        values = [
            row_id if name == "id" else known.get(name, default_of(table, name))
            for name in COLUMNS[table]
        ]
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) VALUES ({', '.join('?' * len(values))})",
            values,
        )
        row = table, row_id
        self._families.arrived(table, row_id, known)
        self._arrived.append(row)
        is_whole = self._letters[row] == 1 and known.keys() <= self._touched[row]
        is_one = table != "settled" and all(count == 1 for _, count in cells.values())
        if is_whole and is_one and not known[TOMBSTONE]:
            self._plain.add(row)
        self._changed.append(Changed(table, row_id, TOMBSTONE, None, 0))
        self._index(table, row_id)

    def _settle(self, table: str, row_id: str, *, is_marked: bool) -> None:
        """Mark a row as deleted or take the mark off, and bring back where its words stand.

        A change brings back what somebody deleted who had not seen it.
        """
        if not self._families.is_there(table, row_id):
            return
        is_deleted = self._families.is_deleted(table, row_id)
        if is_marked or is_deleted:
            is_alive = self._families.is_alive(table, row_id)
            if is_alive == is_deleted:
                self._set(table, row_id, TOMBSTONE, int(is_deleted), int(not is_alive))
                self._left.update(self._families.homes_of(table, row_id))
        for parent, parent_id in self._families.homes_of(table, row_id):
            if not is_deleted and self._families.is_deleted(parent, parent_id):
                self._settle(parent, parent_id, is_marked=True)

    def _set(self, table: str, row_id: str, column: str, before: Cell, after: Cell) -> None:
        sql = f"UPDATE {table} SET {column} = ? WHERE id = ?"
        self._connection.execute(sql, (after, row_id))
        if column == TOMBSTONE:
            self._families.judged(table, row_id, is_deleted=bool(after))
        self._changed.append(Changed(table, row_id, column, before, after))
        if column in SEARCHED.get(table, ()) or column == TOMBSTONE:
            self._index(table, row_id)

    def _index(self, table: str, row_id: str) -> None:
        if table in SEARCHED:
            sql = "INSERT OR IGNORE INTO search_pending (row_id, table_name) VALUES (?, ?)"
            self._connection.execute(sql, (row_id, table))

    # Rows that wait for others

    def _wait(self, table: str, row_id: str, for_id: str = "") -> None:
        """Let a row wait for another one, or for nothing any more."""
        if for_id:
            self._is_any_waiting = True
            sql = "INSERT OR REPLACE INTO waiting (row_id, table_name, for_id) VALUES (?, ?, ?)"
            self._connection.execute(sql, (row_id, table, for_id))
        elif self._is_any_waiting:
            sql = "DELETE FROM waiting WHERE row_id = ? AND table_name = ?"
            self._connection.execute(sql, (row_id, table))

    def _waits(self, row: Row) -> bool:
        sql = "SELECT 1 FROM waiting WHERE table_name = ? AND row_id = ?"
        return self._is_any_waiting and self._connection.execute(sql, row).fetchone() is not None

    def _waiting_for(self, row_id: str) -> list[Row]:
        if not self._is_any_waiting:
            return []
        sql = "SELECT table_name, row_id FROM waiting WHERE for_id = ? ORDER BY row_id"
        return self._connection.execute(sql, (row_id,)).fetchall()

    # Cells

    def _cells(self, row_id: str, columns: Sequence[str]) -> dict[str, Cell]:
        """Return what stands in cells by the journal, of those that it knows."""
        found = self._journalled(row_id, columns) if columns else {}
        return {column: after for column, (after, _) in found.items()}

    def _journalled(self, row_id: str, columns: Sequence[str]) -> dict[str, tuple[Cell, int]]:
        """Return what stands in cells, and how many changes of each the journal knows."""
        marks = ", ".join("?" * len(columns))
        # SQLite takes `after` from the row of the maximum.
        sql = (
            "SELECT column_name, after, max(stamp), count(*) FROM journal "
            f"WHERE row_id = ? AND column_name IN ({marks}) GROUP BY column_name"
        )
        rows = self._connection.execute(sql, (row_id, *columns))
        return {column: (after, count) for column, after, _, count in rows}

    def _standing(self, table: str, row_id: str, columns: tuple[str, ...]) -> dict[str, Any]:
        if not columns:
            return {}
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?"
        return dict(zip(columns, self._connection.execute(sql, (row_id,)).fetchone(), strict=True))

    # Two versions

    def _contest(self, touched: dict[Row, set[str]]) -> set[Row]:
        """Remember the cells of which more than one version stands; return their rows."""
        cells = {
            (*row, column)
            for row, columns in touched.items()
            if row not in self._plain
            for column in columns
        }
        revived = {
            (entry.table, entry.row_id, entry.column)
            for entry in self._changed
            if entry.column == TOMBSTONE and entry.before is not None
        }
        return note_contests(self._connection, cells | revived)


def _whole(table: str) -> set[str]:
    """Return all cells of a row: of one that waited nobody has written down which of them did."""
    return {*COLUMNS[table], TOMBSTONE} - {"id"}


def _is_possible(entry: Entry) -> bool:
    """Tell whether a change can be one of ours: a table we have, a value that may stand there."""
    if entry.table not in COLUMNS or not _is_stamp(entry.stamp):
        return False
    if entry.column == ERASED:
        return entry.after == 1
    return fits(entry.table, entry.column, entry.after)


def _is_stamp(text: str) -> bool:
    try:
        return str(Stamp.parse(text)) == text
    except ValueError:
        return False
