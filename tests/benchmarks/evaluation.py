"""How long Auswerten holds the window up: by what is typed, and by a question with thousands of notes."""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.evaluation.answer_list import AnswerList
from facilitator.ui.evaluation.screen import EvaluationScreen
from facilitator.ui.theme.theme import Theme
from tests.benchmarks.clock import now
from tests.benchmarks.keystrokes import painted_keys
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import Plan

_SIZE: Final = (1396, 972)
_FRAME: Final = ("frame", Measure.exact(0.016), "≤ 1 ×")
_BLINK: Final = ("limit", Measure.exact(0.1), "≤ 1 ×")
_REAL_NOTES: Final = 25
"""Of each round on a question, at a workshop that really was."""
_PATIENCE: Final = 60.0


def run(scale: Scale) -> list[Row]:
    """Measure at a real size and at a question with thousands of notes."""
    with _shown(Plan(topics=3, questions=5, sub_questions=1, notes=_REAL_NOTES)) as screen:
        typed = _typed(screen, scale.authored)
        claimed = _claimed(screen, scale.authored)
    large = Plan(topics=1, questions=2, sub_questions=0, notes=scale.large_question)
    with _shown(large) as screen:
        shown = max(_turn(lambda step=step: screen.step(step)) for step in (1, -1))
        typed_there = _typed(screen, scale.authored)
        held = _all_taken(screen)
    what = f"2 × {scale.large_question:,} notes on a question"
    return [
        Row("keystroke in an answer, painted, p99", Measure.slowest(typed), *_FRAME),
        Row("keystroke in a key result, painted, p99", Measure.slowest(claimed), *_FRAME),
        Row(f"keystroke in an answer, {what}, p99", Measure.slowest(typed_there), *_FRAME),
        Row(f"{what}: shown", Measure.exact(shown), *_BLINK),
        Row(f"{what}: asked to take all over", Measure.exact(held), *_BLINK),
    ]


def _typed(screen: EvaluationScreen, count: int) -> list[float]:
    """Take the first note over and type in its answer."""
    screen.take()
    return _typed_in(screen.answers, screen, count)


def _claimed(screen: EvaluationScreen, count: int) -> list[float]:
    """Type in the first key result."""
    claims = screen.panel.claims
    claims.go_to(next(row.id for row in claims.rows if not row.is_heading))
    return _typed_in(claims, screen, count)


def _typed_in(answers: AnswerList, screen: EvaluationScreen, count: int) -> list[float]:
    answers.setFocus()
    answers.open_field()
    QApplication.processEvents()
    typed = painted_keys(answers.field, count)
    screen.flush()
    return [waited for _, waited in typed]


def _all_taken(screen: EvaluationScreen) -> float:
    """Take all over; return how long the window is held before the work goes on beside it."""
    screen.choose_open()
    before = len(screen.answers.rows)
    held = _turn(screen.take_each)
    until = time.monotonic() + _PATIENCE
    while len(screen.answers.rows) == before:
        assert time.monotonic() < until
        QApplication.processEvents()
    return held


def _turn(act: Callable[[], None]) -> float:
    """Do something, let the window paint it, and return the seconds."""
    start = now()
    act()
    QApplication.processEvents()
    return now() - start


@contextmanager
def _shown(plan: Plan) -> Iterator[EvaluationScreen]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(create_file(folder / "notes.workshop"))
        bare = replace(plan.dossier(), answers=(), answer_sources=(), omissions=(), evidence=())
        desk.run(workshops.add_dossier, dossier=bare)
        signals = DeskSignals(desk)
        screen = EvaluationScreen(
            desk, signals, Theme(application, Settings(folder / "settings.json"))
        )
        screen.resize(*_SIZE)
        screen.show()
        screen.show_workshop(desk.read.workshops()[0].id)
        screen.columns.setFocus()
        application.processEvents()
        gc.collect()
        gc.freeze()  # as the program does when it has started
        try:
            yield screen
        finally:
            gc.unfreeze()
            screen.leave()
            screen.close()
            signals.close()
            desk.close()
