"""Files as former versions of the program left them."""

from pathlib import Path

from facilitator.domain.records import TABLES
from tests.storage.contents import asked, told

_DAY = ("session_fact", "agenda_fact", "message", "message_read")
_PLANNING = (
    *("profile", "capacity", "wish", "grouping_rule", "rule_person", "placement", "attendance"),
)
FIRST_NOTE = (
    *("id", "session_id", "question_id", "position", "level", "text", "kind"),
    *("is_key_result", "is_parked", "created_at", "deleted"),
)


_FIRST_TABLE_OF_NOTES = """
CREATE TABLE note (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), question_id TEXT REFERENCES question(id),
    position TEXT NOT NULL DEFAULT '', level INTEGER NOT NULL DEFAULT 1, text TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'statement', is_key_result INTEGER NOT NULL DEFAULT 0,
    is_parked INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0)
"""


def as_the_second_program_left_it(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Turn a file back to version 2, which knew nothing of groups, and return what it then holds."""
    for table in reversed(_PLANNING):
        told(path, f"DROP TABLE {table}")
    told(path, "DELETE FROM _sqlite_migrations WHERE name = '0003_planning'")
    told(path, "PRAGMA user_version = 2")
    told(path, "VACUUM")
    tables = [table for table in TABLES.values() if table not in _PLANNING]
    return {table: asked(path, f"SELECT * FROM {table}") for table in tables}


def as_the_first_program_left_it(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Turn a file back to version 1 and return what it then holds, by table."""
    as_the_second_program_left_it(path)
    columns = ", ".join(FIRST_NOTE)
    told(path, f"CREATE TABLE note_then AS SELECT {columns} FROM note ORDER BY rowid")
    told(path, "DROP TABLE note")
    told(path, _FIRST_TABLE_OF_NOTES)
    told(path, f"INSERT INTO note ({columns}) SELECT {columns} FROM note_then")
    for table in ("note_then", *reversed(_DAY)):
        told(path, f"DROP TABLE {table}")
    told(path, "CREATE INDEX note_by_question ON note(session_id, question_id, position)")
    told(path, "DELETE FROM _sqlite_migrations WHERE name = '0002_the_day'")
    told(path, "PRAGMA user_version = 1")
    told(path, "VACUUM")
    tables = [table for table in TABLES.values() if table not in {*_DAY, *_PLANNING}]
    return {
        table: asked(path, f"SELECT {columns if table == 'note' else '*'} FROM {table}")
        for table in tables
    }
