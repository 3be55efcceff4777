"""Stars and kinds: set by keys, by a sign at the start of a note, before there is any text."""

import pytest
from PySide6.QtCore import Qt

from facilitator.ui.session.note_chips import draft_words
from tests.ui.session.conftest import CTRL

Key = Qt.Key


def test_ctrl_enter_marks_key_results(seat):
    seat.type("One")
    seat.key(Key.Key_Return, CTRL)
    assert seat.stored[0].is_key_result == 1
    assert seat.desk.read.counts("s1")["q1"].key_results == 1
    seat.key(Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert seat.stored[0].is_key_result == 0
    seat.agree()


@pytest.mark.parametrize(
    ("key", "kind"), [(Key.Key_7, "consensus"), (Key.Key_8, "dissent"), (Key.Key_9, "open")]
)
def test_ctrl_digits_set_the_kind_and_take_it_back(seat, key, kind):
    seat.type("One")
    seat.key(key, CTRL)
    assert seat.stored[0].kind == kind
    seat.key(key, CTRL)
    assert seat.stored[0].kind == "statement"
    seat.agree()


@pytest.mark.parametrize(
    ("sign", "kind"),
    [("=", "consensus"), ("!", "dissent"), ("?", "open"), ('"', "quotation"), (">", "task")],
)
def test_a_sign_and_a_space_at_the_start_set_the_kind_and_vanish(seat, sign, kind):
    seat.type(f"{sign} Yes")
    assert seat.file == ["- Yes"]
    assert seat.stored[0].kind == kind
    seat.agree()


def test_a_sign_put_before_a_note_sets_its_kind(seat):
    seat.type("Yes")
    name = seat.stored[0].id
    seat.key(Key.Key_Home)
    seat.type("! ")
    assert seat.file == ["- Yes"]
    assert (seat.stored[0].id, seat.stored[0].kind) == (name, "dissent")
    assert seat.caret == (0, 0)
    seat.agree()


def test_a_sign_later_in_the_note_stays_a_sign(seat):
    seat.type("What? Really! a = b")
    assert seat.file == ["- What? Really! a = b"]
    assert seat.stored[0].kind == "statement"


def test_marks_set_on_an_empty_note_come_with_its_first_character(seat):
    seat.key(Key.Key_Return, CTRL)
    seat.key(Key.Key_8, CTRL)
    seat.type("a")
    assert (seat.stored[0].is_key_result, seat.stored[0].kind) == (1, "dissent")
    seat.agree()


def test_that_nobody_else_has_a_note_is_painted_over_the_free_room_left_of_the_margin(seat):
    seat.type("One")
    before = seat.editor.viewport().grab().toImage()
    seat.editor.drafts = frozenset({seat.stored[0].id})
    seat.editor.viewport().update()
    assert seat.editor.viewport().grab().toImage() != before


def test_where_there_is_little_room_it_is_said_in_fewer_words(seat):
    metrics = seat.editor.fontMetrics()
    whole = "only on this laptop"
    assert draft_words(metrics, metrics.horizontalAdvance(whole)) == whole
    assert draft_words(metrics, metrics.horizontalAdvance(whole) - 1) == "only here"
