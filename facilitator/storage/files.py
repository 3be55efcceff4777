"""Opening, making and closing workshop files; everything that can be wrong with one gets a sentence."""

import os
import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.stamps import HybridClock
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.storage import connections, header, homes, locking, schema, searching
from facilitator.storage.engine import DamagedFile, damaged, explained, is_damage, transaction
from facilitator.storage.following import Follower, Rows
from facilitator.storage.journal import Writing
from facilitator.storage.keeper import Keeper
from facilitator.storage.reading import Reader
from facilitator.storage.soundness import leave_word
from facilitator.storage.steps import last_stamp

if TYPE_CHECKING:
    from facilitator.storage.lending import Loan
    from facilitator.storage.postbox import Postbox

SUFFIX: Final = ".workshop"


class WorkshopFile:
    """An open file: one connection, one reader, and for writers the lock, the clock and the keeper."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        follow: Callable[[], sqlite3.Connection],
        lock: locking.FileLock | None,
        notice: str,
        device: str,
        is_held: bool = False,
    ) -> None:
        """Take over a connection that is open and migrated; `open_file` makes these.

        `follow` opens another connection to the same rows, for reading only.
        """
        self.path = path
        self.notice = notice
        self.device = device
        self.read_only = lock is None
        self.read = Reader(connection, path, device=device, writable=lock is not None)
        self._connection = connection
        self._follow = follow
        self._lock = lock
        self._clock = HybridClock(device, last_stamp(connection))
        self._keeper = Keeper(path) if lock else None
        self._follower = Follower(connection, path) if is_held else None
        self._turn = threading.Lock()
        """Held by who writes, this thread or a postbox's: SQLite would let both try again and again."""
        self._lent_for = ""
        """A sentence about what goes on with the file while it is lent."""

    @contextmanager
    def writing(self, actor: str) -> Generator[Writing, None, None]:
        """Run the body as one transaction; what it raises takes everything back.

        Raises UserError when the file is open for reading only, EnvironmentProblem when the
        disk refuses.
        """
        keeper = self._writer()
        with self._spoken(), self._turn, transaction(self._connection):
            yield Writing(self._connection, self._clock, device=self.device, actor=actor)
        keeper.wrote()

    def _writer(self) -> Keeper:
        """Return who carries to the disk what is written now; an error where nothing may be."""
        if self._keeper is None:
            raise UserError(
                self.notice or tr("This file is open for reading only. Nothing was changed.")
            )
        if self._lent_for:
            wait = tr("Nothing was changed; wait until that is done.")
            raise EnvironmentProblem(f"{self._lent_for} {wait}")
        return self._keeper

    def lend(self, actor: str, doing: str) -> "Loan":
        """Lend the right to write to an action that takes long; until `take_back`, `writing` refuses.

        `doing` is the sentence that says why.
        """
        from facilitator.storage.lending import Loan  # noqa: PLC0415 - not at the start

        self._writer()
        self._lent_for = doing
        self.read.leave_index(is_left=True)
        return Loan(self.path, self._clock, device=self.device, actor=actor)

    def postbox(self) -> "Postbox":
        """Return the file's letters to and from other laptops, for another thread to enter and leave.

        UserError where the file is open for reading only.
        """
        from facilitator.storage.postbox import Postbox  # noqa: PLC0415 - in a team only

        keeper = self._writer()
        return Postbox(
            self.path, self._clock, device=self.device, turn=self._turn, wrote=keeper.wrote
        )

    def become(self, device: str) -> None:
        """Be another device from now on, as when the file comes into a team; `Postbox.settle` keeps it so.

        On the thread that writes. Steps of the former device can no longer be taken back.
        """
        self.device = device
        self.read.act_as(device)
        self._clock = HybridClock(device, last_stamp(self._connection))

    def take_back(self) -> None:
        """Write again; what was done meanwhile is carried to the disk."""
        self._lent_for = ""
        self.read.leave_index(is_left=False)
        if self._keeper:
            self._keeper.wrote()

    @property
    def follows(self) -> bool:
        """Whether another program has the file open for writing, or had when this one opened it."""
        return self._follower is not None

    def news(self) -> Rows:
        """Return the rows another program changed since the last call, where this one follows."""
        with self._spoken():
            return self._follower.news() if self._follower else frozenset()

    def is_free(self) -> bool:
        """Tell whether the program that is followed has let go: who opens the file now may write."""
        return self._follower is not None and self._follower.is_free()

    def index_everything(self) -> None:
        """Bring the search index level with the rows, as after an import of many."""
        with self._spoken(), self._turn, transaction(self._connection):
            searching.index_pending(self._connection)

    def index_some(self, limit: int) -> int:
        """Take at most `limit` changed rows into the search index; return how many there were.

        For the moment somebody begins to search: a few rows take no time that a typist notices.
        """
        if self.read_only or self._lent_for:
            return 0
        with self._spoken(), self._turn, transaction(self._connection):
            return searching.index_pending(self._connection, limit)

    def second_reader(self) -> Reader:
        """Return a reader with a connection of its own, for another thread to own and close."""
        with self._spoken():
            return Reader(self._follow(), self.path, device=self.device, writable=False)

    @contextmanager
    def _spoken(self) -> Generator[None, None, None]:
        """Raise what the database reports as a sentence for a person."""
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def close(self) -> None:
        """Close the file; its log is folded in and no other file is left beside it.

        Closing twice does no harm. Raises EnvironmentProblem when the disk refuses the last
        touches, DamagedFile when they meet damage; what was written before is in the file all
        the same.
        """
        keeper, self._keeper = self._keeper, None
        try:
            if keeper:
                keeper.stop()
                with self._spoken(), self._turn, transaction(self._connection):
                    locking.withdraw(self._connection)
                self._index_the_rest()
        finally:
            self._connection.close()
            if self._lock:
                self._lock.release()
            if self.is_free():
                with suppress(sqlite3.Error, OSError):
                    connections.following(self.path).close()

    def _index_the_rest(self) -> None:
        try:
            self.index_everything()
        except DamagedFile:
            with suppress(sqlite3.Error), transaction(self._connection):
                leave_word(self._connection)
            raise


