"""A moderator's window at work while letters come in, and how long each of its turns takes."""

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.app import begin_collecting
from facilitator.settings import Settings
from facilitator.team.link.membership import LinkEvent
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.theme.theme import Theme
from tests.benchmarks.clock import now
from tests.benchmarks.keystrokes import keys
from tests.team.link.crew import Laptop

_TICK_MILLISECONDS: Final = 5
_KEY_MILLISECONDS: Final = 100
_PATIENCE_SECONDS: Final = 120
_Wait = QEventLoop.ProcessEventsFlag


class _Ear(QObject):
    """Carries over to the window's thread that something came, as `TeamBridge` does."""

    heard = Signal()

    def __init__(self, laptop: Laptop) -> None:
        super().__init__()
        self._desk, self._touched = laptop.desk, set[tuple[str, str]]()
        self.heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def hear(self, event: LinkEvent) -> None:
        self._touched |= event.touched
        self.heard.emit()

    def _tell(self) -> None:
        touched, self._touched = frozenset(self._touched), set()
        self._desk.announce(touched)


@contextmanager
def typing_window(laptop: Laptop) -> Iterator[list[float]]:
    """Type ten keys a second in a laptop's room; yield a list that gets the seconds of each turn."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    ear = _Ear(laptop)
    laptop.hear = ear.hear
    with tempfile.TemporaryDirectory() as folder:
        theme = Theme(application, Settings(Path(folder) / "settings.json"))
        screen = SessionScreen(laptop.desk, DeskSignals(laptop.desk), theme, Messages())
    screen.resize(1396, 972)
    screen.show()
    screen.show_session(laptop.head().sessions[1].id)
    screen.editor.setFocus()
    application.processEvents()
    gc.collect()
    begin_collecting()
    tick, typing = QTimer(interval=_TICK_MILLISECONDS), QTimer(interval=_KEY_MILLISECONDS)
    ticks, signs, last = list[float](), iter(keys(10_000)), [now()]

    def count() -> None:
        ticks.append(now() - last[0])
        last[0] = now()

    def press() -> None:
        sign = next(signs)
        key = Qt.Key.Key_Return if sign == "\r" else 0
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(screen.editor, event)
        if laptop.link:
            laptop.link.nudge()

    tick.timeout.connect(count)
    typing.timeout.connect(press)
    tick.start()
    typing.start()
    yield ticks
    tick.stop()
    typing.stop()
    screen.close()
    screen.deleteLater()
    application.processEvents()
    gc.unfreeze()


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until something is so; AssertionError where it never is."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        QApplication.processEvents(_Wait.WaitForMoreEvents)
        assert time.monotonic() < end, "that never came"
