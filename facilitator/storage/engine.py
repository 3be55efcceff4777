"""Connections to SQLite and what its errors mean to a person."""

import sqlite3
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from facilitator.errors import EnvironmentProblem, FacilitatorError, UserError
from facilitator.language import tr

if TYPE_CHECKING:
    import sqlite_utils

_BUSY_MILLISECONDS: Final = 5_000


class DamagedFile(UserError):
    """A workshop file that SQLite cannot read whole."""

    def __init__(self, sentence: str, *, rescued: Path | None = None) -> None:
        """Say what happened; `rescued` is the file to open instead."""
        super().__init__(sentence)
        self.rescued = rescued


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """Open a database file in autocommit mode; transactions are begun by hand.

    The connection never checkpoints by itself: a checkpoint waits for the disk, and this
    connection belongs to the window's thread (see `keeper`).
    """
    mode = "ro" if read_only or immutable else "rw"
    address = f"file:{quote(str(path))}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if mode == "rw":
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def database(connection: sqlite3.Connection) -> "sqlite_utils.Database":
    """Wrap a connection for schema work.

    Imported here because it costs 70 ms that opening an up-to-date file need not spend; its
    optional pandas (1.3 s, 30 MB) is kept out of the process.
    """
    absent = object()
    before = sys.modules.get("pandas", absent)
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type] - None makes an import fail, which it expects
    try:
        import sqlite_utils  # noqa: PLC0415 - see above
    finally:
        if before is absent:
            del sys.modules["pandas"]
    return sqlite_utils.Database(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """Run the body in one write transaction: all of it is in the file afterwards, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


_MALFORMED: Final = (
    "malformed",
    "not a database",
    "disk image",
    "corrupt",
    "unsupported file format",
)


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file itself is damaged."""
    return any(word in str(error) for word in _MALFORMED)


def explained(error: sqlite3.Error, path: Path) -> FacilitatorError:
    """Return the sentence a person gets for an error of the database."""
    text = str(error)
    if is_damage(error):
        return damaged(path)
    if "full" in text:
        return EnvironmentProblem(
            tr(
                "The disk is full, so the last change to “{name}” could not be stored. "
                "Everything before it is safe; free some space and repeat the change.",
                name=path.name,
            )
        )
    if "locked" in text or "busy" in text:
        return EnvironmentProblem(
            tr(
                "Another program is keeping “{name}” locked. Nothing was changed; close it there and try again.",
                name=path.name,
            )
        )
    if "readonly" in text or "read-only" in text:
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
            reason=text,
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
