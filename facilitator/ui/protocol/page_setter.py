"""Sets the pages anew whenever something changed, on another thread, for as long as they are seen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.background.jobs import Job
from facilitator.errors import FacilitatorError
from facilitator.protocol.pages.typesetter import forget
from facilitator.ui.protocol.prepared import Prepared, Wanted, prepared

_TOGETHER_MILLISECONDS: Final = 30
"""Edits that come in one go are shown in one go."""


class PageSetter(QObject):
    """Sets no page that nobody sees; of many changes at once only the last."""

    made = Signal(object)
    """What is to be seen now: Prepared."""
    failed = Signal(object)
    """They could not be set."""

    def __init__(self, screen: QWidget, wanted: Callable[[], Wanted | None]) -> None:
        """Ask `wanted` for what is to be set while the screen is seen; None where there is nothing."""
        super().__init__(screen)
        self._screen = screen
        self._wanted = wanted
        self._job: Job | None = None
        self._is_tidy = True
        self._is_stale = False
        self._timer = QTimer(self, singleShot=True, interval=_TOGETHER_MILLISECONDS)
        self._timer.timeout.connect(self._set)

    def refresh(self) -> None:
        """Set the pages as soon as possible, or when they are seen again."""
        self._is_stale = True
        self.resume()

    def note_change(self) -> None:
        """Set the pages when what changes with it has changed, or when they are seen again."""
        self._is_stale = True
        if self._screen.isVisible():
            self._timer.start()

    def resume(self) -> None:
        """Set the pages if something changed while they were not seen."""
        if self._is_stale:
            self._timer.start(0)

    def tidy(self) -> None:
        """Let the typesetter forget the pages before these, now that nobody waits for it."""
        if not self._is_tidy:
            self._is_tidy = True
            Job(lambda _: forget(keep_last=self._screen.isVisible()), self).start()

    def _set(self) -> None:
        if not self._screen.isVisible():
            return
        if self._job and self._job.is_running:
            self._timer.start(_TOGETHER_MILLISECONDS)
            return
        try:
            wanted = self._wanted()
        except FacilitatorError as error:
            self.failed.emit(error)
            return
        if wanted is None:
            return
        self._is_stale = False
        self._job = Job(lambda _: prepared(wanted), self)
        self._job.finished.connect(self._show)
        self._job.failed.connect(self.failed)
        self._job.start()

    def _show(self, shown: Prepared) -> None:
        self._is_tidy = False
        self.made.emit(shown)
