"""Letters arrive in the very key result that somebody words: theirs stays beside it."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import results, team
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.widgets.row_model import SPOKEN
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


def test_a_key_result_of_which_two_versions_stand_has_the_badge_until_one_does(table, ben):
    table.press(Key.Key_Escape)
    result_id = table.result("Zweitens").id
    assert not _badged(table)
    table.desk.run(results.reword, result_id=result_id, text="Zwei, hier")
    ben.run(results.reword, result_id=result_id, text="Zwei, dort")
    arrive(ben, table.desk)
    assert _badged(table) == [result_id]
    spot = table.screen.spot()
    assert spot
    assert spot[0] == result_id
    table.screen.set_large(True)
    assert not _badged(table)
    table.screen.set_large(False)
    table.desk.run(team.settle, row_id=result_id)
    assert not _badged(table)


def _badged(table) -> list[str]:
    """Return the key results with the badge in what a screen reader says of them."""
    model = table.board.model()
    said = {row.id: model.index(at).data(SPOKEN) for at, row in enumerate(model.rows)}
    return [row_id for row_id, words in said.items() if words.endswith(f", {badge_word()}")]
