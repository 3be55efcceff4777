"""Programs with windows that meet on a real server; for `conftest`."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator.actions import notes
from facilitator.ui.shell import choosers
from facilitator.ui.team.join_screen import JoinScreen
from tests.team.file_keyring import PLACE
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import running, saved, session, shown

PATIENCE = 30_000


@pytest.fixture(autouse=True)
def keychain(monkeypatch, tmp_path):
    """A keychain that both programs find."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.team.file_keyring.FileKeyring")
    monkeypatch.setenv(PLACE, str(tmp_path / "keyring.json"))


@pytest.fixture
def open_program(qapp, tmp_path):
    programs = []

    def _open(name: str):
        folder = tmp_path / name
        folder.mkdir()
        programs.append(running(qapp, folder))
        return programs[-1]

    yield _open
    for program in reversed(programs):
        for window in list(program.windows):
            if not window.close():  # it asked, as without a keychain
                window.close()
        program.close_rest()
        program.deleteLater()


@pytest.fixture
def host(qtbot, open_program, tmp_path):
    """A window on a workshop whose team was opened there, by name and Enter."""
    program = open_program("host")
    program.open_file(saved(tmp_path / "Forum.workshop", forum()))
    window = program.windows[0]
    window.go_to("team")
    screen = shown(window)
    screen.begin.name.edit.setText("Ada")
    screen.begin.host.click()
    qtbot.waitUntil(lambda: is_level(window), timeout=PATIENCE)
    return window


def is_level(window) -> bool:
    state = window.workspace.team_state if window.workspace else None
    return bool(state and state.link and state.link.is_level and state.members)


def texts(window) -> set[str]:
    dossier = window.workspace.desk.read.dossier(window.head.workshop.id)
    return {note.text for note in dossier.notes}


def write(window, text: str, room: str = "W 1.2") -> None:
    head = window.head
    wanted = next(entry for entry in head.sessions if entry.id == session(window, room))
    question = next(entry for entry in head.questions if entry.topic_id == wanted.topic_id)
    window.workspace.desk.run(notes.add, session_id=wanted.id, question_id=question.id, text=text)


def invite(qtbot, window, *rooms: str) -> str:
    """Make an invitation on the page and return its code."""
    page = shown(window).page
    qtbot.waitUntil(lambda: bool(shown(window).state.invitations), timeout=PATIENCE)
    page.invitations.card.withdraw.click()  # the one that is there from the beginning
    qtbot.waitUntil(page.invitations.isHidden, timeout=PATIENCE)
    for room in rooms:
        page.form.box_of(session(window, room)).setChecked(True)
    page.form.send.click()
    qtbot.waitUntil(lambda: not page.invitations.isHidden(), timeout=PATIENCE)
    page.invitations.card.copy_code.click()
    return QApplication.clipboard().text()


def come_in(program, invitation: str, monkeypatch, folder):
    """Join with a new program, by the fields of the welcome screen."""
    monkeypatch.setattr(choosers, "documents", lambda: folder)
    window = program.welcome()
    window.join_team(invitation)
    screen = shown(window)
    assert isinstance(screen, JoinScreen)
    screen.name.edit.setText("Ben")
    screen.join.click()
    return window


def banner(window):
    return shown(window).package_bar.banner


def answer(window, words: str) -> None:
    buttons = {part.text(): part for part in banner(window).findChildren(QPushButton)}
    buttons[words].click()


@pytest.fixture
def apart(qtbot, open_program, tmp_path):
    """A window on a workshop whose team was begun without a server."""
    program = open_program("organiser")
    program.open_file(saved(tmp_path / "Forum.workshop", forum()))
    window = program.windows[0]
    window.go_to("team")
    screen = shown(window)
    screen.begin.found.click()
    assert screen.begin.name.fault
    screen.begin.name.edit.setText("Ada")
    screen.begin.found.click()
    qtbot.waitUntil(lambda: screen.page.isVisible() and bool(screen.state.members))
    qtbot.waitUntil(screen.page.end.isEnabled)
    return window


def invite_by_name(qtbot, window, name: str, *rooms: str) -> str:
    """Make an invitation without a server and return what is to be handed over."""
    page = shown(window).page
    page.form.name.edit.setText(name)
    for room in rooms:
        page.form.box_of(session(window, room)).setChecked(True)
    page.form.send.click()
    qtbot.waitUntil(page.handover.isVisible, timeout=PATIENCE)
    page.handover.copy.click()
    assert "like a password" in " ".join(part.text() for part in page.handover.findChildren(QLabel))
    return QApplication.clipboard().text()
