"""Two editors on one question: each sees the other at once and keeps its own place."""

from PySide6.QtCore import Qt

from facilitator.actions import history, notes
from facilitator.domain.edits import Added, Moved, Removed
from facilitator.domain.identity import new_id
from tests.ui.session.conftest import CTRL

Key = Qt.Key


def test_typing_shows_in_the_other_editor_at_once(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    for sign in "Hi":
        mine.type(sign)
        assert [line.text for line in theirs.lines if line.is_note] == [
            note.text for note in mine.stored
        ]
    theirs.agree()


def test_the_caret_and_selection_stay_when_others_type_above(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One\nTwo three")
    mine.select((1, 4), (1, 9))
    theirs.at(0, 0)
    theirs.type("Zero\n")
    assert mine.editor.textCursor().selectedText() == "three"
    assert [line.text for line in mine.lines if line.is_note] == ["Zero", "One", "Two three"]
    mine.agree()


def test_the_caret_stays_in_its_word_when_others_change_the_same_note(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One two")
    mine.at(0, 5)
    theirs.at(0, 0)
    theirs.type("x")
    assert mine.caret == (0, 6)
    theirs.at(0, len("xOne two"))
    theirs.type("!")
    assert mine.caret == (0, 6)
    mine.agree()


def test_a_move_that_others_take_back_is_taken_back_here(make_seat):
    theirs = make_seat("q1")
    theirs.type("One\nTwo\nThree")
    mine = make_seat("q1")
    mine.at(0)
    mine.key(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert theirs.file == ["- Two", "- One", "- Three"]
    theirs.notebook.follow(theirs.desk.run(history.undo, initiator=theirs.notebook))
    assert mine.page == ["- One", "- Two", "- Three"]
    mine.agree()
    theirs.agree()


def test_a_note_that_others_move_to_another_section_goes_there(make_seat):
    theirs = make_seat("q2")
    theirs.at(1)
    theirs.type("One")
    mine = make_seat("q2")
    mine.at(1)
    theirs.key(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert mine.page == ["# At once", "-", "# Later", "- One"]
    mine.agree()


def test_the_caret_follows_a_note_that_others_move(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One\nTwo\nThree")
    mine.at(0, 2)
    theirs.at(0)
    theirs.key(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert mine.caret == (1, 2)
    mine.agree()


def test_an_empty_note_with_the_caret_stays_when_others_write(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One\n")
    theirs.at(0, 3)
    theirs.type("\nTwo")
    assert mine.page == ["- One", "-", "- Two"]
    assert mine.lines[mine.caret[0]].is_blank
    mine.type("Mine")
    mine.agree()
    theirs.agree()


def test_the_scroll_position_stays_when_others_add_notes_above(make_seat, qtbot):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.paste("\n".join(f"Note {number}" for number in range(100)))
    mine.at(60)
    bar = mine.editor.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    before = mine.editor.cursorRect().top()
    theirs.at(0)
    theirs.paste("a\nb\nc")
    assert mine.editor.cursorRect().top() == before
    mine.agree()


def test_marks_of_others_show(make_seat):
    mine, theirs = make_seat("q1"), make_seat("q1")
    mine.type("One")
    theirs.at(0)
    theirs.key(Key.Key_Return, CTRL)
    theirs.key(Key.Key_7, CTRL)
    assert (mine.lines[0].is_key_result, mine.lines[0].kind) == (True, "consensus")


def test_notes_of_another_session_or_question_do_not_come_in(make_seat):
    mine = make_seat("q1")
    mine.type("One")
    edits = [Added(new_id(), "q1", 1, "elsewhere")]
    mine.desk.run(notes.revise, session_id="s2", edits=edits)
    mine.desk.run(notes.revise, session_id="s1", edits=[Added(new_id(), "q3", 1, "elsewhere")])
    assert mine.page == ["- One"]
    mine.agree()


def test_many_changes_of_others_come_in_at_once(make_seat):
    mine = make_seat("q2")
    ids = [new_id() for _ in range(30)]
    edits = [
        Added(note_id, "q2a" if index % 2 else "q2b", 1, f"Note {index}")
        for index, note_id in enumerate(ids)
    ]
    mine.desk.run(notes.revise, session_id="s1", edits=edits)
    mine.agree()
    moves = [Moved(ids[0], "q2a"), Removed(ids[3]), Removed(ids[4])]
    mine.desk.run(notes.revise, session_id="s1", edits=moves)
    mine.agree()
    assert len(mine.stored) == 28


def test_a_heading_that_is_reworded_shows(make_seat):
    from facilitator.actions.desk import Outcome

    mine = make_seat("q2")
    mine.at(1)
    mine.type("One")

    def reword(tx):
        tx.write.set("question", "q2b", text="Much later")
        return Outcome("test")

    mine.desk.run(reword)
    assert mine.page == ["# At once", "- One", "# Much later", "-"]
    assert mine.caret == (1, 3)
    mine.agree()


def test_undo_puts_text_and_caret_back_where_they_changed(seat):
    seat.type("One\nTwo")
    seat.at(0, 3)
    seat.select((0, 0), (0, 3))
    seat.key(Key.Key_Delete)
    seat.at(len(seat.lines) - 1)
    seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
    assert seat.page == ["- One", "- Two"]
    assert seat.caret == (0, 3)
    seat.agree()


def test_undo_of_a_new_note_puts_the_caret_behind_the_note_above(seat):
    seat.type("One\nx")
    seat.at(0, 0)
    seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
    assert seat.page == ["- One"]
    assert seat.caret == (0, 3)
    seat.agree()


def test_undo_of_a_deletion_in_the_middle_shows_where(seat, monkeypatch):
    from facilitator.actions import desk

    seat.type("One two three")
    monkeypatch.setattr(desk, "_TYPING_SECONDS", 0.0)  # as after a pause
    seat.select((0, 4), (0, 8))
    seat.key(Key.Key_Delete)
    assert seat.file == ["- One three"]
    seat.at(0, 0)
    seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
    assert seat.file == ["- One two three"]
    assert seat.caret == (0, 7)
    seat.agree()
