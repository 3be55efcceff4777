"""Connections to SQLite and what its errors mean to a person."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from facilitator.errors import Bug, EnvironmentProblem, FacilitatorError, UserError
from facilitator.language import tr
from facilitator.optional import left_out

if TYPE_CHECKING:
    import sqlite_utils

_BUSY_MILLISECONDS: Final = 5_000


class DamagedFile(UserError):
    """A workshop file that SQLite cannot read whole."""

    def __init__(self, sentence: str, *, rescued: Path | None = None) -> None:
        """Say what happened; `rescued` is the file to open instead."""
        super().__init__(sentence)
        self.rescued = rescued


def connect(
    path: Path, *, read_only: bool = False, immutable: bool = False, follows: bool = False
) -> sqlite3.Connection:
    """Open a database file in autocommit mode; transactions are begun by hand.

    `read_only` never writes a byte, not even when it closes; `follows` writes no row, yet
    clears SQLite's own files away as the last one that closes; `immutable` is for a file that
    nobody can change meanwhile. The connection never checkpoints by itself: a checkpoint
    waits for the disk, and this connection belongs to the window's thread (see `keeper`).
    """
    mode = "ro" if read_only or immutable else "rw"
    name = quote(os.fsencode(path))
    address = f"file:{name}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if mode == "rw":
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
        if follows:
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def database(connection: sqlite3.Connection) -> "sqlite_utils.Database":
    """Wrap a connection for schema work.

    Imported here because it costs 70 ms that opening an up-to-date file need not spend; what it
    would use besides, NumPy (0.1 s, 30 MB) and pandas (1.3 s, 30 MB), is kept out of the process.
    """
    with left_out("numpy", "pandas"):
        import sqlite_utils  # noqa: PLC0415 - see above
    return sqlite_utils.Database(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """Run the body in one write transaction: all of it is in the file afterwards, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """Run the body's queries on one state of the file, whatever others commit meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


_PRIMARY: Final = 0xFF
"""The part of SQLite's error codes that names the kind of error; the rest are details."""

_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
LOCKED: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_EXCLUDED: Final = {sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_RANGE}
_TORN: Final = ("no such table", "no such column", "decode to UTF-8", "unsupported file format")


def code_of(error: sqlite3.Error) -> int:
    """Return what kind of error SQLite reports; 0 for one that Python's own module raised."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file itself is damaged."""
    if code := code_of(error):
        return code in _DAMAGED or (code == sqlite3.SQLITE_ERROR and str(error).startswith(_TORN))
    return any(words in str(error) for words in _TORN)


def explained(error: sqlite3.Error, path: Path) -> FacilitatorError:
    """Return the sentence a person gets for an error of the database."""
    code = code_of(error)
    if is_damage(error):
        return damaged(path)
    if code in _EXCLUDED or isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return Bug(str(error))
    if code == sqlite3.SQLITE_FULL:
        return EnvironmentProblem(
            tr(
                "The disk is full, so the last change to “{name}” could not be stored. "
                "Everything before it is safe; free some space and repeat the change.",
                name=path.name,
            )
        )
    if code in LOCKED:
        return EnvironmentProblem(
            tr(
                "Another program is keeping “{name}” locked. Nothing was changed; close it there and try again.",
                name=path.name,
            )
        )
    if code == sqlite3.SQLITE_READONLY:
        return EnvironmentProblem(
            tr(
                "“{name}” cannot be written. Nothing was changed; save a copy in a folder of your own.",
                name=path.name,
            )
        )
    return EnvironmentProblem(
        tr(
            "“{name}” could not be read or written ({reason}). Nothing was changed; try again.",
            name=path.name,
            reason=error,
        )
    )


def damaged(path: Path) -> DamagedFile:
    """Return the error for a damaged file, before anything of it was rescued."""
    return DamagedFile(
        tr(
            "“{name}” is damaged. The file was left as it is; open it again, "
            "and what can be read is saved in a new file beside it.",
            name=path.name,
        )
    )
