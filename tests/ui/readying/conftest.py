"""A file with a workshop that is ready but for what a test takes away, and the screen that judges it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, Signal

from facilitator import clock
from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage import backups
from facilitator.storage.files import create_file, open_file
from facilitator.ui.readying.screen import ReadyScreen
from facilitator.ui.stage.displays import Display
from facilitator.ui.theme.theme import Theme
from facilitator.ui.workspace import Workspace
from tests.domain.readying import ready

NOON = datetime(2026, 9, 17, 12, 0).astimezone()


class Plugs(QObject):
    """Displays that a test plugs in and out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names = ["eDP-1", "HDMI-1"]

    def all(self) -> list[Display]:
        return [
            Display(name, "", QRect(1_000 * at, 0, 1_000, 800))
            for at, name in enumerate(self.names)
        ]

    def plug(self, *names: str) -> None:
        self.names = list(names)
        self.changed.emit()


@pytest.fixture
def theme(qapp, tmp_path) -> Theme:
    return Theme(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """A file with today's backup copy beside it."""
    monkeypatch.setattr(clock, "_stands_at", NOON)
    path = tmp_path / "day.workshop"
    desk = Desk(create_file(path))
    desk.run(workshops.add_dossier, dossier=ready())
    desk.close()
    assert backups.copy_now(path, date.today())  # noqa: DTZ011 - as the survey asks
    return path


@pytest.fixture
def workspace(path) -> Iterator[Workspace]:
    opened = Workspace(open_file(path), "Hanna")
    yield opened
    opened.close()


@pytest.fixture
def plugs() -> Plugs:
    return Plugs()


Maker = Callable[[], ReadyScreen]


@pytest.fixture
def make(qtbot, theme, workspace, plugs, tmp_path) -> Maker:
    def make() -> ReadyScreen:
        settings = Settings(tmp_path / "settings.json")
        screen = ReadyScreen(workspace, theme, settings, displays=plugs)
        qtbot.addWidget(screen)
        screen.resize(1_396, 900)
        screen.show_workshop("w")
        screen.show()
        qtbot.waitUntil(lambda: screen.survey.is_complete and bool(screen.head.verdict.text))
        return screen

    return make
