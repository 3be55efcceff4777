"""What can be read of a damaged file is saved in a new one; the damaged one is never touched."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions import history, notes
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed, Reworded
from facilitator.domain.records import TABLES
from facilitator.storage import backups
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import open_file
from tests.proofs import damage
from tests.storage.contents import all_rows, asked, told, zero_root_page
from tests.storage.former import as_the_first_program_left_it, as_the_second_program_left_it


@pytest.fixture
def closed(desk: Desk, dossier: Dossier) -> Path:
    """A closed file with a workshop, some work and no backup copy."""
    first, second, third = dossier.notes[:3]
    desk.run(notes.revise, session_id=first.session_id, edits=[Reworded(first.id, "Neu gefasst")])
    desk.run(notes.revise, session_id=second.session_id, edits=[Removed(second.id)])
    desk.run(notes.mark_key_result, note_ids=[third.id], on=True)
    desk.close()
    shutil.rmtree(backups.folder_of(desk.file.path))
    return desk.file.path


def _rescued(path: Path) -> Path:
    """Open a damaged file; return the file that was saved instead."""
    before = path.read_bytes()
    with pytest.raises(DamagedFile) as damaged:
        open_file(path)
    assert path.read_bytes() == before
    assert damaged.value.rescued is not None
    assert damaged.value.rescued.name in damaged.value.sentence
    assert "left as it is" in damaged.value.sentence.replace("was left", "left")
    return damaged.value.rescued


@pytest.mark.parametrize("table", TABLES.values())
def test_a_lost_table_is_made_again_from_the_journal(closed: Path, table: str) -> None:
    rows = all_rows(closed)
    zero_root_page(closed, table)
    assert all_rows(_rescued(closed)) == rows


@pytest.mark.parametrize("name", ["journal", "step", "search_row", "meta", "note_by_question"])
def test_a_lost_history_or_index_costs_no_row(closed: Path, name: str) -> None:
    rows = all_rows(closed)
    zero_root_page(closed, name)
    assert all_rows(_rescued(closed)) == rows


@pytest.mark.parametrize("name", ["note", "journal", "session"])
def test_a_damaged_file_of_version_1_keeps_its_notes(closed: Path, name: str) -> None:
    as_the_first_program_left_it(closed)
    wanted = (
        "SELECT id, session_id, position, level, text, kind FROM note WHERE deleted = 0 ORDER BY id"
    )
    notes_ = asked(closed, wanted)
    zero_root_page(closed, name)
    with closing(open_file(_rescued(closed))) as file:
        assert asked(file.path, wanted) == notes_


@pytest.mark.parametrize("name", ["agenda_item", "journal", "round"])
def test_a_damaged_file_of_version_2_keeps_its_agenda(closed: Path, name: str) -> None:
    as_the_second_program_left_it(closed)
    wanted = "SELECT id, workshop_id, title, kind, round_id FROM agenda_item ORDER BY id"
    items = asked(closed, wanted)
    zero_root_page(closed, name)
    with closing(open_file(_rescued(closed))) as file:
        assert asked(file.path, wanted) == items


def test_a_damaged_answer_stays_a_note_where_it_was(closed: Path) -> None:
    ((answered, question),) = asked(
        closed, "SELECT answers_id, question_id FROM note WHERE answers_id IS NOT NULL"
    )
    told(closed, "DELETE FROM journal")
    told(closed, "DELETE FROM note WHERE id = ?", answered)
    told(closed, "DELETE FROM evidence WHERE note_id = ?", answered)
    left = "SELECT answers_id, question_id, is_parked FROM note WHERE stance <> ''"
    with closing(open_file(_rescued(closed))) as file:
        assert asked(file.path, left) == [(None, question, 0)]


def test_a_rescued_file_can_be_worked_in_searched_and_undone(closed: Path) -> None:
    zero_root_page(closed, "note")
    desk = Desk(open_file(_rescued(closed)))
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    assert [hit.text for hit in desk.read.find("neu gefasst")] == ["Neu gefasst"]
    desk.run(history.undo)
    assert not any(note.is_key_result for note in desk.read.dossier(dossier.workshop.id).notes)
    desk.run(notes.park, note_ids=[dossier.notes[0].id])
    assert desk.read.parked(dossier.workshop.id)
    desk.close()


def test_a_truncated_file_gives_what_lies_before_the_cut(closed: Path) -> None:
    rows = all_rows(closed)
    image = closed.read_bytes()
    closed.write_bytes(image[: len(image) * 4 // 5])
    found = all_rows(_rescued(closed))
    same = [key for key, row in found.items() if rows.get(key) == row]
    assert len(same) > len(rows) // 2


def test_each_rescue_has_a_name_of_its_own(closed: Path) -> None:
    zero_root_page(closed, "note")
    assert [_rescued(closed).name for _ in range(3)] == [
        "Forum (rescued).workshop", "Forum (rescued 2).workshop", "Forum (rescued 3).workshop",
    ]  # fmt: skip
    assert not list(closed.parent.glob("*.partial"))


def test_where_nothing_can_be_read_the_newest_sound_copy_is_saved(closed: Path) -> None:
    folder = backups.folder_of(closed)
    folder.mkdir()
    shutil.copyfile(closed, folder / "2026-09-16.workshop")
    (folder / "2026-09-17.workshop").write_bytes(b"SQLite format 3\x00" + bytes(5_000))
    rows = all_rows(closed)
    closed.write_bytes(closed.read_bytes()[:100] + bytes(150_000))
    with pytest.raises(DamagedFile, match="newest backup copy is now in") as damaged:
        open_file(closed)
    assert damaged.value.rescued is not None
    assert all_rows(damaged.value.rescued) == rows


def test_where_there_is_no_copy_either_that_is_said(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[:100] + bytes(150_000))
    with pytest.raises(DamagedFile, match="there is no backup copy") as damaged:
        open_file(closed)
    assert damaged.value.rescued is None
    assert list(closed.parent.iterdir()) == [closed]


def test_a_large_database_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "Rezepte.workshop"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 42")
        connection.execute("CREATE TABLE recipe (text TEXT)")
        connection.execute("INSERT INTO recipe VALUES (?)", ("Spätzle" * 50_000,))
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(DamagedFile, match="is not a workshop file") as damaged:
        open_file(path)
    assert damaged.value.rescued is None
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_rescue_for_which_there_is_no_room_has_its_sentence(
    closed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    zero_root_page(closed, "note")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(DamagedFile, match="open it again") as damaged:
        open_file(closed)
    assert damaged.value.rescued is None


def test_files_damaged_in_every_way_end_in_a_sentence_or_a_rescue_without_a_lost_word() -> None:
    """The long harness in short: it asserts on each file that it damages."""
    damage.run(count=42)
