"""A screen on a session of a timed day; the clock is moved by hand."""

import pytest

from facilitator import clock
from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.ticker import Ticker
from tests.ui.session.time.day import Room, at, in_front, timed_plan


@pytest.fixture
def stand(monkeypatch):
    """Move the clock by hand."""
    monkeypatch.setattr(clock, "_stands_at", at("15:18"))
    return lambda time: clock.stand_at(at(time))


@pytest.fixture
def desk(tmp_path):
    opened = Desk(create_file(tmp_path / "timed.workshop"))
    opened.run(workshops.add_dossier, dossier=timed_plan())
    yield opened
    opened.close()


@pytest.fixture
def make_room(qtbot, desk, theme, stand, tmp_path):
    def make(on: Desk = desk) -> Room:
        ticker, settings = Ticker(), Settings(tmp_path / "time.json")
        screen = SessionScreen(
            on, DeskSignals(on), theme, Messages(), ticker=ticker, settings=settings
        )
        said: list[str] = []
        screen.said.connect(said.append)
        return Room(in_front(qtbot, screen), screen, on, ticker, settings, said, stand)

    return make


@pytest.fixture
def room(make_room) -> Room:
    return make_room()
