"""A restless person at several windows: whatever comes after whatever, nothing breaks or is lost."""

import os
import random
import sys
from types import TracebackType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.storage.files import open_file
from facilitator.ui.shell.directory import places
from facilitator.ui.stage.showings import SHOWINGS
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import hear, saved

STEPS = 1_500 if os.environ.get("FACILITATOR_LONG") else 120
SEEDS = range(6) if os.environ.get("FACILITATOR_LONG") else (1, 2)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
CLOCK_KEYS = (
    (Qt.Key.Key_P, CTRL | SHIFT),
    (Qt.Key.Key_O, CTRL | SHIFT),
    (Qt.Key.Key_F9, NONE),
    (Qt.Key.Key_F9, CTRL),
)
PLACES = [place.name for place in places()]
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Delete)


class Restless:
    """Does one thing after the other to the windows of a program."""

    def __init__(self, program, files, seed: int) -> None:
        self._program = program
        self._files = files
        self._dice = random.Random(seed)
        self._deeds = [
            *[self._type] * 6,
            *[self._press] * 6,
            *[self._change_session] * 3,
            *[lambda window: window.undo()] * 3,
            lambda window: window.redo(),
            *[lambda window: window.go_to(self._dice.choice(PLACES))] * 3,
            *[self._keep_time] * 3,
            lambda window: window.show_on_stage(self._dice.choice(SHOWINGS)),
            *[self._search] * 2,
            lambda window: len(program.windows) < 4 and window.open_window(),
            lambda window: len(program.windows) > 1 and window.close(),
            lambda window: len(program.windows) > 1 and window.show_welcome(),
            lambda window: program.open_file(self._dice.choice(files), window),
            lambda _: program.theme.choose_scheme(self._dice.choice(("light", "dark"))),
            lambda _: program.theme.step_scale(self._dice.choice((-1, 0, 1))),
            lambda window: window.resize(self._dice.choice((1000, 1300)), 700),
            lambda _: program.choose_language(self._dice.choice(("de", "en"))),
            lambda window: window.open_shortcuts(),
        ]

    def go_on(self) -> int:
        """Do one thing in one window; return how long to wait, in milliseconds."""
        window = self._dice.choice(self._program.windows)
        window.activateWindow()
        self._dice.choice(self._deeds)(window)
        return self._dice.choice((0, 0, 0, 5, 20))

    def _type(self, window) -> None:
        editor = getattr(window.centralWidget().shown, "editor", None)
        if editor is not None:
            QTest.keyClicks(editor, self._dice.choice(("wort ", "a", "Ende.")))

    def _press(self, window) -> None:
        editor = getattr(window.centralWidget().shown, "editor", None)
        if editor is not None:
            QTest.keyClick(editor, self._dice.choice(KEYS))

    def _keep_time(self, window) -> None:
        key, modifiers = self._dice.choice(CLOCK_KEYS)
        QTest.keyClick(window, key, modifiers)

    def _change_session(self, window) -> None:
        if window.head is not None:
            window.show_session(self._dice.choice(list(window.head.code)))

    def _search(self, window) -> None:
        window.open_palette()
        for _ in range(2):
            target = QApplication.focusWidget()
            if target is not None:
                QTest.keyClicks(target, self._dice.choice(("wass", "netz", "prot", "daten")))
                QTest.keyClick(target, self._dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))


@pytest.fixture
def broken(monkeypatch) -> list[BaseException]:
    """Collect what reaches the program's last resort."""
    caught: list[BaseException] = []

    def note(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        caught.append(error)

    monkeypatch.setattr(sys, "excepthook", note)
    return caught


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_a_restless_person_does_breaks_the_program(
    qtbot, program, monkeypatch, broken, tmp_path, seed
):
    heard = hear(monkeypatch)
    for dialog in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(FileDialog, dialog, lambda *_: ("", ""))
    files = [saved(tmp_path / f"{name}.workshop", forum(name)) for name in ("One", "Two")]
    program.open_file(files[0])
    person = Restless(program, files, seed)
    for _ in range(STEPS):
        qtbot.wait(person.go_on())
    for window in list(program.windows):
        assert window.close()
    assert broken == []
    assert heard == []
    for path in files:
        again = open_file(path)
        assert not again.read_only
        assert again.read.dossier(again.read.workshops()[0].id).notes
        again.close()
