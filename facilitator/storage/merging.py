"""Changes of other laptops taken into a file: what rows say is a function of all changes known.

Letters may come in any order, twice, and in pieces. A row whose own words or whose parent have
not come yet waits in the journal (`ledger`); a row that was erased never comes back.
"""

import sqlite3
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from facilitator.domain.letters import Cell, Letter
from facilitator.domain.records import TABLES
from facilitator.domain.stamps import HybridClock
from facilitator.storage.families import Families
from facilitator.storage.ledger import Ledger, Row, Said, batches
from facilitator.storage.rivalry import note_contests
from facilitator.storage.schema import ERASED, TOMBSTONE
from facilitator.storage.searching import SEARCHED
from facilitator.storage.soundness import COLUMNS, default_of, has_default
from facilitator.storage.tracing import marks

_ORDER: Final = {table: number for number, table in enumerate(TABLES.values())}


class Changed(NamedTuple):
    """A cell whose value was replaced."""

    table: str
    row_id: str
    column: str
    before: Cell
    after: Cell


class TakenIn(NamedTuple):
    """What became of letters."""

    touched: frozenset[Row]
    """Rows that say something else now, or of which other versions stand."""
    new: int
    """Changes that were not known before."""
    erased: tuple[str, ...]
    """Ids of people who are to be erased here too."""
    rows: tuple[Changed, ...]
    """Cells that say something else now."""


class Merging:
    """Takes letters in, inside somebody else's transaction."""

    def __init__(self, connection: sqlite3.Connection, clock: HybridClock) -> None:
        """Work on a file; `clock` learns of the stamps that come."""
        self._connection = connection
        self._ledger = Ledger(connection, clock)
        self._families = Families(connection)
        is_any = connection.execute("SELECT EXISTS (SELECT 1 FROM waiting)").fetchone()
        self._is_any_waiting = bool(is_any[0])
        self._journalled: dict[Row, dict[str, Said]] = {}
        """By row, what stands in its cells by the journal."""
        self._arrived: list[Row] = []
        """Rows that were made: others may have waited for them."""
        self._plain: set[Row] = set()
        """Those of them that stand, and that one letter brought whole: nothing else is known of them."""
        self._left: set[Row] = set()
        """Rows that something was taken out of, or put back into: they may stand or fall with it."""
        self._changed: list[Changed] = []

    def take_in(self, letters: Sequence[Letter]) -> TakenIn:
        """Take letters in; cells that no file can hold are left out."""
        self._ledger.take(letters)
        for row in self._ledger.gone:
            self._remove(*row)
        contested = self._materialise()
        rows = contested | {(entry.table, entry.row_id) for entry in self._changed}
        people = tuple(row_id for table, row_id in self._ledger.gone if table == "person")
        return TakenIn(frozenset(rows), self._ledger.new, people, tuple(self._changed))

    def _remove(self, table: str, row_id: str) -> None:
        """Take an erased row out of its table."""
        if self._families.is_there(table, row_id):
            self._families.part_from(table, row_id)
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            self._changed.append(Changed(table, row_id, ERASED, None, 1))

    # The rows

    def _materialise(self) -> set[Row]:
        """Let the rows say what the journal says, parents first; then those that waited for them.

        Returns the rows of which several versions stand, or stood.
        """
        touched = self._ledger.touched
        self._look_up(touched)
        for row in sorted(touched, key=lambda row: (_ORDER[row[0]], row[1])):
            if self._waits(row):
                touched[row] = _whole(row[0])
            self._write(*row, touched[row])
        for arrived in self._arrived:  # grows meanwhile
            waiting = self._waiting_for(arrived[1])
            self._look_up([row for row in waiting if row not in self._journalled])
            for row in waiting:
                touched[row] = _whole(row[0])
                self._write(*row, touched[row])
        for row in sorted(touched, key=lambda row: -_ORDER[row[0]]):
            self._settle(*row, is_marked=TOMBSTONE in touched[row] and row not in self._plain)
        while self._left:
            self._settle(*self._left.pop(), is_marked=True)
        return self._contest(touched)

    def _look_up(self, rows: Collection[Row]) -> None:
        """Read what is known of many rows at once, which one by one takes several times as long."""
        self._families.look_for(rows)
        whole = self._ledger.whole
        self._journalled.update((row, whole.get(row, {})) for row in rows)
        for batch in batches({row[1] for row in rows if row not in whole}):
            # SQLite takes `after` from the row of the maximum.
            sql = (
                "SELECT table_name, row_id, column_name, after, count(*), max(stamp) FROM journal "
                f"WHERE row_id IN ({marks(batch)}) GROUP BY row_id, column_name, table_name"
            )
            for table, row_id, column, *said in self._connection.execute(sql, batch):
                if (table, row_id) in self._journalled:
                    self._journalled[table, row_id][column] = tuple(said)

    def _write(self, table: str, row_id: str, columns: set[str]) -> None:
        if not self._families.is_there(table, row_id):
            self._build(table, row_id)
            return
        known = self._journalled[table, row_id]
        names = sorted(columns & known.keys() & set(COLUMNS[table]))
        cells = {name: known[name][0] for name in names}
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
        shape, cells = _shape(table), self._journalled[table, row_id]
        if not shape.needed <= cells.keys():
            return  # what is still to come touches it again
        known = {column: cells[column][0] for column in shape.all & cells.keys()}
        lacking = [
            str(known[column])
            for column in self._families.naming(table)
            if column in known and self._families.lacks(table, column, known[column])
        ]
        self._wait(table, row_id, *lacking[:1])
        if lacking:
            return
        values = {**shape.defaults, **known, "id": row_id}
        self._connection.execute(shape.sql, [values[name] for name in COLUMNS[table]])
        row = table, row_id
        self._families.arrived(table, row_id, known)
        self._arrived.append(row)
        is_whole = self._ledger.pieces[row] == 1 and cells.keys() <= self._ledger.touched[row]
        is_one = table != "settled" and all(count == 1 for _, count, _ in cells.values())
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


class _Shape(NamedTuple):
    """What it takes to make a row of a table."""

    all: frozenset[str]
    needed: frozenset[str]
    """Cells without which a row is not whole."""
    defaults: dict[str, Cell]
    sql: str


@cache
def _shape(table: str) -> _Shape:
    columns = COLUMNS[table]
    needed = {name for name in columns if name != "id" and not has_default(table, name)}
    defaults = {name: default_of(table, name) for name in columns if has_default(table, name)}
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(columns)})"
    return _Shape(frozenset({*columns, TOMBSTONE}), frozenset({*needed, TOMBSTONE}), defaults, sql)


def _whole(table: str) -> set[str]:
    """Return all cells of a row: of one that waited nobody has written down which of them did."""
    return {*COLUMNS[table], TOMBSTONE} - {"id"}
