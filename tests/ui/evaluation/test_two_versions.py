"""Letters arrive in the very answer that somebody words: theirs stays beside it, and nothing jumps."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import answers, claim_lists
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.widgets.row_model import SPOKEN
from tests.two_laptops import arrive, be_later, deliver, paired

Key = Qt.Key


@pytest.fixture
def pair(table, tmp_path):
    """An answer on the screen, and another laptop that has it too."""
    question_id = table.screen.question_id
    made = table.desk.run(answers.add, question_id=question_id, text="Wasser sparen")
    ben = paired(table.desk, tmp_path)
    be_later(ben)
    table.screen.show_row(made.ids[0])
    yield table, ben, made.ids[0]
    ben.close()


def _rivals(desk, row_id: str) -> list[str]:
    return [rival.text for rival in desk.read.rivals([row_id]).get(row_id, [])]


def _open(table, answer_id: str) -> None:
    table.screen.answers.go_to(answer_id)
    table.screen.answers.setFocus()
    table.press(Key.Key_F2)
    table.press(Key.Key_End)


def test_words_that_came_unseen_stay_beside_the_answer_being_typed(pair):
    table, ben, answer_id = pair
    _open(table, answer_id)
    table.type("!")
    ben.run(answers.reword, answer_id=answer_id, text="Wasser überall sparen")
    received = deliver(ben, table.desk)
    table.type("!")
    table.desk.announce(received.touched)
    assert table.written == ["Wasser sparen!!"]
    assert _rivals(table.desk, answer_id) == ["Wasser überall sparen"]


def test_words_that_outdo_those_being_typed_wait_until_the_field_is_left(pair):
    table, ben, answer_id = pair
    _open(table, answer_id)
    table.type("!")
    ben.run(answers.reword, answer_id=answer_id, text="Wasser überall sparen")
    arrive(ben, table.desk)
    assert table.screen.answers.field.text() == "Wasser sparen!"
    table.type("?")
    assert table.written == ["Wasser sparen!?"]
    assert _rivals(table.desk, answer_id) == ["Wasser überall sparen"]
    table.press(Key.Key_Return)
    assert table.shown == ["Wasser sparen!?"]
    spoken = table.screen.answers.currentIndex().data(SPOKEN)
    assert spoken.endswith(f"Wasser sparen!?, {badge_word()}")


def test_words_written_of_what_is_on_the_screen_come_into_the_open_field(pair):
    table, ben, answer_id = pair
    _open(table, answer_id)
    table.type("!")
    deliver(table.desk, ben)
    ben.run(answers.reword, answer_id=answer_id, text="Viel Wasser sparen!")
    arrive(ben, table.desk)
    table.type("!")
    assert table.written == ["Viel Wasser sparen!!"]
    assert not table.desk.read.is_contested()


def test_a_claim_being_worded_keeps_the_other_words_too(pair):
    table, ben, _ = pair
    topic_id = table.state.dossier.topics[0].id
    made = table.desk.run(claim_lists.add, owner_id=topic_id, text="Sparen", after=None)
    claim_id = made.ids[0]
    deliver(table.desk, ben)
    claims = table.screen.panel.claims
    claims.go_to(claim_id)
    claims.setFocus()
    table.press(Key.Key_F2)
    table.press(Key.Key_End)
    table.type(" lohnt")
    ben.run(claim_lists.reword, claim_id=claim_id, text="Sparen hilft")
    deliver(ben, table.desk)
    table.type("!")
    assert _rivals(table.desk, claim_id) == ["Sparen hilft"]
