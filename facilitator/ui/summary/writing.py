"""Carries the words being typed into the file, and holds those that it does not take."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions import results
from facilitator.actions.desk import Desk
from facilitator.ui.attempts import attempt

_RETRY_MILLISECONDS: Final = 2_000


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
        self._held: dict[str, str] = {}
        self._retry = QTimer(self, interval=_RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.flush)

    @property
    def is_settled(self) -> bool:
        """Whether everything is in the file."""
        return not self._held

    def held(self, result_id: str) -> str | None:
        """Return words that are not in the file yet."""
        return self._held.get(result_id)

    def write(self, result_id: str, text: str) -> None:
        """Write the words of a key result, or hold them when that fails."""
        self._held[result_id] = text
        self.flush()

    def flush(self) -> None:
        """Write whatever is held."""
        was_failing = self._retry.isActive()
        for result_id, text in list(self._held.items()):
            values = {"result_id": result_id, "text": text}
            if not attempt(
                self._desk, self._hold, results.reword, initiator=self._initiator, **values
            ):
                return
            del self._held[result_id]
        if was_failing:
            self._retry.stop()
            self.settled.emit(True)

    def _hold(self, sentence: str) -> None:
        """Say that the words are not in the file, and try again in a while."""
        self._retry.start()
        self.settled.emit(False)
        self.failed.emit(sentence)
