"""A banner that says what was done and goes by itself, and where what was written lies."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner

_STAYS_MILLISECONDS: Final = 12_000
"""Long enough to read a path and to reach a button of it."""


class PassingBanner(Banner):
    """Stays for some seconds, and as long as the mouse or the keyboard is at it."""

    passed = Signal()
    """It has been there for long enough."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__(theme, "ok", sentence)
        self.staying = QTimer(self, interval=_STAYS_MILLISECONDS)
        self.staying.timeout.connect(self._pass)
        self.staying.start()

    def _pass(self) -> None:
        focused = QApplication.focusWidget()
        is_used = self.underMouse() or (focused is not None and self.isAncestorOf(focused))
        if not is_used:
            self.staying.stop()
            self.passed.emit()


def offer_places(banner: Banner, path: Path) -> None:
    """Offer to open a file that was written, and the folder in which it lies."""
    banner.add_action(tr("Open"), lambda: _open(path))
    banner.add_action(tr("Show in folder"), lambda: _open(path.parent))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
