import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import TABLES, Record
from facilitator.errors import FacilitatorError, UserError
from facilitator.storage import backups, schema
from facilitator.storage.connections import PAGE_BYTES
from facilitator.storage.files import WorkshopFile, create_file, open_file
from facilitator.storage.pages import rows_in
from tests.domain.factory import Plan
from tests.storage.contents import all_rows, asked, told
from tests.storage.former import (
    FIRST_ITEM,
    FIRST_NOTE,
    as_the_first_program_left_it,
    as_the_second_program_left_it,
    as_the_third_program_left_it,
    former_columns,
)


@pytest.mark.parametrize(("record", "table"), TABLES.items(), ids=TABLES.values())
def test_a_tables_columns_are_its_records_fields(
    record: type[Record], table: str, file: WorkshopFile
) -> None:
    columns = [row[1] for row in asked(file.path, f"PRAGMA table_info({table})")]
    assert columns == [*record._fields, schema.TOMBSTONE]


def test_the_defaults_of_the_tables_are_those_of_the_records(file: WorkshopFile) -> None:
    for record, table in TABLES.items():
        stored = {row[1]: row[4] for row in asked(file.path, f"PRAGMA table_info({table})")}
        for column, default in record._field_defaults.items():
            if stored[column] is not None:
                assert stored[column].strip("'") == str(default), (table, column)


