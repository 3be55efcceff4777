"""Which rows name which others, and whether a deleted one has to come back for something unseen."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from facilitator.domain.convergence import is_unknown
from facilitator.domain.letters import Cell, device_of
from facilitator.domain.records import TABLES
from facilitator.storage.ledger import batches
from facilitator.storage.schema import ERASED, TOMBSTONE
from facilitator.storage.tracing import marks

_HOMES: Final = {
    "note": ("question_id", "session_id"),
    "answer": ("question_id",),
    "question": ("topic_id",),
    "session": ("topic_id", "round_id"),
    "key_result": ("topic_id",),
}
"""Columns that say where words stand: what they name comes back when it was deleted unseen."""


class Reference(NamedTuple):
    """A column that names rows of another table."""

    table: str
    column: str
    parent: str
    is_optional: bool


class Families:
    """Looks at references between rows; one for each transaction, as it remembers what it saw."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Look into the file behind `connection`."""
        self._connection = connection
        self._parents: dict[str, dict[str, str]] = defaultdict(dict)
        for reference in _references(connection):
            self._parents[reference.table][reference.column] = reference.parent
        self._present: set[tuple[str, str]] = set()
        self._absent: set[tuple[str, str]] = set()
        self._deleted: dict[tuple[str, str], bool] = {}
        self._homes: dict[tuple[str, str], list[tuple[str, str]]] = {}
        """Of rows that are new."""

    def is_there(self, table: str, row_id: str) -> bool:
        """Tell whether there is a row, deleted or not."""
        row = table, row_id
        if row in self._absent:
            return False
        if row not in self._present:
            sql = f"SELECT 1 FROM {table} WHERE id = ?"
            if self._connection.execute(sql, (row_id,)).fetchone() is None:
                return False
            self._present.add(row)
        return True

    def look_for(self, rows: Collection[tuple[str, str]]) -> None:
        """Find out at once which of many rows are there."""
        by_table: dict[str, list[str]] = defaultdict(list)
        for table, row_id in rows:
            by_table[table].append(row_id)
        for table, row_ids in by_table.items():
            for batch in batches(row_ids):
                sql = f"SELECT id FROM {table} WHERE id IN ({marks(batch)})"
                found = {str(row[0]) for row in self._connection.execute(sql, batch)}
                self._present.update((table, row_id) for row_id in found)
                self._absent.update((table, row_id) for row_id in batch if row_id not in found)

    def arrived(self, table: str, row_id: str, cells: Mapping[str, Cell]) -> None:
        """Take note of a new row."""
        self._present.add((table, row_id))
        self._absent.discard((table, row_id))
        self._deleted[table, row_id] = False
        self._homes[table, row_id] = [
            home
            for column in _HOMES.get(table, ())
            for home in self.home_by(table, column, cells.get(column))
        ]

    def naming(self, table: str) -> Collection[str]:
        """Return the columns of a table that name other rows."""
        return self._parents[table]

    def lacks(self, table: str, column: str, value: Cell) -> bool:
        """Tell whether a cell names a row that is not there yet."""
        parent = self._parents[table].get(column)
        return parent is not None and value is not None and not self.is_there(parent, str(value))

    def part_from(self, table: str, row_id: str) -> None:
        """Let nothing name a row that is about to go for good: clear the cells, or remove their rows."""
        self._present.discard((table, row_id))
        for reference in _references(self._connection):
            if reference.parent != table:
                continue
            if reference.is_optional:
                sql = f"UPDATE {reference.table} SET {reference.column} = NULL WHERE {reference.column} = ?"
                self._connection.execute(sql, (row_id,))
                continue
            sql = f"SELECT id FROM {reference.table} WHERE {reference.column} = ?"
            for (child,) in self._connection.execute(sql, (row_id,)).fetchall():
                self.part_from(reference.table, child)
                self._connection.execute(f"DELETE FROM {reference.table} WHERE id = ?", (child,))

    # Deleted or not

    def is_deleted(self, table: str, row_id: str) -> bool:
        """Tell whether a row that is there is marked as deleted."""
        row = table, row_id
        if row not in self._deleted:
            sql = f"SELECT {TOMBSTONE} FROM {table} WHERE id = ?"
            self._deleted[row] = bool(self._connection.execute(sql, (row_id,)).fetchone()[0])
        return self._deleted[row]

    def judged(self, table: str, row_id: str, *, is_deleted: bool) -> None:
        """Take note that a row was marked as deleted, or the mark taken off."""
        self._deleted[table, row_id] = is_deleted

    def is_alive(self, table: str, row_id: str) -> bool:
        """Tell whether a row stands: not deleted, or changed by somebody unseen by who deleted it."""
        sql = (
            "SELECT after, max(stamp), step_id FROM journal "
            "WHERE row_id = ? AND column_name = ? AND table_name = ?"
        )
        cell = row_id, TOMBSTONE, table
        after, deleted, step_id = self._connection.execute(sql, cell).fetchone()
        if after != 1:
            return True
        known = self._known(step_id, row_id)
        stamps = (*self._changes(table, row_id), *self._words_in(table, row_id))
        return any(is_unknown(stamp, deleted, known) for stamp in stamps)

    def homes_of(self, table: str, row_id: str) -> list[tuple[str, str]]:
        """Return the rows that a row has its place in."""
        if (table, row_id) in self._homes:
            return self._homes[table, row_id]
        columns = _HOMES.get(table, ())
        if not columns:
            return []
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?"
        ids = self._connection.execute(sql, (row_id,)).fetchone()
        return [
            home
            for column, parent_id in zip(columns, ids, strict=True)
            for home in self.home_by(table, column, parent_id)
        ]

    def home_by(self, table: str, column: str, value: Cell) -> list[tuple[str, str]]:
        """Return the row that a cell puts its row into, if it does."""
        is_home = column in _HOMES.get(table, ()) and value is not None
        return [(self._parents[table][column], str(value))] if is_home else []

    def _known(self, step_id: str, row_id: str) -> Mapping[str, str] | None:
        sql = "SELECT stamps FROM known WHERE step_id = ? AND row_id = ?"
        found = self._connection.execute(sql, (step_id, row_id)).fetchone()
        return json.loads(found[0]) if found else None

    def _changes(self, table: str, row_id: str) -> Iterator[str]:
        sql = (
            "SELECT stamp FROM journal "
            "WHERE row_id = ? AND column_name NOT IN (?, ?) AND table_name = ?"
        )
        rows = self._connection.execute(sql, (row_id, TOMBSTONE, ERASED, table))
        yield from (stamp for (stamp,) in rows)

    def _words_in(self, table: str, row_id: str) -> Iterator[str]:
        """Yield when what stands in a row was put there."""
        for child, columns in _HOMES.items():
            for column in columns:
                if self._parents[child][column] == table:
                    sql = (
                        f"SELECT max(stamp) FROM {child} JOIN journal ON row_id = {child}.id "
                        f"WHERE {child}.{column} = ?1 AND {child}.{TOMBSTONE} = 0 "
                        f"AND column_name = ?2 AND after = ?1 AND table_name = '{child}' "
                        "GROUP BY row_id"
                    )
                    yield from (
                        stamp for (stamp,) in self._connection.execute(sql, (row_id, column))
                    )

    def seen_text(self, table: str, row_id: str) -> str:
        """Return the highest stamp of each device in a row and in what stands in it, as JSON."""
        seen: dict[str, str] = {}
        for stamp in (*self._changes(table, row_id), *self._words_in(table, row_id)):
            device = device_of(stamp)
            seen[device] = max(stamp, seen.get(device, ""))
        return json.dumps(seen, sort_keys=True)


_found: list[Reference] = []


def _references(connection: sqlite3.Connection) -> list[Reference]:
    """Return every reference of the schema, which is the same in all files that are written."""
    if not _found:
        _found.extend(
            Reference(table, str(row[3]), str(row[2]), row[3] in optional)
            for table in TABLES.values()
            for optional in [_optional(connection, table)]
            for row in connection.execute(f"PRAGMA foreign_key_list({table})")
        )
    return _found


def _optional(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})") if not row[3]}
