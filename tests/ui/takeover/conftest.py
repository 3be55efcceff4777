"""A window on a file with a workshop of which nothing is known but its title."""

import pytest
from PySide6.QtGui import QGuiApplication

from facilitator.domain.dossier import Dossier
from tests.domain.factory import Plan
from tests.ui.shell.conftest import program
from tests.ui.shell.windows import saved

__all__ = ["program"]


@pytest.fixture
def path(tmp_path):
    plan = Plan().dossier()
    head = plan.workshop._replace(date=None, start_time=None, end_time=None, place="", title="")
    process = plan.process._replace(title="")
    return saved(tmp_path / "Leer.workshop", Dossier(process=process, workshop=head))


@pytest.fixture
def window(qtbot, program, path):
    QGuiApplication.clipboard().clear()
    assert program.open_file(path)
    made = program.windows[0]
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
