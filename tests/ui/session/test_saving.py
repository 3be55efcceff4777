"""When the file takes nothing: the text stays, is kept beside, and is written later."""

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import notes
from facilitator.domain.edits import Added, Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.paths import user_state

Key = Qt.Key


@pytest.fixture
def full_disk(desk):
    """SQLite refuses every new page, as on a full disk, until the limit is taken away."""
    connection = desk.file._connection  # noqa: SLF001 - the limit belongs to it alone

    def fill(full: bool) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages if full else 1 << 30}")

    return fill


def type_until_it_fails(seat) -> str:
    """Type into the note until the disk is full; returns what is on the screen."""
    line = seat.caret[0]
    for number in range(100):
        seat.commit(f" {number}" + " and so on" * 40)
        if seat.failures:
            return seat.lines[line].text
    raise AssertionError("the disk never filled")


def rescued() -> list[str]:
    return [path.read_text("utf-8") for path in (user_state() / "unsaved").glob("*.txt")]


def test_a_full_disk_says_so_and_keeps_what_is_typed(seat, full_disk):
    full_disk(True)
    shown = type_until_it_fails(seat)
    assert "disk is full" in seat.failures[-1]
    assert str(user_state() / "unsaved") in seat.failures[-1]
    assert rescued() == [f"- {shown.strip()}\n"]
    seat.type("!")
    assert seat.lines[0].text == shown + "!"
    assert rescued() == [f"- {shown.strip()}!\n"]


def test_an_internal_note_is_kept_as_one(seat, full_disk):
    full_disk(True)
    type_until_it_fails(seat)
    seat.type("\n# Between us")
    assert rescued()[0].endswith("\n- # Between us\n")


def test_what_was_kept_is_written_as_soon_as_it_can_be(seat, full_disk, qtbot):
    full_disk(True)
    type_until_it_fails(seat)
    seat.type("\nSecond")
    seat.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    full_disk(False)
    with qtbot.waitSignal(seat.notebook.writer.recovered, timeout=4000):
        pass
    seat.failures.clear()
    seat.agree()
    assert seat.stored[1].is_key_result == 1
    assert rescued() == []
    seat.type("x")
    seat.agree()


def test_another_question_can_be_shown_meanwhile_and_nothing_is_lost(seat, full_disk):
    full_disk(True)
    shown = type_until_it_fails(seat)
    seat.open("q3")
    seat.type("Third")
    seat.open("q1")
    assert seat.lines[0].text == shown
    full_disk(False)
    seat.notebook.writer.flush()
    assert seat.notebook.writer.is_settled
    seat.failures.clear()
    seat.agree()
    seat.open("q3")
    assert seat.file == ["- Third"]


def test_deleting_everything_while_the_disk_is_full_is_written_later(seat, full_disk):
    seat.type("One\nTwo")
    full_disk(True)
    type_until_it_fails(seat)
    seat.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    seat.key(Key.Key_Delete)
    full_disk(False)
    seat.notebook.writer.flush()
    assert seat.file == []
    seat.type("x")
    assert seat.file == ["- x"]


def test_changes_of_others_are_merged_with_what_is_kept(seat, full_disk):
    seat.type("One\nTwo")
    one, two = (note.id for note in seat.stored)
    seat.at(0, 3)
    full_disk(True)
    shown = type_until_it_fails(seat)
    full_disk(False)
    others = [
        Reworded(one, "theirs"),
        Reworded(two, "Two of theirs"),
        Added(new_id(), "q1", 1, "New", two),
    ]
    seat.desk.run(notes.revise, session_id="s1", edits=others)
    assert [line.text for line in seat.lines] == [shown, "Two of theirs", "New"]
    seat.notebook.writer.flush()
    seat.failures.clear()
    seat.agree()
    assert len(seat.stored) == 3


def test_a_note_deleted_by_others_comes_back_when_more_was_typed_into_it(seat, full_disk):
    seat.type("One\nTwo")
    one = seat.stored[0].id
    seat.at(0, 3)
    full_disk(True)
    shown = type_until_it_fails(seat)
    full_disk(False)
    seat.desk.run(notes.revise, session_id="s1", edits=[Removed(one)])
    seat.notebook.writer.flush()
    seat.failures.clear()
    seat.agree()
    assert [note.text for note in seat.stored] == [shown, "Two"]
