"""A job: a function that runs on another thread and says on the window's thread how it went.

The function gets immutable things and a `Progress`; no connection and no widget crosses over.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside a job when somebody has cancelled it."""


class Progress:
    """How far a job has come; asking for it is also how a job notices that it was cancelled."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        """Report steps through `report(done, total)`."""
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    def step(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are done; raises Cancelled when nobody wants the rest."""
        if self._cancelled.is_set():
            raise Cancelled
        self._report(done, total)


class Job(QObject):
    """One run of a function on Qt's thread pool; exactly one of its last three signals fires."""

    advanced = Signal(int, int)
    """Done steps, all steps."""
    finished = Signal(object)
    """What the function returned."""
    failed = Signal(object)
    """What it raised."""
    cancelled = Signal()

    _ended = Signal(object, object)

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        """Prepare to run `work(progress)`; `start` runs it."""
        super().__init__(parent)
        self._progress = Progress(self.advanced.emit)
        self._runner = _Runner(work, self._progress, self._ended.emit)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.is_running = False

    def start(self) -> "Job":
        """Run; returns the job itself."""
        self.is_running = True
        QThreadPool.globalInstance().start(self._runner)
        return self

    def cancel(self) -> None:
        """Ask the job to stop; `cancelled` says when it has."""
        self._progress.cancel()

    def _tell(self, result: object, error: BaseException | None) -> None:
        self.is_running = False
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)


class _Runner(QRunnable):
    def __init__(
        self,
        work: Callable[[Progress], Any],
        progress: Progress,
        report: Callable[[object, object], None],
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._progress = progress
        self._report = report

    def run(self) -> None:
        """Do the work and report its end, whatever it is."""
        result, error = None, None
        try:
            self._progress.step(0, 0)
            result = self._work(self._progress)
        except BaseException as problem:  # noqa: BLE001 - the window's thread decides what it means
            error = problem
        try:
            self._report(result, error)
        except RuntimeError:
            _log.info("a job ended after the window that started it")
