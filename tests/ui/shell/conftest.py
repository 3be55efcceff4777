"""A theme, a file with a small workshop in it, and a window with a caret in a word."""

from collections.abc import Iterator

import pytest

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.theme.theme import Theme
from tests.ui.shell.stage import Stage, forum


@pytest.fixture
def theme(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    made = Desk(create_file(tmp_path / "forum.workshop"))
    made.run(workshops.add_dossier, dossier=forum())
    yield made
    made.close()


@pytest.fixture
def stage(qtbot) -> Stage:
    made = Stage()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.editor.hasFocus)
    return made
