"""A file with fifty people in their rooms, and the tab that hands out what they need."""

from collections.abc import Callable, Iterator

import pytest

from facilitator.actions import workshops
from facilitator.domain.dossier import Dossier
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.handouts.folders import Folders
from facilitator.ui.handouts.tab import HandoutsTab
from facilitator.ui.messages import Messages
from facilitator.ui.theme.theme import Theme
from facilitator.ui.workspace import Workspace
from tests.handouts.crowd import crowded, example

Maker = Callable[..., HandoutsTab]


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def theme(qapp, settings) -> Theme:
    return Theme(qapp, settings)


@pytest.fixture
def workspace(tmp_path) -> Iterator[Workspace]:
    opened = Workspace(create_file(tmp_path / "forum.workshop"), "Hanna")
    yield opened
    opened.close()


@pytest.fixture
def make(qtbot, theme, settings, workspace) -> Iterator[Maker]:
    """Return what makes the tab of a workshop, with fifty people where nothing else is said."""
    made: list[HandoutsTab] = []

    def make(plan: Dossier | None = None) -> HandoutsTab:
        plan = crowded(example()) if plan is None else plan
        (workshop_id,) = workspace.desk.run(workshops.add_dossier, dossier=plan).ids
        folders = Folders(settings, workspace.path.parent)
        tab = HandoutsTab(workspace, theme, Messages(), folders, settings)
        qtbot.addWidget(tab)
        made.append(tab)
        tab.resize(1_396, 900)
        tab.show_workshop(workshop_id)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(lambda: bool(tab.table.rows))
        tab.setFocus()
        return tab

    yield make
    for tab in made:
        tab.leave()
