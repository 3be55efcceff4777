"""The event log on the screen: what stands in it, that it follows, and how it is written out."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from facilitator import clock
from facilitator.actions import messages, notes, sessions, workshops
from facilitator.actions.desk import Desk
from facilitator.exchange.event_log import Line
from facilitator.settings import Settings
from facilitator.storage.files import create_file
from facilitator.ui.chronicle.screen import LogScreen
from facilitator.ui.chronicle.table import LogModel, LogTable, rows_of
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.shell.program import Program
from facilitator.ui.shell.window import Window
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.ui.session.time.day import at, timed_plan
from tests.ui.shell.windows import running, saved, shown


@pytest.fixture
def theme(qapp, tmp_path) -> Theme:
    return Theme(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Iterator[Desk]:
    monkeypatch.setattr(clock, "_stands_at", at("14:20"))
    opened = Desk(create_file(tmp_path / "day.workshop"), actor="Hanna")
    opened.run(workshops.add_dossier, dossier=timed_plan())
    opened.run(sessions.start, session_id="s1", at=at("14:20"))
    yield opened
    opened.close()


@pytest.fixture
def screen(qtbot, desk, theme) -> Iterator[LogScreen]:
    made = LogScreen(desk, DeskSignals(desk), theme, Messages())
    qtbot.addWidget(made)
    made.resize(1_396, 900)
    made.show_workshop("workshop")
    made.show()
    qtbot.waitUntil(lambda: bool(made.table.rows))
    yield made
    made.leave()


def whats(screen: LogScreen) -> list[str]:
    return [row.what for row in screen.table.rows if isinstance(row, Line)]


@pytest.fixture
def chosen(monkeypatch, tmp_path) -> Path:
    """What a person types into the file dialog; without an ending."""
    path = tmp_path / "log"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    return path


def test_it_says_who_did_what_when_and_where_under_each_day(screen):
    line = next(row for row in screen.table.rows if isinstance(row, Line) and row.where)
    assert (line.time, line.who, line.where, line.what) == (
        "14:20:00", "Hanna", "W 1.1", "session started"
    )  # fmt: skip
    assert "17 September 2026" in screen.table.rows
    assert "Import workshop" in whats(screen)


def test_it_follows_what_happens_and_leaves_typing_out(qtbot, screen, desk):
    before = len(whats(screen))
    desk.run(notes.add, session_id="s1", question_id="q1", text="GETIPPT")
    desk.run(messages.send, workshop_id="workshop", text="Noch 5 Minuten", at=at("14:30"))
    qtbot.waitUntil(lambda: "message: Noch 5 Minuten" in whats(screen))
    assert len(whats(screen)) == before + 1
    assert not [what for what in whats(screen) if "GETIPPT" in what]


def test_while_everybody_types_it_reads_nothing(screen, desk):
    desk.run(notes.add, session_id="s1", question_id="q1", text="Note")
    assert not screen._soon.isActive()  # noqa: SLF001 - what does not happen has no other sign
    desk.run(sessions.pause, session_id="s1", at=at("14:31"))
    assert screen._soon.isActive()  # noqa: SLF001


@pytest.mark.parametrize("ending", ["csv", "md"])
def test_it_is_written_as_it_is_then(qtbot, screen, desk, chosen, ending):
    desk.run(messages.send, workshop_id="workshop", text="=1+1 | 2", at=at("14:30"))
    said: list[str] = []
    screen.said.connect(said.append)
    offers = [part for part in screen.findChildren(QPushButton) if part.isVisible()]
    offers[ending == "md"].click()
    path = chosen.with_suffix(f".{ending}")
    qtbot.waitUntil(lambda: said == [f"Written: {path}"])
    if ending == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert "message: =1+1 | 2" in {row[4] for row in csv.reader(file)}
    else:
        assert "| message: =1+1 \\| 2 |" in path.read_text("utf-8")


def test_a_name_that_is_a_formula_is_none_in_the_table(qtbot, screen, desk, chosen):
    desk.actor = "=cmd|' /C calc'!A0"
    desk.run(sessions.pause, session_id="s1", at=at("14:30"))
    screen.export("csv")
    path = chosen.with_suffix(".csv")
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "session paused" in path.read_text("utf-8-sig"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        actors = {row[2] for row in csv.reader(file)}
    assert "'=cmd|' /C calc'!A0" in actors
    assert not [actor for actor in actors if actor.startswith("=")]


def test_where_it_cannot_be_written_that_is_said(qtbot, screen, monkeypatch, tmp_path):
    shown_: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown_.append(box.text()))
    monkeypatch.setattr(
        FileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "no" / "log.csv"), "")
    )
    screen.export("csv")
    qtbot.waitUntil(lambda: bool(shown_))
    assert "log.csv" in shown_[0]


def test_who_thinks_better_of_it_gets_no_file(screen, monkeypatch, tmp_path):
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: ("", ""))
    screen.export("md")
    screen.leave()
    assert sorted(tmp_path.iterdir()) == before


# In a window


@pytest.fixture
def program(qapp, tmp_path) -> Iterator[Program]:
    made = running(qapp, tmp_path)
    yield made
    for window in list(made.windows):
        window.close()
    made.deleteLater()


@pytest.fixture
def window(program, tmp_path) -> Window:
    assert program.open_file(saved(tmp_path / "Forum.workshop", timed_plan()))
    return program.windows[0]


def run(window, key: str) -> None:
    next(command for command in window.commands() if command.id == key).run()


@pytest.mark.parametrize("place", ["moderate", "protocol", "log"])
@pytest.mark.parametrize("ending", ["csv", "md"])
def test_the_file_menu_writes_it_from_anywhere(qtbot, window, chosen, place, ending):
    window.go_to(place)
    run(window, f"log-{ending}")
    path = chosen.with_suffix(f".{ending}")
    qtbot.waitUntil(path.exists)
    assert isinstance(shown(window), LogScreen)


def test_closing_the_file_waits_until_it_is_written_and_leaves_nothing_beside_it(window, chosen):
    path = window.workspace.path
    run(window, "log-csv")
    window.close()
    assert chosen.with_suffix(".csv").exists()
    beside = {entry.name for entry in path.parent.iterdir()}
    assert not {name for name in beside if name.endswith(("-wal", "-shm"))}


def test_the_search_leads_there_with_the_keyboard_in_the_lines(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    run(window, "log")
    assert shown(window).table.hasFocus()
    qtbot.waitUntil(lambda: "Import workshop" in whats(shown(window)))


# How it reads


def many(count: int) -> list[Line]:
    days = ("2026-09-16", "2026-09-17")
    return [
        Line(days[number * 2 // count], f"14:{number % 60:02}:00", "Hanna", "W 1.1", f"what {number}")
        for number in range(count)
    ]  # fmt: skip


def test_whoever_is_at_the_end_stays_there_and_others_are_left_alone(qtbot, theme):
    table = LogTable(theme)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    table.show_lines(many(100))
    bar = table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    more = [*many(100), Line("2026-09-17", "18:00:00", "Hanna", "", "new")]
    table.show_lines(more)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    bar.setValue(40)
    table.show_lines([*more, more[-1]])
    assert bar.value() == 40


def test_the_model_is_sound(qtmodeltester):
    model = LogModel()
    model.show_rows(rows_of(many(6)))
    model.show_rows(rows_of(many(6) + many(6)[-1:]))
    assert model.rowCount() == 9
    qtmodeltester.check(model)


def test_a_screen_reader_hears_a_line_as_one_says_it():
    model = LogModel()
    model.show_rows(rows_of(many(1)))
    said = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == ["16 September 2026", "14:00:00, W 1.1, what 0, Hanna"]
