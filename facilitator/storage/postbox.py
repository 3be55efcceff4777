"""A file's letters to and from other laptops, for a thread of its own.

The window's thread writes the same file meanwhile: transactions here are short, and both share
one clock.
"""

import sqlite3
import threading
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from facilitator.domain.letters import Entry, Letter
from facilitator.domain.stamps import HybridClock, Stamp
from facilitator.domain.team import Grant, Member
from facilitator.storage import homes, outbox
from facilitator.storage.addressing import Acquaintance, Addressing
from facilitator.storage.engine import connect, explained, transaction
from facilitator.storage.erasures import erase_here
from facilitator.storage.merging import Merging, Row
from facilitator.storage.reading import Reader
from facilitator.storage.schema import ERASED
from facilitator.storage.taking_in import remember_import
from facilitator.storage.teamed import Draft

_PREFIX: Final = "team."
_DELIVERED: Final = "delivered"
_TOLD: Final = "told"
_PLACE: Final = "place"
_NEARLY_NOW_MILLISECONDS: Final = 60_000
"""A stamp that lies no further ahead is left as it is: everybody takes it, and somebody may have it."""


class Received(NamedTuple):
    """What letters changed in the file."""

    touched: frozenset[Row] = frozenset()
    new: int = 0
    """Cells that were not known before."""
    conflicts: int = 0
    """Cells of the whole file of which two versions stand."""
    waiting: int = 0
    """Rows of the whole file that wait for others to come."""
    erased: tuple[str, ...] = ()
    """Ids of people who were erased; free pages and backups are still to be cleaned."""


