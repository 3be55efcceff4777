"""A repeated note is pointed out in the margin, and never while somebody types."""

import pytest
from PySide6.QtCore import Qt

from facilitator.ui.session.twins import Twin
from tests.ui.session.conftest import Seat

FIRST = "Rücklagen aus Entgelten zweckbinden"
AGAIN = "Rücklagen zweckbinden aus Entgelten"


def twins(seat: Seat) -> list[Twin | None]:
    return [seat.editor.twins.twin_of(line) for line in seat.lines]


@pytest.fixture
def compare(seat, qtbot):
    def run() -> list[Twin | None]:
        with qtbot.waitSignal(seat.editor.twins.found):
            seat.editor.twins.compare()
        return twins(seat)

    return run


def test_a_repetition_points_to_the_note_before(seat, compare):
    seat.type(f"{FIRST}\nGanz etwas anderes\n{AGAIN}")
    assert compare() == [None, None, Twin("01", FIRST)]


def test_a_pause_in_typing_is_enough(seat, qtbot):
    with qtbot.waitSignal(seat.editor.twins.found):
        seat.type(f"{FIRST}\n{AGAIN}")
    assert twins(seat) == [None, Twin("01", FIRST)]


def test_the_hint_goes_with_the_words_that_were_alike(seat, compare):
    seat.type(f"{FIRST}\n{AGAIN}")
    compare()
    seat.type("!")
    assert twins(seat) == [None, None]
    assert compare() == [None, Twin("01", FIRST)]
    seat.at(0)
    seat.type("Keine ")
    assert twins(seat) == [None, None]


def test_the_number_follows_the_note(seat, compare):
    seat.type(f"{FIRST}\n{AGAIN}")
    compare()
    seat.at(0)
    seat.key(Qt.Key.Key_Return)
    seat.at(0)
    seat.type("Neu")
    assert twins(seat)[2] == Twin("02", FIRST)


def test_a_sub_note_is_named_by_the_number_above_it(seat, compare):
    seat.type(f"Finanzierung\n{FIRST}")
    seat.key(Qt.Key.Key_Tab)
    seat.key(Qt.Key.Key_Return)
    seat.key(Qt.Key.Key_Return)
    seat.type(AGAIN)
    assert compare()[2] == Twin("01", FIRST)


def test_nothing_is_compared_while_an_input_method_composes(seat, qtbot):
    seat.type(f"{FIRST}\n{AGAIN}")
    seat.compose("に")
    with qtbot.assertNotEmitted(seat.editor.twins.found, wait=50):
        seat.editor.twins.compare()
    seat.commit("に")


def test_pasted_repetitions_point_upwards_only(seat, compare):
    seat.paste(f"{FIRST}\n{AGAIN}\n{FIRST}.")
    assert [bool(twin) for twin in compare()] == [False, True, True]


def test_the_text_and_the_file_are_as_before(seat, compare):
    seat.type(f"{FIRST}\n{AGAIN}")
    caret = seat.caret
    compare()
    assert seat.caret == caret
    seat.agree()
