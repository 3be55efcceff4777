import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.storage.files import create_file, open_file
from facilitator.ui.widgets.file_dialogs import FileDialog

Question = Callable[[QWidget, Path], object]

QUESTIONS: dict[str, Question] = {
    "open": lambda parent, place: FileDialog.getOpenFileName(parent, "Open", str(place), "All (*)"),
    "save": lambda parent, place: FileDialog.getSaveFileName(
        parent, "Save", str(place / "new.docx"), "All (*)"
    ),
    "folder": lambda parent, place: FileDialog.getExistingDirectory(parent, "Folder", str(place)),
}

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there is the dialog one of ours"
)


def locks_on(path: Path) -> set[str]:
    """Return what this process has locked of a file, as Linux tells it."""
    number = path.stat().st_ino
    held = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return {
        " ".join(part[6:8])
        for part in held
        if part[1] == "POSIX" and part[4] == str(os.getpid()) and part[5].endswith(f":{number}")
    }


def shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, question: Question, place: Path
) -> set[str]:
    """Ask, wait until the dialog has looked at every file in the folder, and close it; return their kinds."""
    kinds: set[str] = set()

    def look(dialog: QDialog) -> int:
        assert isinstance(dialog, QFileDialog)
        model = dialog.findChild(QFileSystemModel)
        assert model is not None
        dialog.show()
        root = model.index(str(place))
        only_folders = dialog.testOption(QFileDialog.Option.ShowDirsOnly)
        listed = [entry for entry in place.iterdir() if entry.is_dir() or not only_folders]
        qtbot.waitUntil(lambda: model.rowCount(root) == len(listed))
        QTimer.singleShot(200, dialog.reject)  # it looks at files on a thread of its own
        qtbot.waitUntil(lambda: not dialog.isVisible())
        kinds.update(model.type(model.index(row, 0, root)) for row in range(model.rowCount(root)))
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    monkeypatch.setattr(QFileDialog, "exec", look)
    parent = QWidget()
    qtbot.addWidget(parent)
    question(parent, place)
    return kinds


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_workshop_that_is_open_keeps_its_locks_while_files_are_chosen(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    question: Question,
) -> None:
    path = tmp_path / "Forum.workshop"
    create_file(path).close()
    monkeypatch.chdir(tmp_path)
    with closing(open_file(path)):
        before = locks_on(path)
        assert before
        shown(qtbot, monkeypatch, question, tmp_path)
        assert locks_on(path) == before


def test_files_are_told_apart_by_their_names(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("a;b")
    (tmp_path / "folder").mkdir()
    assert shown(qtbot, monkeypatch, QUESTIONS["open"], tmp_path) == {"csv", ""}
    assert QApplication.activeModalWidget() is None
