import gc
import weakref
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.actions import workshops
from facilitator.storage.files import create_file
from facilitator.ui import workspace as module
from facilitator.ui.workspace import Workspace
from tests.domain.factory import Plan


class Circle:
    """Garbage that only looking through everything finds."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_collected_when_writing_pauses(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_PAUSE_MILLISECONDS", 20)
    workspace = Workspace(create_file(tmp_path / "Forum.workshop"))
    gc.disable()
    try:
        circle = Circle()
        left = weakref.ref(circle)
        del circle
        workspace.desk.run(workshops.add_dossier, dossier=Plan().dossier())
        assert left() is not None
        qtbot.waitUntil(lambda: left() is None)
    finally:
        gc.enable()
        workspace.close()
