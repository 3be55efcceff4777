"""The least that PySide6 can show: an empty main window, which reports as ours does when it is painted.

Run as a program of its own; it stays open until somebody ends it.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Prints `ready <nanoseconds of the monotonic clock>` after its first painting."""

    has_reported = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.has_reported:
            self.has_reported = True
            QTimer.singleShot(0, self._report)

    def _report(self) -> None:
        sys.stdout.write(f"ready {time.monotonic_ns()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1600, 1000)
    window.show()
    sys.exit(application.exec())
