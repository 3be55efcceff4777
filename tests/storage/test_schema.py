import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import TABLES, Record
from facilitator.errors import FacilitatorError, UserError
from facilitator.storage import backups, schema
from facilitator.storage.files import WorkshopFile, create_file, open_file
from tests.storage.contents import all_rows, asked, told


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


# An older file: a program of version 2 knows one column more than the file that it opens.


@pytest.fixture
def older(desk: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the version before, as this program would see it after its next release."""
    assert dossier.remarks
    path = desk.file.path
    desk.close()
    shutil.rmtree(backups.folder_of(path))
    told(path, "ALTER TABLE remark DROP COLUMN text")
    monkeypatch.setattr(schema, "VERSION", 2)
    return path


def _with(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    def migration(db: sqlite_utils.Database) -> None:
        for statement in statements:
            db.conn.execute(statement)

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("0002_next", migration)))


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
    assert asked(older, "PRAGMA user_version") == [(2,)]
    assert asked(older, "PRAGMA foreign_key_check") == []
    (copy,) = backups.copies_of(older)
    assert copy.name.endswith("-v1.workshop")
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
    assert asked(older, "PRAGMA user_version") == [(1,)]
    assert len(backups.copies_of(older)) == 1
    assert not older.with_name(f"~{older.name}.lock").exists()
