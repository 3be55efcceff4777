"""What was done, step by step, as undo, the event log and a clock that goes on ask for it."""

import sqlite3
from collections.abc import Iterable
from typing import Final, NamedTuple

from facilitator.domain.stamps import Stamp

_LOOKED_BACK: Final = 20
_CAPTURED: Final = ("note", "evidence", "key_result")
_DAY: Final = ("session_fact", "agenda_fact", "message", "message_read", "status_fact")
_STATUS: Final = "table_name = 'workshop' AND column_name = 'status'"
"""What is written with a fact that says the same."""


class Step(NamedTuple):
    """One thing a person did, as history and the undo menu name it."""

    id: str
    kind: str
    label: str
    of_step: str | None = None


def last_stamp(connection: sqlite3.Connection) -> str:
    """Return the newest stamp in the file that reads as one, empty when nothing was ever written.

    Not always the last row has it: typing goes on in the row of a new note's text, and what comes
    from other laptops may be older than what is here.
    """
    rows = connection.execute(
        "SELECT stamp FROM journal ORDER BY stamp DESC LIMIT ?", (_LOOKED_BACK,)
    )
    return max((stamp for (stamp,) in rows if _is_stamp(stamp)), default="")


def _is_stamp(text: str) -> bool:
    try:
        return str(Stamp.parse(text)) == text
    except (ValueError, AttributeError):
        return False


def steps_for_log(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """Return moment, actor, kind and label of each step that the event log names (see `events`)."""
    captured, day = (", ".join(f"'{table}'" for table in tables) for tables in (_CAPTURED, _DAY))
    return connection.execute(
        "SELECT made_at, actor, kind, label FROM step WHERE id IN (SELECT step_id FROM journal "
        f"WHERE table_name NOT IN ({captured})) AND (kind IN ('undo', 'redo') OR id IN (SELECT step_id "
        f"FROM journal WHERE table_name NOT IN ({captured}, {day}) AND NOT ({_STATUS}))) ORDER BY number"
    ).fetchall()


def step_to_undo(connection: sqlite3.Connection, device: str) -> Step | None:
    """Return this device's newest step whose effect still stands.

    A letter typed and deleted again is a step without any: nobody wants to take that back.
    """
    return _step(
        connection.execute(
            "SELECT id, kind, label, of_step FROM step WHERE kind = 'do' AND undone = 0 AND device = ? "
            "AND (EXISTS (SELECT 1 FROM journal WHERE step_id = step.id AND before IS NOT after) "
            "OR EXISTS (SELECT 1 FROM taken_in WHERE step_id = step.id)) "
            "ORDER BY number DESC LIMIT 1",
            (device,),
        )
    )


def step_to_redo(connection: sqlite3.Connection, device: str) -> Step | None:
    """Return this device's newest undo that was not redone, unless something was done since."""
    return _step(
        connection.execute(
            "SELECT id, kind, label, of_step FROM step "
            "WHERE kind = 'undo' AND undone = 0 AND device = ?1 AND number > "
            "(SELECT coalesce(max(number), 0) FROM step WHERE kind = 'do' AND device = ?1) "
            "ORDER BY number DESC LIMIT 1",
            (device,),
        )
    )


def _step(rows: Iterable[tuple[str, str, str, str | None]]) -> Step | None:
    row = next(iter(rows), None)
    return Step(*row) if row else None
