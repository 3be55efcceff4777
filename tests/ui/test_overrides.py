"""A mistake in what Qt calls of ours is told to the last resort, and the program goes on."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
import facilitator.ui
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

class Field(QWidget):
    def event(self, event):
        return super().event(event)

    def keyPressEvent(self, event):
        event.accept()
        MISTAKE

application = QApplication(["test", "-platform", "offscreen"])
sys.excepthook = lambda kind, *_: print(kind.__name__)
field = Field()
for _ in range(3):
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QCoreApplication.postEvent(field, press)
QTimer.singleShot(0, application.quit)
application.exec()
print("goes on")
"""


@pytest.mark.parametrize(
    ("mistake", "name"),
    [("[][0]", "IndexError"), ("len(1)", "TypeError"), ("raise ValueError", "ValueError")],
)
def test_a_key_that_fails_is_reported_and_the_next_one_comes_through(mistake: str, name: str):
    program = PROGRAM.replace("MISTAKE", mistake)
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ended.stdout.split("\n") == [name, name, name, "goes on", ""], ended.stderr
    assert ended.returncode == 0