class Postbox:
    """Reads what is to be sent and takes in what comes; belongs to the thread that enters it."""

    def __init__(
        self,
        path: Path,
        clock: HybridClock,
        *,
        device: str,
        turn: threading.Lock,
        wrote: Callable[[], None],
    ) -> None:
        """Work on a file that is open for writing; `WorkshopFile.postbox` makes these.

        `turn` is held by who writes the file, so that the window waits for one transaction at most.
        `wrote` is called after each transaction, so that it is carried to the disk.
        """
        self.path = path
        self.device = device
        self._clock = clock
        self._turn = turn
        self._wrote = wrote

    def __enter__(self) -> Self:
        """Open the connection."""
        with self._spoken():
            self._connection = connect(self.path)
            self._connection.execute("PRAGMA foreign_keys = ON")
        self.read = Reader(self._connection, self.path, device=self.device, writable=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._connection.close()

    # To the others

    def outgoing(self, limit: int = 200) -> list[Letter]:
        """Return own letters that are not delivered, in the order of their stamps, of so many cells."""
        with self._spoken():
            return outbox.unsent(self._connection, self.device, self.get(_DELIVERED), limit)

    def unsent(self) -> int:
        """Return how many own steps are not delivered."""
        with self._spoken():
            return outbox.count_unsent(self._connection, self.device, self.get(_DELIVERED))

    def mark_delivered(self, stamp: str) -> None:
        """Take note that all own letters up to a stamp are where the others find them."""
        if stamp > self.get(_DELIVERED):
            self.put(_DELIVERED, stamp)

    def mark_undelivered(self) -> None:
        """Send everything own again."""
        told = self.told()
        with self._writing():
            self._store(_TOLD, told)
            self._store(_DELIVERED, "")

    def told(self) -> str:
        """Return the highest own stamp that was ever delivered, whatever is to be sent again."""
        return max(self.get(_TOLD), self.get(_DELIVERED))

    def everything(self) -> Iterator[list[Letter]]:
        """Yield all letters of all devices, a page at a time."""
        return self.since({})

    def since(
        self, known: Mapping[str, str], areas: Collection[str] = ()
    ) -> Iterator[list[Letter]]:
        """Yield the letters above the stamps known of each device, only those of `areas` if given."""
        with self._spoken():
            yield from outbox.letters_above(self._connection, known, areas)

    def refuse(self, letters: Sequence[Letter], reason: str) -> None:
        """Keep own letters that nobody takes as drafts of this laptop."""
        with self._writing():
            self._connection.executemany(
                "INSERT OR REPLACE INTO draft (step_id, row_id, column_name, stamp, reason) "
                "VALUES (?, ?, ?, ?, ?)",
                [
                    (letter.step_id, entry.row_id, entry.column, entry.stamp, reason)
                    for letter in letters
                    for entry in letter.entries
                ],
            )

    def drafts(self) -> list[Draft]:
        """Return what nobody takes, the oldest first; words only."""
        return self.read.drafts()

    def kept(self) -> int:
        """Return how many texts that somebody typed are among the drafts."""
        return len({(one.table, one.row_id) for one in self.drafts() if one.is_typed})

    # From the others

    def receive(
        self,
        letters: Sequence[Letter],
        *,
        in_order: bool = True,
        place: str = "",
        import_label: str = "",
    ) -> Received:
        """Take letters in, in one transaction that also keeps `place`.

        With `import_label` it becomes a step that this laptop can take back. `in_order` says that
        nothing of their devices was left out before them.
        """
        with self._writing():
            erased = erase_here(self._connection, letters)
            done = Merging(self._connection, self._clock).take_in(letters)
            if in_order:
                self._know(letters)
            if place:
                self._store(_PLACE, place)
            if import_label and done.rows:
                remember_import(self._connection, self.device, import_label, done.rows)
        return Received(
            done.touched | erased.touched,
            done.new,
            self._count("contested"),
            self._count("waiting"),
            done.erased,
        )

    def _know(self, letters: Sequence[Letter]) -> None:
        highest: dict[str, str] = {}
        for letter in letters:
            highest[letter.device] = max(letter.last_stamp, highest.get(letter.device, ""))
        self._connection.executemany(
            "INSERT INTO peer (device, stamp) VALUES (?, ?) "
            "ON CONFLICT (device) DO UPDATE SET stamp = max(stamp, excluded.stamp)",
            list(highest.items()),
        )

    def known(self) -> dict[str, str]:
        """Return the highest stamp of each other device that the file has without a gap, and its own."""
        with self._spoken():
            found = dict(self._connection.execute("SELECT device, stamp FROM peer").fetchall())
            sql = "SELECT max(stamp) FROM journal WHERE substr(stamp, 20) = ?"
            (own,) = self._connection.execute(sql, (self.device,)).fetchone()
        return {**found, self.device: own} if own else found

    def areas_of(self, entries: Sequence[Entry]) -> frozenset[str]:
        """Return every area that cells touch; an empty one where nobody can say."""
        with self._spoken():
            return Addressing(self._connection).areas_of(entries)

    def writer_of(self, step_id: str) -> str:
        """Return the device that did a step; empty where the file does not know the step."""
        with self._spoken():
            sql = "SELECT device FROM step WHERE id = ?"
            found = self._connection.execute(sql, (step_id,)).fetchone()
        return str(found[0]) if found else ""

    def acquaintance(self, letters: Sequence[Letter]) -> Acquaintance:
        """Return what the file knows of what letters are about: `areas_of` and `writer_of` for them."""
        with self._spoken():
            return Acquaintance(self._connection, letters)

    def is_new(self, letter: Letter) -> bool:
        """Tell whether a letter says anything that the file does not know."""
        sql = (
            "SELECT 1 FROM journal WHERE step_id = ? AND row_id = ? AND column_name = ? "
            "AND stamp >= ?"
        )
        with self._spoken():
            return any(
                self._connection.execute(
                    sql, (letter.step_id, entry.row_id, entry.column, entry.stamp)
                ).fetchone()
                is None
                for entry in letter.entries
            )

    def stamps(self) -> dict[str, str]:
        """Return the highest stamp of each device that wrote anything here, gaps or not."""
        sql = "SELECT substr(stamp, 20), max(stamp) FROM journal GROUP BY 1"
        with self._spoken():
            return dict(self._connection.execute(sql).fetchall())

    def place(self) -> str:
        """Return how far the file has read, as `receive` was told."""
        return self.get(_PLACE)

    # The team

    def members(self) -> list[Member]:
        """Return all laptops that take part or did, by when they came."""
        return self.read.members()

    def grants(self, member_id: str) -> list[Grant]:
        """Return what was given to a laptop, the oldest first."""
        return self.read.grants(member_id)

    def member_changes(self) -> list[tuple[str, str, str, str]]:
        """Return what was changed of members, as device, column, value and stamp: rights have a history."""
        sql = (
            "SELECT row_id, column_name, after, stamp FROM journal "
            "WHERE table_name = 'member' AND typeof(after) = 'text'"
        )
        with self._spoken():
            return self._connection.execute(sql).fetchall()

    def erased(self) -> frozenset[str]:
        """Return the ids of all people who were ever erased, here or on another laptop."""
        sql = "SELECT row_id FROM journal WHERE column_name = ?"
        with self._spoken():
            return frozenset(row[0] for row in self._connection.execute(sql, (ERASED,)))

    def topics_of_sessions(self) -> dict[str, str]:
        """Return the topic of each session."""
        with self._spoken():
            return dict(self._connection.execute("SELECT id, topic_id FROM session").fetchall())

    def settle(self) -> None:
        """Let the file be this device from now on; a copy of it will be another one."""
        with self._writing():
            homes.settle(self._connection, self.path, self.device)

    def inherit(self, former: str) -> int:
        """Write under this device what the file holds of a former one of its own, undelivered; return how much.

        Nobody else has it yet, and nobody would take it from another device than the one that made it.
        """
        delivered = self.get(_DELIVERED) if self.get("device") == former else ""
        with self._writing():
            sql = (
                "SELECT number, step_id FROM journal WHERE stamp > ? AND substr(stamp, 20) = ? "
                "ORDER BY stamp"
            )
            rows = self._connection.execute(sql, (delivered, former)).fetchall()
            self._connection.executemany(
                "UPDATE journal SET stamp = ? WHERE number = ?",
                [(self._clock.tick(), number) for number, _ in rows],
            )
            self._connection.executemany(
                "UPDATE step SET device = ? WHERE id = ?",
                {(self.device, step_id) for _, step_id in rows},
            )
        return len(rows)

    def get(self, name: str) -> str:
        """Return a setting of this file's team that does not travel; empty where there is none."""
        with self._spoken():
            sql = "SELECT value FROM meta WHERE name = ?"
            found = self._connection.execute(sql, (_PREFIX + name,)).fetchone()
        return str(found[0]) if found else ""

    def put(self, name: str, value: str) -> None:
        """Store a setting of this file's team; nothing secret."""
        with self._writing():
            self._store(name, value)

    def _store(self, name: str, value: str) -> None:
        sql = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)"
        self._connection.execute(sql, (_PREFIX + name, value))

    # The clock

    def wall(self) -> int:
        """Return what this machine's clock shows, in milliseconds since 1970."""
        return self._clock.wall()

    def correct_clock(self, offset_milliseconds: int) -> None:
        """Let stamps be made as if this machine's clock were so much later."""
        self._clock.correct(offset_milliseconds)

    def restamp(self) -> int:
        """Stamp own undelivered changes anew that lie in the future; return how many.

        A clock that went ahead made them. Nobody else has them yet, so nobody sees the difference.
        They stay above all that was delivered and all that came from others, in their order.
        """
        with self._spoken():
            if not self._own_beyond(max(self._clock.present(), self.get(_DELIVERED))):
                return 0
        with self._writing():
            floor = self._others_know()
            rows = self._own_beyond(max(self._clock.present(), floor))
            if rows:
                self._clock.set_back(floor)
            for number, former in rows:
                stamp = self._clock.tick()
                for sql, whose in (
                    ("UPDATE journal SET stamp = ? WHERE number = ?", number),
                    ("UPDATE draft SET stamp = ? WHERE stamp = ?", former),
                ):
                    self._connection.execute(sql, (stamp, whose))
        return len(rows)

    def _own_beyond(self, stamp: str) -> list[tuple[int, str]]:
        """Return number and stamp of own cells that lie clearly after another stamp, in their order."""
        limit = Stamp(Stamp.parse(stamp).milliseconds + _NEARLY_NOW_MILLISECONDS, 0, "")
        sql = (
            "SELECT number, stamp FROM journal WHERE stamp > ? AND substr(stamp, 20) = ? "
            "ORDER BY stamp"
        )
        return self._connection.execute(sql, (str(limit), self.device)).fetchall()

    def _others_know(self) -> str:
        """Return the highest stamp that is delivered or came from somebody else."""
        sql = "SELECT max(stamp) FROM journal WHERE substr(stamp, 20) <> ?"
        (theirs,) = self._connection.execute(sql, (self.device,)).fetchone()
        return max(theirs or "", self.get(_DELIVERED))

    # Transactions

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    @contextmanager
    def _writing(self) -> Generator[None, None, None]:
        with self._spoken(), self._turn, transaction(self._connection):
            yield
        self._wrote()

    @contextmanager
    def _spoken(self) -> Generator[None, None, None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
