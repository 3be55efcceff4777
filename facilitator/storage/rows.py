"""Rows read as frozen records: what is deleted never appears, what is damaged is said."""

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from facilitator.domain.moments import moment
from facilitator.domain.records import TABLES, Record
from facilitator.errors import FacilitatorError
from facilitator.storage.engine import damaged, explained, is_damage
from facilitator.storage.soundness import COLUMNS, is_sound, leave_word

BY_TIME: Final = "at, id"
"""The order of facts and messages."""

_MOMENTS: Final = {"note": "created_at", "session_fact": "at", "agenda_fact": "at", "message": "at"}
"""Where it stands when a row was written, by table."""

_Row = TypeVar("_Row", bound=Record)


class Rows:
    """Read the rows of one file through one connection; belongs to the thread that made it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, device: str = "", writable: bool = True
    ) -> None:
        """Read through `connection`; a writable one also brings the search index up to date."""
        self._connection = connection
        self._path = path
        self._device = device
        self._writable = writable

    def leave_index(self, *, is_left: bool) -> None:
        """Leave the search index as it is while somebody else writes: what changed is searched row by row."""
        self._writable = not is_left

    def act_as(self, device: str) -> None:
        """Look for the steps of another device from now on."""
        self._device = device

    def row(self, record: type[_Row], row_id: str) -> _Row | None:
        """Return one row of any table, None when it is deleted or was never there."""
        rows = self._rows(record, "id = ?1", (row_id,), order="id")
        return rows[0] if rows else None

    def newest_moment(self) -> datetime | None:
        """Return when the file's newest note or fact of the day was written; None without any."""
        texts = (
            self._query(
                f"SELECT max({column}) FROM {table} WHERE deleted = 0 AND {column} GLOB '[12][0-9][0-9][0-9]-*'",
                (),
            )
            for table, column in _MOMENTS.items()
        )
        known = (moment(rows[0][0]) for rows in texts if rows[0][0])
        return max((at for at in known if at is not None), default=None)

    def _of(
        self, record: type[_Row], key: tuple[str], order: str = "position, id"
    ) -> tuple[_Row, ...]:
        return tuple(self._rows(record, "workshop_id = ?1", key, order=order))

    def _in(
        self,
        record: type[_Row],
        column: str,
        parents: str,
        key: tuple[str],
        order: str = "position, id",
    ) -> tuple[_Row, ...]:
        return tuple(self._rows(record, f"{column} IN ({parents})", key, order=order))

    def _rows(
        self,
        record: type[_Row],
        where: str,
        parameters: tuple[str, ...],
        order: str = "position, id",
    ) -> list[_Row]:
        table = TABLES[record]
        columns = COLUMNS[table]
        rows = self._query(
            f"SELECT {', '.join(columns)} FROM {table} WHERE deleted = 0 AND {where} ORDER BY {order}",
            parameters,
        )
        if not all(is_sound(table, row) for row in rows):
            raise self._failed()
        return [record(**dict(zip(columns, row, strict=True))) for row in rows]

    def _query(self, sql: str, parameters: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _failed(self, error: sqlite3.Error | None = None) -> FacilitatorError:
        """Return the error for a person; damage is marked, so that the next opening rescues."""
        if error and not is_damage(error):
            return explained(error, self._path)
        if self._writable:
            with suppress(sqlite3.Error):
                leave_word(self._connection)
        return damaged(self._path)

    def close(self) -> None:
        """Close the connection of a reader that was opened for another thread."""
        self._connection.close()
