"""How busy the cockpit keeps the window while notes come from all rooms, against a quarter of the time."""

import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import notes, sessions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.cockpit.screen import CockpitScreen
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from tests.benchmarks.archive import text
from tests.benchmarks.clock import now, seconds
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import QUESTIONS, Scale
from tests.domain import factory

_SIZE: Final = QSize(1396, 972)
_NOTES_PER_SECOND: Final = 20
_QUARTER: Final = Measure.exact(0.25)
_PERCENT_OF_A_CORE: Final = Measure.exact(0.010)
_GLANCE: Final = 0.005
"""Seconds after which a person's next key is looked for."""
_MINUTES, _ON_FOR, _NOTES_BEFORE = 45, 20, 20
"""The round's length, how long it has run, and the notes on each question until then."""


def run(scale: Scale) -> list[Row]:
    """Write notes into all rooms in turn while the cockpit is seen, as fast as 24 people do."""
    with tempfile.TemporaryDirectory() as folder, _shown(scale, Path(folder)) as (desk, screen):
        busy = [_second(desk, number) for number in range(scale.room_seconds)]
        ticker = screen.findChild(Ticker)
        assert ticker
        began = clock.now()

        def tick(second: int) -> None:
            ticker.ticked.emit(began + timedelta(seconds=second))
            QApplication.processEvents()

        ticks = [seconds(lambda second=second: tick(second)) for second in range(scale.looks * 12)]
    rooms = f"Regie, {scale.rooms} rooms"
    mean = Measure(sum(busy) / len(busy), min(busy), max(busy))
    return [
        Row(
            f"{rooms}, {_NOTES_PER_SECOND} notes/s: busy in a second",
            mean,
            "a quarter of it",
            _QUARTER,
            "≤ 1 ×",
        ),
        Row(
            "the same, all clocks ticking",
            Measure.median(ticks),
            "a frame",
            Measure.exact(1 / 60),
            "≤ 1 ×",
        ),
    ]


def _second(desk: Desk, number: int) -> float:
    """Let a second pass in which notes are written; return for how much of it the thread was busy."""
    chance = random.Random(number)
    places = [
        (session.id, session.topic_id) for session in desk.read.head(_workshop(desk)).sessions
    ]
    busy, started, written = 0.0, time.perf_counter(), 0
    while (passed := time.perf_counter() - started) < 1:
        start = now()
        if passed * _NOTES_PER_SECOND >= written:
            session_id, topic_id = places[(number * _NOTES_PER_SECOND + written) % len(places)]
            question = chance.choice(desk.read.guiding_questions(topic_id))
            desk.run(notes.add, session_id=session_id, question_id=question.id, text=text(chance))
            written += 1
        QApplication.processEvents()
        busy += now() - start
        time.sleep(_GLANCE)
    return busy


def _workshop(desk: Desk) -> str:
    return desk.read.workshops()[0].id


@contextmanager
def _shown(scale: Scale, folder: Path) -> Iterator[tuple[Desk, CockpitScreen]]:
    """Show a round in which all rooms run."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    desk = Desk(create_file(folder / "rooms.workshop"))
    desk.run(workshops.add_dossier, dossier=_dossier(scale))
    head = desk.read.head(_workshop(desk))
    for session in head.sessions:
        desk.run(sessions.start, session_id=session.id, at=clock.now() - timedelta(minutes=_ON_FOR))
    signals = DeskSignals(desk)
    theme = Theme(application, Settings(folder / "settings.json"))
    ticker = Ticker()
    screen = CockpitScreen(desk, signals, theme, ticker)
    ticker.setParent(screen)
    screen.resize(_SIZE)
    screen.show_workshop(head.workshop.id)
    screen.show()
    QApplication.processEvents()
    assert len(screen.board.columns) == scale.rooms
    try:
        yield desk, screen
    finally:
        screen.close()
        signals.close()
        desk.close()


def _dossier(scale: Scale) -> Dossier:
    """Return a workshop whose round began some minutes ago, here and now."""
    plan = factory.Plan(
        rounds=1, topics=scale.rooms, questions=QUESTIONS, sub_questions=0, notes=_NOTES_BEFORE
    )
    made, began = plan.dossier(), clock.now() - timedelta(minutes=_ON_FOR)
    agenda = tuple(
        item._replace(start_time=f"{began:%H:%M}", duration_minutes=_MINUTES)
        if item.round_id
        else item
        for item in made.agenda
    )
    return replace(
        made,
        workshop=made.workshop._replace(date=f"{began:%Y-%m-%d}"),
        agenda=agenda[-1:],
        speakers=(),
        session_facts=(),
        agenda_facts=(),
        questions=tuple(
            entry._replace(planned_minutes=_MINUTES // QUESTIONS) for entry in made.questions
        ),
    )
