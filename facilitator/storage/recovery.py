"""Rescue what can be read of a damaged workshop file into a new one; the original is never touched.

Like SQLite's own `.recover`, but by rows: each table is read from both ends and, between the
places where that breaks, row by row. Rows whose parents are lost keep their words as remarks.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from facilitator.domain.identity import new_id
from facilitator.domain.records import TABLES
from facilitator.domain.text import clean
from facilitator.storage import backups, schema
from facilitator.storage.engine import connect, database
from facilitator.storage.header import MAGIC
from facilitator.storage.journal import COLUMNS
from facilitator.storage.searching import SEARCHED
from facilitator.storage.soundness import is_sound

_LOOKED_UP_SINGLY: Final = 200_000
_HISTORY: Final = {
    "step": ("number", "id", "kind", "label", "actor", "device", "made_at", "of_step", "undone"),
    "journal": (
        "number",
        "step_id",
        "table_name",
        "row_id",
        "column_name",
        "before",
        "after",
        "stamp",
    ),
}
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rescue:
    """What a rescue brought: the new file, its rows of records, and whether it is a backup copy."""

    path: Path
    rows: int
    from_backup: bool = False


def rescue(path: Path) -> Rescue | None:
    """Make a new file beside `path` from what can be read of it, else from its newest sound backup.

    Returns None when neither gives a single row. Raises OSError when the folder cannot be written.
    """
    target = _free_name(path)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "damaged"
        for end in ("", "-wal"):
            if Path(f"{path}{end}").exists():
                shutil.copyfile(f"{path}{end}", f"{copy}{end}")
        fresh = Path(folder) / "rescued"
        _mend_header(copy)
        rows = _transfer(copy, fresh)
        if rows:
            shutil.move(fresh, target)
            return Rescue(target, rows)
    return _from_backup(path, target)


def _mend_header(copy: Path) -> None:
    """Give a file the first bytes without which SQLite reads nothing at all."""
    with copy.open("r+b") as file:
        file.write(MAGIC)


def _transfer(source: Path, target: Path) -> int:
    target.touch()
    with closing(connect(target)) as new:
        schema.migrate(database(new))
        new.execute("PRAGMA foreign_keys = OFF")
        try:
            with closing(_tolerant(source)) as old:
                new.execute("BEGIN")
                rows = sum(_copy_records(old, new, table) for table in TABLES.values())
                for table, columns in _HISTORY.items():
                    _copy(new, table, columns, _readable(old, table, columns))
                _shelter_orphans(new)
                new.execute("COMMIT")
        except sqlite3.Error:
            return 0
        return rows


def _tolerant(path: Path) -> sqlite3.Connection:
    """Open a damaged database the way SQLite allows it: its size and its text may be wrong."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = _lenient
    connection.execute("PRAGMA writable_schema = ON")
    return connection


def _lenient(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _copy_records(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    columns = COLUMNS[table]
    rows = _readable(old, table, (*columns, schema.TOMBSTONE))
    sound = [row for row in rows if is_sound(table, row[:-1])]
    _copy(new, table, (*columns, schema.TOMBSTONE), sound)
    if table in SEARCHED:
        pending = ((row[0], table) for row in sound)
        new.executemany("INSERT OR IGNORE INTO search_pending VALUES (?, ?)", pending)
    return len(sound)


def _copy(
    new: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[_Row]
) -> None:
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    new.executemany(sql, rows)


def _readable(old: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> list[_Row]:
    """Return every row of a table that SQLite can still reach."""
    names = f"rowid, {', '.join(columns)}"
    upwards = _until_broken(old, f"SELECT {names} FROM {table} ORDER BY rowid")
    found = {row[0]: row[1:] for row in upwards.rows}
    if upwards.broken:
        downwards = _until_broken(old, f"SELECT {names} FROM {table} ORDER BY rowid DESC")
        low, high = max(found, default=0), min((row[0] for row in downwards.rows), default=0)
        found.update((row[0], row[1:]) for row in downwards.rows)
        last = min(high or low + _LOOKED_UP_SINGLY, low + _LOOKED_UP_SINGLY)
        for number in range(low + 1, last):
            with suppress(sqlite3.Error):
                row = old.execute(
                    f"SELECT {names} FROM {table} WHERE rowid = ?", (number,)
                ).fetchone()
                if row:
                    found[number] = row[1:]
    return [found[number] for number in sorted(found)]


@dataclass(slots=True)
class _Reading:
    rows: list[_Row]
    broken: bool = False


def _until_broken(old: sqlite3.Connection, sql: str) -> _Reading:
    reading = _Reading([])
    try:
        for row in old.execute(sql):
            reading.rows.append(row)
    except sqlite3.Error:
        reading.broken = True
    return reading


def _shelter_orphans(new: sqlite3.Connection) -> None:
    """Keep the words of rows whose parents are lost as remarks, and take the rows out.

    Taking one row out can orphan others, hence until no more are found.
    """
    words: list[str] = []
    while broken := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid in sorted({(table, rowid) for table, rowid, *_ in broken}):
            if table in SEARCHED:
                texts = new.execute(
                    f"SELECT {', '.join(SEARCHED[table])} FROM {table} WHERE rowid = ?", (rowid,)
                ).fetchone()
                words.extend(clean(text) for text in texts or () if text)
            new.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
    workshop = new.execute("SELECT id FROM workshop WHERE deleted = 0 ORDER BY id").fetchone()
    if words and workshop is None:
        workshop = (_new_workshop(new),)
    rows = [(new_id(), workshop[0], f"V{number:07d}V", text) for number, text in enumerate(words)]
    new.executemany(
        "INSERT INTO remark (id, workshop_id, position, text) VALUES (?, ?, ?, ?)", rows
    )


def _new_workshop(new: sqlite3.Connection) -> str:
    process, workshop = new_id(), new_id()
    new.execute("INSERT INTO process (id) VALUES (?)", (process,))
    new.execute("INSERT INTO workshop (id, process_id) VALUES (?, ?)", (workshop, process))
    return workshop


def _from_backup(path: Path, target: Path) -> Rescue | None:
    for copy in backups.copies_of(path):
        with suppress(sqlite3.Error), closing(connect(copy, read_only=True)) as connection:
            if connection.execute("PRAGMA quick_check").fetchone() == ("ok",):
                shutil.copyfile(copy, target)
                return Rescue(target, 0, from_backup=True)
    return None


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem} (rescued{end}){path.suffix}") for end in _numbers())
    return next(name for name in names if not name.exists())


def _numbers() -> Iterable[str]:
    yield ""
    number = 2
    while True:
        yield f" {number}"
        number += 1
