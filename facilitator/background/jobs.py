"""A job: a function that runs on another thread and says on the window's thread how it went.

The function gets immutable things and a `Progress`; no connection and no widget crosses over.
"""

import logging
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

_log = logging.getLogger(__name__)
_THREAD_NAME: Final = "job"
_TURN: Final = 0.001
"""Seconds that a job computes while the window waits for its turn; Python would grant it 0.005."""


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


class _Voice(QObject):
    """Carries what a thread says over to the window's thread; belongs to the application.

    It outlives the job and the screen that started it, because the thread may still speak when
    both are gone. It goes by itself once the thread has said its last word.
    """

    advanced = Signal(int, int)
    ended = Signal(object, object)


class Job(QObject):
    """One run of a function on a thread of its own; exactly one of its last three signals fires."""

    advanced = Signal(int, int)
    """Done steps, all steps."""
    finished = Signal(object)
    """What the function returned."""
    failed = Signal(object)
    """What it raised."""
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        """Prepare to run `work(progress)`; `start` runs it."""
        super().__init__(parent)
        voice = _Voice(QCoreApplication.instance())
        voice.advanced.connect(self.advanced, Qt.ConnectionType.QueuedConnection)
        voice.ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        voice.ended.connect(voice.deleteLater, Qt.ConnectionType.QueuedConnection)
        self._progress = Progress(voice.advanced.emit)
        self._thread = threading.Thread(
            target=_run, args=(work, self._progress, voice.ended.emit), name=_THREAD_NAME
        )
        self.is_running = False

    def start(self) -> "Job":
        """Run; returns the job itself."""
        self.is_running = True
        sys.setswitchinterval(_TURN)
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Ask the job to stop; `cancelled` says when it has."""
        self._progress.cancel()

    def wait(self) -> None:
        """Wait until the function has ended: what it works with is about to be closed."""
        if self.is_running:
            self._thread.join()

    def conclude(self) -> None:
        """Wait, and let the job say now how it went, before anything else happens."""
        self.wait()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _tell(self, result: object, error: BaseException | None) -> None:
        self.is_running = False
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)


def wait_for_all() -> None:
    """Wait until no job runs; called before the application goes, so that files are written whole."""
    for thread in threading.enumerate():
        if thread.name == _THREAD_NAME:
            thread.join()


def _run(
    work: Callable[[Progress], Any], progress: Progress, report: Callable[[object, object], None]
) -> None:
    result, error = None, None
    try:
        progress.step(0, 0)
        result = work(progress)
    except BaseException as problem:  # noqa: BLE001 - the window's thread decides what it means
        error = problem
    try:
        report(result, error)
    except RuntimeError:
        _log.info("a job ended after the application")
