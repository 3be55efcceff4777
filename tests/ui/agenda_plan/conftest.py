"""An organiser at the agenda of a workshop that is planned."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from facilitator.actions import history, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.agenda_plan.rows import Cell, HintRow, ItemRow, RoomsRow
from facilitator.ui.agenda_plan.tab import AgendaTab
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from tests.domain.readying import ready
from tests.ui.keyboard import focused


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def planned() -> Dossier:
    """Return `ready` with a real break and positions, at whose plan there is nothing to look."""
    made = ready()
    agenda = tuple(
        item._replace(position=f"{at}V", kind="break" if item.title == "Break" else item.kind)
        for at, item in enumerate(made.agenda, start=1)
    )
    return replace(made, agenda=agenda)


@dataclass
class Table:
    """What somebody does, and what they see of it."""

    tab: AgendaTab
    desk: Desk
    said: list[str] = field(default_factory=list[str])

    def at(self, title: str, cell: Cell = "title") -> None:
        """Put the keyboard into a cell."""
        self.tab.table.setFocus()
        self.tab.table.go_to(self.item(title).id, cell)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for letter in text:
            QTest.keyClicks(focused(), letter)

    def undo(self) -> None:
        self.desk.run(history.undo)

    def item(self, title: str) -> AgendaItem:
        """Return an item as it is in the file."""
        return next(item for item in self.agenda if item.title == title)

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        return self.desk.read.head("w").agenda

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.items]

    @property
    def items(self) -> list[ItemRow]:
        return [row for row in self.tab.table.rows if isinstance(row, ItemRow)]

    @property
    def rooms(self) -> list[RoomsRow]:
        return [row for row in self.tab.table.rows if isinstance(row, RoomsRow)]

    @property
    def hints(self) -> list[HintRow]:
        return [row for row in self.tab.table.rows if isinstance(row, HintRow)]

    @property
    def starts(self) -> list[str]:
        """The begin of each item; in brackets when it began before somebody started to type."""
        return [f"{row.start} ({row.before})" if row.before else row.start for row in self.items]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(create_file(tmp_path / "plan.workshop"))
    opened.run(workshops.add_dossier, dossier=planned())
    yield opened
    opened.close()


@pytest.fixture
def table(qtbot: QtBot, desk: Desk, theme: Theme) -> Iterator[Table]:
    window, signals = QMainWindow(), DeskSignals(desk)
    qtbot.addWidget(window)
    tab = AgendaTab(desk, signals, theme)
    window.setCentralWidget(tab)
    window.resize(1396, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tab.show_workshop("w")
    tab.setFocus()
    made = Table(tab, desk)
    tab.said.connect(made.said.append)
    yield made
    window.hide()
    signals.close()
