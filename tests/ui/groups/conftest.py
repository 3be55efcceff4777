"""The tab of the groups over a file with 50 grouped people, and somebody at it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.actions.desk import Desk
from facilitator.settings import Settings
from facilitator.storage.files import create_file, open_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.groups.card_list import CardList
from facilitator.ui.groups.cards import Card
from facilitator.ui.groups.tab import GroupsTab
from facilitator.ui.theme.theme import Theme
from tests.ui.groups.forum import forum, grouped
from tests.ui.keyboard import focused, press


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


@dataclass
class Organiser:
    """Somebody at the groups."""

    qtbot: QtBot
    desk: Desk
    tab: GroupsTab
    said: list[str] = field(default_factory=list)

    def press(
        self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for key in keys:
            press(key, held)

    @property
    def here(self) -> Card:
        """The card at the keyboard."""
        widget = focused()
        assert isinstance(widget, CardList)
        card = widget.current
        assert card is not None
        return card

    def seats(self, person_id: str) -> set[str]:
        """The sessions of a person, by the file."""
        return {p.session_id for p in self.desk.read.placements("w") if p.person_id == person_id}

    def room_of(self, person_id: str) -> str:
        """The code of the room in which a person's card lies."""
        for column in self.tab.board.columns:
            if column.list.model().row_of(person_id) >= 0:
                assert column.room is not None
                return column.room.code
        return ""


@pytest.fixture(scope="session")
def _grouped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with groups: to find them takes longer than most of the tests."""
    path = tmp_path_factory.mktemp("grouped") / "forum.workshop"
    made = Desk(create_file(path), actor="Ada")
    grouped(made, forum())
    made.close()
    return path


@pytest.fixture
def desk(_grouped: Path, tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(open_file(Path(shutil.copy(_grouped, tmp_path))), actor="Ada")
    yield opened
    opened.close()


Maker = Callable[[Desk], Organiser]


@pytest.fixture
def make_organiser(qtbot, theme) -> Iterator[Maker]:
    made: list[tuple[GroupsTab, DeskSignals]] = []

    def make(desk: Desk, width: int = 1396, height: int = 900) -> Organiser:
        signals = DeskSignals(desk)
        tab = GroupsTab(desk, signals, theme)
        qtbot.addWidget(tab)
        organiser = Organiser(qtbot, desk, tab)
        tab.said.connect(organiser.said.append)
        tab.resize(width, height)
        tab.show_workshop("w")
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.setFocus()
        made.append((tab, signals))
        return organiser

    yield make
    for tab, signals in made:
        tab.leave()
        tab.hide()
        signals.close()


@pytest.fixture
def organiser(make_organiser, desk) -> Organiser:
    return make_organiser(desk)
