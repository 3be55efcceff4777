"""Input methods and dead keys: nothing is written before it is committed, nothing disturbs it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from facilitator.actions import notes
from facilitator.domain.edits import Reworded
from facilitator.ui.session.editor import NotesEditor
from tests.ui.session.conftest import select_all


def preedit(seat) -> str:
    return seat.editor.textCursor().block().layout().preeditAreaText()


def test_a_composition_is_written_when_it_is_committed(seat):
    seat.compose("ni")
    assert seat.file == []
    seat.compose("nihon")
    assert seat.file == []
    seat.commit("日本")
    assert seat.file == ["- 日本"]
    seat.agree()


def test_a_dead_key_gives_its_letter(seat):
    seat.type("caf")
    seat.compose("´")
    assert seat.file == ["- caf"]
    seat.commit("é")
    assert seat.file == ["- café"]
    seat.agree()


def test_a_cancelled_composition_leaves_nothing(seat):
    seat.type("a")
    seat.compose("xyz")
    seat.compose("")
    assert seat.file == ["- a"]
    assert seat.lines[0].text == "a"


def test_decomposed_characters_are_stored_composed(seat):
    seat.commit("e\u0301")
    assert seat.file == ["- é"]
    seat.agree()


def test_committed_line_ends_make_notes(seat):
    seat.type("x")
    seat.commit("a\nb")
    assert seat.file == ["- xa", "- b"]
    seat.agree()


def test_a_composition_over_selected_notes_replaces_them(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    select_all(seat)
    seat.compose("ni")
    seat.commit("日")
    assert seat.page == ["# At once", "- 日", "# Later", "-"]
    seat.agree()


def test_a_sign_and_a_committed_space_set_the_kind(seat):
    seat.commit("!")
    seat.commit(" ")
    seat.commit("Nein")
    assert [(note.text, note.kind) for note in seat.stored] == [("Nein", "dissent")]


def test_the_looks_of_a_line_survive_composing(seat):
    seat.type("key result")
    seat.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    attribute = QInputMethodEvent.Attribute(
        QInputMethodEvent.AttributeType.TextFormat, 0, 2, underlined
    )
    QApplication.sendEvent(seat.editor, QInputMethodEvent("ni", [attribute]))
    formats = seat.editor.textCursor().block().layout().formats()
    assert any(entry.format.fontUnderline() for entry in formats)
    assert any(entry.format.fontWeight() == 500 for entry in formats)
    seat.commit("日")
    formats = seat.editor.textCursor().block().layout().formats()
    assert [entry.format.fontWeight() for entry in formats] == [500]


def test_a_change_of_others_waits_until_the_composition_ends(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One\nTwo")
    mine.at(1, 3)
    mine.compose("ni")
    theirs.at(0, 3)
    theirs.type("!")
    assert mine.lines[0].text == "One"
    assert preedit(mine) == "ni"
    mine.commit("日")
    assert mine.file == ["- One!", "- Two日"]
    mine.agree()
    theirs.agree()


def test_a_change_in_the_line_being_composed_does_not_lose_either(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One")
    mine.compose("ni")
    theirs.at(0, 0)
    theirs.type("x")
    mine.compose("")
    assert [line.text for line in mine.lines] == ["xOne"]
    mine.agree()


def test_a_row_changed_underneath_while_composing_is_taken_over_at_its_end(seat):
    seat.type("One")
    seat.compose("ni")
    edit = Reworded(seat.stored[0].id, "Other")
    seat.desk.run(notes.revise, session_id="s1", edits=[edit])
    assert seat.lines[0].text == "One"
    seat.compose("")
    assert seat.lines[0].text == "Other"
    seat.agree()


def test_what_is_being_composed_stays_with_the_question_it_was_meant_for(seat):
    seat.type("One ")
    seat.compose("ni")
    seat.open("q3")
    seat.type("Other")
    assert seat.file == ["- Other"]
    seat.open("q1")
    assert seat.file == ["- One ni"]
    seat.agree()


def test_an_editor_without_a_page_takes_no_composition(theme, qtbot):
    editor = NotesEditor(theme)
    qtbot.addWidget(editor)
    QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
    assert not editor.is_composing


def test_what_is_deleted_behind_the_note_of_a_composition_is_gone_from_the_file(seat):
    seat.type("One\nTwo")
    seat.at(0, 1)
    seat.compose("")
    seat.at(1, 0)
    seat.key(Qt.Key.Key_Delete)
    assert seat.file == ["- One", "- wo"]
    seat.agree()


def test_a_gesture_takes_a_composition_over_and_what_waited_for_its_end(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One\nTwo")
    mine.compose("ni")
    theirs.at(0, 3)
    theirs.type("!")
    mine.key(Qt.Key.Key_Tab)
    assert mine.file == ["- One!", "  - Twoni"]
    mine.agree()
    theirs.agree()


def test_a_modifier_leaves_a_composition_alone(seat):
    seat.compose("´")
    seat.key(Qt.Key.Key_Shift)
    assert preedit(seat) == "´"
    seat.commit("É")
    assert seat.file == ["- É"]


def picture(seat) -> QImage:
    """What the page shows, without a caret."""
    seat.editor.clearFocus()
    QApplication.processEvents()
    return seat.editor.grab().toImage()


LONG = "a note that is so long that it takes a second line, " * 3


@pytest.mark.parametrize("before", ["", "caf", LONG])
def test_a_note_is_drawn_while_and_after_a_dead_key_gives_its_letter(make_seat, before):
    typed, composed = make_seat("q1"), make_seat("q3")
    for seat in (typed, composed):
        seat.type("First\n" + before)
    typed.type("é")
    composed.compose("´")
    QApplication.processEvents()
    assert composed.editor.textCursor().block().layout().lineCount()
    composed.commit("é")
    assert picture(composed) == picture(typed)
