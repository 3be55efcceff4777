"""Reads the event log on another thread, through a connection of its own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator.background.jobs import Job, Progress
from facilitator.exchange.event_log import Line, read_log
from facilitator.storage.reading import Reader

Use = Callable[[list[Line]], Any]


class LogReading(QObject):
    """One reading at a time; what is asked for meanwhile is read afterwards, once."""

    lines_read = Signal(list)
    failed = Signal(object)
    """Why it could not be read."""

    def __init__(self, open_reader: Callable[[], Reader], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._job: Job | None = None
        self._next_id = ""
        self._is_left = False

    def read(self, workshop_id: str) -> None:
        """Read a workshop's log; `lines_read` says what stands in it."""
        if self._job is not None and self._job.is_running:
            self._next_id = workshop_id
            return
        self._next_id = ""
        self._job = self.use(workshop_id, list)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self.failed)

    def use(self, workshop_id: str, use: Use) -> Job:
        """Read a workshop's log and do something with it on the same other thread; the job says how it went."""

        def work(_progress: Progress) -> object:
            reader = self._open_reader()
            try:
                lines = read_log(reader, workshop_id)
            finally:
                reader.close()
            return use(lines)

        return Job(work, self).start()

    def leave(self) -> None:
        """Wait for what still reads the file, and read no more: it is about to be closed."""
        self._is_left = True
        for job in self.findChildren(Job):
            job.wait()

    def _take(self, lines: list[Line]) -> None:
        if self._is_left:
            return
        self.lines_read.emit(lines)
        if self._next_id:
            self.read(self._next_id)
