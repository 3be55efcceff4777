"""A desk's changes as a Qt signal, so that screens connect to them and forget them by themselves."""

from PySide6.QtCore import QObject, Signal

from facilitator.actions.desk import Desk, Outcome


class DeskSignals(QObject):
    """Tells every screen on one file what changed, after it is in the file."""

    changed = Signal(object, object)
    """`(outcome, initiator)`: a screen refreshes by `outcome` and ignores its own echo."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = desk.watch(self._announce)

    def close(self) -> None:
        """Stop listening to the desk."""
        self._stop()

    def _announce(self, outcome: Outcome, initiator: object) -> None:
        self.changed.emit(outcome, initiator)
