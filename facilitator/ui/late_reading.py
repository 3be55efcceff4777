"""Reads what a widget shows on another thread, once nobody types any more, for as long as it is seen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.background.jobs import Job

Work = Callable[[], object]
"""Runs on the other thread: it reads through a connection of its own."""


class LateReading(QObject):
    """One reading at a time and none that nobody sees; many changes in a row are one reading."""

    done = Signal(object)
    """What was read."""
    failed = Signal(object)
    """It could not be read."""

    def __init__(self, seen: QWidget, work: Callable[[], Work | None], rest: int) -> None:
        """Read by what `work` returns, None for nothing, `rest` milliseconds after the last change."""
        super().__init__(seen)
        self._seen, self._work, self._rest = seen, work, rest
        self._job: Job | None = None
        self._is_stale = True
        self._is_left = False
        # Without an interval of its own: each start says how long, for Qt keeps the last one said.
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read)

    def read(self) -> None:
        """Read as soon as possible, or when the widget is seen again."""
        self._is_stale = True
        self._soon.start(0)

    def note_change(self) -> None:
        """Read when nothing has changed for a while, or when the widget is seen again."""
        self._is_stale = True
        if self._seen.isVisible():
            self._soon.start(self._rest)

    def resume(self) -> None:
        """Read what changed while nobody looked."""
        if self._is_stale:
            self._soon.start(0)

    def leave(self) -> None:
        """Wait for what still reads the file, and read no more: it is about to be closed."""
        self._is_left = True
        self._soon.stop()
        if self._job is not None:
            self._job.wait()

    def _read(self) -> None:
        is_running = self._job is not None and self._job.is_running
        if is_running or self._is_left or not self._seen.isVisible():
            return
        work = self._work()
        if work is None:
            return
        self._is_stale = False
        self._job = Job(lambda _progress: work(), self)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _take(self, read: object) -> None:
        self.done.emit(read)
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        """Read what was wanted during the reading; while somebody types on, the rest comes first."""
        if not self._soon.isActive():
            self.resume()
