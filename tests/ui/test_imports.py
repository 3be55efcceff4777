"""Importing a module of the window costs what it costs Python, and Qt's names stay Qt's."""

import subprocess
import sys

PROGRAM = """
import inspect
import PySide6.QtCore

read = []

def spied(module):
    read.append(module.__name__)
    raise OSError("no source")

inspect.getsource = spied
import facilitator.ui.shell.window
from PySide6.QtCore import QObject
print(*[name for name in read if name.startswith("facilitator.ui.")])
print(hasattr(QObject(), "objectName"), hasattr(QObject(), "object_name"))
"""


def test_no_source_of_the_window_is_read_to_import_it() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    read, names = told.stdout.splitlines()
    assert read == "facilitator.ui.imports"  # which puts an end to it
    assert names == "True False"
