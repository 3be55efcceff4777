from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QMenu

from facilitator.ui.shell.session_list import SessionList
from facilitator.ui.shell.session_model import SessionModel, rows_of, short_title
from tests.ui.shell.stage import forum


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Grundwasser und Dürrevorsorge", "Grundwasser"),
        ("Netze erneuern, Kosten tragen", "Netze erneuern"),
        ("Daten und Steuerung", "Daten"),
        ("Entstehung von Netzwerken", "Entstehung"),
        ("Living on the Waterfront", "Living on the Waterfront"),
        ("Where We Stand and What We Need", "Where We Stand"),
        ("Ausblick", "Ausblick"),
        ("und jetzt?", "und jetzt?"),
        (", ", ", "),
        ("", ""),
    ],
)
def test_a_topic_is_shortened_at_its_first_joint(title, short):
    assert short_title(title) == short


def test_sessions_stand_below_their_round_in_the_order_of_topics():
    rows = rows_of(forum())
    assert [f"{row.code} {row.text}".strip() for row in rows] == [
        "Round 1",
        "W 1.1 Grundwasser",
        "W 1.2 Netze erneuern",
        "W 1.3 Daten",
        "Round 2",
        "W 2.1 Grundwasser",
        "W 2.2 Netze erneuern",
        "W 2.3 Daten",
    ]


def test_topics_that_shorten_to_the_same_keep_their_titles():
    plan = forum()
    titles = ("Daten und A", "Daten und B", "C")
    topics = tuple(
        topic._replace(title=title) for topic, title in zip(plan.topics, titles, strict=True)
    )
    plan = replace(plan, topics=topics)
    assert [row.text for row in rows_of(plan) if row.code][:3] == [
        "Daten und A",
        "Daten und B",
        "C",
    ]


def test_the_model_is_sound(qtmodeltester):
    model = SessionModel()
    model.show(rows_of(forum()))
    qtmodeltester.check(model)


def test_headings_cannot_be_chosen_and_sessions_can():
    model = SessionModel()
    model.show(rows_of(forum()))
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEnabled


def test_a_check_survives_new_rows_and_is_spoken(qtbot):
    plan = forum()
    session = plan.sessions_of(plan.rounds[0])[1]
    model = SessionModel()
    model.show(rows_of(plan))
    with qtbot.waitSignal(model.dataChanged):
        model.set_answered(session.id, answered=True)
    model.show(rows_of(plan))
    spoken = model.index_of(session.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "W 1.2, Netze erneuern, Kosten tragen, every question has an answer"
    tooltip = model.index_of(session.id).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "W 1.2  Netze erneuern, Kosten tragen\nevery question has an answer"
    assert not model.index_of("nowhere").isValid()


@pytest.fixture
def sessions(qtbot, theme):
    made = SessionList(theme)
    qtbot.addWidget(made)
    made.model().show(rows_of(forum()))
    made.resize(184, 300)
    made.show()
    return made


def test_a_click_and_enter_choose_a_session(qtbot, sessions):
    index = sessions.model().index(2)
    with qtbot.waitSignal(sessions.chosen) as chosen:
        qtbot.mouseClick(
            sessions.viewport(),
            Qt.MouseButton.LeftButton,
            pos=sessions.visualRect(index).center(),
        )
    assert chosen.args == [sessions.model().rows[2].session_id]
    sessions.setCurrentIndex(sessions.model().index(3))
    with qtbot.waitSignal(sessions.chosen) as chosen:
        qtbot.keyClick(sessions, Qt.Key.Key_Return)
    assert chosen.args == [sessions.model().rows[3].session_id]


def test_arrow_keys_pass_over_headings(qtbot, sessions):
    sessions.setCurrentIndex(sessions.model().index(3))
    qtbot.keyClick(sessions, Qt.Key.Key_Down)
    assert sessions.currentIndex().row() == 5


def test_a_heading_does_nothing_when_clicked(qtbot, sessions):
    with qtbot.assertNotEmitted(sessions.chosen):
        heading = sessions.visualRect(sessions.model().index(0)).center()
        qtbot.mouseClick(sessions.viewport(), Qt.MouseButton.LeftButton, pos=heading)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen menus cannot
def test_the_context_menu_offers_a_new_window(qtbot, sessions):
    sessions.customContextMenuRequested.emit(QPoint(5, 290))
    assert sessions.findChild(QMenu) is None
    sessions.customContextMenuRequested.emit(
        sessions.visualRect(sessions.model().index(1)).center()
    )
    menu = sessions.findChild(QMenu)
    with qtbot.waitSignal(sessions.window_wanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == [sessions.model().rows[1].session_id]
    menu.close()


def test_the_session_shown_stands_out_and_leaving_lets_go_of_the_row(qtbot, theme, sessions):
    sessions.show_session(sessions.model().rows[1].session_id)
    picture = sessions.viewport().grab().toImage()
    shown = sessions.visualRect(sessions.model().index(1))
    other = sessions.visualRect(sessions.model().index(2))
    inside = QPoint(-20, 14)
    assert picture.pixelColor(shown.topRight() + inside) == theme.color("surface")
    assert picture.pixelColor(other.topRight() + inside) != theme.color("surface")
    qtbot.mouseMove(sessions.viewport(), other.center())
    sessions.entered.emit(sessions.model().index(2))
    assert sessions.hovered == 2
    sessions.leaveEvent(QEvent(QEvent.Type.Leave))
    assert sessions.hovered == -1


def test_a_narrow_list_shows_lines_for_headings(sessions):
    high = sessions.sizeHintForRow(4)
    sessions.set_narrow(narrow=True)
    assert sessions.sizeHintForRow(4) < high
    assert sessions.sizeHintForRow(1) == 28


def test_a_narrow_list_too_long_for_its_place_has_no_bar_over_the_marks(qtbot, sessions):
    bar = sessions.verticalScrollBar()
    sessions.setFixedSize(90, 60)
    qtbot.waitUntil(bar.isVisible)
    sessions.set_narrow(narrow=True)
    qtbot.waitUntil(lambda: not bar.isVisible())
