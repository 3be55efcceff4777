"""Laptops that share a workshop in memory: each writes by itself, and they exchange letters."""

import sqlite3
from collections.abc import Iterable
from functools import cache

from facilitator.domain.identity import new_id
from facilitator.domain.letters import Letter
from facilitator.domain.ordering import between
from facilitator.domain.records import (
    TABLES,
    Note,
    Process,
    Question,
    Round,
    Session,
    Topic,
    Workshop,
)
from facilitator.domain.stamps import HybridClock
from facilitator.domain.team import Member
from facilitator.storage import outbox, schema
from facilitator.storage.engine import database, transaction
from facilitator.storage.journal import Typing, Writing
from facilitator.storage.merging import Merging
from facilitator.storage.rivalry import rivals_of
from facilitator.storage.steps import last_stamp

START = 1_700_000_000_000
SESSIONS = QUESTIONS = 2


class Laptop:
    """One file, its clock, and what its person does; all in memory."""

    def __init__(self, device: str, image: bytes = b"", *, skew: int = 0) -> None:
        self.device = device
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        if image:
            self.connection.deserialize(image)
        else:
            schema.migrate(database(self.connection))
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.now = START + skew
        self.clock = HybridClock(device, last_stamp(self.connection), now=lambda: self.now)
        self._typing: Typing | None = None
        self.steps: set[str] = set()

    # What a person does

    def add_note(self, session: int, question: int, text: str) -> str:
        note = Note(
            new_id(),
            self.living("session", session),
            self.living("question", question) or None,
            between("", ""),
        )
        with transaction(self.connection):
            write = self._writing()
            write.insert(note._replace(text=text))
            self._typing = self._finish(write)
        return note.id

    def ask(self, text: str) -> str:
        question = Question(new_id(), self.living("topic", 0), None, between("", ""), text)
        self.insert(question)
        return question.id

    def edit(self, note_id: str, text: str) -> None:
        """Write a text, as a step of its own."""
        self.set("note", note_id, text=text)

    def type(self, note_id: str, letter: str) -> None:
        """Type on in the last note, in the same step where it goes on."""
        with transaction(self.connection):
            write, typing = self._writing(), self._typing
            text = str(write.cells("note", note_id, ("text",))["text"]) + letter
            if typing and typing.row_id == note_id and write.retype(typing, text):
                self._typing = self._finish(write)
                return
            write.set("note", note_id, text=text)
            self._typing = self._finish(write)

    def set(self, table: str, row_id: str, **cells: str | int | None) -> None:
        with transaction(self.connection):
            write = self._writing()
            write.set(table, row_id, **cells)
            self._typing = self._finish(write)

    def delete(self, table: str, row_id: str) -> None:
        self.set(table, row_id, deleted=1)

    def insert(self, *records: object) -> None:
        with transaction(self.connection):
            write = self._writing()
            for record in records:
                write.insert(record)  # pyright: ignore[reportArgumentType] - a test gives records
            self._typing = self._finish(write)

    def _writing(self) -> Writing:
        self.now += 1
        return Writing(self.connection, self.clock, device=self.device, actor=self.device)

    def _finish(self, write: Writing) -> Typing | None:
        return write.finish("test")

    def living(self, table: str, number: int) -> str:
        """Return the id of one of the rows that are not deleted; empty where there are none."""
        sql = f"SELECT id FROM {table} WHERE deleted = 0 ORDER BY id"
        rows = self.connection.execute(sql).fetchall()
        return str(rows[number % len(rows)][0]) if rows else ""

    # What travels

    def letters(self) -> list[Letter]:
        return [letter for page in outbox.letters_above(self.connection, {}) for letter in page]

    def own_letters(self) -> list[Letter]:
        return outbox.unsent(self.connection, self.device, "", 1_000_000)

    def receive(self, letters: Iterable[Letter]) -> None:
        with transaction(self.connection):
            Merging(self.connection, self.clock).take_in(list(letters))

    # What the file says

    def notes(self) -> list[str]:
        return [row[0] for row in self.connection.execute("SELECT id FROM note ORDER BY id")]

    def text(self, note_id: str) -> str:
        sql = "SELECT text FROM note WHERE id = ?"
        return str(self.connection.execute(sql, (note_id,)).fetchone()[0])

    def is_deleted(self, table: str, row_id: str) -> bool:
        sql = f"SELECT deleted FROM {table} WHERE id = ?"
        return bool(self.connection.execute(sql, (row_id,)).fetchone()[0])

    def rivals(self, row_id: str, column: str = "text") -> list[object]:
        return [made.after for made in rivals_of(self.connection, "note", row_id, column)]

    def state(self) -> dict[str, list[tuple[object, ...]]]:
        """Return all rows, all changes, and the cells that are contested or wait."""
        tables = [*TABLES.values(), "contested", "waiting"]
        found = {
            table: self.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }
        journal = (
            "SELECT step_id, table_name, row_id, column_name, before, after, stamp FROM journal "
            "ORDER BY step_id, row_id, column_name"
        )
        return {**found, "journal": self.connection.execute(journal).fetchall()}


@cache
def image() -> bytes:
    """Return a file with two sessions and two questions, as the organiser made it."""
    laptop = Laptop("organiser")
    process = Process(new_id())
    workshop = Workshop(new_id(), process.id)
    topic = Topic(new_id(), workshop.id, 1)
    rounds = [Round(new_id(), workshop.id, number + 1) for number in range(SESSIONS)]
    laptop.insert(
        process,
        workshop,
        topic,
        *rounds,
        *(Session(new_id(), entry.id, topic.id) for entry in rounds),
        *(Question(new_id(), topic.id, position=between("", "")) for _ in range(QUESTIONS)),
        Member("organiser", process.id, "Ada", "organiser"),
    )
    return laptop.connection.serialize()
