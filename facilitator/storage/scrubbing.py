"""A person taken out of one file's rows, journal and search: for good, and within a transaction.

The only place where rows are removed and history is rewritten. Words of others stay, but for the
name in them; steps that would bring the person back lose the changes that would.
"""

import sqlite3
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from facilitator.domain.frozen import forgotten
from facilitator.domain.traces import UNNAMED, Traces
from facilitator.storage.schema import TOMBSTONE, UNCLEANED
from facilitator.storage.searching import SEARCHED
from facilitator.storage.tracing import (
    PACKED,
    PRINTED,
    Place,
    marks,
    rows_about,
    tables_in,
    texts_in,
)

_BATCH: Final = 500


class Scrubbed(NamedTuple):
    """What was done to a file."""

    removed: tuple[tuple[str, str], ...]
    """Table and id of the rows that are gone."""
    rewritten: tuple[tuple[Place, str | int], ...]
    """Cells that named the person, with what they say now."""
    pointless: tuple[str, ...]
    """Rules for the groups that nobody is left for; they are deleted."""


def scrub(
    connection: sqlite3.Connection,
    person_ids: Collection[str],
    traces: Traces,
    kept: Collection[Place],
) -> Scrubbed:
    """Take people out of a file; cells in `kept` may go on naming them. Needs a transaction."""
    removed = [
        (table, row_id)
        for table, rows in rows_about(connection, person_ids).items()
        for row_id in rows
    ]
    removed += _printed_alone(connection, traces, {row_id for _, row_id in removed})
    rules = _rules_of(connection, person_ids)
    _forget_changes(connection, [row_id for _, row_id in removed], tuple(person_ids))
    for table, row_id in removed:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    rewritten = tuple(_rewrite(connection, traces, kept))
    redacted = tuple(_mark_redacted(connection, rewritten))
    _rewrite_history(connection, traces, kept)
    _forget_steps(connection)
    pointless = tuple(rule for rule in rules if not _has_people(connection, rule))
    connection.executemany(
        f"UPDATE grouping_rule SET {TOMBSTONE} = 1 WHERE id = ?", [(rule,) for rule in pointless]
    )
    _forget_words(connection, [row_id for _, row_id in removed])
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, '1')", (UNCLEANED,))
    return Scrubbed(tuple(removed), (*rewritten, *redacted), pointless)


def clean(connection: sqlite3.Connection) -> None:
    """Build the file anew without free space, and empty its log: what was erased is nowhere then.

    Nobody else may write meanwhile. Raises sqlite3.Error where there is no room for it, or where
    somebody reads too long; the file is sound then, and the next opening cleans it.
    """
    _fold_log_in(connection)
    connection.execute("VACUUM")
    _fold_log_in(connection)
    connection.execute("DELETE FROM meta WHERE name = ?", (UNCLEANED,))
    _fold_log_in(connection)


def _fold_log_in(connection: sqlite3.Connection) -> None:
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        message = "database is locked: somebody is reading what is to be erased"
        raise sqlite3.OperationalError(message)


