"""What a final protocol locks: every cell that it prints, and any that nobody has thought about yet.

What is known not to be printed is listed, not what is: a table that is added later is locked until
somebody says that it prints nothing. The other workshops of a process are free, although a timeline
names them: a series goes on.
"""

from collections.abc import Mapping
from typing import Final

_UNPRINTED: Final = frozenset(
    {
        *("session_fact", "agenda_fact", "message", "message_read", "remark"),
        *("capacity", "wish", "grouping_rule", "rule_person", "placement"),
        *("returned_file", "proposal", "version", "version_text", "status_fact"),
        *("member", "member_grant", "settled"),
    }
)
_UNPRINTED_CELLS: Final[Mapping[str, frozenset[str]]] = {
    "workshop": frozenset({"position"}),
    "agenda_item": frozenset({"place", "comment", "materials"}),
    "session": frozenset({"room"}),
    "question": frozenset({"hint", "planned_minutes"}),
    "note": frozenset({"created_at", "group_name"}),
    "profile": frozenset({"email"}),
    "attendance": frozenset({"at"}),
    "answer_source": frozenset({"said"}),
    "evidence": frozenset({"said"}),
    "omission": frozenset({"reason"}),
}

PARENTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "process": (),
    "workshop": (),
    "person": (),
    "profile": (("person_id", "person"),),
    "speaker": (("agenda_item_id", "agenda_item"),),
    "session": (("round_id", "round"),),
    "moderator": (("session_id", "session"),),
    "question": (("topic_id", "topic"),),
    "note": (("session_id", "session"),),
    "key_result": (("topic_id", "topic"),),
    "evidence": (
        ("key_result_id", "key_result"),
        ("recommendation_id", "recommendation"),
        ("chapter_id", "chapter"),
    ),
    "answer": (("question_id", "question"),),
    "answer_source": (("answer_id", "answer"),),
    "omission": (("note_id", "note"),),
    "member": (),
    "member_grant": (),
    "settled": (),
}
"""By which column a row belongs to which table; all others name their workshop themselves."""


def may_print(table: str) -> bool:
    """Tell whether anything of a table may stand in a protocol."""
    return table not in _UNPRINTED


def prints(table: str, column: str) -> bool:
    """Tell whether a cell may stand in a protocol."""
    return may_print(table) and column not in _UNPRINTED_CELLS.get(table, ())
