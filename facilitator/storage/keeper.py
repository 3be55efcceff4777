"""Durability off the window's thread: sync the log, checkpoint when idle, one backup a day.

A commit on the window's connection writes into the operating system's memory only, which a
killed process cannot lose. This thread carries it to the disk: at most half a second later
(a power cut loses no more), without the typist ever waiting for it.
"""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.storage.engine import connect, transaction

SYNC_SECONDS: Final = 0.3
DAMAGE_FOUND: Final = "damage found"
"""Name of the mark in `meta` by which the next opening knows that the file needs a rescue."""

_IDLE_SECONDS: Final = 3.0
_LARGE_LOG_BYTES: Final = 4_000_000
_HUGE_LOG_BYTES: Final = 64_000_000
_BACKUP_AFTER_SECONDS: Final = 5.0

_log = logging.getLogger(__name__)


class Keeper:
    """One background thread for one writable file."""

    def __init__(self, path: Path) -> None:
        """Start the thread."""
        self._path = path
        self._log_path = Path(f"{path}-wal")
        self._written = threading.Event()
        self._stopping = threading.Event()
        self._last_write = time.monotonic()
        self._has_written = False
        self.syncs = 0
        self._thread = threading.Thread(target=self._work, name="keeper", daemon=True)
        self._thread.start()

    def wrote(self) -> None:
        """Say that something was committed."""
        self._last_write = time.monotonic()
        self._has_written = True
        self._written.set()

    def stop(self) -> None:
        """End the thread after a last sync."""
        self._stopping.set()
        self._written.set()
        self._thread.join()

    def _work(self) -> None:
        started, backed_up = time.monotonic(), False
        while not self._stopping.is_set():
            if self._written.wait(timeout=_IDLE_SECONDS):
                self._stopping.wait(SYNC_SECONDS)
                self._written.clear()
                self._attempt(self._sync)
            if not backed_up and time.monotonic() - started > _BACKUP_AFTER_SECONDS:
                self._attempt(self._back_up)
                backed_up = True
            if self._is_log_due():
                self._attempt(self._checkpoint)
        if self._has_written and not backed_up:
            self._attempt(self._back_up)

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except (OSError, sqlite3.Error) as problem:
            _log.warning("not carried to the disk yet: %s", problem)

    def _sync(self) -> None:
        handle = os.open(self._log_path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        self.syncs += 1

    def _back_up(self) -> None:
        """Keep today's copy of a sound file; a damaged one must not push out the good copies."""
        from facilitator.storage import backups  # noqa: PLC0415 - not while the window starts

        with closing(connect(self._path)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                backups.copy_of_today(self._path, date.today())  # noqa: DTZ011 - the user's own day
                return
            with transaction(connection):
                connection.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (DAMAGE_FOUND,))
        _log.error("the file was found damaged; it is rescued when it is opened next")

    def _is_log_due(self) -> bool:
        try:
            size = self._log_path.stat().st_size
        except OSError:
            return False
        idle = time.monotonic() - self._last_write > _IDLE_SECONDS
        return size > (_LARGE_LOG_BYTES if idle else _HUGE_LOG_BYTES)

    def _checkpoint(self) -> None:
        """Move the log into the file and begin it anew.

        Whoever writes first after a checkpoint restarts the log and waits for the disk once;
        the write below makes that this thread.
        """
        with closing(connect(self._path)) as connection:
            busy, pages, done = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if busy or pages != done:
                return
            with transaction(connection):
                connection.execute(
                    "INSERT OR REPLACE INTO meta (name, value) VALUES ('checkpoint', datetime('now'))"
                )
            connection.execute("PRAGMA journal_size_limit = 0")
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
