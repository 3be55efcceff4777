"""A window on a file of which another laptop has a copy, and a note that both have written."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from facilitator.actions.desk import Desk
from facilitator.ui.rivals.overlay import RivalOverlay
from facilitator.ui.shell.window import Window
from tests.two_laptops import arrive, be_later, paired, reword
from tests.ui.shell.conftest import file, program, theme, window
from tests.ui.shell.windows import said

__all__ = ["file", "program", "theme", "window"]

MINE, THEIRS = "Rücklage im Entgelt, offen ausgewiesen", "Rücklage im Entgelt, streng zweckgebunden"


class Pair(NamedTuple):
    """What is in the window, and the desk of the other laptop."""

    window: Window
    ben: Desk
    note_id: str

    @property
    def desk(self) -> Desk:
        assert self.window.workspace
        return self.window.workspace.desk

    @property
    def overlay(self) -> RivalOverlay:
        assert self.window.screens
        return self.window.screens.rivals()

    @property
    def text(self) -> str:
        note = self.desk.read.note(self.note_id)
        assert note
        return note.text

    @property
    def said(self) -> list[str]:
        return said(self.window)


@pytest.fixture
def pair(window: Window, tmp_path) -> Iterator[Pair]:
    assert window.workspace
    desk = window.workspace.desk
    assert window.head
    dossier = desk.read.dossier(window.head.workshop.id)
    note = next(entry for entry in dossier.notes if not entry.is_parked)
    ben = paired(desk, tmp_path)
    reword(ben, note.id, THEIRS)
    be_later(desk)
    reword(desk, note.id, MINE)
    arrive(ben, desk)
    window.show_row("note", note.id)
    yield Pair(window, ben, note.id)
    ben.close()
