"""The real program with a witness: after every painting of the notes it reports what was painted.

    python -m tests.proofs.typist FILE REPORT

The witness looks only; keys come from the X server. A report is one JSON line, written when
the text has been handed to the screen.
"""

import json
import os
import sys
from pathlib import Path

from facilitator.app import run_window
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit

from facilitator import language
from facilitator.settings import Settings


class Witness(QObject):
    """Sees every paint event and writes down the text of the editor it belongs to."""

    def __init__(self, report: Path) -> None:
        super().__init__()
        self._report = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = watched.parent() if event.type() == QEvent.Type.Paint else None
        if isinstance(editor, QTextEdit) and not editor.isReadOnly():
            text = editor.toPlainText()
            QTimer.singleShot(0, lambda: self._write(text))
        return False

    def _write(self, text: str) -> None:
        os.write(self._report, json.dumps(text).encode() + b"\n")


def main() -> int:
    """Run the window on a file until somebody kills it."""
    file, report = Path(sys.argv[1]), Path(sys.argv[2])
    language.choose("de")
    settings = Settings()

    def watch() -> None:
        application = QApplication.instance()
        assert application is not None
        application.witness = Witness(report)  # type: ignore[attr-defined] - kept alive with it
        application.installEventFilter(application.witness)  # type: ignore[attr-defined] - as above

    QTimer.singleShot(0, watch)
    return run_window(file, settings)


if __name__ == "__main__":
    sys.exit(main())
