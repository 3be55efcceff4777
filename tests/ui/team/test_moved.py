"""A member whose host has moved finds the way back, in windows and with a real server."""

import re
from contextlib import closing

import pytest

from facilitator.storage.files import open_file
from facilitator.team.relocation import ADDRESSES
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import saved, shown
from tests.ui.team.together import PATIENCE, come_in, invite, is_level


@pytest.fixture
def lost(qtbot, host, open_program, tmp_path, monkeypatch):
    """Give the program and the file of a member whose host has moved."""
    program = open_program("guest")
    guest = come_in(program, invite(qtbot, host, "W 1.2"), monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    path = guest.workspace.path
    with qtbot.waitSignal(guest.workspace.retired, timeout=PATIENCE):
        guest.show_welcome()
    with closing(open_file(path)) as file, file.postbox() as postbox:
        postbox.put(ADDRESSES, "tls://127.0.0.1:9")
    return program, path


def test_a_new_link_leads_back_into_the_file_that_is_there(qtbot, host, lost):
    program, path = lost
    shown(host).page.form.send.click()
    qtbot.waitUntil(lambda: bool(shown(host).state.invitations), timeout=PATIENCE)
    guest = program.windows[0]
    guest.join_team(shown(host).state.invitations[-1].link)
    shown(guest).name.edit.setText("Ben")
    shown(guest).join.click()

    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    assert guest.workspace.path == path
    assert len(shown(host).state.members) == 2
    assert len(shown(host).state.invitations) == 1, "it is still good for somebody else"


def test_who_is_lost_types_the_address_that_the_organiser_reads_out(qtbot, host, lost):
    program, path = lost
    guest = program.windows[0]
    program.open_file(path, guest)
    guest.go_to("team")
    finding = shown(guest).page.finding
    qtbot.waitUntil(finding.isVisible, timeout=PATIENCE)
    finding.place.edit.setText("over there")
    finding.look.click()
    assert "no address" in finding.place.fault

    spoken = shown(host).page.members.members.rows[0].spoken
    told = re.search(r"server at ([^,]+),", spoken)
    assert told
    finding.place.edit.setText(told[1])
    finding.place.entered.emit()
    qtbot.waitUntil(lambda: is_level(guest), timeout=PATIENCE)
    qtbot.waitUntil(finding.isHidden, timeout=PATIENCE)
    assert shown(host).page.finding.isHidden()


def test_what_leads_nowhere_or_to_another_team_is_said_beside_the_field(
    qtbot, host, lost, tmp_path
):
    program, path = lost
    guest = program.windows[0]
    program.open_file(path, guest)
    guest.go_to("team")
    page = shown(guest).page
    qtbot.waitUntil(page.finding.isVisible, timeout=PATIENCE)
    page.finding.place.edit.setText("127.0.0.1:9")
    page.finding.look.click()
    assert "Looking there" in page.finding.progress.text()
    qtbot.waitUntil(lambda: "No server answers" in page.finding.place.fault, timeout=PATIENCE)
    assert not page.finding.progress.text()
    assert page.finding.look.isEnabled()
    qtbot.waitUntil(lambda: "No server answers" not in page.problem.accessibleName())

    other = host.program
    other.open_file(saved(tmp_path / "Other.workshop", forum()))
    (window,) = [one for one in other.windows if one is not host]
    window.workspace.team().do(lambda team: team.host(name="Dee"))
    qtbot.waitUntil(lambda: is_level(window), timeout=PATIENCE)
    port = window.workspace.team_state.server.rpartition(":")[2]
    page.finding.place.edit.setText(f"127.0.0.1:{port}")
    page.finding.place.entered.emit()
    qtbot.waitUntil(lambda: "another team" in page.finding.place.fault, timeout=PATIENCE)
