"""Opening, making and closing workshop files; everything that can be wrong with one gets a sentence."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.domain.stamps import HybridClock
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.storage import header, locking, schema, searching
from facilitator.storage.engine import (
    DamagedFile,
    connect,
    damaged,
    database,
    explained,
    is_damage,
    transaction,
)
from facilitator.storage.journal import Writing, last_stamp
from facilitator.storage.keeper import DAMAGE_FOUND, Keeper
from facilitator.storage.reading import Reader

SUFFIX: Final = ".workshop"

_CHECKED_BYTES: Final = 16_000_000


class WorkshopFile:
    """An open file: one connection, one reader, and for writers the lock, the clock and the keeper."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        lock: locking.FileLock | None,
        notice: str,
        device: str,
    ) -> None:
        """Take over a connection that is open and migrated; `open_file` makes these."""
        self.path = path
        self.notice = notice
        self.device = device
        self.read_only = lock is None
        self.read = Reader(connection, path, device=device, writable=lock is not None)
        self._connection = connection
        self._lock = lock
        self._clock = HybridClock(device, last_stamp(connection))
        self._keeper = Keeper(path) if lock else None

    @contextmanager
    def writing(self, actor: str) -> Generator[Writing, None, None]:
        """Run the body as one transaction; what it raises takes everything back.

        Raises UserError when the file is open for reading only, EnvironmentProblem when the
        disk refuses.
        """
        if self._keeper is None:
            raise UserError(
                self.notice or tr("This file is open for reading only. Nothing was changed.")
            )
        try:
            with transaction(self._connection):
                yield Writing(self._connection, self._clock, device=self.device, actor=actor)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        self._keeper.wrote()

    def index_everything(self) -> None:
        """Bring the search index level with the rows, as after an import of many."""
        with transaction(self._connection):
            searching.index_pending(self._connection)

    def second_reader(self) -> Reader:
        """Return a reader with a connection of its own, for another thread to own and close."""
        return Reader(
            connect(self.path, read_only=True), self.path, device=self.device, writable=False
        )

    def close(self) -> None:
        """Close the file; its log is folded in and no other file is left beside it."""
        if self._keeper:
            self._keeper.stop()
            try:
                with transaction(self._connection):
                    searching.index_pending(self._connection)
                    locking.withdraw(self._connection)
            except sqlite3.Error as error:
                raise explained(error, self.path) from error
            finally:
                self._connection.close()
                if self._lock:
                    self._lock.release()
        else:
            self._connection.close()


def create_file(path: Path, *, device: str = "local") -> WorkshopFile:
    """Make a new, empty workshop file and open it; an existing file is never replaced."""
    if path.exists():
        raise UserError(
            tr(
                "“{name}” exists already and was left as it is. Choose another name.",
                name=path.name,
            )
        )
    try:
        path.touch()
        connection = connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        schema.migrate(database(connection))
        connection.close()
    except (OSError, sqlite3.Error) as error:
        path.unlink(missing_ok=True)
        raise EnvironmentProblem(
            tr(
                "“{name}” cannot be made in this folder. Nothing was written; choose another folder.",
                name=path.name,
            )
        ) from error
    return open_file(path, device=device)


def open_file(path: Path, *, read_only: bool = False, device: str = "local") -> WorkshopFile:
    """Open a workshop file, for writing if nobody else does, else for reading with a notice why.

    Raises UserError for a file that is missing or not ours, and DamagedFile for one that is
    damaged: it is left untouched, and `rescued` names the copy with what can be read of it.
    """
    try:
        version = header.version_of(path)
        if read_only or version > schema.VERSION:
            notice = _newer_notice(path) if version > schema.VERSION else ""
            return _opened_for_reading(path, notice, device)
        return _opened_for_writing(path, version, device)
    except DamagedFile as error:
        raise _rescued(path, error) from error
    except sqlite3.Error as error:
        if is_damage(error):
            raise _rescued(path, damaged(path)) from error
        raise explained(error, path) from error


