"""How long F8 takes until 300 key results are painted, against the limit of 100 ms."""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from facilitator.actions import notes
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import open_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.summary.screen import SummaryScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from tests.benchmarks.archive import large_file
from tests.benchmarks.clock import in_turns
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_SIZE: Final = QSize(1396, 972)
_AT_ONCE: Final = ("at once", Measure.exact(0.1), "≤ 1 ×")
"""What follows a key within a tenth of a second seems to be done by the key itself."""


def run(scale: Scale) -> list[Row]:
    """Make the screen anew in a window that shows a session, and paint it, as F8 does.

    The first time, fonts and icons that no session shows are new as well, and every line is.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        _marked(scale, Path(folder)) as (desk, theme, count),
    ):
        signals = DeskSignals(desk)
        window = QStackedWidget()
        window.resize(_SIZE)
        window.show()
        head = desk.read.head(desk.read.workshops()[0].id)

        def moderate() -> None:
            screen = SessionScreen(desk, signals, theme, Messages())
            screen.show_session(head.sessions[0].id)
            _put(window, screen)
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

        def sum_up() -> None:
            screen = SummaryScreen(desk, signals, theme, Ticker())
            screen.show_workshop(head.workshop.id)
            _put(window, screen)
            assert sum(row.sort == "result" for row in screen.board.steps) == count

        _, opened = in_turns(moderate, sum_up, repeats=scale.summaries)
        signals.close()
        window.close()
    first, again = opened[0], opened[1:] or opened
    return [
        Row(f"Resümee with {count} key results, first", Measure.exact(first), *_AT_ONCE),
        Row("the same, again, p99", Measure.slowest(again), *_AT_ONCE),
    ]


def _put(window: QStackedWidget, screen: QWidget) -> None:
    """Show a screen and forget the one before."""
    before = window.currentWidget()
    window.addWidget(screen)
    window.setCurrentWidget(screen)
    window.repaint()
    if before is not None:
        window.removeWidget(before)
        before.deleteLater()


@contextmanager
def _marked(scale: Scale, folder: Path) -> Iterator[tuple[Desk, Theme, int]]:
    """Mark notes all over the first workshop of the large file."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    desk = Desk(open_file(large_file(scale, folder)))
    theme = Theme(application, Settings(folder / "settings.json"))
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    candidates = [note.id for note in dossier.notes if not note.is_parked]
    chosen = random.Random(3).sample(candidates, min(scale.key_results, len(candidates)))
    for ids, on in ((candidates, False), (chosen, True)):
        desk.run(notes.mark_key_result, note_ids=ids, on=on)
    try:
        yield desk, theme, len(chosen)
    finally:
        desk.close()