@contextmanager
def blanking(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """Let SQLite overwrite with zeros whatever the body removes."""
    (usual,) = connection.execute("PRAGMA secure_delete").fetchone()
    connection.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA secure_delete = {usual}")


# Rows


def _printed_alone(
    connection: sqlite3.Connection, traces: Traces, known: Collection[str]
) -> list[tuple[str, str]]:
    """Return the rows that say nothing but the person's name, without naming their row."""
    return [
        (table, row_id)
        for table, column in sorted(PRINTED)
        for row_id, text in connection.execute(
            f"SELECT id, {column} FROM {table} WHERE person_id IS NULL ORDER BY id"
        )
        if row_id not in known and traces.are_all_of(text)
    ]


def _rewrite(
    connection: sqlite3.Connection, traces: Traces, kept: Collection[Place]
) -> Iterator[tuple[Place, str]]:
    for table, columns in texts_in(connection).items():
        if not columns:
            continue
        rows = connection.execute(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id")
        found = [
            ((table, str(row_id), column), cell)
            for row_id, *cells in rows
            for column, cell in zip(columns, cells, strict=True)
            if isinstance(cell, str) and cell and (table, row_id, column) not in kept
        ]
        for place, cell in found:
            after = _without(traces, (table, place[2]), cell)
            if after != cell:
                sql = f"UPDATE {table} SET {place[2]} = ? WHERE id = ?"
                connection.execute(sql, (after, place[1]))
                if table in SEARCHED:
                    sql = "INSERT OR IGNORE INTO search_pending (row_id, table_name) VALUES (?, ?)"
                    connection.execute(sql, (place[1], table))
                yield place, after


def _mark_redacted(
    connection: sqlite3.Connection, rewritten: Collection[tuple[Place, str]]
) -> Iterator[tuple[Place, int]]:
    """Mark the versions that say less than the files that went out; yield the cells."""
    for (table, row_id, column), _ in rewritten:
        if (table, column) == PACKED:
            sql = "SELECT version_id FROM version_text WHERE id = ?"
            (version_id,) = connection.execute(sql, (row_id,)).fetchone()
            connection.execute("UPDATE version SET is_redacted = 1 WHERE id = ?", (version_id,))
            yield ("version", str(version_id), "is_redacted"), 1


def _without(traces: Traces, cell: tuple[str, str], text: str) -> str:
    """Return a cell of a table and column without the person; who did something is nobody then.

    An organisation that only they stood for goes from their own rows and the history, not from
    what others are called and what is printed.
    """
    if cell == PACKED:
        return forgotten(text, traces)
    _, column = cell
    if column == "organisation" and traces.are_organisation(text):
        return ""
    after = traces.taken_out_of(text)
    return "" if column == "actor" and after == UNNAMED else after


# Rules for the groups


def _rules_of(connection: sqlite3.Connection, person_ids: Collection[str]) -> list[str]:
    if "rule_person" not in tables_in(connection):
        return []
    sql = f"SELECT DISTINCT rule_id FROM rule_person WHERE deleted = 0 AND person_id IN ({marks(person_ids)})"
    return [str(row[0]) for row in connection.execute(sql, tuple(person_ids))]


def _has_people(connection: sqlite3.Connection, rule_id: str) -> bool:
    """A rule without people would hold for everybody."""
    sql = "SELECT 1 FROM rule_person WHERE deleted = 0 AND rule_id = ?"
    return connection.execute(sql, (rule_id,)).fetchone() is not None


# History


def _forget_changes(
    connection: sqlite3.Connection, row_ids: list[str], person_ids: tuple[str, ...]
) -> None:
    """Forget the changes of rows, and those that let another row name the person."""
    for start in range(0, len(row_ids), _BATCH):
        batch = row_ids[start : start + _BATCH]
        connection.execute(f"DELETE FROM journal WHERE row_id IN ({marks(batch)})", batch)
    named = marks(person_ids)
    connection.execute(
        "DELETE FROM journal WHERE column_name = 'person_id' "
        f"AND (before IN ({named}) OR after IN ({named}))",
        person_ids * 2,
    )


def _rewrite_history(
    connection: sqlite3.Connection, traces: Traces, kept: Collection[Place]
) -> None:
    changed: list[tuple[object, object, int]] = []
    rows = connection.execute(
        "SELECT number, table_name, row_id, column_name, before, after FROM journal "
        "WHERE typeof(before) = 'text' OR typeof(after) = 'text'"
    )
    for number, *place, before, after in rows:
        if tuple(place) not in kept:
            where = str(place[0]), str(place[2])
            earlier, later = (_cell(traces, where, cell) for cell in (before, after))
            if (earlier, later) != (before, after):
                changed.append((earlier, later, number))
    connection.executemany("UPDATE journal SET before = ?, after = ? WHERE number = ?", changed)
    steps = [
        (
            number,
            _without(traces, ("step", "actor"), actor),
            _without(traces, ("step", "label"), label),
        )
        for number, actor, label in connection.execute("SELECT number, actor, label FROM step")
        if traces.are_in(actor) or traces.are_in(label)
    ]
    connection.executemany("UPDATE step SET actor = ?2, label = ?3 WHERE number = ?1", steps)


def _cell(traces: Traces, where: tuple[str, str], cell: object) -> object:
    return _without(traces, where, cell) if isinstance(cell, str) and cell else cell


def _forget_steps(connection: sqlite3.Connection) -> None:
    """Forget the steps that have no change left: there is nothing to take back, or to bring back."""
    connection.execute(
        "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM journal WHERE step_id = step.id)"
    )


# Search


def _forget_words(connection: sqlite3.Connection, row_ids: list[str]) -> None:
    """Forget the words of rows, and those of rows that changed since; their new words wait there.

    Only building the index anew takes the words out of it: a delete leaves them until it is merged.
    """
    connection.executemany(
        "DELETE FROM search_pending WHERE row_id = ?", [(row_id,) for row_id in row_ids]
    )
    gone = [(row_id,) for row_id in row_ids]
    gone += connection.execute("SELECT row_id FROM search_pending").fetchall()
    connection.executemany(
        "DELETE FROM search WHERE rowid = (SELECT number FROM search_row WHERE row_id = ?)", gone
    )
    connection.executemany("DELETE FROM search_row WHERE row_id = ?", gone)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