def create_file(path: Path, *, device: str = "local") -> WorkshopFile:
    """Make a new, empty workshop file and open it; an existing file is never replaced."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise UserError(
            tr(
                "“{name}” exists already and was left as it is. Choose another name.",
                name=path.name,
            )
        ) from error
    except (OSError, ValueError) as error:
        raise _unmakeable(path) from error
    try:
        connections.make(path)
    except (OSError, sqlite3.Error) as error:
        for leftover in (path, *(Path(f"{path}{end}") for end in ("-wal", "-shm"))):
            with suppress(OSError):
                leftover.unlink()
        raise _unmakeable(path) from error
    return open_file(path, device=device)


def _unmakeable(path: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        tr(
            "“{name}” cannot be made in this folder. Nothing was written; choose another folder.",
            name=path.name,
        )
    )


def open_file(path: Path, *, read_only: bool = False, device: str = "local") -> WorkshopFile:
    """Open a workshop file, for writing if nobody else does, else for reading with a notice why.

    Raises UserError for a file that is missing or not ours, EnvironmentProblem for one that
    the machine will not let us read, and DamagedFile for one that is damaged: it is left
    untouched, and `rescued` names the copy with what can be read of it.
    """
    # SQLite keeps its log beside the file itself, not beside a link to it; so do we.
    path = Path(os.path.realpath(path)) if os.path.islink(path) else path.absolute()  # noqa: PTH114 - pathlib raises for a link to itself
    header.demand_file(path)
    lock = locking.FileLock(path)
    try:
        return _opened(path, lock, device, read_only=read_only)
    except DamagedFile as error:
        raise _rescued(path, error) from error
    except sqlite3.Error as error:
        if is_damage(error):
            raise _rescued(path, damaged(path)) from error
        raise explained(error, path) from error
    except OSError as error:
        raise header.unreadable(path, error) from error


def _rescued(path: Path, error: DamagedFile) -> DamagedFile:
    from facilitator.storage import recovery  # noqa: PLC0415 - 4 ms that sound files do not need

    return recovery.rescued(path, error)


def _opened(path: Path, lock: locking.FileLock, device: str, *, read_only: bool) -> WorkshopFile:
    try:
        is_held = not lock.acquire()
        is_protected = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    except OSError:
        is_held, is_protected = False, True
    if is_held:
        # Whoever holds it has looked through it. Reading its bytes here would, where this very
        # program holds it, drop SQLite's own locks (POSIX gives them up at any close).
        return _for_reading(path, device, held=True)
    try:
        version = header.version_of(path)
        connections.verify(path, version)
        if not (read_only or is_protected or version > schema.VERSION):
            return _for_writing(path, version, lock, device)
    except BaseException:
        lock.release()
        raise
    lock.release()
    notice = ""
    if version > schema.VERSION:
        notice = _newer(path)
    elif is_protected and not read_only:
        notice = _write_protected(path)
    return _for_reading(path, device, notice)


def _for_writing(path: Path, version: int, lock: locking.FileLock, device: str) -> WorkshopFile:
    connection = connections.writable(path, version)
    notice = _on_network(path) if locking.is_on_network(path) else ""
    device = homes.device_of(connection, path, device)
    follow = partial(connections.following, path)
    return WorkshopFile(path, connection, follow=follow, lock=lock, notice=notice, device=device)


def _for_reading(path: Path, device: str, notice: str = "", *, held: bool = False) -> WorkshopFile:
    follow = partial(connections.beside if held else connections.following, path)
    connection = follow()
    if held:
        notice = locking.holder_sentence(connection, path)
    return WorkshopFile(
        path, connection, follow=follow, lock=None, notice=notice, device=device, is_held=held
    )


def _write_protected(path: Path) -> str:
    return tr(
        "“{name}” is write-protected. You can read it; to change it, save a copy in a folder of your own.",
        name=path.name,
    )


def _newer(path: Path) -> str:
    return tr(
        "“{name}” was written by a newer version of this program. You can read it; to change it, update the program.",
        name=path.name,
    )


def _on_network(path: Path) -> str:
    return tr(
        "“{name}” lies on a network drive. If the connection breaks, changes may be lost; "
        "a copy on this computer is safer.",
        name=path.name,
    )
