"""A forum on its day, a stage on displays that can be plugged in and out, and how to read a sheet."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from facilitator import clock
from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.ordering import spread
from facilitator.domain.records import (
    AgendaItem,
    Process,
    Question,
    Round,
    Session,
    Topic,
    Workshop,
)
from facilitator.domain.scenes import Scene
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.stage.displays import Display, Displays
from facilitator.ui.stage.feed import Feed
from facilitator.ui.stage.lettering import Lettering
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.sheet_of import sheet_of
from facilitator.ui.stage.sheets import Sheet
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker

DESK_DISPLAY = Display("eDP-1", "", QRect(0, 0, 800, 600))
WALL = Display("HDMI-1", "A1B2", QRect(800, 0, 1600, 1000))
OTHER_WALL = Display("DP-2", "", QRect(800, 0, 1280, 720))


def at(text: str) -> datetime:
    """Return a time of the forum's day on this machine's clock."""
    return datetime.fromisoformat(f"2026-09-17T{text}").astimezone()


@pytest.fixture(autouse=True)
def _ten_past_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_stands_at", at("14:10"))


@pytest.fixture
def theme(qapp: QApplication, tmp_path: Path) -> Theme:
    settings = Settings(tmp_path / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def forum() -> Dossier:
    """Two topics in one round from 14:00 to 14:30, then a break and the summary."""
    first, second, third, fourth = spread(4)
    key = "workshop"
    return Dossier(
        process=Process(id="process", title="Strategy"),
        workshop=Workshop(
            id=key, process_id="process", title="Water Forum", date="2026-09-17", place="Town Hall"
        ),
        agenda=(
            AgendaItem(id="a1", workshop_id=key, position=first, start_time="13:30", duration_minutes=30,
                       kind="welcome", title="Opening"),
            AgendaItem(id="a2", workshop_id=key, position=second, duration_minutes=30, kind="parallel",
                       title="Round 1", round_id="r1"),
            AgendaItem(id="a3", workshop_id=key, position=third, duration_minutes=15, kind="break",
                       title="Coffee"),
            AgendaItem(id="a4", workshop_id=key, position=fourth, duration_minutes=20, kind="summary",
                       title="Summary of all rooms"),
        ),
        rounds=tuple(Round(id=f"r{n}", workshop_id=key, number=n) for n in (1, 2)),
        topics=(
            Topic(id="t1", workshop_id=key, number=1, title="Groundwater"),
            Topic(id="t2", workshop_id=key, number=2, title="Pipes"),
        ),
        sessions=(
            Session(id="s1", round_id="r1", topic_id="t1", room="Harbour"),
            Session(id="s2", round_id="r1", topic_id="t2"),
            Session(id="s3", round_id="r2", topic_id="t1"),
        ),
        questions=(
            Question(id="q1", topic_id="t1", position=first, text="Who starts?", planned_minutes=8),
            Question(id="q2", topic_id="t1", position=second, text="Who pays?", planned_minutes=10),
            Question(id="q2a", topic_id="t1", parent_id="q2", position=third, text="At once"),
            Question(id="q3", topic_id="t1", position=fourth, text="What comes next?"),
            Question(id="p1", topic_id="t2", position=first, text="Which pipes first?"),
        ),
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(create_file(tmp_path / "forum.workshop"))
    opened.run(workshops.add_dossier, dossier=forum())
    yield opened
    opened.close()


class PluggedIn(Displays):
    """Displays that a test plugs in and out."""

    def __init__(self, *displays: Display) -> None:
        super().__init__()
        self._plugged = list(displays)

    def all(self) -> list[Display]:
        return list(self._plugged)

    def plug(self, *displays: Display) -> None:
        """Let these be the displays from now on."""
        self._plugged = list(displays)
        self.changed.emit()


class Room:
    """A moderator at a session screen, and the stage that follows it."""

    def __init__(self, qtbot: QtBot, desk: Desk, theme: Theme, settings: Settings) -> None:
        self.desk = desk
        self.signals = DeskSignals(desk)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.screen = SessionScreen(desk, self.signals, theme, Messages())
        self.window.setCentralWidget(self.screen)
        self.window.setGeometry(20, 20, 700, 500)
        self.displays = PluggedIn(DESK_DISPLAY, WALL)
        self.ticker = Ticker(self.window)
        self.feed = Feed(desk, self.signals, self.window)
        self.presenter = Presenter(
            self.feed, theme, settings, self.ticker, self.window, self.displays
        )
        self.said: list[str] = []
        self.presenter.said.connect(self.said.append)
        self.feed.show_workshop(desk.read.head("workshop"))
        self.screen.moved.connect(
            lambda session, question: self.feed.follow(session, question, self.screen.editor)
        )
        self.window.show()
        self.screen.show_session("s1")

    def open(self) -> None:
        """Open the stage, the first time with the question that is worked on."""
        is_first = self.presenter.place is None
        self.presenter.open()
        if is_first:
            self.presenter.show("question")

    @property
    def texts(self) -> list[str]:
        """What can be read on the stage."""
        QApplication.processEvents()
        sheet = self.presenter.stage.sheet
        return sheet.texts if sheet else []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "stage-settings.json")


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, theme: Theme, settings: Settings) -> Iterator[Room]:
    made = Room(qtbot, desk, theme, settings)
    yield made
    made.presenter.leave()
    made.feed.leave()
    made.signals.close()


def laid(theme: Theme, scene: Scene, width: int = 1600, height: int = 1000) -> Sheet:
    """Return a scene's sheet for a window of a size."""
    size = QSizeF(width, height)
    return sheet_of(scene, size, Lettering(theme, size))


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)
