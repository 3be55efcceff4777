import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import TABLES, Record
from facilitator.errors import UserError
from facilitator.storage import backups, schema
from facilitator.storage.files import WorkshopFile, create_file, open_file


def _asked(path: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def _told(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(("record", "table"), TABLES.items(), ids=TABLES.values())
def test_a_tables_columns_are_its_records_fields(
    record: type[Record], table: str, file: WorkshopFile
) -> None:
    columns = [row[1] for row in _asked(file.path, f"PRAGMA table_info({table})")]
    assert columns == [field.name for field in fields(record)] + [schema.TOMBSTONE]


def test_the_defaults_of_the_tables_are_those_of_the_records(file: WorkshopFile) -> None:
    for record, table in TABLES.items():
        stored = {row[1]: row[4] for row in _asked(file.path, f"PRAGMA table_info({table})")}
        for field in fields(record):
            if stored[field.name] is not None:
                assert stored[field.name].strip("'") == str(field.default), (table, field.name)


def test_a_file_is_known_by_its_mark_and_version(file: WorkshopFile) -> None:
    assert _asked(file.path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert _asked(file.path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert _asked(file.path, "PRAGMA journal_mode") == [("wal",)]


def test_any_sqlite_tool_reads_the_notes(desk: Desk, dossier: Dossier) -> None:
    question = "SELECT id, text FROM note WHERE deleted = 0 ORDER BY id"
    notes = sorted((note.id, note.text) for note in dossier.notes)
    assert _asked(desk.file.path, question) == notes


def test_a_migration_keeps_a_copy_of_the_older_file_first(path: Path) -> None:
    create_file(path).close()
    _told(path, "PRAGMA user_version = 0")
    older = path.read_bytes()
    with closing(open_file(path)) as file:
        assert not file.read_only
    (copy,) = backups.copies_of(path)
    assert copy.name.endswith("-v0.workshop")
    assert _asked(copy, "PRAGMA user_version") == [(0,)]
    assert _asked(path, "PRAGMA user_version") == [(schema.VERSION,)]
    assert len(copy.read_bytes()) == len(older)


def test_a_newer_programs_file_is_read_but_not_written(desk: Desk, dossier: Dossier) -> None:
    path = desk.file.path
    desk.close()
    _told(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with closing(open_file(path)) as newer:
        assert newer.read_only
        assert "newer version" in newer.notice
        assert newer.read.dossier(dossier.workshop.id).notes == dossier.notes
        with pytest.raises(UserError, match="update the program"), newer.writing(""):
            pass
    assert path.read_bytes() == before
