"""Rescue what can be read of a damaged workshop file into a new one; the original is never touched.

Like SQLite's own `.recover`: what SQLite still reads comes first, then what lies on pages it
finds no way to, then what only the journal remembers. The rows are put together in `salvage`.
"""

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.domain.records import TABLES
from facilitator.language import tr
from facilitator.storage import backups, connections, schema
from facilitator.storage.engine import DamagedFile, connect, transaction
from facilitator.storage.header import MAGIC
from facilitator.storage.pages import rows_in
from facilitator.storage.salvage import HISTORY, Salvage
from facilitator.storage.soundness import COLUMNS, Row

_HEAD: Final = (
    (0, MAGIC + connections.PAGE_BYTES.to_bytes(2, "big") + bytes((2, 2, 0, 64, 32, 32))),
    (28, bytes(16)),  # SQLite counts pages and free pages itself where the header says nothing
    (44, (4).to_bytes(4, "big")),
    (56, (1).to_bytes(4, "big")),
)
"""What stands in the header of every workshop file, by its offset."""

_BROKEN: Final = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file ends in; SQLite's complaint may quote a name that is broken too."""


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rescue:
    """What a rescue brought: the new file, its rows of records, and whether it is a backup copy."""

    path: Path
    rows: int
    from_backup: bool = False


def rescued(path: Path, error: DamagedFile) -> DamagedFile:
    """Rescue what can be read of `path` and return the error that says so."""
    try:
        found = rescue(path)
    except (OSError, sqlite3.Error) as problem:
        _log.warning("nothing could be rescued: %s", problem)
        return error
    if found is None:
        return DamagedFile(
            tr(
                "“{name}” is not a workshop file, or so damaged that nothing in it can be read. "
                "It was left as it is, and there is no backup copy; ask for a copy of it.",
                name=path.name,
            )
        )
    if found.from_backup:
        sentence = tr(
            "“{name}” is damaged and was left as it is. Its newest backup copy is now in “{copy}”.",
            name=path.name,
            copy=found.path.name,
        )
    else:
        sentence = tr(
            "“{name}” is damaged and was left as it is. What could be read ({count} rows) "
            "is now in “{copy}”; please check it.",
            name=path.name,
            count=found.rows,
            copy=found.path.name,
        )
    return DamagedFile(sentence, rescued=found.path)


def rescue(path: Path) -> Rescue | None:
    """Make a new file beside `path` from what can be read of it, else from its newest sound backup.

    Returns None when neither gives a single row. Raises OSError or sqlite3.Error when the folder
    cannot be written or the disk is full.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy, fresh = Path(folder) / "damaged", Path(folder) / "rescued"
        for end in ("", "-wal"):
            if Path(f"{path}{end}").exists():
                shutil.copyfile(f"{path}{end}", f"{copy}{end}")
        rows = _transfer(copy, fresh)
        if rows:
            return Rescue(_placed(fresh, path), rows)
        for backup in backups.copies_of(path):
            if _is_whole(backup):
                return Rescue(_placed(backup, path), 0, from_backup=True)
    return None


def _transfer(source: Path, target: Path) -> int:
    """Fill `target` with what can be read of `source`; return the number of rows of records."""
    target.touch()
    connections.make(target)
    try:
        with closing(connect(target)) as new, transaction(new):
            salvage = Salvage(new)
            _mend_header(source)
            with closing(_tolerant(source)) as old:
                for table, columns in HISTORY.items():
                    salvage.remember(table, _readable(old, table, columns))
                records = [
                    (table, row)
                    for table in TABLES.values()
                    for row in _readable(old, table, (*COLUMNS[table], schema.TOMBSTONE))
                ]
            raw = list(rows_in(source, connections.PAGE_BYTES))
            salvage.remember_raw(raw)
            for table, row in records:
                salvage.keep(table, row)
            salvage.keep_raw(raw)
            salvage.replay()
            salvage.reattach()
            return salvage.count()
    except sqlite3.Error:
        return 0


def _mend_header(copy: Path) -> None:
    """Give a file the first bytes without which SQLite reads nothing at all."""
    with copy.open("r+b") as file:
        for offset, value in _HEAD:
            file.seek(offset)
            file.write(value)


def _tolerant(path: Path) -> sqlite3.Connection:
    """Open a damaged database the way SQLite allows it, with what its log holds folded in."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = _lenient
    connection.execute("PRAGMA writable_schema = ON")
    with suppress(*_BROKEN):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def _lenient(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _readable(old: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> list[Row]:
    """Return the rows of a table as far as SQLite gets; what an older file has no column for is None."""
    rows: list[Row] = []
    with suppress(*_BROKEN):
        known = {row[1] for row in old.execute(f"PRAGMA table_info({table})")}
        asked = [column if column in known or not known else "NULL" for column in columns]
        # Row by row, so that those before the break are kept.
        for row in old.execute(f"SELECT {', '.join(asked)} FROM {table} ORDER BY rowid"):
            rows.append(row)  # noqa: PERF402 - see above
    return rows


def _is_whole(copy: Path) -> bool:
    with suppress(*_BROKEN), closing(connect(copy, immutable=True)) as connection:
        return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))
    return False


def _placed(source: Path, path: Path) -> Path:
    """Copy a file beside `path` under a name that is free, whole or not at all; return its place."""
    target = next(name for name in _names(path) if not name.exists())
    partial = target.with_suffix(".partial")
    try:
        shutil.copyfile(source, partial)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    return target


def _names(path: Path) -> Iterator[Path]:
    word = tr("rescued")
    yield path.with_name(f"{path.stem} ({word}){path.suffix}")
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({word} {number}){path.suffix}")
        number += 1
