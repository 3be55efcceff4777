"""How long a keystroke takes until it is painted on the stage."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.stage.control import StageControl
from facilitator.ui.stage.feed import Feed
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.window import StageWindow
from facilitator.ui.ticker import Ticker
from tests.benchmarks.clock import now
from tests.benchmarks.keystrokes import keys, shown_screen
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_TWO_FRAMES: Final = Measure.exact(0.033)
_TURNS: Final = 5
"""Of the event loop: the page is written, the scene is made, the stage is painted."""
_SIZE: Final = (1920, 1080)


def run(scale: Scale) -> list[Row]:
    """Type at the end of a long page while stage and mirror are open."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with (
            shown_screen(scale, folder) as (screen, desk),
            opened(screen, desk, Ticker(screen), folder) as presenter,
        ):
            painted = _painted(screen, presenter.stage, scale.keystrokes // 2)
    typed = f"typed to visible on the stage, {scale.crowd:,} notes, p99"
    return [Row(typed, Measure.slowest(painted), "two frames", _TWO_FRAMES, "≤ 1 ×")]


@contextmanager
def opened(screen: SessionScreen, desk: Desk, ticker: Ticker, folder: Path) -> Iterator[Presenter]:
    """Open the question on a stage, an ordinary window of a projector's size, with its control beside it."""
    signals = DeskSignals(desk)
    feed = Feed(desk, signals, screen)
    presenter = Presenter(feed, screen.theme, Settings(folder / "stage.json"), ticker, screen)
    control = StageControl(screen.theme, presenter)
    workshop = desk.read.workshops()[-1]
    feed.show_workshop(desk.read.head(workshop.id))
    feed.follow(screen.session_id or "", screen.question_id or "", screen.editor)
    presenter.choose_display(None)
    presenter.open()
    presenter.show("question")
    presenter.stage.resize(*_SIZE)
    control.resize(184, 400)
    control.show()
    screen.editor.setFocus()
    QApplication.processEvents()
    try:
        yield presenter
    finally:
        control.close()
        presenter.leave()
        feed.leave()
        signals.close()


class _Watch(QObject):
    """Notices when a window is painted."""

    def __init__(self, watched: StageWindow) -> None:
        super().__init__(watched)
        self.has_painted = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.has_painted = self.has_painted or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def _painted(screen: SessionScreen, stage: StageWindow, count: int) -> list[float]:
    """Return the seconds from each key until the stage was painted with it."""
    watch = _Watch(stage)
    taken: list[float] = []
    gc.collect()
    gc.freeze()  # as the program does when it has started
    for sign in keys(count):
        watch.has_painted = False
        key = Qt.Key.Key_Return if sign == "\r" else 0
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        start = now()
        QApplication.sendEvent(screen.editor, event)
        for _ in range(_TURNS):
            QApplication.processEvents()
            if watch.has_painted:
                break
        taken.append(now() - start)
        assert watch.has_painted or sign in "\r ", "the stage did not follow"
    gc.unfreeze()
    return taken
