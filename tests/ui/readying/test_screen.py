"""The checklist on the screen: what it says, that it follows, and where a line leads."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator import language
from facilitator.actions import sessions, workshops
from facilitator.domain.readiness.judgement import Judgement
from facilitator.storage import backups
from facilitator.storage.engine import connect
from facilitator.ui.readying.rows import Row, rows_of
from facilitator.ui.readying.table import ReadyModel, ReadyTable
from tests.ui.keyboard import press
from tests.ui.readying.conftest import NOON

Key = Qt.Key


def grades(screen) -> dict[str, str]:
    return {row.judgement.matter: row.judgement.grade for row in screen.table.rows}


def row_of(screen, matter: str) -> int:
    return [row.judgement.matter for row in screen.table.rows].index(matter)


def test_of_a_workshop_that_is_ready_everything_is_said_and_nothing_is_open(make):
    screen = make()
    found = grades(screen)
    assert screen.head.verdict.text == "Everything is ready"
    assert "problem" not in found.values()
    assert {"programme_ready", "stage_ready", "file_ready", "disk_ready", "backup_ready"} <= set(
        found
    )
    assert [row.area for row in screen.table.rows if row.area] == [
        "Programme", "Moderation", "Guiding questions", "Times", "Stage", "File", "Computer"
    ]  # fmt: skip


def test_it_judges_anew_when_the_plan_changes(qtbot, make, workspace):
    screen = make()
    workspace.desk.run(workshops.set_head, workshop_id="w", end_time="15:30")
    qtbot.waitUntil(lambda: grades(screen).get("ends_late") == "problem")
    assert screen.head.verdict.text == "1 point open"
    workspace.desk.run(workshops.set_head, workshop_id="w", end_time="16:00")
    qtbot.waitUntil(lambda: screen.head.verdict.text == "Everything is ready")


def test_a_display_that_is_unplugged_is_seen_at_once(qtbot, make, plugs):
    screen = make()
    plugs.plug("eDP-1")
    qtbot.waitUntil(lambda: "one_display" in grades(screen))
    plugs.plug("eDP-1", "HDMI-1")
    qtbot.waitUntil(lambda: "stage_ready" in grades(screen))


def test_a_file_that_goes_is_seen_by_the_next_look(qtbot, make, path):
    screen = make()
    aside = path.rename(path.with_name("elsewhere.workshop"))
    screen.repeat()
    qtbot.waitUntil(lambda: grades(screen).get("file_gone") == "problem")
    aside.rename(path)
    screen.repeat()
    qtbot.waitUntil(lambda: grades(screen).get("file_ready") == "ok")


def test_a_clock_that_was_set_back_is_seen(qtbot, make, workspace):
    screen = make()
    workspace.desk.run(sessions.start, session_id="s11", at=NOON.replace(hour=14))
    qtbot.waitUntil(lambda: grades(screen).get("clock_behind") == "problem")
    text = screen.table.rows[row_of(screen, "clock_behind")].text
    assert "2 hours" in text


def test_a_moment_that_is_none_does_no_harm(make, workspace, path):
    workspace.desk.run(sessions.start, session_id="s11")
    connection = connect(path)
    connection.execute("UPDATE session_fact SET at = 'soon'")
    connection.close()
    assert grades(make())["clock_ready"] == "ok"


def test_the_backup_that_is_asked_for_is_seen(qtbot, make, workspace, path):
    for copy in backups.copies_of(path):
        copy.unlink()
    screen = make()
    assert grades(screen)["no_backup"] == "problem"
    workspace.back_up_now()
    qtbot.waitUntil(lambda: grades(screen).get("backup_ready") == "ok")


# The way to the mend


def chosen(screen) -> list[Judgement]:
    found: list[Judgement] = []
    screen.mend_wanted.connect(found.append)
    return found


def test_the_keyboard_begins_at_what_is_open_and_enter_leads_to_its_mend(qtbot, make, workspace):
    workspace.desk.run(workshops.set_head, workshop_id="w", end_time="15:30")
    screen = make()
    asked = chosen(screen)
    screen.activateWindow()
    screen.setFocus()
    qtbot.waitUntil(screen.table.hasFocus)
    press(Key.Key_Return)
    assert [(entry.matter, entry.mend) for entry in asked] == [("ends_late", "head")]


def test_a_click_leads_there_too(make):
    screen = make()
    asked = chosen(screen)
    place = screen.table.visualRect(screen.table.model().index(row_of(screen, "stage_ready"), 0))
    QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert [entry.mend for entry in asked] == ["stage"]


def test_where_nothing_can_be_done_that_is_said(make):
    screen = make()
    asked, said = chosen(screen), []
    screen.said.connect(said.append)
    number = next(at for at, row in enumerate(screen.table.rows) if not row.judgement.mend)
    screen.table.setCurrentIndex(screen.table.model().index(number, 0))
    screen.table.activated.emit(screen.table.currentIndex())
    assert (asked, said) == ([], ["There is nothing to do here."])


def test_the_keyboard_stays_where_it_was_when_lines_come_and_go(qtbot, make, workspace):
    screen = make()
    screen.table.setCurrentIndex(screen.table.model().index(row_of(screen, "file_ready"), 0))
    workspace.desk.run(workshops.set_head, workshop_id="w", date=None)
    qtbot.waitUntil(lambda: "no_date" in grades(screen))
    at = screen.table.currentIndex().row()
    assert screen.table.rows[at].judgement.matter == "file_ready"


# How it reads


def many() -> list[Row]:
    return rows_of(
        [
            Judgement("moderation", "no_moderator", "problem", "session", "s", ("W 1.1",)),
            Judgement("moderation", "participants", "note", "agenda", amount=40),
            Judgement("computer", "dictionary_ready", "ok"),
        ]
    )


def test_a_screen_reader_hears_part_grade_and_sentence():
    assert [row.spoken for row in many()] == [
        "Moderation, open, W 1.1 has no moderator.",
        "Moderation, for information, 40 participants are named; who sits where stands in the plan.",
        "Computer, in order, A dictionary is installed; spelling can be checked.",
    ]


def test_it_speaks_german():
    language.choose("de")
    assert many()[0].text == "W 1.1 hat keine Moderation."
    assert many()[0].verb == "Zeigen"


def test_the_model_is_sound(qtmodeltester):
    model = ReadyModel()
    model.show_rows(many())
    qtmodeltester.check(model)


@pytest.mark.parametrize("width", [1_396, 640])
def test_no_row_is_painted_over_another(qtbot, theme, width):
    table = ReadyTable(theme)
    qtbot.addWidget(table)
    table.resize(width, 600)
    table.show_rows(many())
    table.show()
    places = [table.visualRect(table.model().index(row, 0)) for row in range(3)]
    assert all(place.height() >= theme.px(36) for place in places)
    for above, below in pairwise(places):
        assert above.bottom() < below.top()
    has_part_above = places[2].height() > theme.px(50)
    assert has_part_above is (width < 780)
