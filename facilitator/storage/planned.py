"""What was planned for people: profiles, wishes, rules, groups and who came."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import (
    Attendance,
    Capacity,
    GroupingRule,
    Placement,
    Profile,
    RulePerson,
    Wish,
)
from facilitator.domain.records import Milestone, Workshop
from facilitator.storage.belonging import OF_PERSON, OF_RULE, OF_SESSION, OF_TOPIC
from facilitator.storage.engine import snapshot
from facilitator.storage.teamed import TeamRows

if TYPE_CHECKING:
    from facilitator.storage.tracing import Presence


class PlannedRows(TeamRows):
    """Read the tables of the planning; a part of the `Reader`."""

    def _planned(self, key: tuple[str]) -> dict[str, Any]:
        """Return the parts of a dossier that are about people and their groups."""
        return {
            "profiles": self._in(Profile, "person_id", OF_PERSON, key, order="id"),
            "capacities": self._in(Capacity, "session_id", OF_SESSION, key, order="id"),
            "wishes": self._in(Wish, "topic_id", OF_TOPIC, key, order="priority, id"),
            "grouping_rules": self._of(GroupingRule, key, order="id"),
            "rule_persons": self._in(RulePerson, "rule_id", OF_RULE, key, order="id"),
            "placements": self._in(Placement, "session_id", OF_SESSION, key, order="id"),
            "attendances": self._of(Attendance, key, order="id"),
            "siblings": self._siblings(key),
        }

    def _siblings(self, key: tuple[str]) -> tuple[Workshop, ...]:
        process = "(SELECT process_id FROM workshop WHERE id = ?1)"
        return tuple(self._rows(Workshop, f"process_id = {process} AND id <> ?1", key))

    def timeline(self, head: Dossier) -> Dossier:
        """Return a workshop's head with its milestones and the other workshops of the process."""
        key = (head.workshop.id,)
        return replace(head, milestones=self._of(Milestone, key), siblings=self._siblings(key))

    def profile_of(self, person_id: str) -> Profile | None:
        """Return what the planning knows of a person; of two that came together, the older."""
        found = self._rows(Profile, "person_id = ?1", (person_id,), order="id LIMIT 1")
        return found[0] if found else None

    def capacities_of(self, session_id: str) -> list[Capacity]:
        """Return the seats that somebody gave a session."""
        return self._rows(Capacity, "session_id = ?1", (session_id,), order="id")

    def wishes_of(self, workshop_id: str, person_id: str) -> list[Wish]:
        """Return a person's wishes in a workshop, what they want most first."""
        where = f"topic_id IN ({OF_TOPIC}) AND person_id = ?2"
        return self._rows(Wish, where, (workshop_id, person_id), order="priority, id")

    def people_of_rule(self, rule_id: str) -> list[RulePerson]:
        """Return whom a rule is about."""
        return self._rows(RulePerson, "rule_id = ?1", (rule_id,), order="id")

    def placements(self, workshop_id: str) -> list[Placement]:
        """Return who sits where in a workshop."""
        return list(self._in(Placement, "session_id", OF_SESSION, (workshop_id,), order="id"))

    def placements_of(self, workshop_id: str, person_id: str) -> list[Placement]:
        """Return where one person sits in a workshop."""
        where = f"session_id IN ({OF_SESSION}) AND person_id = ?2"
        return self._rows(Placement, where, (workshop_id, person_id), order="id")

    def attendance_of(self, workshop_id: str, person_id: str) -> list[Attendance]:
        """Return what was said about a person's coming."""
        where = "workshop_id = ?1 AND person_id = ?2"
        return self._rows(Attendance, where, (workshop_id, person_id), order="id")

    # Erasing

    def people_ever(self) -> list[tuple[str, str]]:
        """Return id and name of every person that the file knows, those that were deleted last."""
        rows = self._query("SELECT id, name FROM person ORDER BY deleted, id", ())
        return [(str(row_id), str(name)) for row_id, name in rows]

    def presence_of(self, person_id: str) -> "Presence | None":
        """Return all that the file has of a person, also of a deleted one; None where it has nothing.

        All texts are looked through: of a long file not on the window's thread.
        """
        from facilitator.storage.tracing import presence  # noqa: PLC0415 - not at the start

        try:
            with snapshot(self._connection):
                return presence(self._connection, person_id)
        except sqlite3.Error as error:
            raise self._failed(error) from error
