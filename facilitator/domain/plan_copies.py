"""A workshop's plan once more, as the template of the process's next one."""

from collections.abc import Iterable
from typing import Final, TypeVar

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import ChapterRole, Record, Role

_ROLES: Final[tuple[Role, ...]] = ("moderation", "representative")
"""Who prepares the next workshop too; guests are asked anew."""
_CHAPTERS: Final[tuple[ChapterRole, ...]] = ("background", "context", "timeline", "contact")
"""Texts that say nothing of what came out."""
_Row = TypeVar("_Row", bound=Record)


def next_plan(dossier: Dossier, title: str) -> Dossier:
    """Return the plan under new ids and another title: no date, notes, facts, results or groups.

    The persons stay the same rows, hence there are none among its parts.
    """
    copies = _Copies()
    workshop = copies.row(dossier.workshop)._replace(title=title, date=None, status="draft")
    return Dossier(
        process=dossier.process,
        workshop=workshop,
        involvements=copies.rows(row for row in dossier.involvements if row.role in _ROLES),
        rounds=copies.rows(dossier.rounds),
        topics=copies.rows(dossier.topics),
        sessions=copies.rows(dossier.sessions),
        moderators=copies.rows(dossier.moderators),
        agenda=copies.rows(dossier.agenda),
        speakers=copies.rows(dossier.speakers),
        questions=copies.rows(sorted(dossier.questions, key=lambda row: row.parent_id is not None)),
        capacities=copies.rows(dossier.capacities),
        chapters=copies.rows(row for row in dossier.chapters if row.role in _CHAPTERS),
        milestones=copies.rows(dossier.milestones),
    )


class _Copies:
    """Rows under new ids; those that they name must have been copied before."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}

    def row(self, row: _Row) -> _Row:
        """Return one row's copy."""
        key = self.ids[row.id] = new_id()
        named = {
            name: self.ids.get(value, value)
            for name, value in row._asdict().items()
            if name.endswith("_id") and value
        }
        return row._replace(**(named | {"id": key}))

    def rows(self, rows: Iterable[_Row]) -> tuple[_Row, ...]:
        """Return the copies of rows in their order."""
        return tuple(self.row(row) for row in rows)
