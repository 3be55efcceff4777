"""Carries what is typed into the file key by key, and holds what the file does not take."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions.desk import Action, Desk
from facilitator.errors import Bug, EnvironmentProblem, UserError
from facilitator.ui.rivals.seen import Seen

if TYPE_CHECKING:
    from facilitator.storage.tracing import Place

_RETRY_MILLISECONDS: Final = 2_000


class _Held(NamedTuple):
    """An action that waits for the file, and what it is to be done with."""

    action: Action[...]
    values: dict[str, Any]
    place: "Place | None" = None
    before: str = ""


class CellWriter(QObject):
    """Writes the newest text of each cell; what the disk refuses is tried again every two seconds."""

    failed = Signal(str)
    """Something could not be written; the sentence says what happened."""

    def __init__(self, desk: Desk, initiator: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._initiator = initiator
        self._held: dict[tuple[str, str], _Held] = {}
        self._seen = Seen(desk.read)
        self._retry = QTimer(self, interval=_RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.flush)

    @property
    def is_settled(self) -> bool:
        """Whether everything is in the file."""
        return not self._held

    def holds(self, row_id: str, cell: str) -> bool:
        """Tell whether words of a cell are not in the file yet."""
        return (row_id, cell) in self._held

    def follow(self, place: "Place", stored: str) -> bool:
        """Take note that a field is to show what is stored; False where it had better not, see `Seen`."""
        return self._seen.follow(place, stored)

    def write(
        self,
        row_id: str,
        cell: str,
        action: Action[...],
        *,
        place: "Place | None" = None,
        before: str = "",
        **values: object,
    ) -> None:
        """Write a cell, or hold it when that fails; a row that is not made yet is still made first.

        With `place`, what came into the file besides what this field showed, which was `before`,
        stays as a version of its own.
        """
        waiting = self._held.get((row_id, cell))
        if waiting is not None and "question_id" in waiting.values and "after" in waiting.values:
            action, values = waiting.action, {**waiting.values, "text": values["text"]}
        self._held[row_id, cell] = _Held(action, values, place, before)
        self.flush()

    def flush(self) -> None:
        """Write whatever is held."""
        for key, held in list(self._held.items()):
            try:
                seen = self._seen.of(held.place, held.before) if held.place else {}
                self._desk.run_seeing(seen, held.action, initiator=self._initiator, **held.values)
                if held.place:
                    self._seen.note(held.place, held.before)
            except EnvironmentProblem as error:
                self._retry.start()
                self.failed.emit(error.sentence)
                return
            except UserError as error:
                self.failed.emit(error.sentence)
            except Bug:
                del self._held[key]
                raise
            del self._held[key]
        self._retry.stop()
