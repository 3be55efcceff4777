"""Where changes belong: the area of a cell, by the rows that a file has and by what its journal knows."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from facilitator.domain.areas import IN_ROOM, OF_TOPIC, OF_WORK, PLAN, ROOM, TOPIC, WORK, WORK_CELLS
from facilitator.domain.letters import Entry, Letter
from facilitator.storage.ledger import batches
from facilitator.storage.soundness import COLUMNS
from facilitator.storage.tracing import marks

_NAMES_ROOM: Final = "session_id"
_NAMES_TOPIC: Final = "topic_id"
_NAMES_RESULT: Final = "key_result_id"
_PLACING: Final = frozenset({_NAMES_ROOM, _NAMES_TOPIC})


class Addressing:
    """Finds areas; remembers those of the rows that it was asked for."""

    def __init__(self, connection: sqlite3.Connection, strangers: Collection[str] = ()) -> None:
        """Look into the file behind `connection`; `strangers` are ids that it knows nothing of."""
        self._connection = connection
        self._strangers = strangers
        self._known: dict[tuple[str, str], str] = {}

    def area_of(self, table: str, row_id: str, column: str = "") -> str:
        """Return the area of a cell; empty where it depends on a row that nobody has told of yet."""
        if column in WORK_CELLS.get(table, ()):
            return WORK
        if (table, row_id) not in self._known:
            found = self._area(table, row_id)
            if not found:
                return ""
            self._known[table, row_id] = found
        return self._known[table, row_id]

    def areas_of(self, entries: Iterable[Entry]) -> frozenset[str]:
        """Return every area that cells touch: where their rows are, and where the cells put them.

        Empty ones are among them where nobody can say.
        """
        entries = list(entries)
        placed = {
            (entry.table, entry.row_id): area
            for entry in entries
            if entry.column in _PLACING and (area := _area_by(entry))
        }
        found = set(placed.values())
        for entry in _one_of_each(entries):
            found.update(self._areas_under_other_names(entry))
            area = self.area_of(entry.table, entry.row_id, entry.column)
            if area or (entry.table, entry.row_id) not in placed:
                found.add(area or self._by_letter(entry, entries, placed))
        return frozenset(found)

    def _areas_under_other_names(self, entry: Entry) -> Iterator[str]:
        """Yield where rows of other tables with the same id are: ids are never used twice.

        Whoever sends a question as a note wants it to be in another area than it is.
        """
        if entry.row_id in self._strangers:
            return
        sql = "SELECT DISTINCT table_name FROM journal WHERE row_id = ? AND table_name <> ?"
        for (table,) in self._connection.execute(sql, (entry.row_id, entry.table)):
            yield self.area_of(str(table), entry.row_id)

    def _by_letter(
        self, entry: Entry, entries: list[Entry], placed: Mapping[tuple[str, str], str]
    ) -> str:
        """Return the area of a new row by what the same letter says of it, and of the row it is about.

        `placed` are the areas of rows that the letter itself puts somewhere: a key result comes
        together with what it rests on.
        """
        cells = {other.column: other.after for other in entries if other.row_id == entry.row_id}
        if entry.table == "evidence":
            result = cells.get(_NAMES_RESULT)
            return self._area_among(placed, "key_result", str(result)) if result else WORK
        if entry.table == "settled" and {"table_name", "row_id"} <= cells.keys():
            return self._area_among(placed, str(cells["table_name"]), str(cells["row_id"]))
        return ""

    def _area_among(self, placed: Mapping[tuple[str, str], str], table: str, row_id: str) -> str:
        return self.area_of(table, row_id) or placed.get((table, row_id), "")

    def _area(self, table: str, row_id: str) -> str:
        if table in OF_WORK:
            return WORK
        if table in IN_ROOM:
            return _named(ROOM, self._cell(table, row_id, _NAMES_ROOM))
        if table in OF_TOPIC:
            return _named(TOPIC, self._cell(table, row_id, _NAMES_TOPIC))
        if table == "evidence":
            return self._area_of_evidence(row_id)
        if table == "settled":
            of_table = self._cell(table, row_id, "table_name")
            of_row = self._cell(table, row_id, "row_id")
            return self.area_of(of_table, of_row) if of_table and of_row else ""
        return PLAN

    def _area_of_evidence(self, row_id: str) -> str:
        result = self._cell("evidence", row_id, _NAMES_RESULT)
        if result:
            return self.area_of("key_result", result)
        if row_id in self._strangers:
            return ""
        is_known = "SELECT 1 FROM journal WHERE row_id = ? LIMIT 1"
        return WORK if self._connection.execute(is_known, (row_id,)).fetchone() else ""

    def _cell(self, table: str, row_id: str, column: str) -> str:
        """Return a cell of a row, or what the journal knows of one that is not there."""
        if row_id in self._strangers:
            return ""
        sql = f"SELECT {column} FROM {table} WHERE id = ?"
        found = self._connection.execute(sql, (row_id,)).fetchone()
        if found is None:
            sql = "SELECT after, max(stamp) FROM journal WHERE row_id = ? AND column_name = ?"
            found = self._connection.execute(sql, (row_id, column)).fetchone()
        return str(found[0] or "")


class Acquaintance:
    """What a file knows of the rows and steps that some letters are about, asked for at once."""

    def __init__(self, connection: sqlite3.Connection, letters: Collection[Letter]) -> None:
        """Look into the file behind `connection`."""
        steps = {letter.step_id for letter in letters}
        self._writers = {
            str(step_id): str(device)
            for batch in batches(steps)
            for step_id, device in connection.execute(
                f"SELECT id, device FROM step WHERE id IN ({marks(batch)})", batch
            )
        }
        rows = {(entry.table, entry.row_id) for letter in letters for entry in letter.entries}
        strangers = {row_id for _, row_id in rows}
        for table in {"journal", *(table for table, _ in rows if table in COLUMNS)}:
            column = "row_id" if table == "journal" else "id"
            for batch in batches(set(strangers)):
                sql = f"SELECT {column} FROM {table} WHERE {column} IN ({marks(batch)})"
                strangers.difference_update(str(row[0]) for row in connection.execute(sql, batch))
        self._addressing = Addressing(connection, strangers)

    def areas_of(self, entries: Sequence[Entry]) -> frozenset[str]:
        """Return every area that cells touch; an empty one among them where nobody can say."""
        return self._addressing.areas_of(entries)

    def writer_of(self, step_id: str) -> str:
        """Return the device that did a step; empty where the file does not know the step."""
        return self._writers.get(step_id, "")


def _one_of_each(entries: Iterable[Entry]) -> list[Entry]:
    """Return a cell for each row, and one more where some of its cells belong elsewhere."""
    cells: dict[tuple[str, str, bool], Entry] = {}
    for entry in entries:
        is_work = entry.table in WORK_CELLS and entry.column in WORK_CELLS[entry.table]
        cells[entry.table, entry.row_id, is_work] = entry
    return list(cells.values())


def _area_by(entry: Entry) -> str:
    if entry.table in IN_ROOM and entry.column == _NAMES_ROOM:
        return _named(ROOM, str(entry.after or ""))
    if entry.table in OF_TOPIC and entry.column == _NAMES_TOPIC:
        return _named(TOPIC, str(entry.after or ""))
    return ""


def _named(kind: str, name: str) -> str:
    return f"{kind}{name}" if name else ""
