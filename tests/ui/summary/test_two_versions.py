"""Letters arrive in the very key result that somebody words: theirs stays beside it."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import results
from tests.two_laptops import arrive, be_later, deliver, paired

Key = Qt.Key


@pytest.fixture
def ben(table, tmp_path):
    """Another laptop that has the workshop too; of two versions its own stands."""
    result_id = table.result("Zwei").id
    table.desk.run(results.reword, result_id=result_id, text="Zweitens")
    other = paired(table.desk, tmp_path)
    be_later(other)
    table.choose("Zweitens")
    table.press(Key.Key_Return)
    yield other
    other.close()


def _rivals(table) -> list[str]:
    found = table.desk.read.rivals()
    return [rival.text for versions in found.values() for rival in versions]


def test_words_that_came_unseen_stay_beside_those_being_typed(table, ben):
    table.type("!")
    ben.run(results.reword, result_id=table.result("Zweitens!").id, text="Anders")
    received = deliver(ben, table.desk)
    table.type("!")
    table.desk.announce(received.touched)
    assert "Zweitens!!" in table.stored
    assert _rivals(table) == ["Anders"]


def test_words_that_outdo_those_being_typed_wait_until_the_field_is_left(table, ben):
    result_id = table.result("Zweitens").id
    table.type("!")
    ben.run(results.reword, result_id=result_id, text="Anders")
    arrive(ben, table.desk)
    assert "Anders" in table.stored
    assert table.board.field.text() == "Zweitens!"
    table.press(Key.Key_Return)
    assert "Anders" in table.shown
    assert _rivals(table) == ["Zweitens!"]


def test_words_written_of_what_is_on_the_screen_come_into_the_open_field(table, ben):
    result_id = table.result("Zweitens").id
    table.type("!")
    deliver(table.desk, ben)
    ben.run(results.reword, result_id=result_id, text="Viel Zweitens!")
    arrive(ben, table.desk)
    table.type("!")
    assert "Viel Zweitens!!" in table.stored
    assert _rivals(table) == []
