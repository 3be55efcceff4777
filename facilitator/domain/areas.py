"""The areas of a workshop file that rights are given for, and who may write in which.

An area stands in the subject of every message that travels, so that a server which cannot read
the message can still refuse it: `plan`, `room.<session id>`, `topic.<topic id>`, `work`.
"""

from collections.abc import Collection, Mapping
from typing import Final, Literal

PLAN: Final = "plan"
"""Agenda, questions, people, groups, messages to the rooms, the team itself."""
WORK: Final = "work"
"""What is made of the notes afterwards: answers, recommendations, chapters, versions, remarks."""
ROOM: Final = "room."
"""What is said and what happens in a session, whose id follows."""
TOPIC: Final = "topic."
"""The key results of a topic, whose id follows."""

TeamRole = Literal["organiser", "moderator", "author", "observer", "guest"]
ROLES: Final[tuple[TeamRole, ...]] = ("organiser", "moderator", "author", "observer", "guest")
INVITED: Final[tuple[TeamRole, ...]] = ("moderator", "author", "observer", "organiser", "guest")
"""Roles that somebody is invited to, in the order they are offered."""
WITH_FILE: Final[tuple[TeamRole, ...]] = INVITED[:-1]
"""Roles of those who have the workshop on their laptop. A guest sees the stage of others and has no
file: no package can be read there, and nobody becomes a guest or stops being one."""

IN_ROOM: Final = frozenset({"note", "session_fact", "message_read"})
"""Tables whose rows belong to the session that they name."""
OF_TOPIC: Final = frozenset({"key_result"})
"""Tables whose rows belong to the topic that they name."""
OF_WORK: Final = frozenset(
    {"answer", "answer_source", "omission", "recommendation", "chapter", "remark"}
    | {"returned_file", "proposal", "version", "version_text", "status_fact"}
)
WORK_CELLS: Final[Mapping[str, frozenset[str]]] = {"workshop": frozenset({"status"})}
"""Cells that are written with a row of `OF_WORK`."""


def may_write(
    role: TeamRole, area: str, *, sessions: Collection[str] = (), topics: Collection[str] = ()
) -> bool:
    """Tell whether somebody may write in an area: a moderator in their own sessions and their topics."""
    if role == "organiser":
        return True
    if role == "author":
        return area == WORK or area.startswith(TOPIC)
    if role == "moderator":
        room, topic = area.removeprefix(ROOM), area.removeprefix(TOPIC)
        return (room != area and room in sessions) or (topic != area and topic in topics)
    return False
