"""The checklist in a window: how one gets there, where its lines lead, and the calm line before the start."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from facilitator import clock
from facilitator.actions import sessions, workshops
from facilitator.domain.readiness.judgement import Judgement
from facilitator.storage import backups
from facilitator.ui.chronicle.screen import LogScreen
from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.readying.screen import ReadyScreen
from facilitator.ui.shell.mending import mend
from facilitator.ui.stage.control import StageControl
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.domain.readying import ready
from tests.ui.shell.windows import said, saved, session, shown


@pytest.fixture
def today(program, tmp_path, qtbot):
    """A window on a workshop of today with a session that nobody moderates."""
    made = ready()
    plan = replace(
        made,
        workshop=made.workshop._replace(date=clock.today().isoformat()),
        moderators=made.moderators[1:],
    )
    path = saved(tmp_path / "Today.workshop", plan)
    backups.copy_now(path, date.today())  # noqa: DTZ011 - as the survey asks
    assert program.open_file(path)
    window = program.windows[0]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def way(window) -> QPushButton | None:
    """Return what of the status bar leads to the checklist, None while it says nothing."""
    parts = window.status.findChildren(QPushButton)
    return next((part for part in parts if part.toolTip() == "Ready?" and part.isVisible()), None)


def calm_line(window) -> str:
    found = way(window)
    return found.text() if found else ""


def run(window, key: str) -> None:
    next(command for command in window.commands() if command.id == key).run()


# The way there


@pytest.mark.parametrize("place", ["moderate", "protocol", "summary"])
def test_the_search_and_the_file_menu_lead_there_from_anywhere(window, place):
    window.go_to(place)
    run(window, "ready")
    assert isinstance(shown(window), ReadyScreen)
    assert shown(window).table.hasFocus()


def test_the_window_comes_back_to_it(program, window):
    run(window, "ready")
    path = window.workspace.path
    window.remember()
    window.show_welcome()
    program.open_file(path, window)
    assert isinstance(shown(window), ReadyScreen)


# The ways on


def test_lines_lead_to_the_part_of_the_plan_where_they_are_mended(window):
    there = window.head
    person = there.persons[0].id
    for judgement, part in (
        (Judgement("moderation", "no_moderator", "problem", "session", session(window, "W 2.3")), "agenda"),
        (Judgement("programme", "overlap", "problem", "agenda", there.agenda[0].id), "agenda"),
        (Judgement("times", "no_time", "problem", "question", there.questions[0].id), "topics"),
        (Judgement("questions", "no_question", "problem", "topic", there.topics[2].id), "topics"),
        (Judgement("moderation", "without_role", "note", "person", person), "people"),
        (Judgement("moderation", "participants", "note", "people"), "people"),
        (Judgement("people", "no_groups", "problem", "groups"), "groups"),
    ):  # fmt: skip
        run(window, "ready")
        mend(window, judgement)
        assert isinstance(shown(window), PlanScreen)
        assert shown(window).bar.current == part


def test_what_the_computer_lacks_leads_to_its_place(window):
    mend(window, Judgement("computer", "clock_behind", "problem", "log"))
    assert isinstance(shown(window), LogScreen)


def test_another_file_is_asked_for_where_this_one_is_gone(window, monkeypatch):
    titles: list[str] = []
    monkeypatch.setattr(
        FileDialog, "getOpenFileName", lambda *given: (titles.append(given[1]), ("", ""))[1]
    )
    mend(window, Judgement("file", "file_gone", "problem", "file"))
    assert titles == ["Open file"]


def test_the_folder_opens_outside(window, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    mend(window, Judgement("file", "disk_full", "problem", "folder"))
    assert opened == [str(window.workspace.path.parent)]


def test_the_stage_opens_with_the_keyboard_in_its_control(window):
    run(window, "ready")
    mend(window, Judgement("stage", "one_display", "note", "stage"))
    assert window.centralWidget().rail.rooms["stage"].isChecked()
    assert window.findChild(StageControl).has_keyboard
    window.close_stage()
    assert not window.centralWidget().rail.rooms["stage"].isChecked()


def test_back_up_now_makes_the_copy_and_says_so(qtbot, window):
    for copy in backups.copies_of(window.workspace.path):
        copy.unlink()
    mend(window, Judgement("file", "no_backup", "problem", "backup"))
    qtbot.waitUntil(lambda: "Today's backup copy is made." in said(window))
    assert len(backups.copies_of(window.workspace.path)) == 1


def test_a_copy_that_cannot_be_made_is_said(qtbot, window):
    folder = backups.folder_of(window.workspace.path)
    for copy in backups.copies_of(window.workspace.path):
        copy.unlink()
    if folder.exists():
        folder.rmdir()
    folder.write_text("in the way")
    run(window, "backup")
    qtbot.waitUntil(lambda: any("No backup copy could be made" in words for words in said(window)))
    folder.unlink()


def test_closing_the_window_waits_for_a_copy_that_is_being_made(window):
    path = window.workspace.path
    run(window, "backup")
    window.close()
    assert len(backups.copies_of(path)) == 1
    assert sorted(entry.name for entry in path.parent.glob(f"{path.name}*")) == [
        path.name, f"{path.name}-backups"
    ]  # fmt: skip


# The calm line


def notices(window):
    return window._notices  # noqa: SLF001 - nobody waits eight seconds in a test


def test_before_the_start_a_calm_line_says_how_much_is_open_and_leads_there(qtbot, today):
    assert calm_line(today) == ""
    notices(today).check_readiness()
    qtbot.waitUntil(lambda: calm_line(today) == "1 point open before the start")
    button = way(today)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(shown(today), ReadyScreen)


def test_it_follows_the_plan_and_goes_with_the_first_start(qtbot, today):
    notices(today).check_readiness()
    qtbot.waitUntil(lambda: calm_line(today) != "")
    desk = today.workspace.desk
    desk.run(workshops.set_head, workshop_id="w", end_time="15:30")
    qtbot.waitUntil(lambda: calm_line(today) == "2 points open before the start")
    desk.run(sessions.start, session_id="s11")
    qtbot.waitUntil(lambda: calm_line(today) == "")


def test_weeks_before_it_says_nothing(qtbot, today):
    notices(today).check_readiness()
    qtbot.waitUntil(lambda: calm_line(today) != "")
    later = (clock.today() + timedelta(days=2)).isoformat()
    today.workspace.desk.run(workshops.set_head, workshop_id="w", date=later)
    qtbot.waitUntil(lambda: calm_line(today) == "")


def test_a_program_that_is_left_open_says_it_on_the_eve(qtbot, today):
    desk = today.workspace.desk
    later = (clock.today() + timedelta(days=5)).isoformat()
    desk.run(workshops.set_head, workshop_id="w", date=later)
    notices(today).check_readiness()
    eve = (clock.today() + timedelta(days=1)).isoformat()
    desk.run(workshops.set_head, workshop_id="w", date=eve)
    assert calm_line(today) == ""
    notices(today).check_readiness()
    qtbot.waitUntil(lambda: calm_line(today) == "1 point open before the start")


def test_it_goes_with_the_file(qtbot, today):
    notices(today).check_readiness()
    qtbot.waitUntil(lambda: calm_line(today) != "")
    today.show_welcome()
    assert calm_line(today) == ""
