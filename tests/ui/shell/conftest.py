"""A theme, a file with a small workshop in it, and a window with a caret in a word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.shell.program import Program
from facilitator.ui.shell.window import Window
from facilitator.ui.theme.theme import Theme
from tests.ui.shell.stage import Stage, forum
from tests.ui.shell.windows import running, saved


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


@pytest.fixture
def program(qapp, tmp_path) -> Iterator[Program]:
    made = running(qapp, tmp_path)
    yield made
    for window in list(made.windows):
        window.close()
    made.deleteLater()


@pytest.fixture
def file(tmp_path) -> Path:
    return saved(tmp_path / "Forum.workshop", forum())


@pytest.fixture
def window(qtbot, program, file) -> Window:
    assert program.open_file(file)
    made = program.windows[0]
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
