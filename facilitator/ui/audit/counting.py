"""How much an audit finds, counted on another thread once nobody types any more."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.background.jobs import Job
from facilitator.domain.audit.auditing import audit
from facilitator.domain.dossier import Dossier

_SOON_MILLISECONDS: Final = 600
"""After the pages, which somebody waits for."""


class AuditCount(QObject):
    """Counts the findings of the workshop told last."""

    counted = Signal(object)
    """How many findings there are."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._count)

    def count(self, dossier: Dossier) -> None:
        """Count soon; what was to be counted before is not."""
        self._dossier = dossier
        self._soon.start()

    def _count(self) -> None:
        dossier = self._dossier
        if dossier is None:
            return
        if self._job is not None and self._job.is_running:
            self._soon.start()
            return
        self._dossier = None
        self._job = Job(lambda _: len(audit(dossier)), self)
        self._job.finished.connect(self.counted)
        self._job.start()
