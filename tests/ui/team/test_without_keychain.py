"""Laptops without a keychain: joining in the window works, and going back does at any moment."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from facilitator.team import keychain as keychains
from facilitator.ui.shell import choosers
from facilitator.ui.shell.joining import Joining
from facilitator.ui.team.join_screen import JoinScreen
from facilitator.ui.widgets.banners import Banner
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


@pytest.fixture
def forget(qtbot, monkeypatch):
    """Leave a file as if the program had ended meanwhile: what was only remembered is gone."""

    def _forget(window) -> Path:
        path = window.workspace.path
        with qtbot.waitSignal(window.workspace.retired, timeout=PATIENCE):
            window.show_welcome()
        window.program.close_rest()
        monkeypatch.setattr(keychains, "_remembered", {})
        return path

    return _forget


def test_whoever_organises_opens_the_team_anew_on_its_page(qtbot, host, forget):
    path = forget(host)
    host.program.open_file(path, host)
    host.go_to("team")
    screen = shown(host)
    qtbot.waitUntil(lambda: screen.state.has_lost_keys, timeout=PATIENCE)
    assert screen.begin.isVisible()
    assert not screen.page.isVisible()
    assert not screen.head.give.isVisible()
    assert not screen.commands()
    assert "Open the team anew" in screen.begin.lost.accessibleName()
    screen.begin.name.edit.setText("Ada")
    screen.begin.host.click()
    qtbot.waitUntil(lambda: is_level(host), timeout=PATIENCE)
    qtbot.waitUntil(screen.page.isVisible, timeout=PATIENCE)
    assert screen.head.give.isVisible()


def test_others_come_in_again_with_the_file_that_is_open(
    qtbot, host, open_program, tmp_path, monkeypatch, forget
):
    program = open_program("guest")
    guest = come_in(program, invite(qtbot, host, "W 1.2"), monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    path = forget(guest)
    program.open_file(path, guest)
    guest.go_to("team")
    screen = shown(guest)
    qtbot.waitUntil(screen.rejoin.isVisible, timeout=PATIENCE)
    screen.rejoin.join.click()
    assert "paste the link" in screen.rejoin.invitation.fault
    screen.rejoin.invitation.edit.setText("ABC")
    screen.rejoin.join.click()
    assert "six groups" in screen.rejoin.invitation.fault
    write(guest, "written without keys", "W 1.2")

    screen.rejoin.invitation.edit.setText(host.workspace.team().team.invite("moderator").link)
    screen.rejoin.invitation.entered.emit()
    qtbot.waitUntil(lambda: is_level(guest), timeout=PATIENCE)
    qtbot.waitUntil(screen.page.isVisible, timeout=PATIENCE)
    assert guest.workspace.path == path
    qtbot.waitUntil(lambda: "written without keys" in texts(host), timeout=PATIENCE)


def parting(window) -> dict[str, QPushButton]:
    found = [
        part for part in window.findChildren(Banner) if "meets on this" in part.accessibleName()
    ]
    return {part.text(): part for banner in found for part in banner.findChildren(QPushButton)}


def test_before_the_program_ends_that_alone_has_the_keys_it_asks_once(qtbot, host):
    program = host.program
    program.open_window(host.workspace)
    assert program.windows[1].close(), "the other window still has the file"

    program.quit()
    assert program.windows == [host]
    assert host.isVisible()
    parting(host)["Leave it open"].click()
    qtbot.waitUntil(lambda: not parting(host))
    program.quit()
    assert program.windows == [host]
    parting(host)["End the program"].click()
    assert not program.windows


def test_closing_once_more_is_an_answer_too(host):
    assert not host.close()
    assert host.close()
