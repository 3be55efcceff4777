"""Durability off the window's thread: sync the log, checkpoint when idle, one backup a day.

A commit on the window's connection writes into the operating system's memory only, which a
killed process cannot lose. A thread of its own carries it to the disk: at most half a second
later (a power cut loses no more), without the typist ever waiting for it. What takes longer
(backup, checkpoint) runs beside that in a second thread.
"""

import logging
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.storage import backups
from facilitator.storage.engine import LOCKED, code_of, connect, transaction
from facilitator.storage.soundness import has_sound_pages, leave_word

SYNC_SECONDS: Final = 0.3

_LOOK_SECONDS: Final = 1.0
_IDLE_SECONDS: Final = 3.0
_LARGE_LOG_BYTES: Final = 4_000_000
_HUGE_LOG_BYTES: Final = 64_000_000
_BACKUP_AFTER_SECONDS: Final = 5.0

_log = logging.getLogger(__name__)


class Keeper:
    """The two background threads of one writable file."""

    def __init__(self, path: Path, *, today: Callable[[], date] = date.today) -> None:
        """Start the threads; `today` is the user's own calendar day."""
        self._path = path
        self._today = today
        self._log_path = Path(f"{path}-wal")
        self._written = threading.Event()
        self._stopping = threading.Event()
        self._started = self._last_write = time.monotonic()
        self._is_used = False
        self._backed_up: date | None = None
        self.syncs = 0
        """How often the log was carried to the disk."""
        self._threads = [
            threading.Thread(target=work, name=f"keeper {work.__name__}", daemon=True)
            for work in (self._carry, self._tidy)
        ]
        for thread in self._threads:
            thread.start()

    def wrote(self) -> None:
        """Say that something was committed."""
        self._last_write = time.monotonic()
        self._is_used = True
        self._written.set()

    def stop(self) -> None:
        """End the threads after a last sync and, if it was never made, today's backup."""
        self._stopping.set()
        self._written.set()
        for thread in self._threads:
            thread.join()

    # Carrying to the disk

    def _carry(self) -> None:
        while not self._stopping.is_set() or self._written.is_set():
            self._written.wait()
            self._stopping.wait(SYNC_SECONDS)
            self._written.clear()
            self._attempt(self._sync)

    def _sync(self) -> None:
        handle = os.open(self._log_path, os.O_RDWR)
        try:
            _flush(handle)
        finally:
            os.close(handle)
        self.syncs += 1

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except (OSError, sqlite3.Error) as problem:
            # While somebody writes for seconds, an import of thousands, it only has to wait.
            is_busy = isinstance(problem, sqlite3.Error) and code_of(problem) in LOCKED
            level = logging.DEBUG if is_busy else logging.WARNING
            _log.log(level, "not carried to the disk yet: %s", problem)

    # Tidying

    def _tidy(self) -> None:
        while not self._stopping.wait(_LOOK_SECONDS):
            now = time.monotonic()
            if self._is_backup_due() and now - self._started > _BACKUP_AFTER_SECONDS:
                self._attempt(self._back_up)
            if self._is_log_due(is_idle=now - self._last_write > _IDLE_SECONDS):
                self._attempt(self._checkpoint)
        if self._is_used and self._is_backup_due():
            self._attempt(self._back_up)

    def _is_backup_due(self) -> bool:
        """Tell whether today has no copy yet, also where the program is left open over night."""
        return self._backed_up is None or (self._is_used and self._backed_up != self._today())

    def _back_up(self) -> None:
        """Keep today's copy of a sound file; a damaged one must not push out the good copies."""
        today, self._is_used = self._today(), False
        self._backed_up = today
        with closing(connect(self._path)) as connection:
            if has_sound_pages(connection):
                backups.copy_of_today(self._path, today)
                return
            with transaction(connection):
                leave_word(connection)
        _log.error("the file was found damaged; it is rescued when it is opened next")

    def _is_log_due(self, *, is_idle: bool) -> bool:
        try:
            size = self._log_path.stat().st_size
        except OSError:
            return False
        return size > (_LARGE_LOG_BYTES if is_idle else _HUGE_LOG_BYTES)

    def _checkpoint(self) -> None:
        """Move the log into the file and begin it anew, short again.

        Whoever writes first after a checkpoint restarts the log and waits for the disk once;
        the write below makes that this thread.
        """
        with closing(connect(self._path)) as connection:
            connection.execute("PRAGMA journal_size_limit = 0")
            busy, pages, done = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if busy or pages != done:
                return
            with transaction(connection):
                connection.execute(
                    "INSERT OR REPLACE INTO meta (name, value) VALUES ('checkpoint', datetime('now'))"
                )


def _flush(handle: int) -> None:
    """Make the disk keep what was written; on macOS a plain fsync stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)
