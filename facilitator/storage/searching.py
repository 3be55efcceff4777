"""Full-text search: FTS5 over folded text (ä = ae = a, ß = ss), kept up to date lazily.

A write only remembers which rows changed; indexing them waits for the next search, so that a
keystroke in a long note never pays for tokenising it.
"""

import re
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from facilitator.domain.text import fold

SEARCHED: Final = {
    "workshop": ("title",),
    "person": ("name", "organisation"),
    "agenda_item": ("title",),
    "topic": ("title", "agenda_title"),
    "question": ("text",),
    "note": ("text",),
    "answer": ("text",),
    "key_result": ("text",),
    "recommendation": ("text",),
    "chapter": ("title", "text"),
    "milestone": ("title",),
}
"""The columns that can be found, by table."""

_WORDS = re.compile(r"\w+")
_BATCH: Final = 500
_LOOKED_THROUGH: Final = 2_000


class Hit(NamedTuple):
    """A row that contains the words, with its text as it stands in the file."""

    table: str
    row_id: str
    text: str


def index_pending(connection: sqlite3.Connection, limit: int = -1) -> int:
    """Bring the index level with the rows, inside the caller's transaction; return how many were done."""
    pending: list[tuple[str, str]] = connection.execute(
        "SELECT table_name, row_id FROM search_pending ORDER BY table_name LIMIT ?", (limit,)
    ).fetchall()
    for table, group in groupby(pending, key=lambda entry: entry[0]):
        ids = [row_id for _, row_id in group]
        for start in range(0, len(ids), _BATCH):
            _index(connection, table, ids[start : start + _BATCH])
    return len(pending)


def _index(connection: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    marks = ", ".join("?" * len(ids))
    connection.execute(
        f"DELETE FROM search WHERE rowid IN (SELECT number FROM search_row WHERE row_id IN ({marks}))",
        ids,
    )
    connection.execute(f"DELETE FROM search_row WHERE row_id IN ({marks})", ids)
    rows: list[tuple[str, str]] = connection.execute(
        f"SELECT id, {_whole(table)} FROM {table} WHERE deleted = 0 AND id IN ({marks}) ORDER BY id",
        ids,
    ).fetchall()
    first = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM search_row").fetchone()[0]
    connection.executemany(
        "INSERT INTO search_row (number, table_name, row_id) VALUES (?, ?, ?)",
        [(number, table, row_id) for number, (row_id, _) in enumerate(rows, first)],
    )
    connection.executemany(
        "INSERT INTO search (rowid, text) VALUES (?, ?)",
        [(number, fold(text)) for number, (_, text) in enumerate(rows, first)],
    )
    connection.execute(f"DELETE FROM search_pending WHERE row_id IN ({marks})", ids)


def _words_of(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


def query_of(text: str) -> str:
    """Return the FTS5 query for what somebody typed: every word as a prefix, all of them needed."""
    return " ".join(f'"{word}"*' for word in _words_of(text))


def find(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Return the newest rows that contain all words of `text` as prefixes."""
    query = query_of(text)
    if not query:
        return []
    rows: list[tuple[str, str]] = connection.execute(
        "SELECT table_name, row_id FROM search_row WHERE number IN "
        "(SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY number DESC",
        (query, limit),
    ).fetchall()
    waiting = _waiting(connection)
    found = [entry for entry in rows if entry not in waiting]
    texts = _texts(connection, found)
    hits = [Hit(table, row_id, texts[row_id][0]) for table, row_id in found if row_id in texts]
    return (_unindexed(connection, waiting, _words_of(text)) + hits)[:limit]


def _waiting(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return rows that changed since they were indexed; only who reads along ever meets any."""
    return set(
        connection.execute(
            "SELECT table_name, row_id FROM search_pending LIMIT ?", (_LOOKED_THROUGH,)
        ).fetchall()
    )


def _unindexed(
    connection: sqlite3.Connection, waiting: set[tuple[str, str]], words: list[str]
) -> list[Hit]:
    texts = _texts(connection, sorted(waiting))
    return [
        Hit(table, row_id, texts[row_id][0])
        for table, row_id in sorted(waiting, key=lambda entry: entry[1], reverse=True)
        if row_id in texts and _contains(texts[row_id][1], words)
    ]


def _contains(text: str, words: list[str]) -> bool:
    own = _words_of(text)
    return all(any(candidate.startswith(word) for candidate in own) for word in words)


def _whole(table: str) -> str:
    return " || ' ' || ".join(_text(column) for column in SEARCHED[table])


def _text(column: str) -> str:
    """A cell as text, whatever damage made of it: what is no text then is an error of SQLite's."""
    return f"coalesce(CAST({column} AS TEXT), '')"


def _texts(
    connection: sqlite3.Connection, rows: Sequence[tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the text to show and the whole text of each row that is not deleted, by its id."""
    texts: dict[str, tuple[str, str]] = {}
    for table, group in groupby(sorted(rows), key=lambda entry: entry[0]):
        ids = [row_id for _, row_id in group]
        found = connection.execute(
            f"SELECT id, {_text(SEARCHED[table][0])}, {_whole(table)} FROM {table} "
            f"WHERE deleted = 0 AND id IN ({', '.join('?' * len(ids))})",
            ids,
        )
        texts.update((row_id, (shown, whole)) for row_id, shown, whole in found)
    return texts
