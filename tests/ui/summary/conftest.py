"""A file with key results from two rounds, and the Resümee of it on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import KeyResult, Note
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.summary.board import Board
from facilitator.ui.summary.screen import SummaryScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from tests.domain.factory import Plan
from tests.ui.shell.conftest import program

__all__ = ["program"]

NO = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
WORDS = ("Eins", "Zwei", "Drei", "Vier")


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.json")
    settings.put("theme", "light")
    return Theme(qapp, settings)


def plan() -> Dossier:
    """Three topics of two rounds; one question each with two plain notes in each session."""
    made = Plan(rounds=2, topics=3, questions=1, sub_questions=0, notes=2).dossier()
    plain = tuple(
        note._replace(kind="statement", level=1, answers_id=None, stance="") for note in made.notes
    )
    return replace(made, notes=plain, key_results=(), evidence=())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Forum.workshop"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """Key results "Eins" to "Vier" on topic 1, two of each round, and one on topic 3."""
    opened = Desk(create_file(path))
    opened.run(workshops.add_dossier, dossier=plan())
    dossier = opened.read.dossier(opened.read.workshops()[0].id)
    first, _, third = dossier.topics
    chosen = [*notes_of(dossier, first.number), notes_of(dossier, third.number)[0]]
    for note, text in zip(chosen, (*WORDS, "Fünf"), strict=True):
        opened.run(say, note_id=note.id, text=text)
    opened.run(notes.mark_key_result, note_ids=[note.id for note in chosen], on=True)
    yield opened
    opened.close()


def notes_of(dossier: Dossier, number: int) -> list[Note]:
    """Return the notes of a topic, round by round."""
    topic = dossier.topics[number - 1]
    return dossier.merged_notes_of(dossier.questions_of(topic)[0], topic)


def say(tx, *, note_id: str, text: str):
    """Give a note other words, as its session would."""
    from facilitator.actions.desk import Outcome

    tx.write.set("note", note_id, text=text)
    return Outcome("Typing")


@dataclass
class Table:
    """Somebody at the Resümee: presses keys, and compares screen and file."""

    desk: Desk
    screen: SummaryScreen
    said: list[str]

    @property
    def board(self) -> Board:
        return self.screen.board

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, key, held)

    def type(self, text: str) -> None:
        for sign in text:
            widget = QApplication.focusWidget()
            assert widget is not None
            key = ord(sign.upper()) if sign.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, NO, sign))

    def choose(self, text: str) -> None:
        self.board.go_to(next(row.id for row in self.board.steps if row.text == text))

    @property
    def here(self) -> str:
        assert self.board.current is not None
        return self.board.current.text

    @property
    def shown(self) -> list[str]:
        """The words of all key results on the board."""
        return [row.text for row in self.board.model().rows if row.sort == "result"]

    @property
    def dossier(self) -> Dossier:
        return self.desk.read.dossier(self.desk.read.workshops()[0].id)

    @property
    def stored(self) -> list[str]:
        dossier = self.dossier
        return [
            dossier.text_of(result)
            for topic in dossier.topics
            for result in dossier.key_results_of(topic)
        ]

    @property
    def notes(self) -> set[str]:
        return {note.text for note in self.dossier.notes}

    def result(self, text: str) -> KeyResult:
        dossier = self.dossier
        return next(entry for entry in dossier.key_results if dossier.text_of(entry) == text)

    def note(self, text: str) -> Note:
        return next(note for note in self.dossier.notes if note.text == text)


@pytest.fixture
def table(qtbot, desk: Desk, theme: Theme) -> Iterator[Table]:
    signals = DeskSignals(desk)
    screen = SummaryScreen(desk, signals, theme, Ticker())
    qtbot.addWidget(screen)
    made = Table(desk, screen, [])
    screen.said.connect(made.said.append)
    screen.resize(1100, 700)
    screen.show_workshop(desk.read.workshops()[0].id)
    screen.show()
    screen.activateWindow()
    screen.board.setFocus()
    qtbot.waitUntil(screen.board.hasFocus)
    yield made
    signals.close()
