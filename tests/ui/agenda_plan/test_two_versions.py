"""Letters arrive in the very comment that somebody writes: theirs stays beside it, and nothing jumps."""

import pytest

from facilitator.actions import agenda_items
from facilitator.domain.records import AgendaItem
from tests.two_laptops import arrive, be_later, deliver, paired


@pytest.fixture
def ben(table, tmp_path):
    """Another laptop that has the agenda too; of two versions its own stands."""
    other = paired(table.desk, tmp_path)
    be_later(other)
    table.at("Break")
    table.tab.details.open()
    yield other
    other.close()


@pytest.fixture
def item_id(table) -> str:
    return table.item("Break").id


def _write(desk, item_id: str, text: str) -> None:
    desk.run(agenda_items.write, item_id=item_id, cell="comment", text=text)


def _comment(table, item_id: str) -> str:
    item = table.desk.read.row(AgendaItem, item_id)
    return item.comment if item else ""


def _rivals(table, item_id: str) -> list[str]:
    return [rival.text for rival in table.desk.read.rivals([item_id]).get(item_id, [])]


def test_a_comment_that_came_unseen_stays_beside_the_one_being_typed(table, ben, item_id):
    table.type("Kaffee")
    _write(ben, item_id, "Tee")
    received = deliver(ben, table.desk)
    table.type("!")
    table.desk.announce(received.touched)
    assert _comment(table, item_id) == "Kaffee!"
    assert _rivals(table, item_id) == ["Tee"]


def test_a_comment_that_outdoes_the_one_being_typed_waits_until_another_item(table, ben, item_id):
    table.type("Kaffee")
    _write(ben, item_id, "Tee")
    arrive(ben, table.desk)
    comment = table.tab.details.comment
    assert (_comment(table, item_id), comment.toPlainText()) == ("Tee", "Kaffee")
    table.at("Welcome")
    table.at("Break")
    assert comment.toPlainText() == "Tee"
    assert _rivals(table, item_id) == ["Kaffee"]


def test_a_comment_on_what_is_on_the_screen_comes_into_the_text(table, ben, item_id):
    table.type("Kaffee")
    deliver(table.desk, ben)
    _write(ben, item_id, "Viel Kaffee")
    arrive(ben, table.desk)
    assert table.tab.details.comment.toPlainText() == "Viel Kaffee"
    assert _rivals(table, item_id) == []
