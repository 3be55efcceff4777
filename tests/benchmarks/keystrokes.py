"""How long a keystroke holds the window up: 500 notes on the question, 100,000 in the file."""

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import open_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.theme.theme import Theme
from tests.benchmarks.archive import large_file
from tests.benchmarks.clock import now
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_FRAME: Final = Measure.exact(0.016)
_TEXT: Final = "Haftung beim Zusammenschluss klären, bevor Geld fließt"
"""Typed again and again, each time as a new note."""


def run(scale: Scale) -> list[Row]:
    """Type, and measure what our handler takes, and until all that it leaves is done and painted."""
    with tempfile.TemporaryDirectory() as folder, shown_screen(scale, Path(folder)) as (screen, _):
        handled, painted = _typed(screen, scale.keystrokes)
    name = f"keystroke, {scale.crowd:,} of {scale.all_notes:,} notes, p99"
    return [
        Row(name, Measure.slowest(handled), "frame", _FRAME, "≤ 0.5 ×"),
        Row("the same with painting, p99", Measure.slowest(painted), "frame", _FRAME, "≤ 1 ×"),
    ]


@contextmanager
def shown_screen(scale: Scale, folder: Path) -> Iterator[tuple[SessionScreen, Desk]]:
    """Show a session of the large file, with the keyboard in its notes."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    desk = Desk(open_file(large_file(scale, folder)))
    theme = Theme(application, Settings(folder / "settings.json"))
    screen = SessionScreen(desk, DeskSignals(desk), theme, Messages())
    try:
        screen.resize(1396, 972)
        screen.show()
        head = desk.read.head(desk.read.workshops()[-1].id)
        screen.show_session(head.sessions[0].id)
        screen.editor.setFocus()
        application.processEvents()
        yield screen, desk
    finally:
        screen.close()
        screen.deleteLater()
        application.processEvents()
        desk.close()


def _typed(screen: SessionScreen, count: int) -> tuple[list[float], list[float]]:
    """Type at the end of the page, which begins with `Scale.crowd` notes; return seconds per key."""
    application, editor = QApplication.instance(), screen.editor
    assert application is not None
    handled: list[float] = []
    painted: list[float] = []
    gc.collect()
    gc.freeze()  # as the program does when it has started
    for sign in keys(count):
        key = Qt.Key.Key_Return if sign == "\r" else 0
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        start = now()
        QApplication.sendEvent(editor, event)
        middle = now()
        application.processEvents()
        handled.append(middle - start)
        painted.append(now() - start)
    gc.unfreeze()
    return handled, painted


def painted_keys(place: QWidget, count: int) -> list[tuple[float, float]]:
    """Type words in a field; return the seconds until each key is painted, with all that it leaves.

    First what the window computes itself, then how long somebody who types would have waited.
    """
    taken: list[tuple[float, float]] = []
    for sign in (f"{_TEXT}. " * (count // len(_TEXT) + 1))[:count]:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        start, spent = now(), time.thread_time()
        QApplication.sendEvent(place, event)
        QApplication.processEvents()
        taken.append((time.thread_time() - spent, now() - start))
    return taken


def keys(count: int) -> str:
    """Return so many characters, with a line break before each note."""
    whole = f"\r{_TEXT}"
    return (whole * (count // len(whole) + 1))[:count]
