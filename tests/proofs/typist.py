"""The real program with a witness of every key it is given and every painting of the notes.

    python -m tests.proofs.typist FILE REPORT [KEYS]

The witness looks only. A line of the report is written before what it tells of happens: `key`
before the program handles it, `paint` with the words before they reach the screen. So nothing
can be seen that the report lacks, and a kill takes nothing from it. Without a virtual screen the
keys, a JSON list, are pressed here, on the way that the platform's own keys take.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from facilitator import language
from facilitator.app import run_window
from facilitator.settings import Settings
from tests.proofs.keystrokes import ERASE, NEW_NOTE

_END = Qt.Key.Key_End
_KEYS = {NEW_NOTE: Qt.Key.Key_Return, ERASE: Qt.Key.Key_Backspace}
_TYPED = {"\r": NEW_NOTE, "\b": ERASE}
"""Keys by the text that Qt gives them."""


class Witness(QObject):
    """Sees every event before the program does, and writes down keys and paintings."""

    def __init__(self, report: Path, keys: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._report = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._keys = iter(keys)
        self._has_seen_notes = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QTextEdit):
            self._see_key(event)
        elif event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            editor = watched.parent()
            if isinstance(editor, QTextEdit) and editor.viewport() is watched:
                self._see_painting(editor)
        return False

    def _see_key(self, event: QEvent) -> None:
        if isinstance(event, QKeyEvent):
            text = event.text()
            if text and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._write("key", _TYPED.get(text, text))

    def _see_painting(self, editor: QTextEdit) -> None:
        place = editor.viewport().mapToGlobal(QPoint(0, 0))
        size = editor.viewport().size()
        self._write(
            "paint", editor.toPlainText(), place.x(), place.y(), size.width(), size.height()
        )
        if not self._has_seen_notes:
            self._has_seen_notes = True
            QTimer.singleShot(0, self, lambda: self._begin(editor))

    def _write(self, *line: str | int) -> None:
        os.write(self._report, json.dumps(line).encode() + b"\n")

    # Without a virtual screen

    def _begin(self, editor: QTextEdit) -> None:
        window = editor.window().windowHandle()
        window.requestActivate()
        QTest.keyClick(window, _END, Qt.KeyboardModifier.ControlModifier)
        presses = self._presses(editor)
        timer = QTimer(self)
        timer.timeout.connect(lambda: next(presses, None))
        timer.start(1)

    def _presses(self, editor: QTextEdit) -> Iterator[None]:
        for key in self._keys:
            code = _KEYS.get(key) or Qt.Key(ord(key.upper()))
            QTest.keyClick(editor.window().windowHandle(), code)
            yield


def main() -> int:
    """Run the window on a file until somebody kills it."""
    file, report = Path(sys.argv[1]), Path(sys.argv[2])
    keys: list[str] = json.loads(sys.argv[3]) if len(sys.argv) > 3 else []
    language.choose("de")

    def watch() -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        QGuiApplication.styleHints().setCursorFlashTime(0)  # a blinking caret is no loss of words
        application.installEventFilter(Witness(report, keys, application))

    QTimer.singleShot(0, watch)
    return run_window(file, Settings())


if __name__ == "__main__":
    sys.exit(main())
