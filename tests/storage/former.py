"""Files as former versions of the program left them."""

from pathlib import Path

from facilitator.domain.records import TABLES
from tests.storage.contents import asked, told

_DAY = ("session_fact", "agenda_fact", "message", "message_read")
_PLANNING = (
    *("profile", "capacity", "wish", "grouping_rule", "rule_person", "placement", "attendance"),
)
_AUTHORING = (
    *("answer", "answer_source", "omission", "returned_file", "proposal"),
    *("version", "version_text", "status_fact"),
)
FIRST_NOTE = (
    *("id", "session_id", "question_id", "position", "level", "text", "kind"),
    *("is_key_result", "is_parked", "created_at", "deleted"),
)
FIRST_EVIDENCE = (*("id", "note_id", "key_result_id", "recommendation_id", "position", "deleted"),)
FIRST_ITEM = (
    *("id", "workshop_id", "position", "start_time", "duration_minutes", "kind", "title"),
    *("round_id", "deleted"),
)

_FIRST_TABLE_OF_ITEMS = """
CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    start_time TEXT, duration_minutes INTEGER, kind TEXT NOT NULL DEFAULT 'other', title TEXT NOT NULL DEFAULT '',
    round_id TEXT REFERENCES round(id), deleted INTEGER NOT NULL DEFAULT 0)
"""
_FIRST_TABLE_OF_EVIDENCE = """
CREATE TABLE evidence (
    id TEXT PRIMARY KEY, note_id TEXT NOT NULL REFERENCES note(id), key_result_id TEXT REFERENCES key_result(id),
    recommendation_id TEXT REFERENCES recommendation(id), position TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0)
"""
_FIRST_TABLE_OF_NOTES = """
CREATE TABLE note (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), question_id TEXT REFERENCES question(id),
    position TEXT NOT NULL DEFAULT '', level INTEGER NOT NULL DEFAULT 1, text TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'statement', is_key_result INTEGER NOT NULL DEFAULT 0,
    is_parked INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0)
"""


def as_the_third_program_left_it(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Turn a file back to version 3, which knew nothing of answers, and return what it then holds."""
    told(path, "DELETE FROM evidence WHERE note_id IS NULL")
    _rebuild(path, "evidence", FIRST_EVIDENCE, _FIRST_TABLE_OF_EVIDENCE)
    for name, column in (("note", "note_id"), ("key_result", "key_result_id")):
        told(path, f"CREATE INDEX evidence_by_{name} ON evidence({column})")
    for table in reversed(_AUTHORING):
        told(path, f"DROP TABLE {table}")
    told(path, "DELETE FROM _sqlite_migrations WHERE name = '0004_authoring'")
    told(path, "PRAGMA user_version = 3")
    told(path, "VACUUM")
    return _contents(path, _AUTHORING)


def as_the_second_program_left_it(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Turn a file back to version 2, which knew nothing of groups, and return what it then holds."""
    as_the_third_program_left_it(path)
    for table in reversed(_PLANNING):
        told(path, f"DROP TABLE {table}")
    _rebuild(path, "agenda_item", FIRST_ITEM, _FIRST_TABLE_OF_ITEMS)
    told(path, "DELETE FROM _sqlite_migrations WHERE name = '0003_planning'")
    told(path, "PRAGMA user_version = 2")
    told(path, "VACUUM")
    return _contents(path, (*_PLANNING, *_AUTHORING))


def as_the_first_program_left_it(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Turn a file back to version 1 and return what it then holds, by table."""
    as_the_second_program_left_it(path)
    _rebuild(path, "note", FIRST_NOTE, _FIRST_TABLE_OF_NOTES)
    for table in reversed(_DAY):
        told(path, f"DROP TABLE {table}")
    told(path, "CREATE INDEX note_by_question ON note(session_id, question_id, position)")
    told(path, "DELETE FROM _sqlite_migrations WHERE name = '0002_the_day'")
    told(path, "PRAGMA user_version = 1")
    told(path, "VACUUM")
    return _contents(path, (*_DAY, *_PLANNING, *_AUTHORING))


def former_columns(table: str) -> str:
    """Name the columns that a table had in version 1, where a later one has more."""
    first = {"note": FIRST_NOTE, "agenda_item": FIRST_ITEM, "evidence": FIRST_EVIDENCE}
    return ", ".join(first.get(table, ("*",)))


def _rebuild(path: Path, table: str, columns: tuple[str, ...], statement: str) -> None:
    names = ", ".join(columns)
    told(path, f"CREATE TABLE {table}_then AS SELECT {names} FROM {table} ORDER BY rowid")
    told(path, f"DROP TABLE {table}")
    told(path, statement)
    told(path, f"INSERT INTO {table} ({names}) SELECT {names} FROM {table}_then")
    told(path, f"DROP TABLE {table}_then")


def _contents(path: Path, without: tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    tables = [table for table in TABLES.values() if table not in without]
    return {table: asked(path, f"SELECT * FROM {table}") for table in tables}
