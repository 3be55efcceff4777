"""Letters arrive in the very note that somebody types in: nothing they type is lost, and nothing jumps."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import history, team
from tests.two_laptops import arrive, be_later, deliver, paired, reword
from tests.ui.session.conftest import CTRL, SHIFT

Key = Qt.Key


@pytest.fixture
def pair(seat, tmp_path):
    """An editor with the caret behind a note, and another laptop that has the note too."""
    seat.type("Mehr Radwege")
    ben = paired(seat.desk, tmp_path)
    be_later(ben)
    yield seat, ben
    ben.close()


def _note(seat) -> str:
    return seat.stored[0].id


def _rivals(desk, note_id: str) -> list[str]:
    return [rival.text for rival in desk.read.rivals([note_id]).get(note_id, [])]


def _arrive(ben, seat) -> None:
    arrive(ben, seat.desk)


def test_what_another_laptop_wrote_of_what_it_saw_comes_in_around_the_caret(pair):
    seat, ben = pair
    seat.at(0, 4)
    reword(ben, _note(seat), "Viel mehr Radwege")
    _arrive(ben, seat)
    assert seat.page == ["- Viel mehr Radwege"]
    seat.type("!")
    assert seat.page == ["- Viel mehr! Radwege"]
    seat.agree()
    assert not seat.desk.read.is_contested()


def test_words_that_came_before_the_screen_showed_them_are_not_written_over(pair):
    seat, ben = pair
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    received = deliver(ben, seat.desk)
    seat.type("!")
    assert seat.page == ["- Mehr Radwege!"]
    seat.desk.announce(received.touched)
    seat.agree()
    assert _rivals(seat.desk, _note(seat)) == ["Mehr Radwege in Altona"]
    assert seat.editor.contested == {_note(seat)}


def test_words_that_outdo_those_being_typed_wait_until_the_caret_leaves(pair, qtbot):
    seat, ben = pair
    seat.type(" und")
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    _arrive(ben, seat)
    assert seat.page == ["- Mehr Radwege und"]
    assert seat.caret == (0, 16)
    assert seat.file == ["- Mehr Radwege in Altona"]
    assert seat.editor.contested == {_note(seat)}
    seat.key(Key.Key_Return)
    qtbot.waitUntil(lambda: seat.page == ["- Mehr Radwege in Altona", "-"])
    assert seat.caret == (1, 0)
    assert _rivals(seat.desk, _note(seat)) == ["Mehr Radwege und"]
    seat.agree()


def test_the_next_key_makes_the_words_being_typed_stand_again(pair):
    seat, ben = pair
    seat.type(" und")
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    _arrive(ben, seat)
    seat.type(" Busse")
    assert seat.page == ["- Mehr Radwege und Busse"]
    seat.agree()
    assert _rivals(seat.desk, _note(seat)) == ["Mehr Radwege in Altona"]


def test_both_type_in_one_note_and_every_letter_of_both_is_kept(pair):
    seat, ben = pair
    note_id = _note(seat)
    theirs = "Mehr Radwege"
    for mine, other in zip(" und Busse", " in Altona", strict=True):
        theirs += other
        reword(ben, note_id, theirs)
        seat.type(mine)
        _arrive(ben, seat)
        deliver(seat.desk, ben)
    assert seat.page == ["- Mehr Radwege und Busse"]
    for desk in (seat.desk, ben):
        stored = desk.read.note(note_id)
        assert stored
        assert "Mehr Radwege und Busse" in {stored.text, *_rivals(desk, note_id)}
        assert any(" in Altona"[:5] in text for text in {stored.text, *_rivals(desk, note_id)})


def test_words_that_arrive_during_a_composition_do_not_end_it(pair):
    seat, ben = pair
    seat.compose("n")
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    _arrive(ben, seat)
    assert seat.editor.is_composing
    seat.commit("né")
    assert seat.page == ["- Mehr Radwegené"]
    assert _rivals(seat.desk, _note(seat)) == ["Mehr Radwege in Altona"]
    seat.agree()


def test_a_note_that_is_split_meanwhile_keeps_both_halves_and_the_other_words(pair):
    seat, ben = pair
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    received = deliver(ben, seat.desk)
    seat.at(0, 5)
    seat.key(Key.Key_Return)
    seat.desk.announce(received.touched)
    assert seat.page == ["- Mehr", "- Radwege"]
    assert _rivals(seat.desk, _note(seat)) == ["Mehr Radwege in Altona"]
    seat.agree()


def test_a_note_that_is_deleted_before_the_other_words_were_seen_stays_with_them(pair):
    seat, ben = pair
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    received = deliver(ben, seat.desk)
    seat.key(Key.Key_Home, SHIFT)
    seat.key(Key.Key_Delete)
    seat.desk.announce(received.touched)
    assert [line for line in seat.page if line != "-"] == ["- Mehr Radwege in Altona"]
    seat.type("Neu")
    seat.agree()


def test_a_note_joined_with_the_one_above_leaves_the_words_nobody_saw(pair):
    seat, ben = pair
    seat.at(0, 0)
    seat.key(Key.Key_Return)
    seat.key(Key.Key_Up)
    seat.type("Oben")
    note_id = seat.stored[1].id
    reword(ben, note_id, "Mehr Radwege in Altona")
    received = deliver(ben, seat.desk)
    seat.at(1, 0)
    seat.key(Key.Key_Backspace)
    assert seat.page == ["- ObenMehr Radwege"]
    seat.desk.announce(received.touched)
    assert seat.page == ["- ObenMehr Radwege", "- Mehr Radwege in Altona"]
    seat.agree()


def test_a_choice_made_elsewhere_shows_although_the_caret_is_there(pair):
    seat, ben = pair
    seat.type(" und")
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    _arrive(ben, seat)
    deliver(seat.desk, ben)
    ben.run(team.settle, row_id=_note(seat))
    _arrive(ben, seat)
    assert seat.page == ["- Mehr Radwege in Altona"]
    assert seat.editor.contested == frozenset()
    seat.agree()


def test_undo_takes_back_what_was_typed_here_and_leaves_what_came(pair):
    seat, ben = pair
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    received = deliver(ben, seat.desk)
    seat.type("!")
    seat.desk.announce(received.touched)
    seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
    texts = {seat.stored[0].text, *_rivals(seat.desk, _note(seat))}
    assert texts == {"Mehr Radwege", "Mehr Radwege in Altona"}
    seat.agree()


def test_pages_that_could_not_be_written_keep_what_came_meanwhile(pair, monkeypatch):
    seat, ben = pair

    def full(*_arguments, **_values):
        message = "disk full"
        raise OSError(message)

    with monkeypatch.context() as patched:
        patched.setattr(seat.desk.file, "writing", full)
        seat.type("!")
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    _arrive(ben, seat)
    assert seat.page == ["- Mehr Radwege!"]
    seat.notebook.writer.flush()
    seat.failures.clear()
    seat.agree()
    assert _rivals(seat.desk, _note(seat)) == ["Mehr Radwege in Altona"]


def test_marking_a_note_says_nothing_about_its_words(pair):
    seat, ben = pair
    reword(ben, _note(seat), "Mehr Radwege in Altona")
    received = deliver(ben, seat.desk)
    seat.key(Key.Key_7, CTRL)
    seat.desk.announce(received.touched)
    assert seat.page == ["- Mehr Radwege in Altona"]
    assert not seat.desk.read.is_contested()
    seat.agree()