def _rescued(path: Path, error: DamagedFile) -> DamagedFile:
    """Rescue what can be read and return the error that says so."""
    from facilitator.storage import recovery  # noqa: PLC0415 - hardly ever needed, 20 ms

    try:
        rescue = recovery.rescue(path)
    except OSError:
        return error
    if rescue is None:
        return DamagedFile(
            tr(
                "“{name}” is damaged and nothing in it can be read, nor is there a backup copy. "
                "The file was left as it is; ask for a copy of it.",
                name=path.name,
            )
        )
    sentence = (
        tr(
            "“{name}” is damaged and was left as it is. Its newest backup copy is now in “{copy}”.",
            name=path.name,
            copy=rescue.path.name,
        )
        if rescue.from_backup
        else tr(
            "“{name}” is damaged and was left as it is. What could be read ({count} rows) "
            "is now in “{copy}”; please check it.",
            name=path.name,
            count=rescue.rows,
            copy=rescue.path.name,
        )
    )
    return DamagedFile(sentence, rescued=rescue.path)


def _check_soundness(connection: sqlite3.Connection, path: Path) -> None:
    """Look through a file of ordinary size before anyone works in it; a huge one takes too long.

    The keeper looks through that one in the background and leaves word for the next opening.
    """
    if path.stat().st_size <= _CHECKED_BYTES:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(path)
    elif connection.execute("SELECT 1 FROM meta WHERE name = ?", (DAMAGE_FOUND,)).fetchone():
        raise damaged(path)


def _opened_for_writing(path: Path, version: int, device: str) -> WorkshopFile:
    if not os.access(path, os.W_OK):
        return _opened_for_reading(path, _write_protected(path), device)
    lock = locking.FileLock(path)
    try:
        if not lock.acquire():
            return _opened_for_reading(path, "", device, held=True)
    except (OSError, sqlite3.Error):
        return _opened_for_reading(path, _write_protected(path), device)
    try:
        connection = _writable(path, version)
    except BaseException:
        lock.release()
        raise
    notice = ""
    if locking.is_on_network(path):
        notice = tr(
            "“{name}” lies on a network drive. If the connection breaks, changes may be lost; "
            "a copy on this computer is safer.",
            name=path.name,
        )
    return WorkshopFile(path, connection, lock=lock, notice=notice, device=device)


def _writable(path: Path, version: int) -> sqlite3.Connection:
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        if version < schema.VERSION:
            from facilitator.storage import backups  # noqa: PLC0415 - once per file and version

            backups.copy_before_migration(path, version, date.today())  # noqa: DTZ011 - the user's own calendar day
            schema.migrate(database(connection))
        _check_soundness(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        with transaction(connection):
            locking.announce(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened_for_reading(
    path: Path, notice: str, device: str, *, held: bool = False
) -> WorkshopFile:
    try:
        connection = connect(path, read_only=True)
        _check_soundness(connection, path)
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        connection = _copied(path)
    if held:
        notice = locking.holder_sentence(connection, path)
    return WorkshopFile(path, connection, lock=None, notice=notice, device=device)


def _copied(path: Path) -> sqlite3.Connection:
    """Read a file whose folder cannot hold SQLite's helper files from a copy in memory."""
    if not Path(f"{path}-wal").exists():
        return connect(path, immutable=True)
    import tempfile  # noqa: PLC0415 - hardly ever needed

    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for end in ("", "-wal"):
            Path(f"{copy}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
        source = connect(copy)
        source.backup(memory)
        source.close()
    return memory


def _write_protected(path: Path) -> str:
    return tr(
        "“{name}” is write-protected. You can read it; to change it, save a copy in a folder of your own.",
        name=path.name,
    )


def _newer_notice(path: Path) -> str:
    return tr(
        "“{name}” was written by a newer version of this program. You can read it; to change it, update the program.",
        name=path.name,
    )
