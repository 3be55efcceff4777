"""A program with windows, as a person sees them: what they ask for, what they say."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.messages import Messages
from facilitator.ui.shell.program import Program
from facilitator.ui.theme.theme import Theme


def saved(path: Path, *dossiers: Dossier) -> Path:
    """Make a file with workshops in it."""
    desk = Desk(create_file(path))
    for dossier in dossiers:
        desk.run(workshops.add_dossier, dossier=dossier)
    desk.close()
    return path


def running(app: QApplication, folder: Path) -> Program:
    """Return a program with settings of its own."""
    settings = Settings(folder / "settings.json")
    settings.put("theme", "light")
    return Program(settings, Theme(app, settings), Messages())


def hear(monkeypatch) -> list[str]:
    """Let message boxes close by themselves; return what they said."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


def shown(window):
    """Return what is in front of a window."""
    return window.centralWidget().shown


def rail(window):
    """Return a window's rail."""
    return window.centralWidget().rail


def code(window) -> str:
    """Return the code of the session that is shown."""
    return str(window.head.code[window.session_id])


def session(window, wanted: str) -> str:
    """Return the id of the session with a code."""
    return next(key for key, value in window.head.code.items() if str(value) == wanted)


def said(window) -> list[str]:
    """Return every text of the status bar."""
    return [part.text() for part in window.status.findChildren(object) if hasattr(part, "text")]
