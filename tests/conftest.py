"""What every test gets: no screen, an empty home, English, and no dialog that waits for a person."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Never

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.theme.theme import Theme

gc.disable()  # until all tests are collected, see `pytest_collection_finish`

# Before anything of ours or of Qt is imported: both look at these once and remember.
_PLACE = Path(tempfile.mkdtemp(prefix="facilitator-tests-"))
_HOME = _PLACE / "home"
_FOLDERS = {
    "HOME": _HOME,
    "USERPROFILE": _HOME,
    "APPDATA": _HOME / "AppData/Roaming",
    "LOCALAPPDATA": _HOME / "AppData/Local",
    "XDG_CONFIG_HOME": _HOME / ".config",
    "XDG_DATA_HOME": _HOME / ".local/share",
    "XDG_STATE_HOME": _HOME / ".local/state",
    "XDG_CACHE_HOME": _PLACE / "cache",
    "XDG_RUNTIME_DIR": _PLACE / "runtime",
}
for _variable, _folder in _FOLDERS.items():
    _folder.mkdir(parents=True, exist_ok=True)
    os.environ[_variable] = str(_folder)
(_PLACE / "runtime").chmod(0o700)
os.environ["FACILITATOR_LANG"] = "en"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every run, so that a red test is red for everyone; FACILITATOR_LONG, which
# `dev.py proof` sets, goes looking for new ones, unless FACILITATOR_SAME_EXAMPLES asks for many
# that are the same: a change is judged by itself, not by luck. A busy machine is no fault of the
# code's.
settings.register_profile(
    "short",
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    settings.get_profile("short"),
    max_examples=500,
    derandomize="FACILITATOR_SAME_EXAMPLES" in os.environ,
)
settings.load_profile("long" if os.environ.get("FACILITATOR_LONG") else "short")

_WAITING = {
    "QColorDialog": ("getColor",),
    "QDialog": ("exec",),
    "QFileDialog": (
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    ),
    "QFontDialog": ("getFont",),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QMenu": ("exec",),
    "QMessageBox": ("about", "critical", "information", "question", "warning"),
}


def pytest_collection_finish() -> None:
    """Spare Python the look through thousands of tests, which never become garbage, every other moment."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_unconfigure() -> None:
    """Leave nothing behind: no files, and no clipboard, which Qt's offscreen platform frees after Python."""
    shutil.rmtree(_PLACE, ignore_errors=True)
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance():
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _nothing_left_of_windows() -> Iterator[None]:
    """Let the windows of a test be gone after it, and its themes, which hear of every later change of colours.

    Qt deletes only where an event loop runs, and most tests have none: of hundreds of them all
    windows would stay, and each be drawn anew whenever a theme is put on.
    """
    kept = [*_themes(), *_windows()]
    yield
    for left in (*_windows(), *_themes()):
        if left not in kept:
            left.deleteLater()
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _themes() -> "list[Theme]":
    if "facilitator.ui.theme.theme" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication

    from facilitator.ui.theme.theme import Theme

    application = QCoreApplication.instance()
    return application.findChildren(Theme) if application else []


def _windows() -> "list[QWidget]":
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


@pytest.fixture(autouse=True)
def _nobody_at_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where the program would wait for an answer; a test that gives one sets it itself."""
    from PySide6 import QtWidgets

    def refuse(*arguments: object, **_: object) -> Never:
        message = f"a modal dialog waits for a person who is not there: {arguments}"
        raise AssertionError(message)

    for class_name, methods in _WAITING.items():
        for method in methods:
            monkeypatch.setattr(getattr(QtWidgets, class_name), method, refuse)


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from facilitator.storage import connections

    path = tmp_path_factory.mktemp("empty") / "empty.workshop"
    path.touch()
    connections.make(path)
    return path


@pytest.fixture(autouse=True)
def _new_files_are_copies(_empty_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each new file begin as a copy of one that was made: the migrations take longer than most tests.

    The tests of storage make every file of theirs from nothing.
    """
    from facilitator.storage import connections

    monkeypatch.setattr(connections, "make", lambda path: shutil.copyfile(_empty_file, path))


@pytest.fixture(autouse=True)
def _english_and_an_empty_home() -> Iterator[None]:
    """Start each test in the language of the source, without a log or a file of another one."""
    from facilitator import language

    language.choose("en")
    yield
    log = logging.getLogger("facilitator")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    log.setLevel(logging.NOTSET)
    for left in _HOME.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
