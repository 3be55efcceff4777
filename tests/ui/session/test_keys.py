"""Every key of the notes editor, pressed as a person presses it, and what the file holds then."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.actions import history
from tests.ui.session.conftest import ALT, CTRL, SHIFT, select_all

Key = Qt.Key


def test_typing_stores_every_character_at_once(seat):
    seat.type("Hi")
    assert seat.file == ["- Hi"]
    seat.type("!")
    assert seat.file == ["- Hi!"]
    seat.agree()


def test_an_empty_note_is_no_row(seat):
    seat.type("One")
    seat.key(Key.Key_Return)
    assert seat.page == ["- One", "-"]
    assert seat.file == ["- One"]


def test_enter_begins_a_new_note(seat):
    seat.type("One\nTwo\nThree")
    assert seat.file == ["- One", "- Two", "- Three"]
    seat.agree()


def test_enter_in_the_middle_splits_and_the_first_part_keeps_its_name(seat):
    seat.type("One two")
    first = seat.stored[0].id
    seat.at(0, 4)
    seat.key(Key.Key_Return)
    assert seat.file == ["- One", "- two"]
    assert seat.stored[0].id == first
    assert seat.caret == (1, 0)
    seat.agree()


def test_enter_at_the_start_opens_a_note_above_and_keeps_the_name(seat):
    seat.type("One")
    name = seat.stored[0].id
    seat.key(Key.Key_Home)
    seat.key(Key.Key_Return)
    assert seat.page == ["-", "- One"]
    assert seat.stored[0].id == name
    seat.agree()


def test_enter_on_an_empty_sub_note_outdents_it(seat):
    seat.type("One\nTwo")
    seat.key(Key.Key_Tab)
    seat.key(Key.Key_Return)
    assert seat.page == ["- One", "  - Two", "  -"]
    seat.key(Key.Key_Return)
    assert seat.page == ["- One", "  - Two", "-"]
    seat.agree()


def test_enter_on_an_empty_note_does_nothing(seat):
    seat.type("One\n\n\n")
    assert seat.page == ["- One", "-"]


def test_enter_behind_a_note_with_sub_notes_does_not_take_them_away(seat):
    seat.type("One\nTwo")
    seat.key(Key.Key_Tab)
    seat.at(0, 3)
    seat.type("\nNew")
    assert seat.file == ["- One", "  - New", "  - Two"]
    seat.agree()


def test_backspace_at_the_start_joins_with_the_note_above(seat):
    seat.type("One\nTwo")
    first = seat.stored[0].id
    seat.key(Key.Key_Home)
    seat.key(Key.Key_Backspace)
    assert seat.file == ["- OneTwo"]
    assert seat.stored[0].id == first
    assert seat.caret == (0, 3)
    seat.agree()


def test_backspace_at_the_start_of_a_sub_note_outdents_it_first(seat):
    seat.type("One\nTwo")
    seat.key(Key.Key_Tab)
    seat.key(Key.Key_Home)
    seat.key(Key.Key_Backspace)
    assert seat.file == ["- One", "- Two"]
    seat.key(Key.Key_Backspace)
    assert seat.file == ["- OneTwo"]
    seat.agree()


def test_backspace_on_an_empty_note_goes_back_up(seat):
    seat.type("One\n")
    seat.key(Key.Key_Backspace)
    assert seat.page == ["- One"]
    assert seat.caret == (0, 3)


def test_delete_at_the_end_joins_the_next_note(seat):
    seat.type("One\nTwo")
    seat.key(Key.Key_Return)
    seat.at(0, 3)
    seat.key(Key.Key_Delete)
    assert seat.file == ["- OneTwo"]
    seat.agree()


def test_joining_keeps_all_marks(seat):
    seat.type("One\nTwo")
    seat.key(Key.Key_Return, CTRL)
    seat.key(Key.Key_7, CTRL)
    seat.key(Key.Key_Home)
    seat.key(Key.Key_Backspace)
    assert [(note.text, note.kind, note.is_key_result) for note in seat.stored] == [
        ("OneTwo", "consensus", 1)
    ]
    seat.agree()


def test_deleting_words_stays_within_the_note(seat):
    seat.type("One two\nThree four")
    seat.key(Key.Key_Backspace, CTRL)
    assert seat.file == ["- One two", "- Three "]
    seat.at(0, 3)
    seat.key(Key.Key_Delete, CTRL)
    assert seat.file[1] == "- Three "
    assert seat.file[0] in {"- One", "- Onetwo"}
    seat.at(0, len(seat.lines[0].text))
    seat.key(Key.Key_Delete, CTRL)
    assert len(seat.file) == 1
    seat.agree()


def test_tab_and_shift_tab_change_the_level(seat):
    seat.type("One\nTwo")
    seat.key(Key.Key_Tab)
    assert seat.file == ["- One", "  - Two"]
    seat.key(Key.Key_Tab)
    assert seat.file == ["- One", "  - Two"]
    seat.key(Key.Key_Backtab, SHIFT)
    assert seat.file == ["- One", "- Two"]
    seat.agree()


def test_the_first_note_cannot_become_a_sub_note(seat):
    seat.type("One")
    seat.key(Key.Key_Tab)
    assert seat.file == ["- One"]


def test_tab_indents_all_notes_of_the_selection_and_keeps_it(seat):
    seat.type("One\nTwo\nThree")
    seat.select((1, 1), (2, 2))
    seat.key(Key.Key_Tab)
    assert seat.file == ["- One", "  - Two", "  - Three"]
    assert seat.editor.textCursor().selectedText() == "wo\u2029Th"
    seat.agree()


def test_alt_arrows_move_a_note_with_its_sub_notes(seat):
    seat.type("One\nTwo\nThree")
    seat.at(1)
    seat.key(Key.Key_Tab)
    seat.at(0, 2)
    ids = [note.id for note in seat.stored]
    seat.key(Key.Key_Down, ALT)
    assert seat.file == ["- Three", "- One", "  - Two"]
    assert seat.caret == (1, 2)
    assert [note.id for note in seat.stored] == [ids[2], ids[0], ids[1]]
    seat.key(Key.Key_Up, ALT)
    assert seat.file == ["- One", "  - Two", "- Three"]
    seat.agree()


def test_selected_notes_stay_selected_while_they_are_moved(seat):
    seat.type("One\nTwo\nThree\nFour")
    seat.select((0, 1), (1, 2))
    seat.key(Key.Key_Down, ALT)
    assert seat.editor.textCursor().selectedText() == "ne\u2029Tw"
    seat.key(Key.Key_Down, ALT)
    assert seat.file == ["- Three", "- Four", "- One", "- Two"]
    assert seat.editor.textCursor().selectedText() == "ne\u2029Tw"
    seat.agree()


def test_alt_up_on_the_first_note_does_nothing(seat):
    seat.type("One\nTwo")
    seat.at(0)
    seat.key(Key.Key_Up, ALT)
    assert seat.file == ["- One", "- Two"]


def test_moving_goes_over_into_the_next_sub_question_and_back(make_seat):
    seat = make_seat("q2")
    assert seat.page == ["# At once", "-", "# Later", "-"]
    seat.at(1)
    seat.type("One")
    seat.key(Key.Key_Down, ALT)
    assert seat.page == ["# At once", "-", "# Later", "- One"]
    assert seat.stored[0].question_id == "q2b"
    seat.agree()
    seat.key(Key.Key_Up, ALT)
    assert seat.page == ["# At once", "- One", "# Later", "-"]
    assert seat.stored[0].question_id == "q2a"
    seat.agree()
    seat.key(Key.Key_Up, ALT)
    assert seat.page == ["- One", "# At once", "-", "# Later", "-"]
    assert seat.stored[0].question_id == "q2"
    seat.agree()


@pytest.mark.parametrize("sign", ["@", "€", "{", "}", "~", "|", "[", "]", "\\"])
def test_altgr_characters_are_typed_even_over_a_selection_of_notes(seat, sign):
    seat.type("One\nTwo")
    both = CTRL | ALT
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(seat.editor, QKeyEvent(kind, Key.Key_Q, both, sign))
    assert seat.file == ["- One", f"- Two{sign}"]
    select_all(seat)
    QApplication.sendEvent(seat.editor, QKeyEvent(QEvent.Type.KeyPress, Key.Key_7, both, sign))
    assert seat.file == [f"- {sign}"]
    seat.agree()


def test_typing_over_a_selection_of_notes_leaves_one(seat):
    seat.type("One\nTwo\nThree")
    first = seat.stored[0].id
    seat.select((0, 1), (2, 2))
    seat.type("x")
    assert seat.file == ["- Oxree"]
    assert seat.stored[0].id == first
    seat.agree()


def test_typing_over_everything_keeps_every_heading(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    seat.at(4)
    seat.type("Three")
    select_all(seat)
    seat.type("x")
    assert seat.page == ["# At once", "- x", "# Later", "-"]
    assert seat.file == ["- x"]
    seat.agree()


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_deleting_across_a_heading_leaves_it(make_seat, key):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    seat.at(4)
    seat.type("Three\nFour")
    seat.select((2, 1), (4, 2))
    seat.key(key)
    assert seat.page == ["# At once", "- One", "- T", "# Later", "- ree", "- Four"]
    assert seat.caret == (2, 1)
    seat.agree()


def test_keys_at_the_edges_of_a_section_never_touch_its_heading(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One")
    seat.at(3)
    seat.type("Two")
    for key, modifiers in [(Key.Key_Backspace, SHIFT), (Key.Key_Backspace, CTRL)]:
        seat.at(3)
        seat.key(key, modifiers)
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL):
        seat.at(1, 3)
        seat.key(Key.Key_Delete, modifiers)
    assert seat.page == ["# At once", "- One", "# Later", "- Two"]
    seat.agree()


def test_the_caret_passes_headings(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One")
    seat.key(Key.Key_Right)
    assert seat.caret == (3, 0)
    seat.key(Key.Key_Left)
    assert seat.caret == (1, 3)
    seat.key(Key.Key_Down)
    assert seat.caret == (3, 0)
    seat.key(Key.Key_Up)
    assert seat.caret[0] == 1
    seat.key(Key.Key_Home, CTRL)
    assert seat.caret == (1, 0)


def test_escape_asks_to_leave(seat, qtbot):
    with qtbot.waitSignal(seat.editor.left):
        seat.key(Key.Key_Escape)


def test_ctrl_shift_t_asks_to_park_a_note_with_its_sub_notes(seat, qtbot):
    seat.type("One\nTwo\nThree")
    seat.at(1)
    seat.key(Key.Key_Tab)
    seat.at(0)
    with qtbot.waitSignal(seat.editor.park_asked) as asked:
        seat.key(Key.Key_T, CTRL | SHIFT)
    assert asked.args == [[note.id for note in seat.stored[:2]]]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Z, CTRL),
        (Key.Key_Z, CTRL | SHIFT),
        (Key.Key_Y, CTRL),
        (Key.Key_K, CTRL),
        (Key.Key_1, CTRL),
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_windows_keys_are_left_to_the_window(seat, key, modifiers):
    seat.type("One")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(seat.editor, event)
    assert not event.isAccepted()
    seat.key(key, modifiers)
    assert seat.file == ["- One"]


def test_a_read_only_page_can_be_read_but_not_changed(seat):
    seat.type("One\nTwo")
    seat.editor.setReadOnly(True)
    for key, modifiers in [
        (Key.Key_Return, CTRL),
        (Key.Key_Backspace, SHIFT),
        (Key.Key_7, CTRL),
        (Key.Key_Up, ALT),
        (Key.Key_X, CTRL),
    ]:
        seat.select((0, 0), (1, 1))
        seat.key(key, modifiers)
    seat.type("x")
    seat.paste("a\nb")
    assert seat.file == ["- One", "- Two"]
    seat.agree()


def test_enter_over_a_selection_is_one_step(seat):
    seat.type("One\nTwo\nThree")
    seat.select((0, 2), (2, 3))
    seat.key(Key.Key_Return)
    assert seat.page == ["- On", "- ee"]
    seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
    assert seat.file == ["- One", "- Two", "- Three"]
    seat.agree()


def test_enter_over_all_notes_leaves_an_empty_one(seat):
    seat.type("One\nTwo")
    select_all(seat)
    seat.key(Key.Key_Return)
    assert seat.page == ["-"]
    assert seat.file == []


@pytest.mark.parametrize("key", [Key.Key_Up, Key.Key_Down, Key.Key_K, Key.Key_Z])
def test_keys_of_the_window_pass_the_editor(seat, key):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    event.ignore()
    QApplication.sendEvent(seat.editor, event)
    assert not event.isAccepted()
