"""The menu of the file, and what of it the search finds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QMenu,
)

from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.ui.shell.windows import rail, shown


@pytest.mark.parametrize("place", ["moderate", "protocol"])
def test_everything_of_the_file_can_be_found_by_its_words(window, place):
    window.go_to(place)
    texts = [command.text for command in window.commands() if command.run]
    for wanted in (
        *("Workshop data …", "Open file …", "Import text …", "Export text …", "Write as Word file"),
        *("Appearance: Dark", "Appearance: Light", "Language: Deutsch", "File menu"),
    ):
        assert texts.count(wanted) == 1, wanted


def test_the_protocol_is_written_from_wherever_one_is(window, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(
        FileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1]
    )
    next(command for command in window.commands() if command.id == "docx").run()
    assert isinstance(shown(window), ProtocolScreen)
    assert asked[0].endswith(".docx")


def test_the_look_is_chosen_by_its_command(program, window):
    next(command for command in window.commands() if command.text == "Appearance: Dark").run()
    assert program.theme.scheme == "dark"


@pytest.fixture
def menus(monkeypatch) -> list[list[str]]:
    """The texts of the menus that opened, which would take the keyboard."""
    opened: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _: opened.append([entry.text() for entry in menu.actions()])
    )
    return opened


@pytest.mark.parametrize("keys", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_file_menu_opens_from_its_title_by_key(window, menus, keys):
    rail(window).title.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rail(window).title, keys)
    assert "Workshop data …" in menus[0]


def test_the_file_menu_opens_by_its_own_key(window, menus):
    QTest.keyClick(shown(window).editor, Qt.Key.Key_F10)
    assert "Workshop data …" in menus[0]
    assert not [text for text in menus[0] if text.startswith("Appearance:")]
