"""A day with its running order on the screen, and a clock that is moved by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from facilitator import clock
from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.agenda.rows import Row
from facilitator.ui.agenda.screen import AgendaScreen
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from tests.ui.keyboard import focused, press
from tests.ui.session.time.day import at, timed_plan

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def theme(qapp, tmp_path) -> Theme:
    settings = Settings(tmp_path / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def day_plan() -> Dossier:
    """A greeting at 14:00, two rounds of 25 minutes with a break of 35 between, and a summary until 16:05."""
    made = timed_plan()
    greeting = AgendaItem(
        id="a0", workshop_id="workshop", title="Greeting", kind="welcome", position="U",
        start_time="14:00", duration_minutes=20,
    )  # fmt: skip
    *items, last = made.agenda
    return replace(made, agenda=(greeting, *items, last._replace(kind="summary")))


@dataclass
class Table:
    """An organiser at the running order."""

    window: QMainWindow
    screen: AgendaScreen
    desk: Desk
    ticker: Ticker
    said: list[str]
    stand: Callable[[str], None]

    def go_on_until(self, time: str) -> None:
        """Let the clock tick at another time."""
        self.stand(time)
        self.ticker.ticked.emit(clock.now())

    def choose(self, title: str) -> None:
        """Put the keyboard at an item."""
        row = next(row for row in self.screen.table.rows if row.title == title)
        self.screen.table.go_to(row.id)
        self.screen.table.setFocus()

    def type(self, text: str) -> None:
        """Replace what stands in the field that has the keyboard."""
        QTest.keyClicks(focused(), text)

    def facts(self, item_id: str) -> list[tuple[str, str]]:
        """What was said of an item: kind and time of day."""
        found = self.desk.read.agenda_facts(item_id)
        moments = (datetime.fromisoformat(fact.at).astimezone() for fact in found)
        return [(fact.kind, f"{when:%H:%M}") for fact, when in zip(found, moments, strict=True)]

    @property
    def starts(self) -> list[str]:
        """The begin of each item as it is shown; what was planned in brackets where it differs."""
        rows = [row for row in self.screen.table.rows if isinstance(row, Row)]
        return [
            f"{row.start.now} ({row.start.planned})" if row.start.planned else row.start.now
            for row in rows
        ]

    @property
    def verdict(self) -> str:
        """What the line above the table says."""
        return self.screen.line.sentence.accessibleName()


@pytest.fixture
def stand(monkeypatch) -> Callable[[str], None]:
    return lambda time: monkeypatch.setattr(clock, "_stands_at", at(time))


@pytest.fixture
def desk(tmp_path, stand) -> Iterator[Desk]:
    stand("13:55")
    opened = Desk(create_file(tmp_path / "day.workshop"))
    opened.run(workshops.add_dossier, dossier=day_plan())
    yield opened
    opened.close()


@pytest.fixture
def table(qtbot, desk, theme, stand) -> Iterator[Table]:
    window, ticker = QMainWindow(), Ticker()
    qtbot.addWidget(window)
    signals = DeskSignals(desk)
    screen = AgendaScreen(desk, signals, theme, ticker)
    window.setCentralWidget(screen)
    window.resize(1396, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.show_workshop("workshop")
    screen.setFocus()
    made = Table(window, screen, desk, ticker, [], stand)
    screen.said.connect(made.said.append)
    yield made
    window.hide()
    signals.close()


def enter() -> None:
    press(Key.Key_Return)


def next_key() -> None:
    press(Key.Key_P, CTRL_SHIFT)
