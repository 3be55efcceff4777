"""How a file's connections come about: made new, looked through for damage, for writing, for reading."""

import logging
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.storage import backups, locking, schema
from facilitator.storage.engine import code_of, connect, damaged, database, is_damage, transaction
from facilitator.storage.soundness import is_whole

PAGE_BYTES: Final = 4096

_UNCLEANED: Final = "SELECT 1 FROM meta WHERE name = ?"
_log = logging.getLogger(__name__)

_NEEDS_A_COPY: Final = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def make(path: Path) -> None:
    """Turn an empty file into a workshop file without any workshop."""
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode = WAL")
        schema.migrate(database(connection))


def verify(path: Path, version: int) -> None:
    """Look through a file that nobody is writing; DamagedFile when there is something wrong.

    The look changes nothing, not even by folding a log in: a damaged file stays as it is.
    """
    has_log = _has_log(path)
    try:
        with closing(_unwritten(path, read_only=True, immutable=not has_log)) as connection:
            # An older file lacks what its migration brings, a newer one has what is unknown here.
            whole = is_whole(connection, path, is_known=version == schema.VERSION)
    except UnicodeDecodeError:
        whole = False  # SQLite quotes a name of a table in its complaint, and that is broken too
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        whole = False
    if not whole:
        if has_log:
            Path(f"{path}-shm").unlink(missing_ok=True)
        raise damaged(path)


def writable(path: Path, version: int) -> sqlite3.Connection:
    """Return the connection of the one who holds the lock, with the file brought up to date."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        if version < schema.VERSION:
            backups.copy_before_migration(path, version, date.today())  # noqa: DTZ011 - the user's own calendar day
            schema.migrate(database(connection))
        connection.execute("PRAGMA foreign_keys = ON")
        if connection.execute(_UNCLEANED, (schema.UNCLEANED,)).fetchone():
            _clean(connection)
        with transaction(connection):
            locking.announce(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _clean(connection: sqlite3.Connection) -> None:
    """Finish erasing a person, which something stood in the way of; else the next opening does."""
    from facilitator.storage.scrubbing import clean  # noqa: PLC0415 - hardly ever needed

    try:
        clean(connection)
    except sqlite3.Error as problem:
        _log.warning("the file's free space is not cleaned yet: %s", problem)


def following(path: Path) -> sqlite3.Connection:
    """Return a connection that reads along."""
    return _unwritten(path, follows=True)


def beside(path: Path) -> sqlite3.Connection:
    """Return a connection that reads along with a program that writes.

    It never clears that program's log away, not even where SQLite takes it for left over: locks
    of its own say only until somebody in that program reads the file's bytes that it is in use.
    """
    return _unwritten(path, read_only=True)


def _unwritten(path: Path, **mode: bool) -> sqlite3.Connection:
    """Connect in a mode that only reads, to a copy where SQLite may not write its helper files."""
    try:
        return _checked(connect(path, **mode))
    except sqlite3.OperationalError as error:
        if code_of(error) not in _NEEDS_A_COPY:
            raise
    return _checked(_copied(path) if _has_log(path) else connect(path, immutable=True))


def _checked(connection: sqlite3.Connection) -> sqlite3.Connection:
    """SQLite opens a file at its first use; make it now, where failing has a sentence."""
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _has_log(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _copied(path: Path) -> sqlite3.Connection:
    """Return an image in memory of a file and its log."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for end in ("", "-wal"):
            Path(f"{copy}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
        with closing(connect(copy)) as source:
            source.backup(memory)
    return memory
