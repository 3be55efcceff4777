"""What a running session costs while nobody types: its clock, strip and sentence, and the stage."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import sessions
from facilitator.actions.desk import Outcome, Transaction
from facilitator.ui.stage.window import StageWindow
from facilitator.ui.ticker import Ticker
from tests.benchmarks.clock import seconds
from tests.benchmarks.keystrokes import shown_screen
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import QUESTIONS, Scale
from tests.benchmarks.stage import opened

_PERCENT_OF_A_CORE: Final = Measure.exact(0.010)
_MINUTES: Final = 120


def run(scale: Scale) -> list[Row]:
    """Let a session of a large file run with a question on the stage, and paint both with each tick.

    Every second the room's clock, its mirror and the stage show other figures.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with shown_screen(scale, folder) as (screen, desk):
            session_id, ticker = screen.session_id, screen.findChild(Ticker)
            assert session_id
            assert ticker
            workshop_id = desk.read.workshops()[-1].id
            desk.run(_plan, workshop_id=workshop_id, session_id=session_id)
            desk.run(sessions.start, session_id=session_id)
            with opened(screen, desk, ticker, folder) as presenter:
                ticks = _ticks(ticker, presenter.stage, scale.keystrokes)
    second = "a running session and the stage, a second painted"
    return [Row(second, Measure.median(ticks), "1 % of a core", _PERCENT_OF_A_CORE, "≤ 1 ×")]


def _ticks(ticker: Ticker, stage: StageWindow, count: int) -> list[float]:
    """Let seconds pass; return what each of them took."""
    began = clock.now()
    shown: set[object] = set()

    def tick(second: int) -> None:
        clock.stand_at(began + timedelta(seconds=second))
        ticker.ticked.emit(clock.now())
        QApplication.processEvents()
        shown.add(stage.scene)

    ticks = [seconds(lambda second=second: tick(second)) for second in range(count)]
    clock.stand_at(None)
    assert len(shown) == count, "the stage stood still"
    return ticks


def _plan(tx: Transaction, *, workshop_id: str, session_id: str) -> Outcome:
    """Give the session and its questions minutes, and forget that it began long ago."""
    head = tx.read.head(workshop_id)
    session = next(entry for entry in head.sessions if entry.id == session_id)
    for fact in head.facts_of(session):
        tx.write.delete("session_fact", fact.id)
    for item in head.agenda:
        if item.round_id == session.round_id:
            tx.write.set("agenda_item", item.id, duration_minutes=_MINUTES)
    for question in tx.read.guiding_questions(session.topic_id):
        tx.write.set("question", question.id, planned_minutes=_MINUTES // QUESTIONS)
    return Outcome("Plan")
