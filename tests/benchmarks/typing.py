"""How long a keystroke holds the window up: 500 notes on the question, 100,000 in the file."""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.theme.theme import Theme
from tests.benchmarks.protocol import Row
from tests.domain.factory import Plan

FRAME_SECONDS: Final = 0.016
KEYSTROKES: Final = 1_500
TEXT: Final = "Haftung beim Zusammenschluss klären, bevor Geld fließt"
"""Typed again and again, each time as a new note."""


def run() -> list[Row]:
    """Measure the median and the 99th percentile, in the handler and with what is painted."""
    with tempfile.TemporaryDirectory() as folder, _screen(Path(folder)) as screen:
        handled, painted = _typed(screen)
    rows = [
        ("keystroke among 500 of 100,000 notes, p50", statistics.median(handled)),
        ("keystroke among 500 of 100,000 notes, p99", _percentile(handled, 99)),
        ("the same with painting, p50", statistics.median(painted)),
        ("the same with painting, p99", _percentile(painted, 99)),
    ]
    return [Row(name, ours, FRAME_SECONDS, ours / FRAME_SECONDS, "≤ 0.5") for name, ours in rows]


@contextmanager
def _screen(folder: Path) -> Iterator[SessionScreen]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, Settings(folder / "settings.json"))
    desk = Desk(create_file(folder / "large.workshop"))
    dossier = large()
    desk.run(workshops.add_dossier, dossier=dossier)
    desk.file.index_everything()
    screen = SessionScreen(desk, DeskSignals(desk), theme, Messages())
    screen.resize(1396, 972)
    screen.show()
    screen.show_session(dossier.sessions[0].id)
    screen.editor.setFocus()
    app.processEvents()
    yield screen
    screen.close()
    desk.close()


def large() -> Dossier:
    """Return a workshop with 100,000 notes, 500 on each question of each session."""
    return Plan(rounds=2, topics=10, questions=10, sub_questions=0, notes=500).dossier()


def _typed(screen: SessionScreen) -> tuple[list[float], list[float]]:
    app, editor = QApplication.instance(), screen.editor
    assert app is not None
    handled: list[float] = []
    painted: list[float] = []
    gc.collect()
    while len(handled) < KEYSTROKES:
        for sign in f"\r{TEXT}":
            key = Qt.Key.Key_Return if sign == "\r" else 0
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
            start = time.perf_counter()
            QApplication.sendEvent(editor, event)
            middle = time.perf_counter()
            app.processEvents()
            handled.append(middle - start)
            painted.append(time.perf_counter() - start)
    return handled, painted


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


if __name__ == "__main__":
    for row in run():
        print(f"{row.name}: {row.ours * 1000:.2f} ms, ratio {row.ratio:.2f} ({row.goal})")
