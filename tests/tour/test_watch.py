"""What the tour's watch hears; each in a process of its own, because it listens to all of Qt."""

import subprocess
import sys

import pytest

BEGIN = """
import logging, warnings
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox
from facilitator.errors import Bug
from facilitator.tour.watch import Watch

watch = Watch(expected=("facilitator.team.server",))
application = QApplication(["tour"])
watch.look()
"""
END = """
application.processEvents()
try:
    watch.check()
except Bug as bug:
    print(bug)
"""
HAPPENING = {
    "a warning of Qt's": 'qWarning("a crooked screw")',
    "a warning of Python's": 'warnings.warn("a crooked screw", RuntimeWarning)',
    "a line in our log": 'logging.getLogger("facilitator.ui").error("a crooked screw")',
    "an error in a slot": 'QTimer.singleShot(0, lambda: {}["a crooked screw"])',
    "a box": 'QMessageBox(QMessageBox.Icon.Warning, "", "a crooked screw").exec()',
}


def watched(code: str) -> str:
    """Return with what sentence the watch ended a process, nothing when it heard nothing."""
    ended = subprocess.run(
        [sys.executable, "-c", BEGIN + code + END],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return ended.stdout.strip()


@pytest.mark.parametrize("code", HAPPENING.values(), ids=HAPPENING.keys())
def test_it_ends_the_tour_for(code):
    complaint = watched(code)
    assert complaint.startswith("The tour ended early: ")
    assert "a crooked screw" in complaint


@pytest.mark.parametrize(
    "code",
    [
        'qWarning("This plugin does not support raise()")',
        'logging.getLogger("facilitator").info("x")',
        'logging.getLogger("facilitator.team.server").error("it was killed")',
    ],
    ids=[
        "a window manager that is missing",
        "a line in our log that is no warning",
        "what is done on purpose",
    ],
)
def test_it_lets_pass(code):
    assert watched(code) == ""
