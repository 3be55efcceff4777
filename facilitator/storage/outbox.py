"""Letters written from the journal: what is still to be sent, and everything, in the order of stamps."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from facilitator.domain.areas import PLAN
from facilitator.domain.letters import MOST_ENTRIES, Cell, Entry, Letter, device_of
from facilitator.storage.addressing import Addressing

_PAGE: Final = 2_000
"""Cells read at once."""
_MOST_CHARACTERS: Final = 200_000
"""Of the texts in one letter; a longer text is a letter of its own."""
_COLUMNS: Final = (
    "journal.stamp, journal.step_id, table_name, row_id, column_name, before, after, "
    "kind, label, actor, made_at, of_step"
)
_NOT_A_DRAFT: Final = (
    "NOT EXISTS (SELECT 1 FROM draft WHERE draft.step_id = journal.step_id AND "
    "draft.row_id = journal.row_id AND draft.column_name = journal.column_name "
    "AND draft.stamp = journal.stamp)"
)

_Found = tuple[Any, ...]


def unsent(connection: sqlite3.Connection, device: str, after: str, limit: int) -> list[Letter]:
    """Return the letters of a device whose stamps lie above `after`, of at most so many cells.

    What nobody takes (`draft`) is left out.
    """
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM journal JOIN step ON step.id = journal.step_id "
        f"WHERE journal.stamp > ? AND substr(journal.stamp, 20) = ? AND {_NOT_A_DRAFT} "
        "ORDER BY journal.stamp LIMIT ?",
        (after, device, limit),
    ).fetchall()
    return list(_letters(connection, rows))


def count_unsent(connection: sqlite3.Connection, device: str, after: str) -> int:
    """Return how many steps of a device have something to be sent."""
    return int(
        connection.execute(
            "SELECT count(DISTINCT step_id) FROM journal "
            f"WHERE stamp > ? AND substr(stamp, 20) = ? AND {_NOT_A_DRAFT}",
            (after, device),
        ).fetchone()[0]
    )


def letters_above(
    connection: sqlite3.Connection, known: Mapping[str, str], areas: Collection[str] = ()
) -> Iterator[list[Letter]]:
    """Yield all letters above the stamps that are known of each device, a page at a time.

    Only those of `areas`, where any are named.
    """
    after = ""
    while True:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM journal JOIN step ON step.id = journal.step_id "
            f"WHERE journal.stamp > ? AND {_NOT_A_DRAFT} ORDER BY journal.stamp LIMIT ?",
            (after, _PAGE),
        ).fetchall()
        if not rows:
            return
        after = rows[-1][0]
        wanted = [row for row in rows if row[0] > known.get(device_of(row[0]), "")]
        letters = _letters(connection, wanted)
        page = [letter for letter in letters if not areas or letter.area in areas]
        if page:
            yield page


def _letters(connection: sqlite3.Connection, rows: list[_Found]) -> Iterator[Letter]:
    """Cut cells, in the order of their stamps, into letters of one step and one area."""
    addressing = Addressing(connection)

    def address(row: _Found) -> tuple[str, str]:
        return row[1], addressing.area_of(row[2], row[3], row[4]) or PLAN

    for (step_id, area), group in groupby(rows, address):
        cells = list(group)
        known = _known(connection, step_id, {str(row[3]) for row in cells})
        for part in _parts(cells):
            entries = tuple(Entry(*row[2:7], stamp=row[0]) for row in part)
            kind, label, actor, made_at, of_step = part[0][7:]
            yield Letter(step_id, kind, label, actor, made_at, of_step, known, area, entries)


def _parts(cells: list[_Found]) -> Iterator[list[_Found]]:
    part: list[_Found] = []
    size = 0
    for cell in cells:
        length = _length(cell[5]) + _length(cell[6])
        if part and (len(part) == MOST_ENTRIES or size + length > _MOST_CHARACTERS):
            yield part
            part, size = [], 0
        part.append(cell)
        size += length
    if part:
        yield part


def _length(cell: Cell) -> int:
    return len(cell) if isinstance(cell, str) else 0


def _known(connection: sqlite3.Connection, step_id: str, row_ids: Collection[str]) -> str:
    """Return what a step that deletes had seen of the rows, as JSON; empty for others."""
    sql = "SELECT row_id, stamps FROM known WHERE step_id = ?"
    found = {
        row_id: json.loads(stamps)
        for row_id, stamps in connection.execute(sql, (step_id,))
        if row_id in row_ids
    }
    return json.dumps(found, sort_keys=True) if found else ""
