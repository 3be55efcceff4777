"""A file that is open: its desk, its signals, and how often it is shown."""

import gc
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions.desk import Desk
from facilitator.domain.records import Workshop
from facilitator.errors import FacilitatorError
from facilitator.storage.files import WorkshopFile
from facilitator.ui.desk_signals import DeskSignals

if TYPE_CHECKING:
    from facilitator.background.jobs import Job, Progress
    from facilitator.team.states import TeamState
    from facilitator.ui.team.bridge import TeamBridge

_FOLLOW_MILLISECONDS: Final = 1_500
"""How often somebody who reads along looks for news."""
_PAUSE_MILLISECONDS: Final = 4_000
"""Nobody has written for so long: what garbage there is can be collected unseen."""


class Workspace(QObject):
    """What all windows on one file share; closed with the last of them."""

    freed = Signal()
    """The program that had the file open for writing has let go of it."""
    backed_up = Signal(bool)
    """A backup copy that was asked for is made, or could not be."""
    retired = Signal()
    """Nothing works on the file any more that `close` would wait for, after `retire`."""
    team_changed = Signal()
    """How the team of the file stands is not what it was; see `team_state`."""

    def __init__(self, file: WorkshopFile, actor: str = "") -> None:
        super().__init__()
        self.file = file
        self.opened = datetime.now(UTC)
        self.desk = Desk(file, actor=actor)
        self.signals = DeskSignals(self.desk, self)
        self._backup: Job | None = None
        self._team: TeamBridge | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(gc.collect)
        self.signals.changed.connect(self._wait_for_pause)
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

    def back_up_now(self) -> None:
        """Make today's backup copy anew on another thread; `backed_up` says when it is there."""
        from facilitator.background.jobs import Job  # noqa: PLC0415 - not at the start
        from facilitator.storage.backups import copy_now  # noqa: PLC0415 - the same

        if self._backup is not None and self._backup.is_running:
            return
        path, day = self.path, datetime.now().astimezone().date()

        def work(_progress: "Progress") -> bool:
            return copy_now(path, day) is not None

        self._backup = Job(work, self)
        self._backup.finished.connect(self.backed_up.emit)
        self._backup.start()

    def team(self) -> "TeamBridge":
        """Return the way to the team of the file, made when it is first asked for."""
        if self._team is None:
            from facilitator.ui.team.bridge import TeamBridge  # noqa: PLC0415 - most files need none

            self._team = TeamBridge(self)
            self._team.changed.connect(self.team_changed)
            self._team.retired.connect(self.retired)
        return self._team

    @property
    def team_state(self) -> "TeamState | None":
        """How the team of the file stands; None where nobody has asked for a team yet."""
        return self._team.state if self._team else None

    def _wait_for_pause(self, _outcome: object, _initiator: object) -> None:
        self._pause.start()

    def _follow(self) -> None:
        """Show what the other program wrote, until it is gone."""
        with suppress(FacilitatorError):  # what cannot be read now is read the next time
            self.desk.catch_up()
            if self.file.is_free():
                self._following.stop()
                self.freed.emit()

    def retire(self) -> bool:
        """Begin to close; False where the team is still to leave the network, see `retired`."""
        return self._team is None or self._team.retire()

    def close(self) -> None:
        """Close the file; waits for what still works on it."""
        self._following.stop()
        self._pause.stop()
        if self._backup is not None:
            self._backup.wait()
        if self._team is not None:
            self._team.close()
        self.signals.close()
        self.desk.close()
