"""What a running session costs: its clock, strip and sentence, a second of it after the other."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import sessions
from facilitator.actions.desk import Outcome, Transaction
from facilitator.ui.ticker import Ticker
from tests.benchmarks.clock import seconds
from tests.benchmarks.keystrokes import shown_screen
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_PERCENT_OF_A_CORE: Final = Measure.exact(0.010)
_MINUTES: Final = 8


def run(scale: Scale) -> list[Row]:
    """Let a session of a large file run, and paint it with each tick."""
    with (
        tempfile.TemporaryDirectory() as folder,
        shown_screen(scale, Path(folder)) as (screen, desk),
    ):
        session_id, ticker = screen.session_id, screen.findChild(Ticker)
        assert session_id
        assert ticker
        desk.run(_plan, session_id=session_id)
        desk.run(sessions.start, session_id=session_id)
        began = clock.now()

        def tick(second: int) -> None:
            ticker.ticked.emit(began + timedelta(seconds=second))
            QApplication.processEvents()

        ticks = [seconds(lambda second=second: tick(second)) for second in range(scale.keystrokes)]
    second = "a session that runs, a second of it painted"
    return [Row(second, Measure.median(ticks), "1 % of a core", _PERCENT_OF_A_CORE, "≤ 1 ×")]


def _plan(tx: Transaction, *, session_id: str) -> Outcome:
    """Give the session's questions minutes, so that there is a strip."""
    cells = tx.write.cells("session", session_id, ("topic_id",))
    for question in tx.read.guiding_questions(str(cells["topic_id"])):
        tx.write.set("question", question.id, planned_minutes=_MINUTES)
    return Outcome("Plan")
