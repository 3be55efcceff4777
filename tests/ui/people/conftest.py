"""A file with four people in a workshop, and the tab that shows them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator import clock
from facilitator.actions import people, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.listing import Listed
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.people.tab import PeopleTab
from facilitator.ui.theme.theme import Theme
from tests.domain.factory import Plan

NOON = datetime(2026, 9, 17, 12, 0).astimezone()


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def _deserted(plan: Dossier) -> Dossier:
    """Return a workshop in which nobody is."""
    return replace(
        plan,
        **dict.fromkeys(("persons", "involvements", "speakers", "moderators", "profiles"), ()),
        **dict.fromkeys(
            ("wishes", "placements", "attendances", "grouping_rules", "rule_persons"), ()
        ),
    )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Ada, Bo, Cem and Dora, whose wishes and groups differ, on the day of their workshop."""
    monkeypatch.setattr(clock, "_stands_at", NOON)
    opened = Desk(create_file(tmp_path / "Forum.workshop"))
    opened.run(workshops.add_dossier, dossier=_deserted(Plan(rounds=1, topics=3).dossier()))
    workshop = opened.read.workshops()[0]
    opened.run(workshops.set_head, workshop_id=workshop.id, date="2026-09-17")
    one, two, _ = (topic.id for topic in opened.read.head(workshop.id).topics)
    there = [
        Listed("Ada King", "Amt", "Kommunen", "ada@x.de", (), ((two, 1), (one, 2))),
        Listed("Bo Li", "Uni", "Wissenschaft"),
        Listed("Cem Ay", "Werk", "Wirtschaft"),
        Listed("Dora Öz", "Amt", roles=("moderation",)),
    ]
    opened.run(people.take_over, workshop_id=workshop.id, people=there)
    yield opened
    opened.close()


@pytest.fixture
def tab(qtbot, theme: Theme, desk: Desk) -> PeopleTab:
    made = PeopleTab(desk, DeskSignals(desk), theme)
    qtbot.addWidget(made)
    made.resize(1_400, 700)
    made.show()
    made.show_workshop(desk.read.workshops()[0].id)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.table.setFocus()
    return made
