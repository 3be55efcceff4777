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
