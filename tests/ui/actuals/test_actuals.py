"""Planned beside actual times: rows, picture, and the way into the next plan."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from facilitator import clock
from facilitator.actions import agendas, history, sessions, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import AgendaItem, Question
from facilitator.settings import Settings
from facilitator.storage.files import create_file, open_file
from facilitator.ui.actuals.rows import Row, rows_of
from facilitator.ui.actuals.screen import ActualsScreen
from facilitator.ui.actuals.table import ActualsModel
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from tests.ui.session.time.day import at, timed_plan


@pytest.fixture
def theme(qapp, tmp_path):
    return Theme(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "_stands_at", at("16:30"))
    opened = Desk(create_file(tmp_path / "day.workshop"))
    opened.run(workshops.add_dossier, dossier=timed_plan())
    yield opened
    opened.close()


@pytest.fixture
def played(desk):
    """Both rounds ran: the first question took 12 and 8 minutes, the break was started late."""
    for session_id, hour, first in (("s1", 14, 12), ("s2", 15, 8)):
        values = {"session_id": session_id}
        desk.run(sessions.start, at=at(f"{hour}:20"), **values)
        turn = at(f"{hour}:{20 + first}")
        desk.run(sessions.go_to_question, question_id="q2", at=turn, **values)
        desk.run(sessions.close, at=at(f"{hour}:44"), **values)
    desk.run(agendas.start_item, agenda_item_id="a2", at=at("14:47"))
    return desk


@pytest.fixture
def make_screen(qtbot, theme):
    def make(desk: Desk) -> ActualsScreen:
        screen = ActualsScreen(desk, DeskSignals(desk), theme)
        qtbot.addWidget(screen)
        screen.resize(1396, 900)
        screen.show_workshop("workshop")
        screen.show()
        return screen

    return make


def shown(rows: list[Row]) -> list[tuple[str, str, str, str, str]]:
    return [
        (row.text, row.planned_text, row.taken_text, row.difference_text, row.meta)
        for row in rows
        if not row.is_heading
    ]


def test_items_and_questions_stand_with_their_plan_and_what_they_took(played):
    rows = rows_of(played.read.head("workshop"), clock.now())
    assert [row.text for row in rows if row.is_heading] == ["Agenda", "Networks"]
    assert shown(rows) == [
        ("Round r1", "25", "24", "−1", ""),
        ("Break", "35", "33", "−2", "began at 14:47"),
        ("Round r2", "25", "24", "−1", ""),
        ("Summary", "20", "", "", ""),
        ("Who starts?", "8", "10", "+2", "W 1.1: 12 min   W 2.1: 8 min"),
        ("Who pays?", "10", "14", "+4", "W 1.1: 12 min   W 2.1: 16 min"),
        ("What is next?", "7", "", "", ""),
    ]


def test_a_screen_reader_hears_both_and_what_was_not_timed(played):
    rows = rows_of(played.read.head("workshop"), clock.now())
    assert rows[2].spoken == "Break: 35 minutes planned, 33 minutes taken"
    assert rows[-1].spoken == "What is next?: 7 minutes planned, not timed"


def test_before_anything_was_timed_one_sentence_leads_to_the_sessions(qtbot, make_screen, desk):
    screen = make_screen(desk)
    assert not screen.table.isVisible()
    assert not screen.take.isVisible()
    assert screen.commands() == []
    offer = next(part for part in screen.findChildren(QPushButton) if part.isVisible())
    with qtbot.waitSignal(screen.sessions_wanted):
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)


def test_it_follows_the_day(make_screen, desk):
    screen = make_screen(desk)
    desk.run(sessions.start, session_id="s1", at=at("14:20"))
    desk.run(sessions.close, session_id="s1", at=at("14:50"))
    assert screen.table.isVisible()
    assert shown(screen.table.rows)[0] == ("Round r1", "25", "30", "+5", "")


def test_real_times_go_into_the_plan_and_undo_takes_them_back(make_screen, played):
    screen = make_screen(played)
    said: list[str] = []
    screen.said.connect(said.append)
    QTest.mouseClick(screen.take, Qt.MouseButton.LeftButton)
    assert said == ["5 real times were taken over."]
    assert minutes(played) == ([24, 33, 24, 20], [10, 14, 7])
    assert [row[3] for row in shown(screen.table.rows)[:3]] == ["0", "0", "0"]
    played.run(history.undo)
    assert minutes(played) == ([25, 35, 25, 20], [8, 10, 7])


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen menus cannot
def test_with_other_workshops_one_of_the_plans_is_chosen_by_keyboard(make_screen, played):
    (key,) = played.run(workshops.add_dossier, dossier=next_workshop()).ids
    screen = make_screen(played)
    said: list[str] = []
    screen.said.connect(said.append)
    QTest.mouseClick(screen.take, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Into the plan of this workshop",
        "Into the plan of “Next”, 3 December 2026",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert said == ["5 real times were taken over."]
    assert minutes(played) == ([25, 35, 25, 20], [8, 10, 7])
    head = played.read.head(key)
    assert [item.duration_minutes for item in head.agenda] == [24, 33, 24, 20]
    assert [entry.planned_minutes for entry in head.questions if not entry.parent_id] == [10, 14, 7]
    played.run(history.undo)
    assert [item.duration_minutes for item in played.read.head(key).agenda] == [25, 35, 25, 20]


def next_workshop() -> Dossier:
    """The same plan once more, under ids of its own."""
    made = timed_plan()
    shared = {"process", "anna"}

    def own(record):
        cells = record._asdict().items()
        keys = {name: cell for name, cell in cells if name == "id" or name.endswith("_id")}
        return record._replace(
            **{name: f"next {key}" for name, key in keys.items() if key and key not in shared}
        )

    rows = {name: tuple(own(row) for row in getattr(made, name)) for name in _ROWS}
    workshop = own(made.workshop)._replace(title="Next", date="2026-12-03")
    return replace(made, workshop=workshop, **rows)


_ROWS = ("agenda", "rounds", "topics", "sessions", "moderators", "questions")


def minutes(desk: Desk) -> tuple[list[int | None], list[int | None]]:
    items = [desk.read.row(AgendaItem, key) for key in ("a1", "a2", "a3", "a4")]
    asked = [desk.read.row(Question, key) for key in ("q1", "q2", "q3")]
    return (
        [item.duration_minutes for item in items if item],
        [question.planned_minutes for question in asked if question],
    )


@pytest.mark.usefixtures("played")
def test_a_file_for_reading_shows_the_times_without_the_button(make_screen, tmp_path):
    file = open_file(tmp_path / "day.workshop", read_only=True)
    screen = make_screen(Desk(file))
    assert screen.table.isVisible()
    assert not screen.take.isVisible()
    screen.hide()
    file.close()


def test_what_went_on_too_long_is_hatched_beside_what_was_planned(make_screen, played, theme):
    screen = make_screen(played)
    late = inks(screen, theme, "Who pays?")
    assert {"fill", "text3", "warn"} <= late
    assert "warn" not in inks(screen, theme, "Round r1")
    assert not inks(screen, theme, "Summary") & {"warn"}


def inks(screen: ActualsScreen, theme: Theme, text: str) -> set[str]:
    """Return the colours in a row's chart."""
    number = next(at for at, row in enumerate(screen.table.rows) if row.text == text)
    place = screen.table.visualRect(screen.table.model().index(number, 0))
    picture = screen.table.viewport().grab(place).toImage()
    roles = {theme.color(role).rgb(): role for role in ("fill", "text3", "warn")}
    right = range(picture.width() * 2 // 3, picture.width())
    seen = {picture.pixel(x, y) for x in right for y in range(picture.height())}
    return {roles[color] for color in seen if color in roles}


def test_the_model_is_sound(qtmodeltester, played):
    model = ActualsModel()
    model.show_rows(rows_of(played.read.head("workshop"), clock.now()))
    qtmodeltester.check(model)
