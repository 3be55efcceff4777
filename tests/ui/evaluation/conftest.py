"""A file with two rounds on two questions, and Auswerten of it on the screen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.evaluation.screen import EvaluationScreen
from facilitator.ui.theme.theme import Theme
from tests.domain.factory import Plan
from tests.ui.shell.conftest import program

__all__ = ["program"]

NO = Qt.KeyboardModifier.NoModifier
WORDS = ("Trinkwasser zuerst", "ab Stufe Gelb", "Nachts beregnen")


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def plan() -> Dossier:
    """Two questions of one topic; on each in both rounds a note with a sub-note, and one more."""
    made = Plan(topics=1, questions=2, sub_questions=0, notes=3).dossier()
    notes = tuple(
        note._replace(
            text=f"{WORDS[at % 3]} {at // 3}",
            kind="statement",
            level=1 + (at % 3 == 1),
            task_owner="",
            task_due="",
        )
        for at, note in enumerate(made.notes)
    )
    bare = replace(made, answers=(), answer_sources=(), omissions=(), evidence=())
    bare = replace(bare, key_results=(), recommendations=())
    return replace(bare, notes=notes)


class Table:
    """The screen, its file, and hands on the keyboard."""

    def __init__(self, screen: EvaluationScreen, desk: Desk, key: str) -> None:
        self.screen, self.desk, self._key = screen, desk, key

    @property
    def state(self) -> Consolidation:
        return Consolidation(self.desk.read.dossier(self._key))

    @property
    def written(self) -> list[str]:
        """The answers in the file, those of level 2 behind a dash."""
        return [f"{'- ' * (one.level - 1)}{one.text}" for one in self.state.dossier.answers]

    @property
    def shown(self) -> list[str]:
        """The answers on the screen."""
        return [
            f"{'- ' * (row.level - 1)}{row.text}"
            for row in self.screen.answers.rows
            if not row.is_heading
        ]

    @property
    def here(self) -> str:
        """The note that the keyboard is at."""
        notes = self.screen.columns.current_list
        return notes.current.text if notes and notes.current else ""

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
        for key in keys:
            QTest.keyClick(self._hand, key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._hand, text)

    @property
    def _hand(self) -> QWidget:
        return QApplication.focusWidget() or self.screen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Forum.workshop"


@pytest.fixture
def table(qtbot, theme: Theme, path: Path) -> Iterator[Table]:
    """The screen in a wide window, its keyboard at the first note."""
    desk = Desk(create_file(path))
    key = desk.run(workshops.add_dossier, dossier=plan()).ids[0]
    signals = DeskSignals(desk)
    screen = EvaluationScreen(desk, signals, theme)
    qtbot.addWidget(screen)
    screen.resize(1600, 900)
    screen.show()
    qtbot.waitExposed(screen)
    screen.show_workshop(key)
    screen.columns.setFocus()
    QApplication.processEvents()
    yield Table(screen, desk, key)
    screen.leave()
    signals.close()
    desk.close()
