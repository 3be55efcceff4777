"""The parking lot beside the notes: ways in, ways back, and its keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.actions import notes
from facilitator.ui.widgets.chips import KeyChip
from tests.ui.keyboard import focused, press
from tests.ui.session.conftest import CTRL, SHIFT, write

Key = Qt.Key


def test_a_note_goes_to_the_parking_lot_and_back(screen, desk, qtbot):
    write("One\nTwo\nThree")
    press(Key.Key_Up)
    press(Key.Key_Tab)
    press(Key.Key_Up)
    press(Key.Key_T, CTRL | SHIFT)
    assert [line.text for line in screen.editor.page.lines] == ["Three"]
    point = screen.parking.points[0]
    assert (point.text, point.origin) == ("One\u2028Two", "Question 1")
    QApplication.processEvents()
    assert screen.questions.model.rows[0].count == 1
    press(Key.Key_F4)
    press(Key.Key_Up)
    with qtbot.waitSignal(screen.said) as said:
        press(Key.Key_Return)
    assert said.args == ["Put back: Question 1. Ctrl Z undoes it."]
    assert screen.parking.points == []
    stored = [(note.text, note.level) for note in desk.read.session_notes("s1", "q1")]
    assert stored == [("Three", 1), ("One", 1), ("Two", 2)]
    assert QApplication.focusWidget() is screen.editor
    assert screen.editor.current_line.text == "One"


def test_a_parked_sub_note_becomes_a_point_of_its_own(screen):
    write("One\nTwo")
    press(Key.Key_Tab)
    press(Key.Key_T, CTRL | SHIFT)
    assert [(point.text, len(point.ids)) for point in screen.parking.points] == [("Two", 1)]


def test_a_point_can_be_typed_into_the_parking_lot(screen, desk, qtbot):
    press(Key.Key_F4)
    write("Later")
    press(Key.Key_Return)
    assert [note.text for note in desk.read.parked("workshop")] == ["Later"]
    assert [point.text for point in screen.parking.points] == ["Later"]
    qtbot.waitUntil(lambda: screen.questions.model.rows[-1].count == 1)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is screen.editor


def test_a_second_point_is_typed_as_the_first_was(screen, desk):
    for text in ("Later", "Even later"):
        press(Key.Key_F4)
        write(text)
        press(Key.Key_Return)
        press(Key.Key_Escape)
    assert {point.text for point in screen.parking.points} == {"Later", "Even later"}
    assert desk.read.session_notes("s1", "q1") == []


def test_letters_typed_at_a_point_go_on_in_the_field(screen):
    press(Key.Key_F4)
    write("Later")
    press(Key.Key_Return)
    write("Ev")
    press(Key.Key_Up)
    assert focused() is not screen.parking.field
    write("en")
    assert focused() is screen.parking.field
    assert screen.parking.field.text() == "Even"
    press(Key.Key_Up)
    press(Key.Key_Down)
    assert focused() is screen.parking.field


def test_points_of_other_sessions_name_their_session(screen, desk):
    desk.run(notes.add_parked, session_id="s2", text="Theirs", question_id="q3")
    assert [point.origin for point in screen.parking.points] == ["W 2.1, question 3"]


def test_the_parking_lot_is_a_drawer_where_room_is_short(make_screen):
    screen = make_screen(1000)
    assert not screen.parking.isVisible()
    press(Key.Key_F4)
    assert screen.parking.isVisible()
    press(Key.Key_Escape)
    assert not screen.parking.isVisible()
    assert QApplication.focusWidget() is screen.editor


def test_the_panel_shows_the_key_that_leads_there_and_explains_the_other_one(screen):
    chips = [chip.accessibleName() for chip in screen.parking.findChildren(KeyChip)]
    assert chips == ["F4", "Ctrl ⇧ T"]
    words = [part.text() for part in screen.parking.findChildren(QLabel)]
    assert "moves a note here" in words
