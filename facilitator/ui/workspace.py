"""A file that is open: its desk, its signals, and how often it is shown."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions.desk import Desk
from facilitator.domain.records import Workshop
from facilitator.errors import FacilitatorError
from facilitator.storage.files import WorkshopFile
from facilitator.ui.desk_signals import DeskSignals

_FOLLOW_MILLISECONDS: Final = 1_500
"""How often somebody who reads along looks for news."""


class Workspace(QObject):
    """What all windows on one file share; closed with the last of them."""

    freed = Signal()
    """The program that had the file open for writing has let go of it."""

    def __init__(self, file: WorkshopFile, actor: str = "") -> None:
        super().__init__()
        self.file = file
        self.opened = datetime.now(UTC)
        self.desk = Desk(file, actor=actor)
        self.signals = DeskSignals(self.desk, self)
        self._following = QTimer(self, interval=_FOLLOW_MILLISECONDS)
        self._following.timeout.connect(self._follow)
        if file.follows:
            self._following.start()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    def workshop(self, workshop_id: str = "") -> Workshop | None:
        """Return the workshop asked for, else the first; None in a file without workshops."""
        workshops = self.desk.read.workshops()
        found = (entry for entry in workshops if entry.id == workshop_id)
        return next(found, workshops[0] if workshops else None)

    def _follow(self) -> None:
        """Show what the other program wrote, until it is gone."""
        with suppress(FacilitatorError):  # what cannot be read now is read the next time
            self.desk.catch_up()
            if self.file.is_free():
                self._following.stop()
                self.freed.emit()

    def close(self) -> None:
        """Close the file."""
        self._following.stop()
        self.signals.close()
        self.desk.close()
