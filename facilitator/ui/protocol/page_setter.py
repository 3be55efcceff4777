"""Sets the pages anew whenever something changed, on another thread, for as long as they are seen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.background.jobs import Job
from facilitator.protocol.pages.typesetter import forget
from facilitator.ui.protocol.prepared import Prepared, Wanted, prepared

_PAUSE_MILLISECONDS: Final = 30
"""Between two settings, so that whoever types on is not held up by what was typed before."""


class PageSetter(QObject):
    """Sets no page that nobody sees; of all that changes while pages are set only the last is shown."""

    made = Signal(object)
    """What is to be seen now: Prepared."""
    failed = Signal(object)
    """It could not be set."""

    def __init__(self, screen: QWidget, wanted: Callable[[], Wanted]) -> None:
        """Ask `wanted` for what is to be set while the screen is seen."""
        super().__init__(screen)
        self._screen = screen
        self._wanted = wanted
        self._job: Job | None = None
        self._is_tidy = True
        self._is_stale = False
        self._is_left = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._set)

    def refresh(self) -> None:
        """Set the pages as soon as possible, or when they are seen again."""
        self._is_stale = True
        self.resume()

    def resume(self) -> None:
        """Set the pages if something changed since, perhaps while they were not seen."""
        if self._is_stale and not self._soon.isActive():
            self._soon.start(0)

    def tidy(self) -> None:
        """Let the typesetter forget the pages before these, now that nobody waits for it."""
        if not self._is_tidy:
            self._is_tidy = True
            Job(lambda _: forget(keep_last=self._screen.isVisible()), self).start()

    def leave(self) -> None:
        """Set no more: the file is about to be closed."""
        self._is_left = True
        self._soon.stop()

    def _set(self) -> None:
        is_running = self._job is not None and self._job.is_running
        wanted = self._wanted()
        if is_running or self._is_left or not (wanted.workshop_id and self._screen.isVisible()):
            return
        self._is_stale = False
        self._job = Job(lambda _: prepared(wanted), self)
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _take(self, shown: Prepared) -> None:
        self._is_tidy = False
        self.made.emit(shown)
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_stale:
            self._soon.start(_PAUSE_MILLISECONDS)
