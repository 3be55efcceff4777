"""The one way rows change: cell by cell, each change journalled in the same transaction.

The journal is history, undo and outbox at once. A row comes to be with the cell `deleted`
going from nothing to 0; a delete is that cell going to 1. Nothing is ever removed, except for a
person who is erased (see `scrubbing`).
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.domain.identity import new_id
from facilitator.domain.letters import device_of
from facilitator.domain.records import TABLES, Record
from facilitator.domain.stamps import HybridClock
from facilitator.domain.text import clean_line
from facilitator.errors import Bug
from facilitator.storage.belonging import workshops_of
from facilitator.storage.schema import ERASED, TOMBSTONE
from facilitator.storage.searching import SEARCHED
from facilitator.storage.soundness import COLUMNS, fits

if TYPE_CHECKING:
    from facilitator.domain.traces import Traces
    from facilitator.storage.scrubbing import Scrubbed
    from facilitator.storage.tracing import Place

Cell = str | int | None

TYPED: Final = frozenset(
    (
        ("note", "text"),
        ("answer", "text"),
        ("key_result", "text"),
        ("recommendation", "text"),
        ("question", "text"),
        ("question", "hint"),
        ("topic", "title"),
        ("chapter", "text"),
        ("chapter", "title"),
        ("agenda_item", "title"),
        ("agenda_item", "place"),
        ("agenda_item", "comment"),
        ("agenda_item", "materials"),
    )
)
"""Cells that are written key by key."""


class Change(NamedTuple):
    """One journalled cell."""

    table: str
    row_id: str
    column: str
    before: Cell
    after: Cell


class Writing:
    """A step being written, inside a transaction that somebody else begins and commits."""

    def __init__(
        self, connection: sqlite3.Connection, clock: HybridClock, *, device: str, actor: str
    ) -> None:
        """Begin without a step; the first change makes one."""
        self._connection = connection
        self._clock = clock
        self._device = device
        self._actor = actor
        self._changes: list[tuple[Change, str]] = []
        self._continued: _Typing | None = None
        self._is_blind = False
        self.touched: set[tuple[str, str]] = set()
        self.seen: Mapping[Place, Cell] = {}
        """What whoever writes had before their eyes, of cells that others may have changed meanwhile."""

    # Changes

    def insert(self, record: Record) -> str:
        """Write a new row and return its id; cells that hold the default need no journal."""
        table = TABLES[type(record)]
        values = {name: getattr(record, name) for name in COLUMNS[table]}
        for column, value in values.items():
            _demand(table, column, value)
        self._connection.execute(_insert_sql(table), tuple(values.values()))
        known = {"id": record.id, **record._field_defaults}
        for column, value in values.items():
            if column not in known or value != known[column]:
                self._note(Change(table, record.id, column, None, value))
        self._note(Change(table, record.id, TOMBSTONE, None, 0))
        return record.id

    def set(self, table: str, row_id: str, **cells: Cell) -> None:
        """Write cells of a row; cells that already hold the value are left alone."""
        before = self.cells(table, row_id, tuple(cells))
        for column, after in cells.items():
            if before[column] != after:
                _demand(table, column, after)
                known = self._known((table, row_id, column), before[column])
                self._is_blind |= known != before[column]
                self._store(Change(table, row_id, column, known, after))

    def is_seen(self, table: str, row_id: str, column: str) -> bool:
        """Tell whether whoever writes knows what a cell says now."""
        current = self.cells(table, row_id, (column,))[column]
        return self._known((table, row_id, column), current) == current

    def _known(self, cell: "Place", current: Cell) -> Cell:
        """Return what whoever writes took a cell to say; spelled as in the file, where it is the same.

        Windows of one laptop show each other's changes at once: unseen are only those of others.
        """
        seen = self.seen.get(cell, current)
        is_same = seen == current or (isinstance(current, str) and clean_line(current) == seen)
        return current if is_same or not self._is_from_afar(cell) else seen

    def _is_from_afar(self, cell: "Place") -> bool:
        sql = "SELECT max(stamp) FROM journal WHERE row_id = ? AND column_name = ?"
        newest = self._connection.execute(sql, cell[1:]).fetchone()[0]
        return device_of(newest or "") != self._device

    def delete(self, table: str, row_id: str) -> None:
        """Leave a row as a tombstone."""
        self.set(table, row_id, **{TOMBSTONE: 1})

    def erase(
        self, person_ids: Collection[str], traces: "Traces", kept: Collection["Place"]
    ) -> "Scrubbed":
        """Take people out of rows and history for good; only the ids of their rows are journalled."""
        from facilitator.storage.scrubbing import scrub  # noqa: PLC0415 - not at the start

        done = scrub(self._connection, person_ids, traces, kept)
        for table, row_id in done.removed:
            self._note(Change(table, row_id, ERASED, None, 1))
        for (table, row_id, column), text in done.rewritten:
            self._note(Change(table, row_id, column, text, text))
        for rule_id in done.pointless:
            self._note(Change("grouping_rule", rule_id, TOMBSTONE, 0, 1))
        return done

    def cells(self, table: str, row_id: str, columns: tuple[str, ...]) -> dict[str, Cell]:
        """Return cells of a row as they stand; Bug when there is no such row or column."""
        known = (*COLUMNS[table], TOMBSTONE) if table in COLUMNS else ()
        if not all(column in known for column in columns):
            message = f"no such column in {table}: {columns}"
            raise Bug(message)
        row = self._connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?",
            (row_id,),
        ).fetchone()
        if row is None:
            message = f"no row {row_id} in {table}"
            raise Bug(message)
        return dict(zip(columns, row, strict=True))

    def exists(self, table: str, row_id: str) -> bool:
        """Tell whether there is a row, deleted or not."""
        if table not in COLUMNS:
            return False
        sql = f"SELECT 1 FROM {table} WHERE id = ?"
        return self._connection.execute(sql, (row_id,)).fetchone() is not None

    def retype(self, typing: "_Typing", after: str) -> bool:
        """Let a step of typing go on: the same cell, its journal row widened to the new text.

        Returns False when the cell no longer holds what that step wrote.
        """
        table, row_id, column = typing.table, typing.row_id, typing.column
        current = self.cells(table, row_id, (column,))[column]
        if current != typing.after or self._known((table, row_id, column), current) != current:
            return False
        self._connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (after, row_id))
        self._connection.execute(
            "UPDATE journal SET after = ?, stamp = ? WHERE number = ?",
            (after, self._clock.tick(), typing.number),
        )
        self._pend(table, row_id)
        self.touched.add((table, row_id))
        self._continued = typing._replace(after=after)
        return True

    # What a final protocol locks

    def finals(self) -> frozenset[str]:
        """Return the workshops whose protocol was final when the step began."""
        sql = "SELECT id FROM workshop WHERE status = 'released'"
        found = {str(row[0]) for row in self._connection.execute(sql)}
        for change, _ in reversed(self._changes):
            if (change.table, change.column) == ("workshop", "status"):
                was_final = change.before == "released"
                (found.add if was_final else found.discard)(change.row_id)
        return frozenset(found)

    def changed(self) -> Iterator[Change]:
        """Yield the cells that the step has changed so far."""
        yield from (change for change, _ in self._changes)
        if self._continued:
            typing = self._continued
            yield Change(typing.table, typing.row_id, typing.column, None, typing.after)

    def workshops_of(self, table: str, row_id: str) -> frozenset[str]:
        """Return the workshops that a row is part of."""
        return workshops_of(self._connection, table, row_id)

    # The step

    def finish(
        self, label: str, *, kind: str = "do", of_step: str | None = None
    ) -> "_Typing | None":
        """Write the step and its journal; return the typing it may be continued by, if it is such."""
        if not self._changes:
            self._follow_up("")
            return self._continued
        step_id = new_id()
        self._connection.execute(
            "INSERT INTO step (id, kind, label, actor, device, made_at, of_step) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                step_id,
                kind,
                label,
                self._actor,
                self._device,
                datetime.now(UTC).isoformat("T", "milliseconds"),
                of_step,
            ),
        )
        self._connection.executemany(
            "INSERT INTO journal (step_id, table_name, row_id, column_name, before, after, stamp) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    step_id,
                    change.table,
                    change.row_id,
                    change.column,
                    change.before,
                    change.after,
                    stamp,
                )
                for change, stamp in self._changes
            ),
        )
        self._follow_up(step_id)
        return self._typing() if kind == "do" else None

    def _follow_up(self, step_id: str) -> None:
        """Do in a team what every other laptop does of the same changes; alone, that costs a look."""
        if not self._is_blind and not self._is_shared():
            return
        from facilitator.storage.consequences import follow_up  # noqa: PLC0415 - in a team only

        changes = list(self.changed())
        self.touched |= follow_up(self._connection, step_id, changes, frozenset(self.touched))

    def _is_shared(self) -> bool:
        sql = "SELECT EXISTS (SELECT 1 FROM member) OR EXISTS (SELECT 1 FROM peer)"
        return bool(self._connection.execute(sql).fetchone()[0])

    def _typing(self) -> "_Typing | None":
        """Return the text that further typing widens, where the step wrote or made just one row."""
        changes = [change for change, _ in self._changes]
        texts = [
            index for index, change in enumerate(changes) if (change.table, change.column) in TYPED
        ]
        is_made = any((change.column, change.after) == (TOMBSTONE, 0) for change in changes)
        is_one = len({(change.table, change.row_id) for change in changes}) == 1
        if len(texts) != 1 or not is_one or not (is_made or len(changes) == 1):
            return None
        text = changes[texts[0]]
        if text.after is None:  # words were taken away, and nothing is typed into nothing
            return None
        last = self._connection.execute("SELECT max(number) FROM journal").fetchone()[0]
        number = last - (len(changes) - 1 - texts[0])
        return _Typing(number, text.table, text.row_id, str(text.after), text.column)

    def _store(self, change: Change) -> None:
        self._connection.execute(
            f"UPDATE {change.table} SET {change.column} = ? WHERE id = ?",
            (change.after, change.row_id),
        )
        self._note(change)

    def _note(self, change: Change) -> None:
        self._changes.append((change, self._clock.tick()))
        if (change.table, change.row_id) not in self.touched:
            self.touched.add((change.table, change.row_id))
        if change.column in SEARCHED.get(change.table, ()) or change.column == TOMBSTONE:
            self._pend(change.table, change.row_id)

    def _pend(self, table: str, row_id: str) -> None:
        if table in SEARCHED:
            self._connection.execute(
                "INSERT OR IGNORE INTO search_pending (row_id, table_name) VALUES (?, ?)",
                (row_id, table),
            )

    # History

    def changes_of(self, step_id: str) -> list[Change]:
        """Return the cells that a step changed, oldest first; of an import, those that it brought."""
        cells = "table_name, row_id, column_name, before, after"
        return [
            Change(*row)
            for table in ("journal", "taken_in")
            for row in self._connection.execute(
                f"SELECT {cells} FROM {table} WHERE step_id = ? ORDER BY number", (step_id,)
            )
        ]

    def flag(self, step_id: str, *, undone: bool) -> None:
        """Remember whether a step's effect is taken back at present."""
        self._connection.execute("UPDATE step SET undone = ? WHERE id = ?", (int(undone), step_id))


class _Typing(NamedTuple):
    """The journal row that further typing in the same cell widens."""

    number: int
    table: str
    row_id: str
    after: str
    column: str = "text"


Typing = _Typing


def _demand(table: str, column: str, value: object) -> None:
    """Keep out of the file what the next opening would take for damage."""
    if not fits(table, column, value):
        message = f"{table}.{column} cannot hold {value!r:.80}"
        raise Bug(message)


def _insert_sql(table: str) -> str:
    if table not in _INSERTS:
        columns = COLUMNS[table]
        _INSERTS[table] = (
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        )
    return _INSERTS[table]


_INSERTS: dict[str, str] = {}
