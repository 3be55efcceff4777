"""A welcome screen on screen, for somebody who opened things before or for the first time."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.domain.records import Workshop
from facilitator.settings import Settings
from facilitator.ui.messages import Messages
from facilitator.ui.recents import Recents
from facilitator.ui.theme.theme import Theme
from facilitator.ui.welcome.screen import WelcomeScreen

OPENED = datetime(2026, 9, 17, 11, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return Theme(qapp, Settings(tmp_path_factory.mktemp("settings") / "settings.json"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, settings: Settings) -> Callable[..., WelcomeScreen]:
    def make(*titles: str, width: int = 1400) -> WelcomeScreen:
        """Show the screen after workshops of these titles were open, the last one last."""
        recents = Recents(settings)
        for title in titles:
            workshop = Workshop(id=title, process_id="process", title=title)
            recents.remember(Path("/somewhere/river") / f"{title}.workshop", OPENED, workshop)
        screen = WelcomeScreen(theme, settings, Messages())
        qtbot.addWidget(screen)
        screen.resize(width, 850)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return make
