"""Undo and redo: without limit, across restarts, and never over what somebody else changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions import history, notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Added, Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.errors import UserError
from facilitator.storage.files import open_file
from facilitator.storage.steps import last_stamp
from tests.actions.places import Place
from tests.domain.factory import Plan
from tests.storage.contents import asked, living_rows


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every typing be a step of its own."""
    monkeypatch.setattr("facilitator.actions.desk._TYPING_SECONDS", -1.0)


def _reopened(place: Place, device: str = "local") -> Place:
    place.desk.close()
    desk = Desk(open_file(place.desk.file.path, device=device), actor=device)
    return Place(desk, place.session_id, place.question_id)


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(desk: Desk) -> None:
    with pytest.raises(UserError, match="nothing to undo"):
        desk.run(history.undo)
    with pytest.raises(UserError, match="nothing to redo"):
        desk.run(history.redo)


def test_undo_and_redo_go_all_the_way_across_restarts(place: Place) -> None:
    states = [living_rows(place.desk.file.path)]
    for number in range(60):
        place.add(f"Nummer {number}")
        states.append(living_rows(place.desk.file.path))
        if number % 20 == 0:
            place = _reopened(place)
    for state in reversed(states[:-1]):
        place.desk.run(history.undo)
        assert living_rows(place.desk.file.path) == state
    place = _reopened(place)
    for state in states[1:]:
        place.desk.run(history.redo)
        assert living_rows(place.desk.file.path) == state
    with pytest.raises(UserError, match="nothing to redo"):
        place.desk.run(history.redo)
    place.desk.close()


def test_an_undo_is_a_step_of_its_own_and_removes_nothing_from_history(place: Place) -> None:
    path = place.desk.file.path
    note_id = place.add("Kurz da")
    before = asked(path, "SELECT * FROM journal ORDER BY number")
    place.desk.run(history.undo)
    after = asked(path, "SELECT * FROM journal ORDER BY number")
    assert after[: len(before)] == before
    assert [row[2:7] for row in after[len(before) :]] == [("note", note_id, "deleted", 0, 1)]
    kinds = asked(path, "SELECT kind, label FROM step ORDER BY number DESC LIMIT 2")
    assert kinds == [("undo", "New note"), ("do", "New note")]


def test_what_is_done_after_an_undo_ends_the_redo(place: Place) -> None:
    place.add("Eins")
    place.desk.run(history.undo)
    assert place.desk.read.step_to_redo() is not None
    place.add("Zwei")
    assert place.desk.read.step_to_redo() is None
    with pytest.raises(UserError, match="nothing to redo"):
        place.desk.run(history.redo)
    place.desk.run(history.undo)
    assert "Zwei" not in place.texts


def test_undo_and_redo_alternate(place: Place) -> None:
    place.add("Eins")
    with_one = living_rows(place.desk.file.path)
    place.add("Zwei")
    with_two = living_rows(place.desk.file.path)
    for _ in range(3):
        place.desk.run(history.undo)
        assert living_rows(place.desk.file.path) == with_one
        place.desk.run(history.redo)
        assert living_rows(place.desk.file.path) == with_two
    place.desk.run(history.undo)
    place.desk.run(history.undo)
    place.desk.run(history.redo)
    assert living_rows(place.desk.file.path) == with_one


# Typing


def test_typing_in_one_note_is_one_step(place: Place) -> None:
    note_id = place.add("M")
    place.add("Other")
    steps = asked(place.desk.file.path, "SELECT count(*) FROM step")[0][0]
    for text in ("Me", "Mes", "Mess", "Messnetz", "Messnetze"):
        assert place.revise(Reworded(note_id, text)).label == "Typing"
    assert asked(place.desk.file.path, "SELECT count(*) FROM step") == [(steps + 1,)]
    changes = asked(
        place.desk.file.path,
        "SELECT before, after FROM journal WHERE row_id = ? AND column_name = 'text' ORDER BY number",
        note_id,
    )
    assert changes == [(None, "M"), ("M", "Messnetze")]
    place.desk.run(history.undo)
    assert place.note(note_id).text == "M"
    place.desk.run(history.redo)
    assert place.note(note_id).text == "Messnetze"


