"""The tables of a workshop file, as migrations that are applied once each and never edited."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite_utils

APPLICATION_ID: Final = 0x46414357
"""The four bytes "FACW" in the SQLite header, by which a workshop file is known."""

TOMBSTONE: Final = "deleted"
"""The column that every table of records has beside its fields: 1 where the row is deleted."""

ERASED: Final = "erased"
"""The journalled column that says of a row that it was erased: all that is left of it is its id.

Such a row never comes back, also not by what another machine still knows of it.
"""

UNCLEANED: Final = "uncleaned"
"""Stands among the file's marks while pages of it may still hold a person who was erased."""

_FIRST = """
CREATE TABLE process (id TEXT PRIMARY KEY, title TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE workshop (
    id TEXT PRIMARY KEY, process_id TEXT NOT NULL REFERENCES process(id), position TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'de', title TEXT NOT NULL DEFAULT '', date TEXT, start_time TEXT, end_time TEXT,
    place TEXT NOT NULL DEFAULT '', represents TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'draft',
    confidentiality TEXT NOT NULL DEFAULT '', prints_persons INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE person (
    id TEXT PRIMARY KEY, process_id TEXT NOT NULL REFERENCES process(id), name TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE involvement (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id),
    person_id TEXT NOT NULL REFERENCES person(id), role TEXT NOT NULL, position TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE round (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), number INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE topic (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), number INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '', agenda_title TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    start_time TEXT, duration_minutes INTEGER, kind TEXT NOT NULL DEFAULT 'other', title TEXT NOT NULL DEFAULT '',
    round_id TEXT REFERENCES round(id), deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE speaker (
    id TEXT PRIMARY KEY, agenda_item_id TEXT NOT NULL REFERENCES agenda_item(id),
    person_id TEXT REFERENCES person(id), printed TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE session (
    id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES round(id), topic_id TEXT NOT NULL REFERENCES topic(id),
    room TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE moderator (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), person_id TEXT REFERENCES person(id),
    printed TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE question (
    id TEXT PRIMARY KEY, topic_id TEXT NOT NULL REFERENCES topic(id), parent_id TEXT REFERENCES question(id),
    position TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', planned_minutes INTEGER,
    hint TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE note (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), question_id TEXT REFERENCES question(id),
    position TEXT NOT NULL DEFAULT '', level INTEGER NOT NULL DEFAULT 1, text TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'statement', is_key_result INTEGER NOT NULL DEFAULT 0,
    is_parked INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE key_result (
    id TEXT PRIMARY KEY, topic_id TEXT NOT NULL REFERENCES topic(id), position TEXT NOT NULL DEFAULT '', text TEXT,
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE recommendation (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE evidence (
    id TEXT PRIMARY KEY, note_id TEXT NOT NULL REFERENCES note(id), key_result_id TEXT REFERENCES key_result(id),
    recommendation_id TEXT REFERENCES recommendation(id), position TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE chapter (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'extra', title TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE milestone (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    when_text TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE remark (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);

CREATE INDEX note_by_question ON note(session_id, question_id, position);
CREATE INDEX question_by_topic ON question(topic_id, position);
CREATE INDEX key_result_by_topic ON key_result(topic_id);
CREATE INDEX evidence_by_note ON evidence(note_id);
CREATE INDEX evidence_by_key_result ON evidence(key_result_id);

CREATE TABLE step (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT 'do',
    label TEXT NOT NULL, actor TEXT NOT NULL DEFAULT '', device TEXT NOT NULL DEFAULT '', made_at TEXT NOT NULL,
    of_step TEXT, undone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT, step_id TEXT NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
    column_name TEXT NOT NULL, before, after, stamp TEXT NOT NULL);
CREATE INDEX journal_by_step ON journal(step_id);
CREATE INDEX journal_by_cell ON journal(row_id, column_name);

CREATE TABLE search_row (number INTEGER PRIMARY KEY, table_name TEXT NOT NULL, row_id TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE TABLE search_pending (row_id TEXT PRIMARY KEY, table_name TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


_DAY = """
CREATE TABLE note_of_the_day (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), question_id TEXT REFERENCES question(id),
    position TEXT NOT NULL DEFAULT '', level INTEGER NOT NULL DEFAULT 1, text TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'statement', is_key_result INTEGER NOT NULL DEFAULT 0,
    is_parked INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL DEFAULT '', task_owner TEXT NOT NULL DEFAULT '',
    task_due TEXT NOT NULL DEFAULT '', group_name TEXT NOT NULL DEFAULT '',
    answers_id TEXT REFERENCES note(id) DEFERRABLE INITIALLY DEFERRED, stance TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
