"""Members of a team in two windows: another part for one, and a server for a team that had none."""

from PySide6.QtWidgets import QPushButton

from facilitator.ui.shell import choosers
from facilitator.ui.shell.joining import Joining
from facilitator.ui.shell.team_line import TeamLine
from tests.ui.shell.windows import code, session, shown
from tests.ui.team.together import (
    PATIENCE,
    answer,
    banner,
    come_in,
    invite,
    invite_by_name,
    is_level,
    texts,
    write,
)


def test_another_part_is_given_in_the_list_and_said_on_the_laptop_it_is_for(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    invitation = invite(qtbot, host, "W 1.1")
    guest = come_in(open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    qtbot.waitUntil(lambda: guest.findChild(Joining) is None)
    page = shown(host).page
    qtbot.waitUntil(lambda: page.members.members.rowCount() == 2, timeout=PATIENCE)

    page.members.setCurrentIndex(page.members.members.index(1))
    page.change.click()
    page.part.rooms.tick((session(host, "W 1.2"),))
    page.part.change.click()

    qtbot.waitUntil(lambda: said_above(guest) != "", timeout=PATIENCE)
    assert said_above(guest) == (
        "Whoever organises gave you another part in the team: Moderator · W 1.2. "
        "Not yours any more: W 1.1."
    )
    notice = guest.findChild(TeamLine).notice
    ways = {part.text(): part for part in notice.findChildren(QPushButton)}
    ways["Go to W 1.2"].click()
    assert code(guest) == "W 1.2"
    write(guest, "in the new room", "W 1.2")
    qtbot.waitUntil(lambda: "in the new room" in texts(host), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: "Moderator · W 1.2" in page.members.members.rows[1].spoken, timeout=PATIENCE
    )


def said_above(window) -> str:
    line = window.findChild(TeamLine)
    return line.notice.accessibleName() if line and line.notice else ""


def test_a_team_without_a_server_is_opened_on_a_laptop_and_the_others_follow_with_a_package(
    qtbot, apart, open_program, tmp_path, monkeypatch
):
    first, second = tmp_path / "first.raumpaket", tmp_path / "second.raumpaket"
    monkeypatch.setattr(choosers, "package_to_write", lambda *_arguments: first)
    invitation = invite_by_name(qtbot, apart, "Ben", "W 1.2")
    shown(apart).export_package()
    answer(apart, "All rooms")
    qtbot.waitUntil(first.exists, timeout=PATIENCE)
    monkeypatch.setattr(choosers, "package_to_read", lambda *_arguments: first)
    guest = come_in(open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None, timeout=PATIENCE)
    write(guest, "before there was a server")
    guest.go_to("team")
    qtbot.waitUntil(lambda: len(shown(guest).state.members) == 2, timeout=PATIENCE)

    shown(apart).page.server.host.click()
    qtbot.waitUntil(lambda: banner(apart) is not None, timeout=PATIENCE)
    monkeypatch.setattr(choosers, "package_to_write", lambda *_arguments: second)
    answer(apart, "Write a room package …")
    qtbot.waitUntil(second.exists, timeout=PATIENCE)
    shown(guest).read_package(second)
    qtbot.waitUntil(lambda: banner(guest) is not None, timeout=PATIENCE)
    answer(guest, "Take in")

    qtbot.waitUntil(lambda: is_level(apart) and is_level(guest), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "before there was a server" in texts(apart), timeout=PATIENCE)
    assert not shown(guest).state.is_serverless
    assert not shown(apart).page.server.isVisible()
