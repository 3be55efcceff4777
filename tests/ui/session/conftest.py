"""A workshop on disk and an editor on one of its questions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from facilitator.actions import history, workshops
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.ordering import spread
from facilitator.domain.records import (
    Moderator,
    Note,
    Person,
    Process,
    Question,
    Round,
    Session,
    Topic,
    Workshop,
)
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.lines import Line, Spot, in_their_sections, line_of
from facilitator.ui.session.notebook import Notebook
from facilitator.ui.session.saving import Place
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.theme.theme import Theme
from tests.ui.keyboard import focused, press

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


NONE = Qt.KeyboardModifier.NoModifier


def press_sign(widget: QWidget, sign: str) -> None:
    """Press the key of a character; QTest knows only those of ASCII."""
    key = ord(sign.upper()) if sign.isascii() else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, NONE, sign))


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return Theme(qapp, Settings(tmp_path_factory.mktemp("settings") / "settings.json"))


def plan() -> Dossier:
    """Two rounds of one topic; question q2 has two sub-questions, all others none."""
    places = spread(6)
    return Dossier(
        process=Process(id="process", title="Forum"),
        workshop=Workshop(id="workshop", process_id="process", title="Day one"),
        persons=(Person(id="anna", process_id="process", name="Anna Bohm"),),
        rounds=(
            Round(id="r1", workshop_id="workshop", number=1),
            Round(id="r2", workshop_id="workshop", number=2),
        ),
        topics=(Topic(id="t1", workshop_id="workshop", number=1, title="Networks"),),
        sessions=(
            Session(id="s1", round_id="r1", topic_id="t1", room="Harbour"),
            Session(id="s2", round_id="r2", topic_id="t1"),
        ),
        moderators=(Moderator(id="m1", session_id="s1", person_id="anna"),),
        questions=(
            Question(id="q1", topic_id="t1", position=places[0], text="Who starts?", planned_minutes=8),
            Question(id="q2", topic_id="t1", position=places[1], text="Who pays?", planned_minutes=10),
            Question(id="q2a", topic_id="t1", parent_id="q2", position=places[2], text="At once"),
            Question(id="q2b", topic_id="t1", parent_id="q2", position=places[3], text="Later"),
            Question(id="q3", topic_id="t1", position=places[4], text="What is next?"),
        ),
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(create_file(tmp_path / "day.workshop"))
    opened.run(workshops.add_dossier, dossier=plan())
    yield opened
    opened.close()


@pytest.fixture
def signals(desk: Desk) -> DeskSignals:
    return DeskSignals(desk)


@dataclass
class Seat:
    """Somebody at an editor: types, and compares screen and file."""

    qtbot: QtBot
    desk: Desk
    editor: NotesEditor
    notebook: Notebook
    failures: list[str] = field(default_factory=list)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.editor, key, modifiers)

    def type(self, text: str) -> None:
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                self.key(Qt.Key.Key_Return)
            for sign in line:
                press_sign(self.editor, sign)

    def commit(self, text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.editor, event)

    def compose(self, text: str) -> None:
        QApplication.sendEvent(self.editor, QInputMethodEvent(text, []))

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CTRL)

    def at(self, line: int, offset: int = 0) -> None:
        self.editor.settle()  # as Qt does at a click
        self.editor.put_caret(Spot(line, offset))

    def select(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.editor.settle()
        self.editor.put_caret(Spot(*end), Spot(*start))

    @property
    def lines(self) -> list[Line]:
        return self.editor.page.lines

    @property
    def page(self) -> list[str]:
        """The page as an outline: "# a", "- note", "  - sub-note"."""
        marks = {0: "# ", 1: "- ", 2: "  - "}
        return [(marks[line.level] + line.text).rstrip(" ") for line in self.lines]

    @property
    def stored(self) -> list[Note]:
        place = self.notebook.place
        assert place
        return self.desk.read.session_notes(place.session_id, place.question_id)

    @property
    def file(self) -> list[str]:
        """The notes of the page in the file, as an outline without headings."""
        return [("  - " if note.level == 2 else "- ") + note.text for note in self.stored]

    @property
    def caret(self) -> tuple[int, int]:
        line, offset = self.editor.spot
        return line, offset

    def agree(self) -> None:
        """Assert that document, lines and file say the same."""
        blocks = []
        block = self.editor.document().firstBlock()
        while block.isValid():
            blocks.append(block.text())
            block = block.next()
        assert blocks == [line.text for line in self.lines]
        shown = [line._replace(text=line.stored_text) for line in self.lines if line.is_note]
        stored = [line_of(note) for note in self.stored]
        assert shown == stored
        assert self.lines == in_their_sections(self.lines, self.editor.question_id)
        assert not self.failures

    def open(self, question_id: str, session_id: str = "s1") -> None:
        self.notebook.open(Place(session_id, question_id))


@pytest.fixture
def make_seat(qtbot: QtBot, desk: Desk, signals: DeskSignals, theme: Theme):
    def make(question_id: str = "q1") -> Seat:
        editor = NotesEditor(theme)
        qtbot.addWidget(editor)
        notebook = Notebook(desk, editor, editor)
        seat = Seat(qtbot, desk, editor, notebook)
        notebook.writer.failed.connect(seat.failures.append)

        def heed(outcome: Outcome, initiator: object) -> None:
            if initiator is not notebook:
                notebook.heed(outcome)

        signals.changed.connect(heed)
        editor.resize(820, 500)
        editor.show()
        editor.setFocus()
        seat.open(question_id)
        return seat

    return make


@pytest.fixture
def seat(make_seat) -> Seat:
    return make_seat()


def select_all(seat: Seat) -> None:
    cursor = seat.editor.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    seat.editor.setTextCursor(cursor)


@pytest.fixture
def make_screen(qtbot, desk, signals, theme):
    def make(width: int = 1396) -> SessionScreen:
        window = QMainWindow()
        qtbot.addWidget(window)
        screen = SessionScreen(desk, signals, theme, Messages())
        window.setCentralWidget(screen)
        for keys, action in (("Ctrl+Z", history.undo), ("Ctrl+Y", history.redo)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(
                lambda action=action: (screen.flush(), desk.run(action, initiator=window))
            )
        window.resize(width, 900)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        screen.show_session("s1")
        return screen

    return make


@pytest.fixture
def screen(make_screen) -> SessionScreen:
    return make_screen()


def write(text: str) -> None:
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            press(Qt.Key.Key_Return)
        for sign in line:
            press_sign(focused(), sign)
