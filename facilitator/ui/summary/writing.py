"""Carries the words being typed into the file, and holds those that it does not take."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions import results
from facilitator.actions.desk import Desk
from facilitator.ui.attempts import succeeds
from facilitator.ui.rivals.seen import Seen

if TYPE_CHECKING:
    from facilitator.storage.tracing import Place

_RETRY_MILLISECONDS: Final = 2_000


class _Held(NamedTuple):
    """Words for the file, and what the field showed before they were typed."""

    text: str
    before: str


class WordingWriter(QObject):
    """Writes words key by key; those that failed are tried again every two seconds."""

    failed = Signal(str)
    """Something could not be written; the sentence says what happened."""
    settled = Signal(bool)
    """Whether everything is in the file."""

    def __init__(self, desk: Desk, initiator: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._initiator = initiator
        self._held: dict[str, _Held] = {}
        self._seen = Seen(desk.read)
        self._retry = QTimer(self, interval=_RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.flush)

    @property
    def is_settled(self) -> bool:
        """Whether everything is in the file."""
        return not self._held

    def held(self, result_id: str) -> str | None:
        """Return words that are not in the file yet."""
        held = self._held.get(result_id)
        return held.text if held else None

    def follow(self, result_id: str, stored: str) -> bool:
        """Take note that the field is to show what is stored; False where it had better not, see `Seen`."""
        return self._seen.follow(_place(result_id), stored)

    def write(self, result_id: str, text: str, before: str) -> None:
        """Write the words of a key result, or hold them when that fails.

        What came into the file besides what the field showed, which was `before`, stays as a
        version of its own.
        """
        self._held[result_id] = _Held(text, before)
        self.flush()

    def flush(self) -> None:
        """Write whatever is held."""
        was_failing = self._retry.isActive()
        for result_id, held in list(self._held.items()):
            if not succeeds(self._hold, lambda of=result_id, held=held: self._put(of, held)):
                return
            del self._held[result_id]
        if was_failing:
            self._retry.stop()
            self.settled.emit(True)

    def _put(self, result_id: str, held: _Held) -> None:
        seen = self._seen.of(_place(result_id), held.before)
        values = {"result_id": result_id, "text": held.text}
        self._desk.run_seeing(seen, results.reword, initiator=self._initiator, **values)
        self._seen.note(_place(result_id), held.before)

    def _hold(self, sentence: str) -> None:
        """Say that the words are not in the file, and try again in a while."""
        self._retry.start()
        self.settled.emit(False)
        self.failed.emit(sentence)


def _place(result_id: str) -> "Place":
    return "key_result", result_id, "text"
