"""Tells a measuring program when the window is usable: painted, and waiting for keys."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget


class ReadyReport(QObject):
    """Prints `ready <nanoseconds of the monotonic clock>` after the notes were painted first.

    Asked for by the environment variable FACILITATOR_EXIT_WHEN_READY: "1" ends the program
    then, "hold" leaves it open.
    """

    def __init__(self, window: QWidget, *, stays_open: bool) -> None:
        super().__init__(window)
        self._stays_open = stays_open
        editor = window.findChild(QTextEdit)
        self._watched = editor.viewport() if editor else window
        self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, then for the event loop to have nothing left to do."""
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        sys.stdout.write(f"ready {time.monotonic_ns()}\n")
        sys.stdout.flush()
        if not self._stays_open:
            QApplication.closeAllWindows()
