"""The Resümee in a window: reached from anywhere, with the whole window for itself where it is large."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from facilitator import clock
from facilitator.actions import notes
from facilitator.domain.moments import moment
from facilitator.ui.shell.rail import Rail
from facilitator.ui.shell.status_bar import StatusBar
from facilitator.ui.shell.window import Window
from facilitator.ui.summary.screen import SummaryScreen
from tests.ui.keyboard import press
from tests.ui.shell.windows import saved
from tests.ui.summary.conftest import notes_of, plan

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOON = datetime(2026, 9, 17, 12, 0, tzinfo=UTC)


def planned():
    """The plan with a Resümee as its last item, around noon of its day."""
    made = plan()
    *items, last = made.agenda
    items.append(
        last._replace(kind="summary", start_time="12:00", duration_minutes=20, round_id=None)
    )
    workshop = made.workshop._replace(date=NOON.date().isoformat())
    return replace(made, workshop=workshop, agenda=tuple(items), agenda_facts=())


@pytest.fixture
def window(qtbot, program, tmp_path) -> Window:
    program.open_file(saved(tmp_path / "Forum.workshop", planned()))
    made = program.windows[0]
    desk = made.workspace.desk
    dossier = desk.read.dossier(made.head.workshop.id)
    desk.run(notes.mark_key_result, note_ids=[note.id for note in notes_of(dossier, 1)], on=True)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _is_seen(window, kind) -> bool:
    return any(part.isVisible() for part in window.findChildren(kind))


@pytest.mark.parametrize("place", ["moderate", "protocol"])
def test_f8_leads_here_from_anywhere(window, place):
    window.go_to(place)
    press(Key.Key_F8)
    assert _is_seen(window, SummaryScreen)
    assert window.findChild(SummaryScreen).board.hasFocus()


def test_the_search_leads_here(window):
    (way,) = [command for command in window.commands() if command.id == "summary"]
    way.run()
    assert _is_seen(window, SummaryScreen)


def test_it_stands_on_the_rail_under_the_sessions(qtbot, window):
    rail = window.findChild(Rail)
    button = rail.rooms["summary"]
    assert button.isVisible()
    assert button.y() > rail.sessions.geometry().bottom()
    above = rail.sessions.geometry().bottom()
    assert button.y() < above + (len(rail.rooms) + 1) * button.height()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _is_seen(window, SummaryScreen)
    assert button.isChecked()
    assert not rail.sessions.is_here
    window.go_to("protocol")
    assert not button.isVisible()


def test_f8_again_gives_it_the_whole_window_and_back(qtbot, window):
    press(Key.Key_F8)
    press(Key.Key_F8)
    screen = window.findChild(SummaryScreen)
    assert screen.is_large
    assert not _is_seen(window, Rail)
    assert not _is_seen(window, StatusBar)
    qtbot.waitUntil(lambda: screen.size() == window.centralWidget().size())
    press(Key.Key_F8)
    assert _is_seen(window, Rail)
    assert _is_seen(window, StatusBar)


def test_f8_offers_to_start_what_the_agenda_calls_summary_and_starts_nothing_itself(
    window, monkeypatch
):
    monkeypatch.setattr(clock, "_stands_at", NOON)
    press(Key.Key_F8)
    screen = window.findChild(SummaryScreen)
    desk = window.workspace.desk
    item = next(entry for entry in window.head.agenda if entry.kind == "summary")
    begin = next(part for part in window.findChildren(QPushButton) if "Start the" in part.text())
    assert begin.isVisible()
    assert desk.read.agenda_facts(item.id) == []
    press(Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    (fact,) = desk.read.agenda_facts(item.id)
    assert (fact.kind, moment(fact.at)) == ("started", NOON)
    assert not begin.isVisible()
    monkeypatch.setattr(clock, "_stands_at", NOON.replace(minute=12))
    window.program.ticker.ticked.emit(clock.now())
    assert "for 12 min" in [part.text() for part in screen.findChildren(QLabel)]
    press(Key.Key_Z, CTRL)
    assert desk.read.agenda_facts(item.id) == []
    assert begin.isVisible()


def test_who_goes_elsewhere_has_the_rail_again(window):
    press(Key.Key_F8)
    press(Key.Key_F8)
    press(Key.Key_2, CTRL)
    assert _is_seen(window, Rail)
    assert not window.findChild(SummaryScreen).is_large


def test_undo_reaches_what_is_being_typed(window):
    press(Key.Key_F8)
    board = window.findChild(SummaryScreen).board
    before = board.current.text
    press(Key.Key_Return)
    QTest.keyClicks(board.field, "!!")
    assert board.field.text() == f"{before}!!"
    press(Key.Key_Z, CTRL)
    assert board.field.text() == before


def test_the_window_comes_back_to_it(program, window):
    press(Key.Key_F8)
    path = window.workspace.path
    window.remember()
    window.show_welcome()
    program.open_file(path, window)
    assert _is_seen(window, SummaryScreen)


def test_its_keys_are_explained(window):
    window.go_to("summary")
    bound = {keys for command in window.commands() if command.run for keys in command.keys}
    assert {"F8", "F11", "F2"} <= bound
