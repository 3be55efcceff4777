"""A file with a workshop of two topics, and the tab of its topics on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import history, questions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Question
from facilitator.settings import Settings
from facilitator.storage.files import create_file, open_file
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.tab import TopicsTab
from facilitator.ui.workspace import Workspace
from tests.domain.factory import Plan
from tests.storage.contents import asked
from tests.ui.keyboard import focused

NO = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def bare(title: str = "Zukunftsforum") -> Dossier:
    """A workshop of two topics and two rounds of 45 minutes, without a question or a note."""
    plan = Plan(questions=0, notes=0, title=title).dossier()
    agenda = tuple(
        item._replace(duration_minutes=45) if item.round_id else item for item in plan.agenda
    )
    return replace(
        plan, agenda=agenda, notes=(), evidence=(), key_results=(), recommendations=(),
        session_facts=(), agenda_facts=(),
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Topic 1 asks A (20 minutes) with a part b, then C (15); topic 2 nothing."""
    path = tmp_path / "Forum.workshop"
    desk = Desk(create_file(path))
    key = desk.run(workshops.add_dossier, dossier=bare()).ids[0]
    first = desk.read.head(key).topics[0].id
    after = None
    for text, level, minutes in (("A", 0, 20), ("b", 1, None), ("C", 0, 15)):
        (after,) = desk.run(questions.add, topic_id=first, text=text, after=after, level=level).ids
        desk.run(questions.set_minutes, minutes={after: minutes})
    desk.close()
    return path


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = Workspace(open_file(path), "Hanna")
    yield opened
    opened.close()


@dataclass
class Table:
    """Somebody at the topics: presses keys, and compares screen and file."""

    workspace: Workspace
    tab: TopicsTab
    said: list[str]

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
        for key in keys:
            QTest.keyClick(focused(), key, held)

    def type(self, text: str) -> None:
        for sign in text:
            key = ord(sign.upper()) if sign.isascii() else 0
            widget = focused()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, NO, sign))

    def at(self, text: str) -> None:
        """Put the keyboard at the words of a question."""
        self.tab.outline.setFocus()
        self.tab.outline.go_to(self.question(text).id, "text")

    def undo(self) -> None:
        self.workspace.desk.run(history.undo)

    @property
    def head(self) -> Dossier:
        read = self.workspace.desk.read
        return read.head(read.workshops()[0].id)

    @property
    def shown(self) -> list[str]:
        """The outline on the screen, sub-questions behind a dash."""
        return [f"- {row.text}" if row.level else row.text for row in self.tab.outline.rows]

    @property
    def stored(self) -> list[str]:
        head = self.head
        topic = head.topics[0]
        return [
            line
            for question in head.questions_of(topic)
            for line in (
                question.text,
                *(f"- {one.text}" for one in head.sub_questions_of(question)),
            )
        ]

    @property
    def steps(self) -> int:
        ((count,),) = asked(self.workspace.path, "SELECT count(*) FROM step WHERE kind = 'do'")
        return int(count)

    def question(self, text: str) -> Question:
        return next(entry for entry in self.head.questions if entry.text == text)


@pytest.fixture
def table(qtbot, workspace: Workspace, theme: Theme) -> Table:
    tab = TopicsTab(workspace, theme)
    qtbot.addWidget(tab)
    made = Table(workspace, tab, [])
    tab.said.connect(made.said.append)
    tab.resize(1_200, 800)
    tab.show_workshop(workspace.desk.read.workshops()[0].id)
    tab.show()
    tab.activateWindow()
    tab.setFocus()
    qtbot.waitUntil(tab.topics.hasFocus)
    return made
