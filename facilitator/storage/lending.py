"""A file lent to an action that takes long: it works on another thread, on a connection of its own."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from facilitator.domain.stamps import HybridClock
from facilitator.storage import backups
from facilitator.storage.engine import connect, explained, transaction
from facilitator.storage.journal import Writing
from facilitator.storage.reading import Reader
from facilitator.storage.scrubbing import blanking, clean, scrub
from facilitator.storage.tracing import Presence, presence

_UNFINISHED: Final = ("*.partial*", "*.erasing*")
"""What a killed program may have left among the backups."""

_log = logging.getLogger(__name__)


class Loan:
    """The right to write a file, until it is given back; to be entered on the thread that uses it."""

    def __init__(self, path: Path, clock: HybridClock, *, device: str, actor: str) -> None:
        """Prepare to work on the file in the name of `actor`; `WorkshopFile.lend` makes these."""
        self.path = path
        self.actor = actor
        self._clock = clock
        self._device = device

    def __enter__(self) -> Self:
        """Open the connection."""
        with self._spoken():
            self._connection = connect(self.path)
            self._connection.execute("PRAGMA foreign_keys = ON")
        self.read = Reader(self._connection, self.path, device=self._device, writable=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Generator[Writing, None, None]:
        """Run the body as one transaction; what it raises takes everything back."""
        with self._spoken(), transaction(self._connection):
            yield Writing(self._connection, self._clock, device=self._device, actor=self.actor)

    # Erasing

    @contextmanager
    def blanking(self) -> Generator[None, None, None]:
        """Let nothing of what the body's transactions remove stay where it stood."""
        with self._spoken(), blanking(self._connection):
            yield

    def clean(self) -> None:
        """Leave no free page and no log that could hold what was removed; see `scrubbing.clean`."""
        with self._spoken():
            clean(self._connection)

    @contextmanager
    def without_new_copies(self) -> Generator[None, None, None]:
        """Let no backup be made while the body runs."""
        with backups.none_made():
            yield

    def erase_from_copies(
        self, known: Presence, report: Callable[[int, int], None]
    ) -> tuple[Path, ...]:
        """Take a person out of every backup; return those where that was impossible.

        Each is replaced whole: killed in between, it is the former or the new one.
        """
        folder = backups.folder_of(self.path)
        for pattern in _UNFINISHED:
            for leftover in folder.glob(pattern):
                with suppress(OSError):
                    leftover.unlink()
        copies, left = backups.copies_of(self.path), list[Path]()
        for number, copy in enumerate(copies):
            report(number, len(copies))
            try:
                _erase_from(copy, known)
            except (OSError, sqlite3.Error, UnicodeDecodeError) as problem:
                _log.warning("a person stays in %s: %s", copy.name, problem)
                left.append(copy)
        return tuple(left)

    @contextmanager
    def _spoken(self) -> Generator[None, None, None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error


def _erase_from(copy: Path, known: Presence) -> None:
    partial = copy.with_suffix(".erasing")
    try:
        shutil.copy2(copy, partial)
        with closing(connect(partial)) as connection:
            _take_out(connection, known)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(copy)
    finally:
        partial.unlink(missing_ok=True)


def _take_out(connection: sqlite3.Connection, known: Presence) -> None:
    """Take a person out of a copy that nobody else has open, by all that file and copy know of them."""
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    for person_id in known.person_ids:
        found = presence(connection, person_id)
        known = known.known_as(found) if found else known
    with blanking(connection), transaction(connection):
        scrub(connection, known.person_ids, known.traces, known.kept)
    clean(connection)
