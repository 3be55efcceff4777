"""What a program sees that reads along while another one writes the same file."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from facilitator.storage.locking import FileLock

Rows = frozenset[tuple[str, str]]
"""Table and id of rows that changed."""


class Follower:
    """Tells what another program wrote, and when it has let go of the file."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Follow from now on, through a connection that only reads."""
        self._connection = connection
        self._lock = FileLock(path)
        self._version = self._data_version()
        self._number = self._newest()

    def news(self) -> Rows:
        """Return the rows that changed since the last call; one cheap look where nothing did.

        Raises sqlite3.Error when the file cannot be read.
        """
        version = self._data_version()
        if version == self._version:
            return frozenset()
        self._version = version
        # The newest change known is looked at again: typing that goes on widens it.
        rows = self._connection.execute(
            "SELECT DISTINCT table_name, row_id FROM journal WHERE number >= ?", (self._number,)
        ).fetchall()
        self._number = self._newest()
        return frozenset((str(table), str(row_id)) for table, row_id in rows)

    def is_free(self) -> bool:
        """Tell whether nobody has the file open for writing any more."""
        is_free = False
        with suppress(OSError):
            is_free = self._lock.acquire()
            self._lock.release()
        return is_free

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _newest(self) -> int:
        sql = "SELECT coalesce(max(number), 0) FROM journal"
        return int(self._connection.execute(sql).fetchone()[0])
