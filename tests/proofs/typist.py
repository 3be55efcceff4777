"""The real program with a witness of every key it is given and every painting of notes and clocks.

    python -m tests.proofs.typist FILE REPORT ROOMS [KEYS]

The witness looks only. A line of the report is written before what it tells of happens: `key`
before the program handles it, `page` with the words before they reach the screen. So nothing
can be seen that the report lacks, and a kill takes nothing from it. With several rooms each has
a window of its own, and the stage is open beside them. Without a virtual screen the keys, a JSON
list, are pressed here, on the way that the platform's own keys take.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from facilitator import clock, language
from facilitator.app import run_window
from facilitator.domain.scenes import QuestionScene
from facilitator.settings import Settings
from facilitator.ui.session.header import SessionHeader
from facilitator.ui.session.room_clock import RoomClock
from facilitator.ui.shell.program import Program
from facilitator.ui.shell.window import Window
from facilitator.ui.stage.window import StageWindow
from tests.proofs.held import sessions_of
from tests.proofs.keystrokes import ERASE, LONGER, NEW_NOTE, RUN, Key

_Modifier = Qt.KeyboardModifier
_NONE = _Modifier.NoModifier
_WRITING = (_NONE, _Modifier.ShiftModifier)
_END = Qt.Key.Key_End
_KEYS = {
    NEW_NOTE: (Qt.Key.Key_Return, _NONE),
    ERASE: (Qt.Key.Key_Backspace, _NONE),
    LONGER: (Qt.Key.Key_F9, _NONE),
    RUN: (Qt.Key.Key_P, _Modifier.ControlModifier | _Modifier.ShiftModifier),
}
_COMMANDS = {QKeyCombination(modifiers, key): name for name, (key, modifiers) in _KEYS.items()}
_TYPED = {"\r": NEW_NOTE, "\b": ERASE}
"""Keys by the text that Qt gives them."""
_TILE = (1000, 620)


class Witness(QObject):
    """Sees every event before the program does, and writes down keys and paintings."""

    def __init__(self, report: Path, rooms: int, keys: Sequence[Key], parent: QObject) -> None:
        super().__init__(parent)
        self._report = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._rooms = rooms
        self._keys = keys
        self._windows: list[QWidget] = []
        """The rooms' windows, as far as they show their rooms."""
        self._has_begun = False
        self._unseen = set(range(rooms))
        """Rooms whose page was not painted yet."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QTextEdit) and isinstance(event, QKeyEvent):
            self._see_key(watched, event)
        elif kind == QEvent.Type.Paint and isinstance(watched, StageWindow):
            self._see_stage(watched)
        elif kind == QEvent.Type.Paint and isinstance(watched, RoomClock):
            self._see_clock(watched)
        elif kind == QEvent.Type.Paint and isinstance(watched, QWidget):
            editor = watched.parent()
            if isinstance(editor, QTextEdit) and editor.viewport() is watched:
                self._see_page(editor)
        return False

    def _see_key(self, editor: QTextEdit, event: QKeyEvent) -> None:
        """Note what types when it is pressed, and a command when the program looks for one."""
        room, text = self._windows.index(editor.window()), event.text()
        if event.type() == QEvent.Type.ShortcutOverride:
            command = _COMMANDS.get(event.keyCombination())
            if command in (RUN, LONGER):
                self._write("key", room, command)
        elif event.type() == QEvent.Type.KeyPress and text and event.modifiers() in _WRITING:
            self._write("key", room, _TYPED.get(text, text))

    def _see_page(self, editor: QTextEdit) -> None:
        if self._rooms == 1:
            self._windows = [editor.window()]
        elif not self._has_begun:
            self._has_begun = True
            QTimer.singleShot(0, self, self._open_rooms)
        if editor.window() in self._windows:
            room, size = self._windows.index(editor.window()), editor.viewport().size()
            place = editor.viewport().mapToGlobal(QPoint(0, 0))
            area = place.x(), place.y(), size.width(), size.height()
            self._write("page", room, editor.toPlainText(), *area)
            if room in self._unseen:
                self._unseen.remove(room)
                if not self._unseen:
                    QTimer.singleShot(0, self, self._begin)

    def _see_clock(self, face: RoomClock) -> None:
        header = face.parentWidget()
        if face.window() in self._windows and isinstance(header, SessionHeader):
            controls, room = header.controls, self._windows.index(face.window())
            offered = {"start": controls.start, "pause": controls.pause, "resume": controls.resume}
            shown = next((name for name, part in offered.items() if part.isVisible()), "")
            self._write("clock", room, clock.now().isoformat(), face.face, shown)

    def _see_stage(self, stage: StageWindow) -> None:
        scene, sheet = stage.scene, stage.sheet
        written = ""
        if isinstance(scene, QuestionScene):
            found = (entry.text for entry in scene.entries if entry.id == scene.written_id)
            written = next(found, "")
        self._write("stage", sheet.texts if sheet else [], written)

    def _write(self, *line: str | int | list[str]) -> None:
        os.write(self._report, json.dumps(line).encode() + b"\n")

    # The rooms' windows

    def _begin(self) -> None:
        self._write("ready", *(int(window.winId()) for window in self._windows))
        if self._keys:
            presses = self._presses()
            timer = QTimer(self)
            timer.timeout.connect(lambda: next(presses, None))
            timer.start(1)

    def _open_rooms(self) -> None:
        """Show each room in a window of its own, side by side, and the stage of the first."""
        application = QApplication.instance()
        program = application.findChild(Program) if application else None
        assert program
        first = program.windows[0]
        assert first.workspace
        assert first.head
        for place, session in enumerate(sessions_of(first.head, self._rooms)):
            window = program.open_window(first.workspace) if place else first
            window.setGeometry(_tile(place))
            window.show_session(session.id)
            self._windows.append(window)
        self._open_stage(first)

    def _open_stage(self, window: Window) -> None:
        editor = window.focusWidget()
        window.show_on_stage("question")
        stages = (part for part in QApplication.topLevelWidgets() if isinstance(part, StageWindow))
        next(stages).setGeometry(_tile(self._rooms))
        if editor:
            editor.setFocus()

    # Without a virtual screen

    def _presses(self) -> Iterator[None]:
        ends = [(_END, _Modifier.ControlModifier, room) for room in range(len(self._windows))]
        keys = [
            (*(_KEYS.get(name) or (Qt.Key(ord(name.upper())), _NONE)), room)
            for name, room in self._keys
        ]
        for code, modifiers, room in [*ends, *keys]:
            window = self._windows[room]
            while not window.isActiveWindow():
                window.windowHandle().requestActivate()
                yield
            QTest.keyClick(window.windowHandle(), code, modifiers)
            yield


def _tile(place: int) -> QRect:
    """Return the part of the screen for one of four windows."""
    width, height = _TILE
    return QRect(place % 2 * width, place // 2 * height, width, height)


def main() -> int:
    """Run the window on a file until somebody kills it."""
    file, report, rooms = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    keys = [Key(*key) for key in json.loads(sys.argv[4])] if len(sys.argv) > 4 else []
    language.choose("de")

    def watch() -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        QGuiApplication.styleHints().setCursorFlashTime(0)  # a blinking caret is no loss of words
        application.installEventFilter(Witness(report, rooms, keys, application))

    QTimer.singleShot(0, watch)
    return run_window(file, Settings())


if __name__ == "__main__":
    sys.exit(main())
