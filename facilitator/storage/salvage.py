"""Rows of a damaged file put together again: mended from the journal, attached where they belong.

Every cell was journalled when it was written, so the journal knows each row a second time.
What it does not know either keeps its words: as a note in the parking lot, or as a remark.
"""

import sqlite3
from collections.abc import Iterable
from types import NoneType
from typing import Final

from facilitator.domain.identity import is_id, new_id
from facilitator.domain.records import TABLES
from facilitator.domain.text import clean
from facilitator.storage.pages import RawRow
from facilitator.storage.schema import ERASED, TOMBSTONE
from facilitator.storage.searching import SEARCHED
from facilitator.storage.soundness import COLUMNS, Row, default_of, fits, is_sound

HISTORY: Final = {
    "step": ("number", "id", "kind", "label", "actor", "device", "made_at", "of_step", "undone"),
    "journal": (
        *("number", "step_id", "table_name", "row_id"),
        *("column_name", "before", "after", "stamp"),
    ),
}
"""The columns of the tables that are not records, by table."""

_CELL: Final = (str, int, NoneType)
_TYPES: Final[dict[str, tuple[tuple[type, ...], ...]]] = {
    "step": ((int,), *((str,),) * 6, (str, NoneType), (int,)),
    "journal": ((int,), *((str,),) * 4, _CELL, _CELL, (str,)),
}
_BY_LENGTH: Final = {len(columns): table for table, columns in HISTORY.items()}
_UNREADABLE: Final = "\ufffd"
_SEARCHED_PLACES: Final = {
    table: [columns.index(column) for column in SEARCHED.get(table, ())]
    for table, columns in COLUMNS.items()
}
_FORMER: Final = {11: "note", 9: "agenda_item"}
"""Tables that grew, by the cells that a row of theirs once had; later fields hold their defaults."""
_Violation = tuple[str, int, str, int]


