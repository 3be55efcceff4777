"""What becomes of a pasted text, and of a copied one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.ui.session.pasting import pieces
from tests.ui.session.conftest import CTRL, select_all

PASTES = [
    ("one line", [(1, "one line")]),
    ("a\nb\nc", [(1, "a"), (1, "b"), (1, "c")]),
    ("- a\n- b", [(1, "a"), (1, "b")]),
    ("• a\n• b", [(1, "a"), (1, "b")]),
    ("\uf0b7 a\n\uf0b7 b", [(1, "a"), (1, "b")]),
    ("•\ta\n•\tb", [(1, "a"), (1, "b")]),
    ("* a\n  * b\n* c", [(1, "a"), (2, "b"), (1, "c")]),
    ("- a\n\t- b\n\t\t- c", [(1, "a"), (2, "b"), (2, "c")]),
    ("    - a\n    - b\n        - c", [(1, "a"), (1, "b"), (2, "c")]),
    ("\u00a0\u00a0a\n\u00a0\u00a0\u00a0\u00a0b", [(1, "a"), (2, "b")]),
    ("•\ta\no\tb\n•\tc", [(1, "a"), (2, "b"), (1, "c")]),
    ("1. a\n2. b\n3. c", [(1, "a"), (1, "b"), (1, "c")]),
    ("1) a\n2) b", [(1, "a"), (1, "b")]),
    ("(1) a\n(2) b", [(1, "a"), (1, "b")]),
    ("1.1 a\n1.2 b", [(1, "a"), (1, "b")]),
    ("1. a\n- b\n2. c", [(1, "a"), (2, "b"), (1, "c")]),
    ("a) x\nb) y", [(1, "x"), (1, "y")]),
    ("a. x\nb. y", [(1, "x"), (1, "y")]),
    ("- [ ] a\n- [x] b", [(1, "a"), (1, "b")]),
    ("a\r\nb\rc\u2028d\u2029e", [(1, "a"), (1, "b"), (1, "c"), (1, "d"), (1, "e")]),
    ("a\n\n \t\n\u00a0\nb\n", [(1, "a"), (1, "b")]),
    ("a\tb", [(1, "a b")]),
    ("- \n-\n- a", [(1, "a")]),
    ("3. Oktober feiern\nNeujahr feiern", [(1, "3. Oktober feiern"), (1, "Neujahr feiern")]),
    ("- a\n- b\n3. c\n8) d", [(1, "a"), (1, "b"), (1, "c"), (1, "d")]),
    ("* a\n  * b\n  8) c", [(1, "a"), (2, "b"), (2, "c")]),
    ("- a\n3. Oktober feiern", [(1, "a"), (1, "3. Oktober feiern")]),
    ("- a\n3.5 Millionen fehlen", [(1, "a"), (1, "3.5 Millionen fehlen")]),
    ("2019 war gut\n2020 war besser", [(1, "2019 war gut"), (1, "2020 war besser")]),
    ("z. B. Vereine\nu. a. Verbände", [(1, "z. B. Vereine"), (1, "u. a. Verbände")]),
    ("-5 Grad\n–10 Grad", [(1, "-5 Grad"), (1, "–10 Grad")]),
    ("o Herr\nwie schön", [(1, "Herr"), (1, "wie schön")]),
    ("a\x00b\nc\ufffcd", [(1, "ab"), (1, "cd")]),
    ("😀 a\n👩‍👩‍👧 b", [(1, "😀 a"), (1, "👩‍👩‍👧 b")]),
    ("", []),
    ("\n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), PASTES)
def test_a_pasted_text_becomes_notes_with_levels(text, expected):
    assert pieces(text) == expected


TEN = "\n".join(f"- Note {number}" for number in range(1, 11))


def test_ten_pasted_lines_are_ten_notes_and_one_step(seat):
    from facilitator.actions import history

    seat.paste(TEN)
    assert seat.file == TEN.split("\n")
    assert seat.caret == (9, 7)
    seat.agree()
    seat.desk.run(history.undo)
    assert seat.file == []


def test_notes_pasted_at_the_end_of_a_note_come_behind_it(seat):
    seat.type("First")
    seat.paste("a\nb")
    assert seat.file == ["- First", "- a", "- b"]
    seat.agree()


def test_notes_pasted_into_a_note_divide_it(seat):
    seat.type("First last")
    name = seat.stored[0].id
    seat.at(0, 5)
    seat.paste("a\n  b")
    assert seat.file == ["- First", "- a", "  - b", "- last"]
    assert seat.stored[0].id == name
    seat.agree()


def test_notes_pasted_into_a_sub_note_are_sub_notes(seat):
    seat.type("First\nsub")
    seat.key(Qt.Key.Key_Tab)
    seat.paste("a\n  b")
    assert seat.file == ["- First", "  - sub", "  - a", "  - b"]
    seat.agree()


def test_the_first_note_of_a_section_is_pasted_as_a_main_note(seat):
    seat.paste("  - deep\n- flat")
    assert seat.file == ["- deep", "- flat"]
    seat.agree()


def test_a_pasted_line_goes_into_the_note(seat):
    seat.type("First last")
    seat.at(0, 5)
    seat.paste("ly and\n")
    assert seat.file == ["- Firstly and last"]
    seat.agree()


def test_a_pasted_line_replaces_what_is_selected_within_the_note(seat):
    seat.type("First last")
    seat.select((0, 0), (0, 5))
    seat.paste("Very")
    assert seat.file == ["- Very last"]
    seat.agree()


def test_a_pasted_line_keeps_a_number_at_its_start(seat):
    seat.paste("3. Oktober")
    assert seat.file == ["- 3. Oktober"]


def test_a_pasted_bullet_vanishes_in_an_empty_note(seat):
    seat.paste("• Erstens")
    assert seat.file == ["- Erstens"]


def test_pasting_over_a_selection_of_notes_replaces_them(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    seat.at(4)
    seat.type("Three")
    select_all(seat)
    seat.paste("a\nb")
    assert seat.page == ["# At once", "- a", "- b", "# Later", "-"]
    seat.agree()


def test_formatted_text_comes_without_its_formats(seat):
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setHtml("<ul><li><b>a</b></li><li>b</li></ul>")
    data.setText("a\nb")
    seat.editor.insertFromMimeData(data)
    assert seat.file == ["- a", "- b"]
    assert not seat.editor.textCursor().charFormat().fontWeight() > 500
    seat.agree()


def test_a_copied_selection_of_notes_is_a_list(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    seat.key(Qt.Key.Key_Tab)
    seat.at(4)
    seat.type("Three")
    select_all(seat)
    seat.key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "a. At once\n- One\n  - Two\nb. Later\n- Three"


def test_a_copied_part_of_a_note_is_just_that(seat):
    seat.type("One two")
    seat.select((0, 4), (0, 7))
    seat.key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "two"


def test_cut_takes_notes_out_and_paste_brings_them_back(seat):
    seat.type("One\nTwo\nThree")
    seat.select((0, 0), (1, 3))
    seat.key(Qt.Key.Key_X, CTRL)
    assert seat.file == ["- Three"]
    seat.at(len(seat.lines) - 1, 5)
    seat.key(Qt.Key.Key_V, CTRL)
    assert seat.file == ["- Three", "- One", "- Two"]
    seat.agree()


def test_cut_notes_of_several_sections_come_back_where_they_were(make_seat):
    from facilitator.actions import history

    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    seat.key(Qt.Key.Key_Tab)
    seat.at(4)
    seat.type("Three\nFour")
    before = seat.page
    select_all(seat)
    seat.key(Qt.Key.Key_X, CTRL)
    assert seat.page == ["# At once", "-", "# Later", "-"]
    seat.key(Qt.Key.Key_V, CTRL)
    assert seat.page == before
    seat.agree()
    seat.key(Qt.Key.Key_V, CTRL)
    assert seat.page == [*before[:3], "- One", "  - Two", *before[3:], "- Three", "- Four"]
    seat.agree()
    for _ in range(2):
        seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
    assert seat.file == []
