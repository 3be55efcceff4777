"""A guest of a team: a window with the stage of the organiser’s laptop, and nothing else of the workshop."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from facilitator.actions import notes
from facilitator.domain.scenes import QuestionScene, WelcomeScene
from facilitator.ui.shell.window import Window
from facilitator.ui.stage.control import StageControl
from facilitator.ui.team.guest_stage import GuestStage
from facilitator.ui.team.words import clock_time
from tests.ui.shell.windows import session, shown
from tests.ui.team.together import PATIENCE, come_in, is_level

ROOM = "W 1.2"


@pytest.fixture
def invitation(qtbot, host) -> str:
    """The link for a guest, as the page of the team gives it."""
    return invite_as(qtbot, host, "guest")


@pytest.fixture
def guest(qtbot, invitation, open_program, tmp_path, monkeypatch):
    """A guest’s stage, and the host’s window at a room with the question on its stage."""
    program = open_program("guest")
    stage = enter(qtbot, program, invitation, monkeypatch, tmp_path / "docs")
    yield stage
    leave(qtbot, stage)


def invite_as(qtbot, window: Window, role: str) -> str:
    """Make an invitation for a role on the page and return its link."""
    page = shown(window).page
    qtbot.waitUntil(lambda: bool(shown(window).state.invitations), timeout=PATIENCE)
    page.invitations.card.withdraw.click()  # the one that is there from the beginning
    qtbot.waitUntil(page.invitations.isHidden, timeout=PATIENCE)
    page.form.role.setCurrentIndex(page.form.role.findData(role))
    page.form.send.click()
    qtbot.waitUntil(lambda: bool(shown(window).state.invitations), timeout=PATIENCE)
    return shown(window).state.invitations[-1].link


def enter(qtbot, program, invitation, monkeypatch, folder) -> GuestStage:
    come_in(program, invitation, monkeypatch, folder)
    qtbot.waitUntil(lambda: program.findChild(GuestStage) is not None, timeout=PATIENCE)
    return program.findChild(GuestStage)


def leave(qtbot, stage: GuestStage) -> None:
    with qtbot.waitSignal(stage.ended, timeout=PATIENCE):
        stage.window.close()


def texts(stage: GuestStage) -> list[str]:
    sheet = stage.window.sheet
    return sheet.texts if sheet else []


def show_question(window: Window) -> None:
    window.show_session(session(window, ROOM))
    window.show_on_stage("question")


def write(window: Window, text: str, kind: str = "statement") -> str:
    head, workspace = window.head, window.workspace
    assert head
    assert workspace
    wanted = next(one for one in head.sessions if one.id == session(window, ROOM))
    question = next(one for one in head.questions if one.topic_id == wanted.topic_id)
    done = workspace.desk.run(
        notes.add, session_id=wanted.id, question_id=question.id, text=text, kind=kind
    )
    return done.ids[0]


def test_a_guest_sees_the_question_and_each_note_as_it_comes(qtbot, host, guest):
    show_question(host)
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, QuestionScene), timeout=PATIENCE)
    write(host, "written while the guest looks on")
    qtbot.waitUntil(lambda: "written while the guest looks on" in texts(guest), timeout=PATIENCE)
    assert guest.window.line.isHidden() or "F11" in guest.window.line.words.text()


def test_what_is_internal_never_leaves_the_laptop(qtbot, host, guest):
    show_question(host)
    write(host, "between ourselves", "internal")
    write(host, "for everybody")
    qtbot.waitUntil(lambda: "for everybody" in texts(guest), timeout=PATIENCE)
    assert "between ourselves" not in "".join(texts(guest))
    assert b"between ourselves" not in (guest.state.picture or b"")


def test_a_guest_has_no_window_of_the_workshop_and_no_file(qtbot, guest, tmp_path):
    program = guest.parent()
    qtbot.waitUntil(lambda: not program.windows, timeout=PATIENCE)
    assert not (tmp_path / "docs").exists()
    assert [path.name for path in (tmp_path / "guest").rglob("*")] == ["settings.json"]


def test_before_the_stage_is_open_a_guest_is_told_what_will_come(qtbot, guest):
    qtbot.waitUntil(
        lambda: "The stage appears here as soon as it is opened." in texts(guest),
        timeout=PATIENCE,
    )


def test_a_stage_that_is_closed_is_no_longer_seen(qtbot, host, guest):
    show_question(host)
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, QuestionScene), timeout=PATIENCE)
    host.close_stage()
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, WelcomeScene), timeout=PATIENCE)
    show_question(host)
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, QuestionScene), timeout=PATIENCE)


def test_a_second_window_takes_the_stage_over_and_gives_it_back(qtbot, host, guest):
    show_question(host)
    other = host.program.open_window(host.workspace)
    other.show_on_stage("welcome")
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, WelcomeScene), timeout=PATIENCE)
    other.close_stage()
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, QuestionScene), timeout=PATIENCE)


def test_without_connection_the_picture_stays_and_the_margin_says_since_when(qtbot, host, guest):
    show_question(host)
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, QuestionScene), timeout=PATIENCE)
    host.close()
    line = guest.window.line
    qtbot.waitUntil(lambda: "no connection" in line.words.text(), timeout=PATIENCE)
    time = clock_time(guest.state.heard_at)
    assert line.words.text() == f"no connection – last at {time}"
    assert line.accessibleName() == line.words.text()
    assert isinstance(guest.window.scene, QuestionScene)


def test_who_is_taken_out_sees_nothing_of_the_stage_any_more(qtbot, host, guest):
    show_question(host)
    qtbot.waitUntil(lambda: isinstance(guest.window.scene, QuestionScene), timeout=PATIENCE)
    state = host.workspace.team_state
    device = next(member.device for member in state.members if member.role == "guest")
    host.workspace.team().do(lambda team: team.revoke(device))
    qtbot.waitUntil(
        lambda: "This display is not invited any more." in texts(guest), timeout=PATIENCE
    )


@pytest.mark.usefixtures("guest")
def test_the_same_link_opens_the_stage_again(
    qtbot, host, invitation, open_program, tmp_path, monkeypatch
):
    show_question(host)
    again = enter(qtbot, open_program("again"), invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: isinstance(again.window.scene, QuestionScene), timeout=PATIENCE)
    members = [one for one in host.workspace.team_state.members if one.role == "guest"]
    assert len(members) == 1
    leave(qtbot, again)


@pytest.mark.usefixtures("guest")
def test_who_shows_the_stage_is_told_that_guests_see_it(qtbot, host):
    show_question(host)
    presenter = host.findChild(StageControl)._presenter  # noqa: SLF001 - what stands in its line
    qtbot.waitUntil(lambda: "Guests see it too" in presenter.remark, timeout=PATIENCE)


@pytest.mark.usefixtures("guest")
def test_a_guest_is_listed_and_not_waited_for(qtbot, host):
    host.go_to("team")
    qtbot.waitUntil(
        lambda: "invited to the stage" in [row.standing.text for row in rows(host)],
        timeout=PATIENCE,
    )
    assert is_level(host)


def rows(window):
    model = shown(window).page.members.members
    return [model.index(at).data(Qt.ItemDataRole.UserRole) for at in range(model.rowCount())]


def test_f11_fills_the_screen_and_escape_goes_back(guest):
    window = guest.window
    for key, is_full in ((Qt.Key.Key_F11, True), (Qt.Key.Key_Escape, False)):
        QTest.keyClick(window, key)
        assert window.is_full is is_full
        assert (window.size() == window.screen().size()) is is_full
        assert window.line.isHidden()  # whoever knows the key needs no word about it
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert window.is_full
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.is_full


def test_the_keys_that_close_a_window_close_it(
    qtbot, invitation, open_program, tmp_path, monkeypatch
):
    stage = enter(qtbot, open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    with qtbot.waitSignal(stage.ended, timeout=PATIENCE):
        QTest.keySequence(stage.window, QKeySequence(QKeySequence.StandardKey.Close))
