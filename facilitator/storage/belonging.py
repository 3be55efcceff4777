"""What belongs to a workshop, as questions for ids, and which workshops a row belongs to.

In the questions the workshop is the first parameter.
"""

import sqlite3
from collections.abc import Iterable
from typing import Final

from facilitator.domain.finality import PARENTS

OF_TOPIC: Final = "SELECT id FROM topic WHERE workshop_id = ?1 AND deleted = 0"
OF_ROUND: Final = "SELECT id FROM round WHERE workshop_id = ?1 AND deleted = 0"
OF_SESSION: Final = (
    "SELECT id FROM session WHERE deleted = 0 "
    f"AND round_id IN ({OF_ROUND}) AND topic_id IN ({OF_TOPIC})"
)
OF_RESULT: Final = f"SELECT id FROM key_result WHERE deleted = 0 AND topic_id IN ({OF_TOPIC})"
OF_ADVICE: Final = "SELECT id FROM recommendation WHERE workshop_id = ?1 AND deleted = 0"
OF_QUESTION: Final = f"SELECT id FROM question WHERE deleted = 0 AND topic_id IN ({OF_TOPIC})"
OF_NOTE: Final = f"SELECT id FROM note WHERE deleted = 0 AND session_id IN ({OF_SESSION})"
OF_ANSWER: Final = f"SELECT id FROM answer WHERE deleted = 0 AND question_id IN ({OF_QUESTION})"
OF_RETURNED: Final = "SELECT id FROM returned_file WHERE workshop_id = ?1 AND deleted = 0"
OF_AGENDA: Final = "SELECT id FROM agenda_item WHERE workshop_id = ?1 AND deleted = 0"
OF_MESSAGE: Final = "SELECT id FROM message WHERE workshop_id = ?1 AND deleted = 0"
OF_PERSON: Final = (
    "SELECT id FROM person WHERE deleted = 0 "
    "AND process_id = (SELECT process_id FROM workshop WHERE id = ?1)"
)
OF_RULE: Final = "SELECT id FROM grouping_rule WHERE workshop_id = ?1 AND deleted = 0"

_OF_WORKSHOP: Final = (("workshop_id", "workshop"),)
_NAMING: Final = (
    "SELECT workshop_id FROM involvement WHERE person_id = ?1 UNION "
    "SELECT workshop_id FROM agenda_item JOIN speaker ON agenda_item_id = agenda_item.id "
    "WHERE person_id = ?1 UNION "
    "SELECT workshop_id FROM round JOIN session ON round_id = round.id "
    "JOIN moderator ON session_id = session.id WHERE person_id = ?1"
)


def workshops_of(connection: sqlite3.Connection, table: str, row_id: str) -> frozenset[str]:
    """Return the workshops that a row is part of: of a person those that name them, of a process all."""
    if table == "workshop":
        return frozenset({row_id})
    if table == "process":
        return _ids(connection.execute("SELECT id FROM workshop WHERE process_id = ?1", (row_id,)))
    if table == "person":
        return _ids(connection.execute(_NAMING, (row_id,)))
    for column, parent in PARENTS.get(table, _OF_WORKSHOP):
        sql = f"SELECT {column} FROM {table} WHERE id = ?1"
        above = connection.execute(sql, (row_id,)).fetchone()
        if above and above[0]:
            return workshops_of(connection, parent, str(above[0]))
    return frozenset()


def _ids(rows: Iterable[tuple[str]]) -> frozenset[str]:
    return frozenset(row[0] for row in rows)