def test_a_new_note_goes_with_all_that_was_typed_into_it(place: Place) -> None:
    before = place.notes
    note_id = new_id()
    place.revise(Added(note_id, place.question_id, 1, "M", None))
    steps = asked(place.desk.file.path, "SELECT count(*) FROM step")
    for text in ("Me", "Mes", "Messnetze"):
        place.revise(Reworded(note_id, text))
    assert asked(place.desk.file.path, "SELECT count(*) FROM step") == steps
    assert place.desk.run(history.undo).label == "New note"
    assert place.notes == before
    place.desk.run(history.redo)
    assert place.note(note_id).text == "Messnetze"


@pytest.mark.usefixtures("no_pause")
def test_after_a_pause_a_new_note_keeps_its_first_words(place: Place) -> None:
    note_id = place.add("A")
    place.revise(Reworded(note_id, "AB"))
    place.desk.run(history.undo)
    assert place.note(note_id).text == "A"


def test_a_file_goes_on_after_the_stamp_of_what_was_typed_last(place: Place) -> None:
    note_id = place.add("A")
    place.revise(Reworded(note_id, "AB"))
    with closing(sqlite3.connect(place.desk.file.path)) as connection:
        newest = connection.execute("SELECT max(stamp) FROM journal").fetchone()[0]
        assert last_stamp(connection) == newest


def test_a_letter_typed_and_deleted_again_is_no_step_to_take_back(place: Place) -> None:
    first = place.add("Erster")
    second = place.add("Zweiter")
    for text in ("Ersterx", "Erster"):
        place.revise(Reworded(first, text))
    place.desk.run(history.undo)
    assert second not in {note.id for note in place.notes}
    place.desk.run(history.redo)
    assert {first, second} <= {note.id for note in place.notes}


@pytest.mark.usefixtures("no_pause")
def test_after_a_pause_typing_is_a_step_of_its_own(place: Place) -> None:
    note_id = place.add("A")
    place.revise(Reworded(note_id, "AB"))
    place.revise(Reworded(note_id, "ABC"))
    place.desk.run(history.undo)
    assert place.note(note_id).text == "AB"


def test_whatever_comes_between_parts_the_typing(place: Place) -> None:
    one, other = place.add("A"), place.add("X")
    place.revise(Reworded(one, "AB"))
    place.revise(Reworded(other, "XY"))
    place.revise(Reworded(one, "ABC"))
    place.desk.run(notes.set_kind, note_ids=[one], kind="task")
    place.revise(Reworded(one, "ABCD"))
    texts: list[tuple[str, str]] = []
    for _ in range(5):
        texts.append((place.note(one).text, place.note(other).text))
        place.desk.run(history.undo)
    assert texts == [("ABCD", "XY"), ("ABC", "XY"), ("ABC", "XY"), ("AB", "XY"), ("AB", "X")]


def test_typing_does_not_go_on_over_an_undo_or_a_restart(place: Place) -> None:
    note_id = place.add("A")
    place.add("Other")
    place.revise(Reworded(note_id, "AB"))
    place.desk.run(history.undo)
    place.revise(Reworded(note_id, "AX"))
    place.desk.run(history.undo)
    assert place.note(note_id).text == "A"
    place.revise(Reworded(note_id, "AB"))
    place = _reopened(place)
    place.revise(Reworded(note_id, "ABC"))
    place.desk.run(history.undo)
    assert place.note(note_id).text == "AB"
    place.desk.close()


def test_typing_that_goes_on_has_a_newer_stamp(place: Place) -> None:
    note_id = place.add("A")
    stamps: list[str] = []
    for text in ("AB", "ABC"):
        place.revise(Reworded(note_id, text))
        query = "SELECT max(stamp) FROM journal WHERE row_id = ? AND column_name = 'text'"
        stamps.append(asked(place.desk.file.path, query, note_id)[0][0])
    assert stamps[0] < stamps[1]


# With others


