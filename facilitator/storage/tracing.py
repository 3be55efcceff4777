"""Where a person stands in a file: their rows, the names they ever had, the texts that name them."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple, get_type_hints

from facilitator.domain.records import TABLES
from facilitator.domain.traces import Traces, same_names

Place = tuple[str, str, str]
"""Table, row and column of a cell."""

PRINTED: Final = frozenset({("speaker", "printed"), ("moderator", "printed")})
"""Cells that hold nothing but names: evidence of who is meant, not words that somebody typed."""

SIGNED: Final = frozenset(
    {("proposal", "author"), ("proposal", "replies"), ("proposal", "settled_by")}
)
"""Cells that say who made a remark on the protocol, who answered it and who decided on it.

Nobody can change them, so they are never left as they are.
"""

PACKED: Final = ("version_text", "packed")
"""The cells with what versions said, which nobody can change: they are never left as they are."""

_TEXTS: Final = {
    table: tuple(
        name
        for name, hint in get_type_hints(record).items()
        if hint in {str, str | None} and name not in {"id", "position"} and not name.endswith("_id")
    )
    for record, table in TABLES.items()
}


class Mention(NamedTuple):
    """A typed text of the file that names the person."""

    table: str
    row_id: str
    column: str
    text: str


class Presence(NamedTuple):
    """All that a file has of a person."""

    person_ids: tuple[str, ...] = ()
    """Their own row, and those that were deleted under the same name."""
    names: tuple[str, ...] = ()
    """Every name they ever had there, the present one first; so below."""
    emails: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Names, addresses and organisations of those who stay."""
    mentions: tuple[Mention, ...] = ()
    """Texts that may stay: their authors decide."""
    rows: int = 0
    """How many rows are about them."""

    @property
    def traces(self) -> Traces:
        """What to look for in texts."""
        return Traces(self.names, self.emails, self.organisations, others=self.others)

    @property
    def kept(self) -> frozenset[Place]:
        """The cells that may go on naming the person, here and in the backups."""
        return frozenset((entry.table, entry.row_id, entry.column) for entry in self.mentions)

    def known_as(self, other: "Presence") -> "Presence":
        """Return this one with the ids and words of another, as a copy of the file has them."""
        return self._replace(
            **{
                name: tuple(dict.fromkeys(getattr(self, name) + getattr(other, name)))
                for name in ("person_ids", "names", "emails", "organisations", "others")
            }
        )


def presence(connection: sqlite3.Connection, person_id: str) -> Presence | None:
    """Look through a file for a person."""
    known = connection.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone()
    if not known:
        return None
    names = _ever(connection, "person", "name", [person_id])
    ids = (person_id, *_deleted_namesakes(connection, person_id, names))
    about = rows_about(connection, ids)
    found = Presence(
        person_ids=ids,
        names=_ever(connection, "person", "name", ids),
        emails=_ever(connection, "profile", "email", about.get("profile", ())),
        organisations=_ever(connection, "person", "organisation", ids),
        others=tuple(_of_others(connection, ids)),
        rows=sum(map(len, about.values())),
    )
    own = {row_id for rows in about.values() for row_id in rows}
    return found._replace(mentions=tuple(_mentions(connection, found.traces, own)))


def tables_in(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the tables of records that a file has, with their columns; an older one has fewer."""
    found: dict[str, tuple[str, ...]] = {}
    for table in TABLES.values():
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        if rows:
            found[table] = tuple(str(row[1]) for row in rows)
    return found


def texts_in(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the columns of a file that hold words, by table."""
    return {
        table: tuple(column for column in _TEXTS[table] if column in columns)
        for table, columns in tables_in(connection).items()
    }


def rows_about(
    connection: sqlite3.Connection, person_ids: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return the ids of people's rows by table, what names them before what is named."""
    ids = tuple(person_ids)
    found: dict[str, tuple[str, ...]] = {}
    for table, columns in reversed(tables_in(connection).items()):
        column = "id" if table == "person" else "person_id"
        if column in columns:
            sql = f"SELECT id FROM {table} WHERE {column} IN ({marks(ids)}) ORDER BY id"
            rows = tuple(str(row[0]) for row in connection.execute(sql, ids))
            found.update({table: rows} if rows else {})
    return found


def marks(values: Iterable[object]) -> str:
    """Return a question mark for each value."""
    return ", ".join("?" for _ in values)


def _deleted_namesakes(
    connection: sqlite3.Connection, person_id: str, names: tuple[str, ...]
) -> list[str]:
    """Return who was deleted under the same name: an import taken back, a row typed twice."""
    sql = "SELECT id, name FROM person WHERE deleted = 1 AND id <> ? ORDER BY id"
    rows = connection.execute(sql, (person_id,))
    return [str(row_id) for row_id, name in rows if same_names(names, str(name))]


def _ever(
    connection: sqlite3.Connection, table: str, column: str, ids: Iterable[str]
) -> tuple[str, ...]:
    """Return what ever stood in a column of some rows, as rows and journal know it."""
    texts: dict[str, None] = {}
    for row_id in ids:
        sql = f"SELECT {column} FROM {table} WHERE id = ?"
        cells = list(connection.execute(sql, (row_id,)))
        sql = "SELECT before, after FROM journal WHERE row_id = ? AND column_name = ?"
        cells += connection.execute(sql, (row_id, column))
        texts.update((text, None) for row in cells for text in row if isinstance(text, str))
    return tuple(text for text in texts if text.strip())


def _of_others(connection: sqlite3.Connection, person_ids: tuple[str, ...]) -> list[str]:
    """Return names, addresses and organisations of those who stay."""
    away = f"NOT IN ({marks(person_ids)})"
    columns = [("person", "name", "id"), ("person", "organisation", "id")]
    if "profile" in tables_in(connection):
        columns.append(("profile", "email", "person_id"))
    return [
        str(row[0])
        for table, column, key in columns
        for row in connection.execute(
            f"SELECT {column} FROM {table} WHERE deleted = 0 AND {key} {away}", person_ids
        )
        if row[0]
    ]


def _mentions(
    connection: sqlite3.Connection, traces: Traces, about: Collection[str]
) -> Iterator[Mention]:
    """Yield the texts that name the person, but those of the rows about them."""
    for table, columns in texts_in(connection).items():
        others = {*PRINTED, *SIGNED, PACKED, (table, "actor")}
        typed = [name for name in columns if (table, name) not in others]
        if not typed:
            continue
        sql = f"SELECT id, {', '.join(typed)} FROM {table} WHERE deleted = 0 ORDER BY rowid"
        for row_id, *cells in connection.execute(sql):
            for column, cell in zip(typed, cells, strict=True):
                if isinstance(cell, str) and row_id not in about and traces.are_in(cell):
                    yield Mention(table, row_id, column, cell)