class Salvage:
    """Rows on their way into a new, empty workshop file, inside somebody else's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Fill the file behind `connection`; foreign keys must be off there."""
        self._connection = connection
        self._homeless: list[str] = []
        self._strays: list[tuple[str, Row]] = []

    # The journal and its steps

    def remember(self, table: str, rows: Iterable[Row]) -> None:
        """Take in rows of the history that have its form."""
        columns = HISTORY[table]
        sound = (
            row
            for row in rows
            if all(isinstance(cell, kinds) for cell, kinds in zip(row, _TYPES[table], strict=True))
        )
        self._insert_all(table, columns, sound)

    def remember_raw(self, raw: Iterable[RawRow]) -> None:
        """Take in what of the history lies among rows read from pages; known rows stay as they are."""
        for row in raw:
            table = _BY_LENGTH.get(len(row.values)) if row.values[:1] == (None,) else None
            if table:
                self.remember(table, [(row.number, *row.values[1:])])

    def _remembered(self, row_id: str, column: str) -> object:
        """Return what was last written into a cell, None when the journal does not say."""
        found = self._connection.execute(
            "SELECT after FROM journal WHERE row_id = ? AND column_name = ? ORDER BY number DESC LIMIT 1",
            (row_id, column),
        ).fetchone()
        return found[0] if found else None

    # Records

    def keep(self, table: str, row: Row) -> None:
        """Take in a row of records with its tombstone, its broken cells mended; known rows stay."""
        written = "SELECT 1 FROM journal WHERE row_id = ? LIMIT 1"
        if isinstance(row[0], str) and self._connection.execute(written, (row[0],)).fetchone():
            self._insert(table, row)
        else:
            self._strays.append((table, row))

    def _insert(self, table: str, row: Row) -> None:
        columns = (*COLUMNS[table], TOMBSTONE)
        mended = tuple(
            self._mended(table, row[0], column, cell)
            for column, cell in zip(columns, row, strict=True)
        )
        self._insert_all(table, columns, [mended])

    def _mended(self, table: str, row_id: str, column: str, cell: object) -> object:
        if fits(table, column, cell) and _UNREADABLE not in str(cell):
            return cell
        known = self._remembered(row_id, column)
        if fits(table, column, known) and (known is not None or not isinstance(cell, str)):
            return known
        if isinstance(cell, str) and fits(table, column, clean(cell)):
            return clean(cell)
        return 0 if column == TOMBSTONE else default_of(table, column)

    def keep_raw(self, raw: Iterable[RawRow]) -> None:
        """Take in what of the records lies among rows read from pages."""
        for row in raw:
            values = _as_of_today(row.values)
            table = self._table_of(values)
            if table:
                self.keep(table, values)

    def _table_of(self, values: Row) -> str | None:
        """Tell where a row belongs: by the journal, else by the form of its cells."""
        if not values or not isinstance(values[0], str) or not is_id(values[0]):
            return None
        alike = [table for table in TABLES.values() if len(COLUMNS[table]) + 1 == len(values)]
        journalled = self._connection.execute(
            "SELECT table_name FROM journal WHERE row_id = ? LIMIT 1", (values[0],)
        ).fetchone()
        if journalled and journalled[0] in alike:
            return str(journalled[0])
        # Of several, the last: a remark has the form of a recommendation and promises less.
        return next((table for table in reversed(alike) if _resembles(table, values)), None)

    def replay(self) -> None:
        """Make rows that were lost again from their cells in the journal."""
        written = self._connection.execute(
            "SELECT table_name, row_id FROM journal GROUP BY table_name, row_id "
            "HAVING sum(column_name = ?) = 0",
            (ERASED,),
        ).fetchall()
        for table, row_id in written:
            if table in COLUMNS and not self._has(table, row_id):
                columns = (*COLUMNS[table][1:], TOMBSTONE)
                cells = tuple(self._remembered(row_id, column) for column in columns)
                self._insert(table, (row_id, *cells))
        self._admit_strays()

    def _admit_strays(self) -> None:
        """Take in rows of which the journal knows nothing, unless only their name is broken.

        Such a row stands in the file already, under the name that the journal has for it.
        """
        known = {table: self._tails(table) for table in {table for table, _ in self._strays}}
        for table, row in self._strays:
            if row[1:] in known[table]:
                continue
            if is_id(str(row[0])):
                self._insert(table, row)
            else:
                self._homeless.extend(str(row[index]) for index in _SEARCHED_PLACES[table])
        self._strays.clear()

    def _tails(self, table: str) -> set[Row]:
        columns = ", ".join((*COLUMNS[table][1:], TOMBSTONE))
        return set(self._connection.execute(f"SELECT {columns} FROM {table}"))

    def _has(self, table: str, row_id: object) -> bool:
        sql = f"SELECT 1 FROM {table} WHERE id = ?"
        return self._connection.execute(sql, (row_id,)).fetchone() is not None

    # Belonging

    def reattach(self) -> None:
        """Give every row the parents it names, or its words another home; then list all for the search.

        Taking one row out can orphan others, hence until no more are found.
        """
        while broken := self._violations():
            for violation in broken:
                self._settle(violation)
        self._shelter()
        for table in SEARCHED:
            self._connection.execute(
                f"INSERT OR IGNORE INTO search_pending SELECT id, '{table}' FROM {table}"
            )

    def _violations(self) -> list[_Violation]:
        return self._connection.execute("PRAGMA foreign_key_check").fetchall()

    def _settle(self, violation: _Violation) -> None:
        table, number, parent, key = violation
        links = self._connection.execute(f"PRAGMA foreign_key_list({table})")
        column: str = next(link[3] for link in links if link[0] == key)
        row = self._connection.execute(
            f"SELECT id, {column} FROM {table} WHERE rowid = ?", (number,)
        ).fetchone()
        if row is None:
            return  # taken out for another of its links
        known = self._remembered(row[0], column)
        if known is not None and self._has(parent, known):
            self._set(table, row[0], column, known)
        elif fits(table, column, None):
            self._set(table, row[0], column, None)
            if (table, column) == ("note", "question_id"):
                self._set(table, row[0], "is_parked", 1)
        elif parent in {"process", "workshop"} and is_id(row[1]):
            self._insert(parent, _blank(parent, row[1], process_id=self._some_process()))
        else:
            self._evict(table, row[0])

    def _set(self, table: str, row_id: str, column: str, value: object) -> None:
        self._connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row_id))

    def _some_process(self) -> str:
        found = self._connection.execute("SELECT id FROM process ORDER BY id").fetchone()
        return str(found[0]) if found else new_id()

    def _evict(self, table: str, row_id: str) -> None:
        if table in SEARCHED:
            texts = self._connection.execute(
                f"SELECT {', '.join(SEARCHED[table])} FROM {table} WHERE id = ?", (row_id,)
            ).fetchone()
            self._homeless.extend(text for text in texts if text is not None)
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def _shelter(self) -> None:
        """Keep words without a place as remarks of the first workshop, made where there is none."""
        words = [clean(text) for text in self._homeless if text.strip()]
        if not words:
            return
        found = self._connection.execute("SELECT id FROM workshop ORDER BY deleted, id").fetchone()
        workshop = str(found[0]) if found else new_id()
        if not found:
            process = self._some_process()
            self._insert("process", _blank("process", process))
            self._insert("workshop", _blank("workshop", workshop, process_id=process))
        for number, text in enumerate(words):
            place = {"workshop_id": workshop, "position": f"V{number:07d}V", "text": text}
            self._insert("remark", _blank("remark", new_id(), **place))

    def count(self) -> int:
        """Return how many rows of records, deleted ones included, are in the new file."""
        counts = (
            self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in TABLES.values()
        )
        return sum(counts)

    def _insert_all(self, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        self._connection.executemany(sql, rows)


def _as_of_today(row: Row) -> Row:
    """Return a row as a table of this version has it."""
    table = _FORMER.get(len(row))
    if table is None:
        return row
    later = (default_of(table, column) for column in COLUMNS[table][len(row) - 1 :])
    return (*row[:-1], *later, row[-1])


def _resembles(table: str, row: Row) -> bool:
    named = zip(COLUMNS[table], row, strict=False)
    return is_sound(table, row[:-1]) and all(
        cell is None or is_id(cell) for column, cell in named if column.endswith("_id")
    )


def _blank(table: str, row_id: str, **cells: str) -> Row:
    known = {"id": row_id, **cells}
    return (*(known.get(column, default_of(table, column)) for column in COLUMNS[table]), 0)