@pytest.mark.usefixtures("no_pause")
def test_a_cell_that_another_laptop_changed_since_is_kept_and_named(place: Place) -> None:
    note_id = place.add("Ursprung")
    place = _reopened(place, device="A")
    place.revise(Reworded(note_id, "Von A"))
    place = _reopened(place, device="B")
    place.revise(Reworded(note_id, "Von B, und das ist ein langer Satz, der gekürzt genannt wird"))
    place = _reopened(place, device="A")
    outcome = place.desk.run(history.undo)
    assert place.note(note_id).text.startswith("Von B")
    assert outcome.remark == (
        "1 change was kept because it was edited since: “Von B, und das ist ein langer Satz, der …”"
    )
    assert outcome.touched == frozenset()
    with pytest.raises(UserError, match="nothing to undo"):
        place.desk.run(history.undo)
    place.desk.close()


def test_what_nobody_else_touched_is_taken_back_beside_what_is_kept(place: Place) -> None:
    ids = [place.add(text) for text in ("Eins", "Zwei", "Drei", "Vier", "Fünf")]
    place = _reopened(place, device="A")
    place.revise(*(Reworded(note_id, "Von A") for note_id in ids))
    place = _reopened(place, device="B")
    place.revise(*(Reworded(note_id, f"Von B {note_id[-4:]}") for note_id in ids[1:]))
    place = _reopened(place, device="A")
    outcome = place.desk.run(history.undo)
    assert place.note(ids[0]).text == "Eins"
    assert outcome.touched == {("note", ids[0])}
    assert outcome.remark.startswith("4 changes were kept because they were edited since: “Von B")
    assert outcome.remark.endswith("” …")
    assert outcome.remark.count("“") == 3
    place.desk.close()


def test_each_laptop_undoes_its_own_steps_only(place: Place) -> None:
    place = _reopened(place, device="A")
    place.add("Von A")
    place = _reopened(place, device="B")
    place.add("Von B")
    place = _reopened(place, device="A")
    place.desk.run(history.undo)
    assert place.texts[-1] == "Von B"
    with pytest.raises(UserError, match="nothing to undo"):
        place.desk.run(history.undo)
    place.desk.close()


# What else there is to it


def test_a_note_that_came_and_went_in_one_step_stays_away(place: Place) -> None:
    before = living_rows(place.desk.file.path)
    note_id = new_id()
    place.revise(Added(note_id, place.question_id, 1, "Kurz"), Removed(note_id))
    for action in (history.undo, history.redo, history.undo):
        place.desk.run(action)
        assert living_rows(place.desk.file.path) == before


def test_an_undo_tells_which_rows_it_touched(place: Place) -> None:
    note_id = place.add("Neu")
    told: list[frozenset[tuple[str, str]]] = []
    place.desk.watch(lambda outcome, _: told.append(outcome.touched))
    place.desk.run(history.undo)
    place.desk.run(history.redo)
    assert told == [{("note", note_id)}, {("note", note_id)}]


def test_a_large_import_is_undone_and_redone_whole(desk: Desk, dossier: Dossier) -> None:
    before = living_rows(desk.file.path)
    desk.run(workshops.add_dossier, dossier=Plan(rounds=2, topics=3, notes=20).dossier())
    after = living_rows(desk.file.path)
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before
    assert desk.read.dossier(dossier.workshop.id) == dossier
    desk.run(history.redo)
    assert living_rows(desk.file.path) == after


def test_a_damaged_journal_row_is_passed_over(place: Place, path: Path) -> None:
    note_id = place.add("Bleibt lesbar")
    place.add("Ein anderer")
    place.revise(Reworded(note_id, "Bleibt auch lesbar"))
    connection = place.desk.file._connection  # noqa: SLF001 - a page that was damaged on the disk
    connection.execute(
        "UPDATE journal SET column_name = 'tixt' WHERE number = (SELECT max(number) FROM journal)"
    )
    outcome = place.desk.run(history.undo)
    assert outcome.remark.startswith("1 change was kept")
    assert place.note(note_id).text == "Bleibt auch lesbar"
    assert path.exists()
