"""An import preview on screen."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.settings import Settings
from facilitator.ui.importing.preview import ImportPreview
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return Theme(qapp, Settings(tmp_path_factory.mktemp("settings") / "settings.json"))


@pytest.fixture
def preview(qtbot: QtBot, theme: Theme) -> ImportPreview:
    made = ImportPreview(theme, Messages())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
