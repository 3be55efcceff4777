"""A file that is open: its desk, its signals, and how often it is shown."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from facilitator.actions.desk import Desk
from facilitator.domain.records import Workshop
from facilitator.storage.files import WorkshopFile
from facilitator.ui.desk_signals import DeskSignals


class Workspace(QObject):
    """What all windows on one file share; closed with the last of them."""

    def __init__(self, file: WorkshopFile, actor: str = "") -> None:
        super().__init__()
        self.file = file
        self.opened = datetime.now(UTC)
        self.desk = Desk(file, actor=actor)
        self.signals = DeskSignals(self.desk, self)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    def workshop(self, workshop_id: str = "") -> Workshop | None:
        """Return the workshop asked for, else the first; None in a file without workshops."""
        workshops = self.desk.read.workshops()
        found = (entry for entry in workshops if entry.id == workshop_id)
        return next(found, workshops[0] if workshops else None)

    def close(self) -> None:
        """Close the file."""
        self.signals.close()
        self.desk.close()
