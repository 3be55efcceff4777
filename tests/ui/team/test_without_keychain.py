"""Laptops without a keychain: joining in the window works, and going back does at any moment."""

import pytest
from PySide6.QtCore import Qt

from facilitator.ui.shell import choosers
from facilitator.ui.shell.joining import Joining
from facilitator.ui.team.join_screen import JoinScreen
from tests.ui.keyboard import press
from tests.ui.shell.windows import code, shown
from tests.ui.team.together import PATIENCE, come_in, invite, is_level, texts, write


@pytest.fixture(autouse=True)
def keychain(monkeypatch):
    """No keychain on either laptop."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def test_without_a_keychain_one_joins_in_the_window(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    assert not host.workspace.team_state.is_lasting
    invitation = invite(qtbot, host, "W 1.2")
    guest = come_in(open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    assert code(guest) in {"W 1.2", "W 2.2"}
    write(guest, "without a keychain", "W 1.2")
    qtbot.waitUntil(lambda: "without a keychain" in texts(host), timeout=PATIENCE)


def test_who_goes_back_while_connecting_finds_the_file_among_the_others(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    program = open_program("guest")
    invitation = invite(qtbot, host, "W 1.2")
    guest = come_in(program, invitation, monkeypatch, tmp_path / "docs")
    screen = shown(guest)
    qtbot.waitUntil(lambda: screen.stage.text() == "Coming in …", timeout=PATIENCE)
    press(Qt.Key.Key_Escape)
    assert not isinstance(shown(guest), JoinScreen)
    qtbot.waitUntil(lambda: guest.findChild(Joining) is None)
    qtbot.waitUntil(lambda: bool(program.recents.all()), timeout=PATIENCE)
    assert guest.head is None

    guest.join_team(invitation)  # used up, and yet it leads into the file that was made
    shown(guest).join.click()
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)


def test_who_goes_back_while_the_file_is_filled_has_it_filled_later(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    program = open_program("guest")
    guest = come_in(program, invite(qtbot, host, "W 1.2"), monkeypatch, tmp_path / "docs")
    held = shown(guest)
    qtbot.waitUntil(lambda: held.stage.text() == "Connecting …", timeout=PATIENCE)
    held.back.click()
    assert not isinstance(shown(guest), JoinScreen)
    (entry,) = program.recents.all()
    program.open_file(choosers.documents() / entry.path, guest)
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