def test_a_file_is_known_by_its_mark_and_version(file: WorkshopFile) -> None:
    assert asked(file.path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert asked(file.path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert asked(file.path, "PRAGMA journal_mode") == [("wal",)]
    ((search,),) = asked(file.path, "SELECT sql FROM sqlite_master WHERE name = 'search'")
    assert "USING fts5" in search


def test_any_sqlite_tool_reads_the_notes(desk: Desk, dossier: Dossier) -> None:
    question = "SELECT id, text FROM note WHERE deleted = 0 ORDER BY id"
    notes = sorted((note.id, note.text) for note in dossier.notes)
    assert asked(desk.file.path, question) == notes


def test_a_migration_keeps_a_copy_of_the_older_file_first(path: Path) -> None:
    create_file(path).close()
    told(path, "PRAGMA user_version = 0")
    older = path.read_bytes()
    with closing(open_file(path)) as file:
        assert not file.read_only
    (copy,) = backups.copies_of(path)
    assert copy.name.endswith("-v0.workshop")
    assert asked(copy, "PRAGMA user_version") == [(0,)]
    assert asked(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert len(copy.read_bytes()) == len(older)


def test_a_newer_programs_file_is_read_but_not_written(desk: Desk, dossier: Dossier) -> None:
    path = desk.file.path
    desk.close()
    told(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with closing(open_file(path)) as newer:
        assert newer.read_only
        assert "newer version" in newer.notice
        assert newer.read.dossier(dossier.workshop.id).notes == dossier.notes
        with pytest.raises(UserError, match="update the program"), newer.writing(""):
            pass
    assert path.read_bytes() == before


# An older file: the next program knows one column more than the file that it opens.

_NEXT = schema.VERSION + 1


@pytest.fixture
def older(desk: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the version before, as this program would see it after its next release."""
    assert dossier.remarks
    path = desk.file.path
    desk.close()
    shutil.rmtree(backups.folder_of(path))
    told(path, "ALTER TABLE remark DROP COLUMN text")
    monkeypatch.setattr(schema, "VERSION", _NEXT)
    return path


def _with(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    def migration(db: sqlite_utils.Database) -> None:
        for statement in statements:
            db.conn.execute(statement)

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("next", migration)))


def test_an_older_file_is_brought_up_to_date_after_a_copy_of_it_was_kept(
    older: Path, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, "ALTER TABLE remark ADD COLUMN text TEXT NOT NULL DEFAULT 'später'")
    for _ in range(2):
        with closing(open_file(older)) as file:
            assert not file.read_only
            stored = file.read.dossier(dossier.workshop.id)
            assert stored.notes == dossier.notes
            assert [remark.text for remark in stored.remarks] == ["später"]
    assert asked(older, "PRAGMA user_version") == [(_NEXT,)]
    assert asked(older, "PRAGMA foreign_key_check") == []
    (copy,) = backups.copies_of(older)
    assert copy.name.endswith(f"-v{_NEXT - 1}.workshop")
    assert asked(copy, "SELECT count(*) FROM note") == [(len(dossier.notes),)]
    assert "text" not in {row[1] for row in asked(copy, "PRAGMA table_info(remark)")}


@pytest.mark.parametrize(
    "failing", ["no sql at all", "DELETE FROM process", "INSERT INTO remark (id) VALUES (NULL)"]
)
def test_a_migration_that_fails_changes_nothing_and_has_its_sentence(
    older: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    _with(monkeypatch, "ALTER TABLE remark ADD COLUMN text TEXT NOT NULL DEFAULT ''", failing)
    rows, schema_before = all_rows(older), asked(older, "SELECT sql FROM sqlite_master ORDER BY 1")
    with pytest.raises(FacilitatorError):
        open_file(older)
    assert all_rows(older) == rows
    assert asked(older, "SELECT sql FROM sqlite_master ORDER BY 1") == schema_before
    assert asked(older, "PRAGMA user_version") == [(_NEXT - 1,)]
    assert len(backups.copies_of(older)) == 1
    assert not older.with_name(f"~{older.name}.lock").exists()


# The file of a program that knew nothing of the day.


def test_a_file_from_before_the_day_keeps_every_row_and_gets_a_day(
    desk: Desk, dossier: Dossier
) -> None:
    path = desk.file.path
    desk.close()
    before = as_the_first_program_left_it(path)
    with closing(open_file(path)) as file:
        assert not file.read_only
        stored = file.read.dossier(dossier.workshop.id)
        assert [note.text for note in stored.notes] == [note.text for note in dossier.notes]
        assert {(note.task_owner, note.answers_id, note.stance) for note in stored.notes} == {
            ("", None, "")
        }
        assert stored.session_facts == stored.agenda_facts == stored.messages == ()
        found = file.read.find(dossier.notes[0].text)
        assert dossier.notes[0].id in {hit.row_id for hit in found}
    for table, rows in before.items():
        kept = asked(path, f"SELECT {former_columns(table)} FROM {table}")
        assert kept == rows, table
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert any(copy.name.endswith("-v1.workshop") for copy in backups.copies_of(path))


@pytest.mark.parametrize("columns", [FIRST_NOTE, FIRST_ITEM])
def test_a_migration_leaves_no_former_rows_behind_that_a_rescue_would_take_for_new_ones(
    desk: Desk, columns: tuple[str, ...]
) -> None:
    desk.run(workshops.add_dossier, dossier=Plan(topics=4, questions=5, notes=9).dossier())
    path = desk.file.path
    desk.close()
    as_the_first_program_left_it(path)
    open_file(path).close()
    links = set(asked(path, "SELECT id FROM evidence"))  # of as many columns as an item once had
    former = [
        row
        for row in rows_in(path, PAGE_BYTES)
        if row.values[:1] != (None,)
        and len(row.values) == len(columns)
        and row.values[:1] not in links
    ]
    assert former == []


# The file of a program that knew nothing of groups.


def test_a_file_from_before_the_planning_keeps_every_row_and_gets_room_for_groups(
    desk: Desk, dossier: Dossier
) -> None:
    assert dossier.placements
    path = desk.file.path
    desk.close()
    before = as_the_second_program_left_it(path)
    with closing(open_file(path)) as file:
        assert not file.read_only
        stored = file.read.dossier(dossier.workshop.id)
        assert stored.notes == dossier.notes
        assert stored.persons == dossier.persons
        assert stored.profiles == stored.wishes == stored.placements == ()
        assert [item.title for item in stored.agenda] == [item.title for item in dossier.agenda]
        assert {(item.place, item.comment, item.materials) for item in stored.agenda} == {
            ("", "", "")
        }
    for table in ("agenda_item", "evidence"):
        rows = asked(path, f"SELECT {former_columns(table)} FROM {table}")
        assert rows == before.pop(table)
    assert {table: asked(path, f"SELECT * FROM {table}") for table in before} == before
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert any(copy.name.endswith("-v2.workshop") for copy in backups.copies_of(path))


# The file of a program that knew nothing of answers.


def test_a_file_from_before_the_authoring_keeps_every_row_and_gets_room_for_answers(
    desk: Desk, dossier: Dossier
) -> None:
    assert dossier.answers
    path = desk.file.path
    desk.close()
    before = as_the_third_program_left_it(path)
    with closing(open_file(path)) as file:
        assert not file.read_only
        stored = file.read.dossier(dossier.workshop.id)
        assert stored.notes == dossier.notes
        assert stored.answers == stored.answer_sources == stored.omissions == ()
        assert {(link.answer_id, link.chapter_id, link.said) for link in stored.evidence} == {
            (None, None, "")
        }
    links = asked(path, f"SELECT {former_columns('evidence')} FROM evidence")
    assert links == before.pop("evidence")
    assert {table: asked(path, f"SELECT * FROM {table}") for table in before} == before
    assert asked(path, "PRAGMA foreign_key_check") == []
    assert any(copy.name.endswith("-v3.workshop") for copy in backups.copies_of(path))
