"""What is typed into a note about the note is taken over when the caret leaves it."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.actions import history
from facilitator.domain.details import NOTHING, Details
from facilitator.ui.dates import brief_date
from facilitator.ui.session.lines import Line
from facilitator.ui.session.note_chips import face_of
from facilitator.ui.widgets.chips import chip_width
from tests.ui.session.conftest import Seat

Key = Qt.Key


@pytest.fixture(autouse=True)
def known(seat: Seat) -> None:
    seat.editor.mentioning.know(["Anna Bohm"], date(2026, 9, 17))


def leave(seat: Seat) -> None:
    seat.key(Key.Key_Return)
    QApplication.processEvents()


def details(seat: Seat) -> list[Details]:
    return [Details.of(note) for note in seat.stored]


def test_a_task_takes_owner_and_date_when_it_is_left(seat):
    seat.type("> Satzung prüfen @Land bis 30.11.")
    assert seat.file == ["- Satzung prüfen @Land bis 30.11."]
    leave(seat)
    assert seat.file == ["- Satzung prüfen"]
    assert details(seat) == [Details(task_owner="Land", task_due="2026-11-30")]
    assert seat.caret == (1, 0)
    seat.agree()


def test_nothing_happens_while_the_caret_is_in_the_note(seat):
    seat.type("> Satzung prüfen @Land")
    QApplication.processEvents()
    seat.key(Key.Key_Left)
    QApplication.processEvents()
    assert seat.file == ["- Satzung prüfen @Land"]


def test_one_undo_brings_back_what_was_typed(seat):
    seat.type("> Satzung prüfen @Land")
    leave(seat)
    seat.desk.run(history.undo)
    assert seat.file == ["- Satzung prüfen @Land"]
    assert details(seat) == [NOTHING]
    seat.desk.run(history.redo)
    assert details(seat) == [Details(task_owner="Land")]
    seat.agree()


def test_a_later_date_replaces_the_first_and_keeps_the_owner(seat):
    seat.type("> Satzung prüfen @Land bis 30.11.")
    leave(seat)
    seat.at(0, len("Satzung prüfen"))
    seat.type(" bis 1.12.")
    seat.key(Key.Key_Down)
    QApplication.processEvents()
    assert details(seat) == [Details(task_owner="Land", task_due="2026-12-01")]
    assert seat.file == ["- Satzung prüfen"]


def test_the_group_of_a_statement_is_taken_over(seat):
    seat.type("Zu teuer @Kommunen")
    leave(seat)
    assert seat.file == ["- Zu teuer"]
    assert details(seat) == [Details(group_name="Kommunen")]
    seat.agree()


def test_a_task_takes_the_whole_name_of_a_known_person(seat):
    seat.type("> Satzung prüfen @Anna Bohm bis 30.11.")
    leave(seat)
    assert seat.file == ["- Satzung prüfen"]
    assert details(seat) == [Details(task_owner="Anna Bohm", task_due="2026-11-30")]


@pytest.mark.parametrize("name", ["Bohm", "Anna", "Anna_Bohm"])
def test_a_known_person_is_no_group(seat, name):
    seat.type(f"Zu teuer @{name}")
    leave(seat)
    assert seat.file == [f"- Zu teuer @{name}"]
    assert details(seat) == [NOTHING]


def test_leaving_the_editor_or_the_question_leaves_the_note(seat):
    seat.type("Zu teuer @Kommunen")
    seat.editor.clearFocus()
    assert seat.file == ["- Zu teuer"]
    seat.editor.setFocus()
    leave(seat)
    seat.type("Zu langsam @Land")
    seat.open("q3")
    seat.open("q1")
    assert [known.group_name for known in details(seat)] == ["Kommunen", "Land"]


def test_a_composition_is_not_disturbed(seat):
    seat.type("Zu teuer @Kommunen")
    seat.key(Key.Key_Return)
    seat.compose("に")
    QApplication.processEvents()
    assert seat.file == ["- Zu teuer @Kommunen"]
    seat.commit("に")
    QApplication.processEvents()
    assert seat.file == ["- Zu teuer", "- に"]
    seat.agree()


def test_pasted_tasks_are_left_as_statements(seat):
    seat.paste("Prüfen bis 30.11.\nKlären")
    QApplication.processEvents()
    assert seat.file == ["- Prüfen bis 30.11.", "- Klären"]


def test_a_file_for_reading_only_is_left_alone(seat):
    seat.type("Zu teuer @Kommunen")
    seat.editor.setReadOnly(True)
    seat.editor.mentioning.take_over()
    assert seat.file == ["- Zu teuer @Kommunen"]


def test_the_sign_for_internal_notes(seat):
    seat.type("# Nur für uns")
    assert seat.stored[0].kind == "internal"
    assert seat.file == ["- Nur für uns"]


def test_what_is_known_can_be_removed_by_the_menu(seat):
    seat.type("> Satzung prüfen @Land bis 30.11.")
    leave(seat)
    seat.at(0)
    menu = seat.editor.menu()
    action = next(entry for entry in menu.actions() if entry.text() == "Remove owner and date")
    action.trigger()
    assert details(seat) == [NOTHING]
    assert seat.stored[0].kind == "task"
    seat.agree()


# The chip

TASK = Line("n", "q", "x", kind="task")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (Line("n", "q", "x"), None),
        (TASK, "Task"),
        (Line("n", "q", "x", kind="task", details=Details("Land")), "Land"),
        (Line("n", "q", "x", kind="internal"), "internal"),
        (Line("n", "q", "x", details=Details(answers_id="a", stance="confirmed")), "confirmed"),
        (Line("n", "q", "x", details=Details(answers_id="a", stance="contradicted")), "contradicted"),
        (Line("n", "q", "x", kind="dissent", details=Details(answers_id="a", stance="contradicted")), "Dissent"),
        (Line("n", "q", "x", details=Details(group_name="Kommunen")), None),
        (Line("n", "q", "x", kind="open", details=Details(group_name="Kommunen")), "Kommunen"),
        (Line("n", "q", "x", kind="internal", details=Details(group_name="Kommunen")), "internal"),
    ],
)  # fmt: skip
def test_the_chip_says_the_most_important(line, word):
    face = face_of(line)
    assert (face.word if face else None) == word


def test_a_damaged_date_leaves_the_chip_without_it():
    face = face_of(Line("n", "q", "x", kind="task", details=Details("Land", "soon")))
    assert face
    assert face.word == "Land"


def test_a_brief_date_has_its_year_only_where_it_is_another():
    today = date(2026, 9, 17)
    assert brief_date(date(2026, 11, 30), today) == "30 Nov"
    assert brief_date(date(2027, 1, 2), today) == "2 Jan 2027"


LONG = "@Zweckverband_Wasserversorgung_Ostmarsch_und_Umland"


def first_chip(seat: Seat) -> QRect:
    """Return where the first note's chip is, in the margin's coordinates."""
    row = seat.editor.margin.row_at(30)
    assert row
    return seat.editor.margin.chip_place(row)


def test_a_name_goes_on_over_the_text_where_the_line_is_short(seat):
    seat.editor.resize(900, 400)
    seat.type("> Satzung prüfen @Tobias_Wernicke bis 30.11.")
    leave(seat)
    face = face_of(seat.lines[0])
    assert face
    chip = first_chip(seat)
    assert chip.left() < 0
    assert chip.width() == chip_width(seat.editor.theme, face.word + face.tail, face.icon)


def test_a_long_name_gets_only_so_wide(seat):
    seat.editor.resize(900, 400)
    seat.type(f"> Satzung prüfen {LONG}")
    leave(seat)
    assert first_chip(seat).width() <= seat.editor.theme.px(200)
    seat.editor.set_narrow(True)
    assert first_chip(seat).width() <= seat.editor.theme.px(180)


def test_a_long_name_leaves_the_words_of_a_long_line_alone(seat):
    seat.editor.resize(900, 400)
    seat.type("> " + "Satzung prüfen " * 12 + LONG)
    leave(seat)
    margin = seat.editor.margin
    row = margin.row_at(30)
    assert row
    left = margin.chip_place(row).left() + margin.x() - seat.editor.viewport().x()
    assert seat.editor.viewport().width() - 100 < row.end < left


@pytest.mark.qt_log_ignore("does not support", "not accepted by receiving widget")
def test_a_click_on_a_chip_over_the_text_offers_the_kinds(seat):
    seat.editor.resize(900, 400)
    seat.type(f"> Satzung prüfen {LONG}")
    leave(seat)
    viewport, margin = seat.editor.viewport(), seat.editor.margin
    place = first_chip(seat).topLeft() + QPoint(4, 4) + margin.pos() - viewport.pos()
    assert place.x() < viewport.width()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    menu = seat.editor.findChild(QMenu)
    assert menu
    assert seat.caret == (1, 0)
    menu.close()
    menu.deleteLater()
    QApplication.processEvents()


@pytest.mark.usefixtures("qapp")
def test_the_date_is_not_cut_for_the_owner():
    face = face_of(
        Line("n", "q", "x", kind="task", details=Details("Zweckverband Ostmarsch", "2026-11-30"))
    )
    assert face
    fitted = face.fitted(QFontMetrics(QApplication.font()), 110)
    assert fitted.word.startswith("Zw")
    assert "…" in fitted.word
    assert fitted.word.endswith(face.tail)
