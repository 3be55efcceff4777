"""Whether rows can be ours: a flipped bit must become neither a traceback nor an invalid document."""

import sqlite3
from functools import cache, lru_cache
from pathlib import Path
from types import NoneType
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin, get_type_hints

from facilitator.domain.ordering import is_key
from facilitator.domain.records import TABLES
from facilitator.domain.text import is_clean
from facilitator.storage.schema import TOMBSTONE

Row = tuple[Any, ...]

COLUMNS: Final = {table: record._fields for record, table in TABLES.items()}
"""The columns of each table that are a record's fields, in their order."""

_KINDS: Final[dict[Any, tuple[type, ...]]] = {
    str: (str,),
    int: (int,),
    str | None: (str, NoneType),
    int | None: (int, NoneType),
}
_RECORDS: Final = {table: record for record, table in TABLES.items()}
_LARGEST: Final = 2**63

_CHECKED_BYTES: Final = 16_000_000
_DAMAGE_FOUND: Final = "damage found"


class _Allowed(NamedTuple):
    """What may stand in the rows of a table."""

    types: tuple[tuple[type, ...], ...]
    """Of each column."""
    choices: tuple[tuple[int, frozenset[str]], ...]
    """Columns that hold one of a few words, by their number."""
    place: int | None
    """The number of the column that keeps the order."""
    seen: set[tuple[type, ...]]
    """The types of whole rows that were found to be allowed."""


@cache
def _allowed(table: str) -> _Allowed:
    """Return what may stand in a table; asked for only where it has rows, as it takes a while."""
    hints, columns = [*get_type_hints(_RECORDS[table]).values()], COLUMNS[table]
    return _Allowed(
        tuple(_KINDS.get(hint, (str,)) for hint in hints),
        tuple(
            (index, frozenset(get_args(hint)))
            for index, hint in enumerate(hints)
            if get_origin(hint) is Literal
        ),
        columns.index("position") if "position" in columns else None,
        set(),
    )


# Rows and cells


def is_sound(table: str, row: Row) -> bool:
    """Tell whether each cell has its column's type, is one of its choices, and keeps its order."""
    types, choices, place, seen = _allowed(table)
    signature = tuple(map(type, row))
    if signature not in seen:
        if not all(kind in allowed for kind, allowed in zip(signature, types, strict=True)):
            return False
        seen.add(signature)
    return (place is None or is_key(row[place])) and all(
        row[index] in words for index, words in choices
    )


def fits(table: str, column: str, value: object) -> bool:
    """Tell whether a single value may stand in a column."""
    cell = _cell(table, column)
    if cell is None or not isinstance(value, cell.types):
        return False
    if isinstance(value, str):
        return (
            is_clean(value)
            and (not cell.is_place or is_key(value))
            and (not cell.words or value in cell.words)
        )
    if isinstance(value, int):
        return -_LARGEST <= value < _LARGEST and (column != TOMBSTONE or value in {0, 1})
    return True


class _Cell(NamedTuple):
    """What may stand in one column."""

    types: tuple[type, ...]
    words: frozenset[str] = frozenset()
    """The only ones; empty: any."""
    is_place: bool = False


@lru_cache(maxsize=1_000)
def _cell(table: str, column: str) -> _Cell | None:
    """Return what may stand in a column; None where there is none. More than we have may be asked for."""
    if column == TOMBSTONE and table in COLUMNS:
        return _Cell((int,))
    if column not in COLUMNS.get(table, ()):
        return None
    index, allowed = COLUMNS[table].index(column), _allowed(table)
    words = dict(allowed.choices).get(index, frozenset())
    return _Cell(allowed.types[index], words, index == allowed.place)


def has_default(table: str, column: str) -> bool:
    """Tell whether a row may be made without saying anything about a column."""
    return column in _RECORDS[table]._field_defaults


def default_of(table: str, column: str) -> str | int | None:
    """Return what a column may hold where nothing is known: its default, else as little as fits."""
    defaults = _RECORDS[table]._field_defaults
    if column in defaults:
        return defaults[column]
    index, allowed = COLUMNS[table].index(column), _allowed(table)
    choices = [sorted(words) for place, words in allowed.choices if place == index]
    return choices[0][0] if choices else allowed.types[index][0]()


# Files


def is_whole(connection: sqlite3.Connection, path: Path, *, is_known: bool = True) -> bool:
    """Look through a file of ordinary size before anyone works in it; a huge one takes too long.

    The keeper looks through that one in the background and leaves word for the next opening.
    Of a newer program's file, whose rows are not known here, only the structure is judged.
    """
    mark = "SELECT 1 FROM meta WHERE name = ?"
    if connection.execute(mark, (_DAMAGE_FOUND,)).fetchone():
        return False
    return path.stat().st_size > _CHECKED_BYTES or (
        has_sound_pages(connection) and (not is_known or _has_sound_rows(connection))
    )


def has_sound_pages(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite finds nothing wrong with the file's structure, indexes included."""
    return connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)


def _has_sound_rows(connection: sqlite3.Connection) -> bool:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        return False
    return all(
        is_sound(table, row[:-1])
        and fits(table, TOMBSTONE, row[-1])
        and all(is_clean(cell) for cell in row if isinstance(cell, str))
        for table, columns in COLUMNS.items()
        for row in connection.execute(f"SELECT {', '.join(columns)}, {TOMBSTONE} FROM {table}")
    )


def leave_word(connection: sqlite3.Connection) -> None:
    """Mark a file as damaged, so that the next opening rescues it."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, '1')", (_DAMAGE_FOUND,)
    )
