"""A process with three milestones and two workshops, and the tab that shows them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.actions import milestones, workshops
from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.tab import TimelineTab
from tests.domain.factory import Plan


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two workshops without a milestone of their own, in September and November."""
    opened = Desk(create_file(tmp_path / "Forum.workshop"))
    for number, (title, day) in enumerate((("Auftakt", "2026-09-17"), ("Abschluss", "2026-11-20"))):
        plan = Plan(rounds=1, topics=1, seed=number, title=title).dossier()
        head = plan.workshop._replace(date=day)
        opened.run(workshops.add_dossier, dossier=replace(plan, workshop=head, milestones=()))
    key = opened.read.workshops()[0].id
    for when, title in (("Mai 2026", "Auftrag"), ("Q 4/2026", "Entwurf"), ("ab 2027", "Bericht")):
        opened.run(milestones.add, workshop_id=key, when_text=when, title=title)
    yield opened
    opened.close()


@pytest.fixture
def tab(qtbot, theme: Theme, desk: Desk) -> TimelineTab:
    made = TimelineTab(desk, DeskSignals(desk), theme)
    qtbot.addWidget(made)
    made.resize(1_200, 800)
    made.show()
    made.show_workshop(desk.read.workshops()[0].id)
    made.activateWindow()
    made.table.setFocus()
    return made
