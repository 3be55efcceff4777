"""The one door for writes: an action runs in a transaction, is journalled, and then announced."""

import time
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Concatenate, Final, NamedTuple, ParamSpec

from facilitator.domain.finality import prints
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.storage.journal import Typing, Writing
from facilitator.storage.reading import Reader

if TYPE_CHECKING:
    from facilitator.storage.lending import Loan
    from facilitator.storage.tracing import Place

ERASE: Final = "erase"
"""The kind of step that erasing a person is in the journal: no undo takes it back."""
REOPEN: Final = "reopen"
"""The kind of step that opens a final protocol again."""
_TYPING_SECONDS: Final = 3.0
"""After this pause, further typing in the same note is a step of its own."""


class FinalProtocol(UserError):
    """What was to be changed stands in a protocol that is final."""

    def __init__(self, title: str) -> None:
        """Say of which workshop, and what to do."""
        super().__init__(
            tr(
                "The protocol of “{title}” is final. Nothing was changed; to change it, reopen it with a "
                "reason: Protocol, Versions, “Reopen”.",
                title=title,
            )
        )


class Outcome(NamedTuple):
    """What an action did: its name for undo, the rows it touched, the ids it made."""

    label: str
    touched: frozenset[tuple[str, str]] = frozenset()
    ids: tuple[str, ...] = ()
    remark: str = ""
    """A sentence for the person where not everything could be done as asked."""

    def touches(self, *tables: str) -> bool:
        """Tell whether a row of one of the tables changed."""
        return not frozenset(tables).isdisjoint(map(itemgetter(0), self.touched))

    def rows(self, table: str) -> set[str]:
        """Return the ids of the rows of a table that changed."""
        return {row_id for name, row_id in self.touched if name == table}


Report = Callable[[int, int], None]
"""Told how many of all parts of the work are done."""


def _to_nobody(_done: int, _total: int) -> None:
    pass


class Transaction:
    """What an action works with: the rows to read, the cells to write."""

    def __init__(
        self,
        write: Writing,
        read: Reader,
        typing: Typing | None,
        *,
        actor: str = "",
        report: Report = _to_nobody,
    ) -> None:
        """Offer the file's reader and a step under way."""
        self.write = write
        self.read = read
        self.actor = actor
        self.report = report
        self.typing = typing
        """The typing that goes on, if the last step was typing and is recent."""
        self.kind = "do"
        self.of_step: str | None = None


def demand_open(transaction: Transaction) -> None:
    """Raise UserError where a step changed what a final protocol prints; whatever wrote it, undo too.

    Two steps may: opening the protocol again, and erasing a person, which the law asks for.
    """
    finals = transaction.write.finals()
    if not finals or transaction.kind in {ERASE, REOPEN}:
        return
    checked: set[tuple[str, str]] = set()
    for change in transaction.write.changed():
        row = change.table, change.row_id
        if row in checked or not prints(change.table, change.column):
            continue
        checked.add(row)
        locked = finals & transaction.write.workshops_of(*row)
        if locked:
            cells = transaction.write.cells("workshop", min(locked), ("title",))
            raise FinalProtocol(str(cells["title"]))


_Values = ParamSpec("_Values")
Action = Callable[Concatenate[Transaction, _Values], Outcome]
Watcher = Callable[[Outcome, object], None]


def run_on(
    loan: "Loan", action: Action[_Values], *, report: Report = _to_nobody, **values: object
) -> Outcome:
    """Do `action(transaction, **values)` wholly or not at all to a file that was lent; for any thread.

    The loan has to be entered. As with `Desk.run`, but nobody is told before the desk takes back.
    """
    with loan.writing() as write:
        transaction = Transaction(write, loan.read, None, actor=loan.actor, report=report)
        return _done(transaction, action, values)[0]


def _done(
    transaction: Transaction, action: Action[...], values: dict[str, object]
) -> tuple[Outcome, Typing | None]:
    outcome, write = action(transaction, **values), transaction.write
    demand_open(transaction)
    typing = write.finish(outcome.label, kind=transaction.kind, of_step=transaction.of_step)
    return outcome._replace(touched=frozenset(write.touched)), typing


class Desk:
    """Where everything a person does to one open file passes through."""

    def __init__(self, file: WorkshopFile, *, actor: str = "") -> None:
        """Work on an open file in the name of `actor`."""
        self.file = file
        self.actor = actor
        self._watchers: list[Watcher] = []
        self._typing: Typing | None = None
        self._typed_at = 0.0

    @property
    def read(self) -> Reader:
        """What the file holds now."""
        return self.file.read

    @property
    def read_only(self) -> bool:
        """Whether the file is open for reading only."""
        return self.file.read_only

    def run(
        self, action: Action[_Values], *, initiator: object = None, **values: object
    ) -> Outcome:
        """Do `action(transaction, **values)` wholly or not at all, then tell all watchers.

        Raises what the action raises (UserError for input it refuses) and EnvironmentProblem
        when the disk does; in both cases the file is as it was.
        """
        return self.run_seeing({}, action, initiator=initiator, **values)

    def run_seeing(
        self,
        seen: "Mapping[Place, str]",
        action: Action[_Values],
        *,
        initiator: object = None,
        **values: object,
    ) -> Outcome:
        """Do as `run` what somebody asks for who has `seen` before their eyes of texts they type.

        Where another laptop's words came into the file meanwhile, they stay beside what is
        written as a version of their own.
        """
        with self.file.writing(self.actor) as write:
            write.seen = seen
            recent = time.monotonic() - self._typed_at < _TYPING_SECONDS
            typing = self._typing if recent else None
            transaction = Transaction(write, self.read, typing, actor=self.actor)
            outcome, typing = _done(transaction, action, values)
        self._typing, self._typed_at = typing, time.monotonic()
        self._tell(outcome, initiator)
        return outcome

    def lend(self, doing: str) -> "Loan":
        """Lend the file to an action that takes long, on another thread, for `run_on`.

        Until `take_back`, whatever else is to be done is refused with `doing`, the sentence about
        what goes on.
        """
        return self.file.lend(self.actor, doing)

    def take_back(self, outcome: Outcome | None = None) -> None:
        """Go on with a file that was lent, and tell all watchers what was done to it."""
        self.file.take_back()
        self._typing = None
        if outcome:
            self._tell(outcome, None)

    def announce(self, touched: frozenset[tuple[str, str]]) -> None:
        """Tell all watchers what came from other laptops, once it is in the file."""
        self._tell(Outcome("", touched), None)

    def catch_up(self) -> None:
        """Tell all watchers what another program wrote since the last time, where one is followed."""
        self._tell(Outcome("", self.file.news()), None)

    def _tell(self, outcome: Outcome, initiator: object) -> None:
        if outcome.touched:
            for watcher in tuple(self._watchers):
                watcher(outcome, initiator)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call `watcher(outcome, initiator)` after each change; returns how to stop it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def close(self) -> None:
        """Close the file."""
        self.file.close()
