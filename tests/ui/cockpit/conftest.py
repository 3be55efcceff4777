"""A desk on a file, and the cockpit over it with a clock that is moved by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator import clock
from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.cockpit.column import RoomColumn
from facilitator.ui.cockpit.rooms import Room
from facilitator.ui.cockpit.screen import CockpitScreen
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from tests.ui.cockpit.rounds import ask, at, plan, start
from tests.ui.keyboard import focused, press

MakeDesk = Callable[[Dossier], Desk]


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


@pytest.fixture
def stand(monkeypatch) -> Callable[[str], None]:
    """Let it be a time of the day."""

    def move(time: str) -> None:
        monkeypatch.setattr(clock, "_stands_at", at(time))

    return move


@pytest.fixture
def make_desk(tmp_path, stand) -> Iterator[MakeDesk]:
    stand("15:30")
    opened: list[Desk] = []

    def make(dossier: Dossier) -> Desk:
        desk = Desk(create_file(tmp_path / f"{len(opened)}.workshop"), actor="Ada")
        desk.run(workshops.add_dossier, dossier=dossier)
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(make_desk) -> Desk:
    return make_desk(plan())


class Watch(QObject):
    """Notices which columns are painted, and what of them."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: dict[str, list[QRect]] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, RoomColumn) and isinstance(event, QPaintEvent):
            self.painted.setdefault(watched.session_id, []).append(event.region().boundingRect())
        return False


@dataclass
class Organiser:
    """Somebody at the cockpit."""

    qtbot: QtBot
    desk: Desk
    screen: CockpitScreen
    ticker: Ticker
    stand: Callable[[str], None]
    said: list[str] = field(default_factory=list)
    gone_to: list[tuple[str, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def room(self, session_id: str) -> Room:
        found = self.column(session_id).room
        assert found
        return found

    def column(self, session_id: str) -> RoomColumn:
        return next(part for part in self.screen.board.columns if part.session_id == session_id)

    @property
    def shown(self) -> list[str]:
        return [part.session_id for part in self.screen.board.columns]

    @property
    def here(self) -> str:
        """The room at the keyboard."""
        widget = focused()
        assert isinstance(widget, RoomColumn)
        return widget.session_id

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            press(key)

    def wait(self) -> None:
        """Let what was gathered be shown."""
        with self.qtbot.waitSignal(self.screen.feed.renewed):
            pass
        QApplication.processEvents()

    def tick(self, time: str) -> None:
        """Let the clock tick at a later time."""
        self.stand(time)
        self.ticker.ticked.emit(clock.now())

    def watch(self) -> Watch:
        """Begin to notice what is painted."""
        made = Watch()
        QApplication.processEvents()
        for column in self.screen.board.columns:
            column.installEventFilter(made)
        return made


@pytest.fixture
def make_organiser(qtbot, theme, stand) -> Iterator[Callable[..., Organiser]]:
    made: list[tuple[CockpitScreen, DeskSignals]] = []

    def make(desk: Desk, width: int = 1396, height: int = 960) -> Organiser:
        signals, ticker = DeskSignals(desk), Ticker()
        screen = CockpitScreen(desk, signals, theme, ticker)
        qtbot.addWidget(screen)
        found = Organiser(qtbot, desk, screen, ticker, stand)
        screen.said.connect(found.said.append)
        screen.session_wanted.connect(lambda *where: found.gone_to.append(where))
        screen.place_wanted.connect(found.places.append)
        screen.resize(width, height)
        screen.show_workshop("w")
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.setFocus()
        QApplication.processEvents()
        made.append((screen, signals))
        return found

    yield make
    for screen, signals in made:
        screen.hide()
        signals.close()


@pytest.fixture
def running(desk) -> Desk:
    """All rooms of round 2 run: 2.1 keeps its time, 2.2 is behind, 2.3 would break the end."""
    start(desk, "2.1", "2.2")
    start(desk, "2.3", time="15:24")
    ask(desk, "2.1", 2, "15:30")
    ask(desk, "2.3", 2, "15:30")
    return desk


@pytest.fixture
def organiser(running, make_organiser, stand) -> Organiser:
    stand("15:36")
    return make_organiser(running)