INSERT INTO note_of_the_day (
    rowid, id, session_id, question_id, position, level, text, kind, is_key_result, is_parked, created_at, deleted)
    SELECT
        rowid, id, session_id, question_id, position, level, text, kind, is_key_result, is_parked, created_at, deleted
    FROM note ORDER BY rowid;
DROP TABLE note;
ALTER TABLE note_of_the_day RENAME TO note;
CREATE INDEX note_by_question ON note(session_id, question_id, position);
CREATE INDEX note_parked ON note(session_id, created_at) WHERE is_parked = 1;
CREATE INDEX note_by_answer ON note(answers_id) WHERE answers_id IS NOT NULL;

CREATE TABLE session_fact (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), at TEXT NOT NULL, kind TEXT NOT NULL,
    question_id TEXT REFERENCES question(id), minutes INTEGER, actor TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE agenda_fact (
    id TEXT PRIMARY KEY, agenda_item_id TEXT NOT NULL REFERENCES agenda_item(id), at TEXT NOT NULL,
    kind TEXT NOT NULL, minutes INTEGER, actor TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE message (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), session_id TEXT REFERENCES session(id),
    text TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '', actor TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE message_read (
    id TEXT PRIMARY KEY, message_id TEXT NOT NULL REFERENCES message(id),
    session_id TEXT NOT NULL REFERENCES session(id), at TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX session_fact_by_session ON session_fact(session_id, at);
CREATE INDEX agenda_fact_by_item ON agenda_fact(agenda_item_id);
CREATE INDEX message_by_workshop ON message(workshop_id, at);
CREATE INDEX message_read_by_message ON message_read(message_id);
"""

_PLANNING = """
CREATE TABLE agenda_item_of_the_plan (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), position TEXT NOT NULL DEFAULT '',
    start_time TEXT, duration_minutes INTEGER, kind TEXT NOT NULL DEFAULT 'other', title TEXT NOT NULL DEFAULT '',
    round_id TEXT REFERENCES round(id), place TEXT NOT NULL DEFAULT '', comment TEXT NOT NULL DEFAULT '',
    materials TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
INSERT INTO agenda_item_of_the_plan (
    rowid, id, workshop_id, position, start_time, duration_minutes, kind, title, round_id, deleted)
    SELECT rowid, id, workshop_id, position, start_time, duration_minutes, kind, title, round_id, deleted
    FROM agenda_item ORDER BY rowid;
DROP TABLE agenda_item;
ALTER TABLE agenda_item_of_the_plan RENAME TO agenda_item;
CREATE TABLE profile (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), group_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE capacity (
    id TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES session(id), most INTEGER NOT NULL,
    least INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE wish (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), topic_id TEXT NOT NULL REFERENCES topic(id),
    priority INTEGER NOT NULL DEFAULT 1, deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE grouping_rule (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), kind TEXT NOT NULL,
    round_id TEXT REFERENCES round(id), topic_id TEXT REFERENCES topic(id), session_id TEXT REFERENCES session(id),
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE rule_person (
    id TEXT PRIMARY KEY, rule_id TEXT NOT NULL REFERENCES grouping_rule(id),
    person_id TEXT NOT NULL REFERENCES person(id), deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE placement (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    session_id TEXT NOT NULL REFERENCES session(id), deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE attendance (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id),
    person_id TEXT NOT NULL REFERENCES person(id), state TEXT NOT NULL DEFAULT 'present',
    at TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX profile_by_person ON profile(person_id);
CREATE INDEX capacity_by_session ON capacity(session_id);
CREATE INDEX wish_by_topic ON wish(topic_id);
CREATE INDEX grouping_rule_by_workshop ON grouping_rule(workshop_id);
CREATE INDEX rule_person_by_rule ON rule_person(rule_id);
CREATE INDEX placement_by_session ON placement(session_id);
CREATE INDEX attendance_by_workshop ON attendance(workshop_id, person_id);
"""

_AUTHORING = """
CREATE TABLE evidence_of_claims (
    id TEXT PRIMARY KEY, note_id TEXT REFERENCES note(id), key_result_id TEXT REFERENCES key_result(id),
    recommendation_id TEXT REFERENCES recommendation(id), position TEXT NOT NULL DEFAULT '',
    answer_id TEXT REFERENCES answer(id) DEFERRABLE INITIALLY DEFERRED,
    chapter_id TEXT REFERENCES chapter(id) DEFERRABLE INITIALLY DEFERRED,
    said TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
INSERT INTO evidence_of_claims (rowid, id, note_id, key_result_id, recommendation_id, position, deleted)
    SELECT rowid, id, note_id, key_result_id, recommendation_id, position, deleted FROM evidence ORDER BY rowid;
DROP TABLE evidence;
ALTER TABLE evidence_of_claims RENAME TO evidence;
CREATE INDEX evidence_by_note ON evidence(note_id);
CREATE INDEX evidence_by_key_result ON evidence(key_result_id);
CREATE INDEX evidence_by_answer ON evidence(answer_id) WHERE answer_id IS NOT NULL;
CREATE TABLE answer (
    id TEXT PRIMARY KEY, question_id TEXT NOT NULL REFERENCES question(id), position TEXT NOT NULL DEFAULT '',
    level INTEGER NOT NULL DEFAULT 1, text TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'statement',
    standing TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE answer_source (
    id TEXT PRIMARY KEY, answer_id TEXT NOT NULL REFERENCES answer(id), note_id TEXT NOT NULL REFERENCES note(id),
    said TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE omission (
    id TEXT PRIMARY KEY, note_id TEXT NOT NULL REFERENCES note(id), reason TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE returned_file (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), version_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE proposal (
    id TEXT PRIMARY KEY, returned_file_id TEXT NOT NULL REFERENCES returned_file(id),
    position TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'comment', anchor TEXT NOT NULL DEFAULT '',
    behind TEXT NOT NULL DEFAULT '', near TEXT NOT NULL DEFAULT '', old_text TEXT NOT NULL DEFAULT '',
    new_text TEXT NOT NULL DEFAULT '', quote TEXT NOT NULL DEFAULT '', author TEXT NOT NULL DEFAULT '',
    said_at TEXT NOT NULL DEFAULT '', replies TEXT NOT NULL DEFAULT '', is_resolved INTEGER NOT NULL DEFAULT 0,
    is_tracked INTEGER NOT NULL DEFAULT 0, is_stale INTEGER NOT NULL DEFAULT 0,
    disposition TEXT NOT NULL DEFAULT '', taken_text TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
    settled_at TEXT NOT NULL DEFAULT '', settled_by TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE version (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), number TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'draft', at TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
    layout TEXT NOT NULL DEFAULT '', layout_digest TEXT NOT NULL DEFAULT '', edition TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '', recipients TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', actor TEXT NOT NULL DEFAULT '',
    is_redacted INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE version_text (
    id TEXT PRIMARY KEY, version_id TEXT NOT NULL REFERENCES version(id), packed TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE status_fact (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id), at TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'agreed', reason TEXT NOT NULL DEFAULT '', actor TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX version_by_workshop ON version(workshop_id, at);
CREATE INDEX version_text_by_version ON version_text(version_id);
CREATE INDEX status_fact_by_workshop ON status_fact(workshop_id, at);
CREATE INDEX returned_file_by_workshop ON returned_file(workshop_id);
CREATE INDEX proposal_by_file ON proposal(returned_file_id, position);
CREATE INDEX answer_by_question ON answer(question_id, position);
CREATE INDEX answer_source_by_answer ON answer_source(answer_id);
CREATE INDEX answer_source_by_note ON answer_source(note_id);
CREATE INDEX omission_by_note ON omission(note_id);
"""

_TEAM = """
CREATE TABLE member (
    id TEXT PRIMARY KEY, process_id TEXT NOT NULL REFERENCES process(id), name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'moderator', sessions TEXT NOT NULL DEFAULT '', public_key TEXT NOT NULL DEFAULT '',
    box_key TEXT NOT NULL DEFAULT '', joined_at TEXT NOT NULL DEFAULT '', revoked_at TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE member_grant (
    id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES member(id), kind TEXT NOT NULL DEFAULT 'key',
    name TEXT NOT NULL DEFAULT '', sealed TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE settled (
    id TEXT PRIMARY KEY, table_name TEXT NOT NULL, row_id TEXT NOT NULL, column_name TEXT NOT NULL DEFAULT 'text',
    stamp TEXT NOT NULL DEFAULT '', deleted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX member_grant_by_member ON member_grant(member_id);
CREATE INDEX settled_by_row ON settled(row_id, column_name);
CREATE INDEX journal_by_stamp ON journal(stamp);
CREATE INDEX journal_of_erased ON journal(row_id) WHERE column_name = 'erased';

CREATE TABLE known (step_id TEXT, row_id TEXT, stamps TEXT NOT NULL, PRIMARY KEY (step_id, row_id)) WITHOUT ROWID;
CREATE TABLE peer (device TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE waiting (
    row_id TEXT PRIMARY KEY, table_name TEXT NOT NULL, for_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX waiting_by_parent ON waiting(for_id);
CREATE TABLE contested (
    row_id TEXT, column_name TEXT, table_name TEXT NOT NULL, PRIMARY KEY (row_id, column_name)) WITHOUT ROWID;
CREATE TABLE draft (
    step_id TEXT, row_id TEXT, column_name TEXT, stamp TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (step_id, row_id, column_name)) WITHOUT ROWID;
CREATE TABLE taken_in (
    number INTEGER PRIMARY KEY AUTOINCREMENT, step_id TEXT NOT NULL, table_name TEXT NOT NULL,
    row_id TEXT NOT NULL, column_name TEXT NOT NULL, before, after);
CREATE INDEX taken_in_by_step ON taken_in(step_id);
"""


def _first_tables(db: "sqlite_utils.Database") -> None:
    _execute(db, _FIRST)


def _the_day(db: "sqlite_utils.Database") -> None:
    """Make room for what happens on the day: facts, messages, and more to say about a note."""
    _rebuild(db, _DAY)


def _planning(db: "sqlite_utils.Database") -> None:
    """Make room for people's groups (who sits where by which rules), and for more about an item."""
    _rebuild(db, _PLANNING)


def _authoring(db: "sqlite_utils.Database") -> None:
    """Make room for what is made of the notes afterwards: curated answers and what rests on what."""
    _rebuild(db, _AUTHORING)


def _team(db: "sqlite_utils.Database") -> None:
    """Make room for several laptops: who takes part, and what is known of their changes.

    From `known` on, the tables are this file's own bookkeeping and never travel.
    """
    _execute(db, _TEAM)


def _rebuild(db: "sqlite_utils.Database", statements: str) -> None:
    """Run statements that build a table anew, because the tombstone stands last in every table.

    Its former pages are blanked, or a rescue years later would take them for rows (see `recovery`).
    """
    (usual,) = db.conn.execute("PRAGMA secure_delete").fetchone()
    db.conn.execute("PRAGMA secure_delete = ON")
    _execute(db, statements)
    db.conn.execute(f"PRAGMA secure_delete = {usual}")


def _execute(db: "sqlite_utils.Database", statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


Migration = Callable[["sqlite_utils.Database"], None]

MIGRATIONS: tuple[tuple[str, Migration], ...] = (
    ("0001_first_tables", _first_tables),
    ("0002_the_day", _the_day),
    ("0003_planning", _planning),
    ("0004_authoring", _authoring),
    ("0005_team", _team),
)
"""Every migration in its order, under the name by which a file remembers that it has it."""

VERSION: int = len(MIGRATIONS)
"""Number of the newest migration; stands in the header's `user_version`."""


def migrate(db: "sqlite_utils.Database") -> None:
    """Bring a file to this program's schema, each migration in a transaction with its record.

    Foreign keys are off meanwhile (a table rebuild would trip over them) and checked at the end
    of each. Raises sqlite3.Error; the file then is as the last migration that succeeded left it.
    """
    from sqlite_utils import Migrations  # noqa: PLC0415 - imported where it is used, see `engine.database`

    migrations = Migrations("facilitator")
    for number, (name, migration) in enumerate(MIGRATIONS, start=1):
        migrations(name=name)(_numbered(migration, number))
    connection: sqlite3.Connection = db.conn
    connection.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(db)
    # A file that says less than it has was marked by hand: every migration notes its own number.
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("PRAGMA foreign_keys = ON")


def _numbered(migration: Migration, number: int) -> Migration:
    """Let a migration end with its number in the header, or with nothing when it tore rows apart."""

    def run(db: "sqlite_utils.Database") -> None:
        migration(db)
        if db.conn.execute("PRAGMA foreign_key_check").fetchone():
            message = "the file's rows do not fit together after its migration"
            raise sqlite3.IntegrityError(message)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {number}")

    return run
