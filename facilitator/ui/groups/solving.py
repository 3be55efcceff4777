"""The solver at work in the background: it streams, it is stopped at any moment, and the best stays."""

import threading
import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator.background.jobs import Job, Progress
from facilitator.planning.grouping import solving
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.solving import Conflict, Grouping

_SECONDS: Final = 60.0
"""After that little more comes of it, however large a workshop is."""
_TICK_MILLISECONDS: Final = 200


class Solving(QObject):
    """One search at a time; exactly one of its last four signals ends each."""

    improved = Signal(object)
    """A better `Grouping`, or the same one with a lower bound."""
    ticked = Signal(float)
    """Seconds since the start, several times a second."""
    found = Signal(object)
    """The best `Grouping` when nothing better is to be expected, the time is over or somebody stopped."""
    contradicted = Signal(object)
    """The `Conflict` of rules that nothing keeps."""
    failed = Signal(object)
    """The error."""
    stopped = Signal()
    """It was stopped before there was anything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._stop = threading.Event()
        self._began = 0.0
        self.problem: Problem | None = None
        """What is or was solved."""
        self.best: Grouping | None = None
        self._heard = _Voice(self)
        self._heard.spoke.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self, interval=_TICK_MILLISECONDS)
        self._clock.timeout.connect(lambda: self.ticked.emit(self.seconds))

    @property
    def is_running(self) -> bool:
        """Whether the solver works."""
        return self._job is not None and self._job.is_running

    @property
    def seconds(self) -> float:
        """How long it has been working."""
        return time.monotonic() - self._began

    def start(self, problem: Problem) -> None:
        """Begin to solve; one that is at work goes on."""
        if self.is_running:
            return
        stop = self._stop = threading.Event()
        speak = self._heard.spoke.emit
        self.problem, self.best = problem, None

        def work(_progress: Progress) -> Grouping | Conflict | None:
            return solving.group(problem, seconds=_SECONDS, watch=speak, is_cancelled=stop.is_set)

        self._job = Job(work, self)
        self._job.finished.connect(self._end)
        self._job.failed.connect(self._fail)
        self._began = time.monotonic()
        self._clock.start()
        self._job.start()

    def stop(self) -> None:
        """Have enough: the best so far is found soon."""
        self._stop.set()

    def leave(self) -> None:
        """Stop, and say nothing any more."""
        self.stop()
        self._clock.stop()
        if self._job is not None:
            self._job.blockSignals(True)

    def _hear(self, grouping: Grouping) -> None:
        if self.is_running:
            self.best = grouping
            self.improved.emit(grouping)

    def _end(self, result: Grouping | Conflict | None) -> None:
        self._clock.stop()
        if isinstance(result, Conflict):
            self.contradicted.emit(result)
        elif result is None:
            self.stopped.emit()
        else:
            self.best = result
            self.found.emit(result)

    def _fail(self, error: object) -> None:
        self._clock.stop()
        self.failed.emit(error)


class _Voice(QObject):
    """Carries what the job's thread says over to the window's."""

    spoke = Signal(object)
