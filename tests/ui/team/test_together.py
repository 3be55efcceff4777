"""Two programs on one machine, with a real server between them: from the button to the note in the other room."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from facilitator.storage.files import open_file
from facilitator.ui.shell import choosers
from facilitator.ui.shell.joining import Joining
from facilitator.ui.summary.head import SummaryHead
from facilitator.ui.team.screen import TeamScreen
from tests.ui.keyboard import press
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import code, said, saved, shown
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


def test_from_the_button_to_the_note_in_the_other_room(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    invitation = invite(qtbot, host, "W 1.2", "W 2.2")
    guest = come_in(open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)

    assert code(guest) in {"W 1.2", "W 2.2"}
    qtbot.waitUntil(lambda: guest.findChild(Joining) is None)
    write(host, "from the host")
    write(guest, "from the guest", "W 1.2")
    both = {"from the host", "from the guest"}
    qtbot.waitUntil(lambda: both <= texts(host) and both <= texts(guest), timeout=PATIENCE)

    qtbot.waitUntil(lambda: "Team: 2 connected" in said(host), timeout=PATIENCE)
    assert shown(host).page.invitations.isHidden()
    host.go_to("summary")
    qtbot.waitUntil(
        lambda: host.findChild(SummaryHead).team.words.text() == "Everything is here",
        timeout=PATIENCE,
    )


def test_the_first_code_is_there_at_once_and_lets_people_choose_their_room(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    page = shown(host).page
    qtbot.waitUntil(lambda: not page.invitations.isHidden(), timeout=PATIENCE)
    invitation = page.invitations.card.invitation
    guest = come_in(open_program("guest"), invitation.link, monkeypatch, tmp_path / "docs")
    screen = shown(guest)
    qtbot.waitUntil(screen.rooms.isVisible, timeout=PATIENCE)
    assert [screen.rooms.item(row).text() for row in range(screen.rooms.count())] == [
        *(topic.title for topic in host.head.topics),
        "All of these rooms",
    ]
    screen.rooms.setCurrentRow(2)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    assert code(guest) in {"W 1.3", "W 2.3"}


def test_an_invitation_that_nobody_answers_is_said_beside_the_field(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    invitation = invite(qtbot, host, "W 1.1")
    card = shown(host).page.invitations.card
    card.withdraw.click()
    qtbot.waitUntil(shown(host).page.invitations.isHidden, timeout=PATIENCE)

    guest = come_in(open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    screen = shown(guest)
    qtbot.waitUntil(lambda: bool(screen.invitation.fault), timeout=PATIENCE)
    assert "taken back" in screen.invitation.fault
    assert screen.name.text == "Ben"
    assert not (tmp_path / "docs").exists() or not list((tmp_path / "docs").iterdir())


def test_a_file_that_is_in_a_team_connects_by_itself(qtbot, host):
    path, program = host.workspace.path, host.program
    program.open_window(host.workspace)
    other = program.windows[1]
    qtbot.waitUntil(lambda: "Team: nobody else" in said(other), timeout=PATIENCE)
    host.show_welcome()
    other.show_welcome()
    assert "Team: nobody else" not in said(other)

    assert program.open_file(path, other)
    qtbot.waitUntil(lambda: is_level(other), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Team: nobody else" in said(other), timeout=PATIENCE)
    other.go_to("moderate")
    way = next(part for part in other.status.findChildren(QPushButton) if part.toolTip() == "Team")
    way.click()
    assert isinstance(shown(other), TeamScreen)


def test_ending_is_asked_about_in_its_place_and_leads_back_to_the_beginning(qtbot, host):
    page = shown(host).page
    page.end.click()
    assert page.question is not None
    page.question.findChildren(QPushButton)[-1].click()
    screen = shown(host)
    assert isinstance(screen, TeamScreen)
    qtbot.waitUntil(lambda: not screen.state.is_team, timeout=PATIENCE)
    qtbot.waitUntil(screen.begin.isVisible)


def test_the_window_goes_on_while_the_team_says_goodbye(qtbot, host):
    path = host.workspace.path
    with qtbot.waitSignal(host.workspace.retired, timeout=PATIENCE):
        host.show_welcome()
    assert not Path(f"{path}-wal").exists()


def test_a_file_that_is_still_being_left_is_opened_for_writing(qtbot, host):
    path = host.workspace.path
    write(host, "written at the very end")
    host.show_welcome()
    assert host.program.open_file(path, host)
    assert not host.workspace.file.read_only
    assert "written at the very end" in texts(host)
    qtbot.waitUntil(lambda: is_level(host), timeout=PATIENCE)


def test_at_the_end_of_the_program_nothing_is_left_open(host):
    path = host.workspace.path
    write(host, "written at the very end")
    assert host.close(), "nothing is asked where a keychain has the keys"
    host.program.close_rest()
    assert not Path(f"{path}-wal").exists()
    with closing(open_file(path)) as file:
        assert not file.read_only


def test_a_room_package_is_shown_taken_in_and_undone(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    invitation = invite(qtbot, host, "W 1.2")
    program = open_program("guest")
    guest = come_in(program, invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    path, package = guest.workspace.path, tmp_path / "all.raumpaket"
    with qtbot.waitSignal(guest.workspace.retired, timeout=PATIENCE):
        guest.show_welcome()

    write(host, "written while the other was away")
    monkeypatch.setattr(choosers, "package_to_write", lambda *_arguments: package)
    host.go_to("team")
    shown(host).export_package()
    answer(host, "All rooms")
    qtbot.waitUntil(package.exists, timeout=PATIENCE)
    with qtbot.waitSignal(host.workspace.retired, timeout=PATIENCE):
        host.show_welcome()  # and with the file goes its server

    program.open_file(path, guest)
    guest.go_to("team")
    qtbot.waitUntil(lambda: shown(guest).state.is_team, timeout=PATIENCE)
    shown(guest).read_package(package)
    qtbot.waitUntil(lambda: banner(guest) is not None, timeout=PATIENCE)
    assert "Package of Ada" in banner(guest).accessibleName()
    assert "(W 1.2, W 2.2): 1 new note, 1 change is new" in banner(guest).accessibleName()
    assert "written while the other was away" not in texts(guest)

    answer(guest, "Take in")
    qtbot.waitUntil(lambda: "written while the other was away" in texts(guest), timeout=PATIENCE)
    shown(guest).read_package(package)
    qtbot.waitUntil(lambda: banner(guest) is not None, timeout=PATIENCE)
    assert "everything in it is here already" in banner(guest).accessibleName()
    answer(guest, "Close")
    guest.undo()
    qtbot.waitUntil(lambda: "written while the other was away" not in texts(guest))


def test_what_is_no_package_is_refused_with_a_sentence(qtbot, host, tmp_path):
    wrong = tmp_path / "wrong.raumpaket"
    wrong.write_bytes(b"not a package")
    shown(host).read_package(wrong)
    qtbot.waitUntil(lambda: banner(host) is not None, timeout=PATIENCE)
    assert "package" in banner(host).accessibleName()
    shown(host).read_package(tmp_path / "nowhere.raumpaket")
    qtbot.waitUntil(lambda: "cannot be read" in banner(host).accessibleName(), timeout=PATIENCE)


def test_a_team_without_a_server_needs_none_and_stays_one(qtbot, apart):
    assert "Team: room packages only" in said(apart)
    page, path = shown(apart).page, apart.workspace.path
    page.form.send.click()
    assert page.form.name.fault
    page.form.name.edit.setText("Ben")
    page.form.send.click()
    assert page.form.rooms.fault.isVisible()
    invite_by_name(qtbot, apart, "Ben", "W 1.2")
    assert page.form.rooms.fault.isHidden()
    assert [row.spoken for row in page.members.members.rows] == [
        "Ada, Organiser · this laptop, by room package",
        "Ben, Moderator · W 1.2, by room package",
    ]
    page.handover.done.click()
    assert page.handover.isHidden()

    apart.show_welcome()
    apart.program.open_file(path, apart)
    apart.go_to("team")
    qtbot.waitUntil(lambda: len(shown(apart).state.members) == 2, timeout=PATIENCE)
    state = shown(apart).state
    assert state.is_serverless
    assert not state.is_hosting
    assert state.link is None


def test_ending_a_team_without_a_server_destroys_its_keys(qtbot, apart):
    page = shown(apart).page
    page.end.click()
    assert page.question
    page.question.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(shown(apart).begin.isVisible, timeout=PATIENCE)
    assert not shown(apart).state.is_team


def test_where_keys_would_be_lost_no_team_without_a_server_is_begun(
    qtbot, open_program, tmp_path, monkeypatch
):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    program = open_program("organiser")
    program.open_file(saved(tmp_path / "Forum.workshop", forum()))
    window = program.windows[0]
    window.go_to("team")
    begin = shown(window).begin
    begin.name.edit.setText("Ada")
    begin.found.click()
    qtbot.waitUntil(lambda: "keychain" in shown(window).state.problem, timeout=PATIENCE)
    assert begin.isVisible()


def test_without_a_server_an_invitation_and_a_package_lead_into_the_room(
    qtbot, apart, open_program, tmp_path, monkeypatch
):
    package, docs = tmp_path / "Forum for Ben.raumpaket", tmp_path / "docs"
    monkeypatch.setattr(choosers, "package_to_write", lambda *_arguments: package)
    invitation = invite_by_name(qtbot, apart, "Ben", "W 1.2")
    write(apart, "before Ben came")
    shown(apart).export_package()
    answer(apart, "All rooms")
    qtbot.waitUntil(package.exists, timeout=PATIENCE)

    monkeypatch.setattr(choosers, "package_to_read", lambda *_arguments: None)
    guest = come_in(open_program("guest"), invitation, monkeypatch, docs)
    assert "room package" in shown(guest).invitation.fault
    assert not docs.exists()
    monkeypatch.setattr(choosers, "package_to_read", lambda *_arguments: package)
    shown(guest).join.click()
    qtbot.waitUntil(lambda: guest.head is not None, timeout=PATIENCE)
    assert code(guest) == "W 1.2"
    assert "before Ben came" in texts(guest)
    guest.go_to("team")
    qtbot.waitUntil(lambda: len(shown(guest).state.members) == 2, timeout=PATIENCE)
    assert not shown(guest).page.form.isVisible()
    assert "Team: room packages only" in said(guest)
