"""What a file knows of its team: the laptops, what they were given, and versions that compete."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.stamps import Stamp
from facilitator.domain.team import Grant, Member
from facilitator.storage import homes
from facilitator.storage.engine import snapshot
from facilitator.storage.rows import Rows
from facilitator.storage.soundness import COLUMNS

if TYPE_CHECKING:
    from facilitator.domain.convergence import Made


class Rival(NamedTuple):
    """A version of a cell that stands beside the one in the row until somebody decides."""

    table: str
    row_id: str
    column: str
    text: str
    stamp: str
    actor: str
    """Who wrote it, as their program knows them; empty where it does not."""

    @property
    def device(self) -> str:
        """The laptop it was written on."""
        from facilitator.domain.letters import device_of  # noqa: PLC0415 - in a team only

        return device_of(self.stamp)

    @property
    def made_at(self) -> datetime:
        """When the last letter of it was typed, by the clock of that laptop."""
        return datetime.fromtimestamp(Stamp.parse(self.stamp).milliseconds / 1_000, UTC)


class Draft(NamedTuple):
    """A cell that nobody else takes, and that stays on this laptop."""

    table: str
    row_id: str
    column: str
    text: str
    reason: str
    """One word: "rights", "size" or "clock"."""

    @property
    def is_typed(self) -> bool:
        """Whether it is words that somebody typed, and no id, date or position."""
        from facilitator.storage.journal import TYPED  # noqa: PLC0415 - in a team only

        return (self.table, self.column) in TYPED


class TeamRows(Rows):
    """Read the tables of the team; a part of the `Reader`."""

    def members(self) -> list[Member]:
        """Return all laptops that take part or did, by when they came."""
        return self._rows(Member, "1", (), order="joined_at, id")

    def team_settings(self) -> dict[str, str]:
        """Return by name what a file keeps of its team for itself; nothing where it is a copy of another."""
        sql = "SELECT name, value FROM meta WHERE name LIKE 'team.%'"
        known = {str(name): str(value) for name, value in self._query(sql, ())}
        if homes.is_copy(known, self._path):
            return {}
        return {name.removeprefix("team."): value for name, value in known.items()}

    def unsent(self) -> int:
        """Return how many steps of this laptop the others have not got yet, as the file knows."""
        from facilitator.storage.outbox import count_unsent  # noqa: PLC0415 - in a team only

        known = self.team_settings()
        with snapshot(self._connection):
            return count_unsent(
                self._connection, known.get("device", ""), known.get("delivered", "")
            )

    def grants(self, member_id: str) -> list[Grant]:
        """Return what was given to a laptop, the oldest first."""
        return self._rows(Grant, "member_id = ?1", (member_id,), order="id")

    def drafts(self) -> list[Draft]:
        """Return what nobody else takes, the oldest first; words only."""
        # Of the two SQLite would rather go through the journal, which may be large.
        rows = self._query(
            "SELECT table_name, draft.row_id, draft.column_name, after, reason FROM draft "
            "CROSS JOIN journal USING (step_id, row_id, column_name) "
            "WHERE draft.stamp = journal.stamp AND typeof(after) = 'text' AND after <> '' "
            "ORDER BY draft.stamp",
            (),
        )
        return [Draft(*row) for row in rows]

    def is_contested(self) -> bool:
        """Tell whether more than one version of anything stands; costs next to nothing."""
        return bool(self._query("SELECT 1 FROM contested LIMIT 1", ()))

    def contested(self, *tables: str) -> frozenset[str]:
        """Return the ids of the rows of which more than one version stands; of some tables, or of all."""
        found = self._query("SELECT row_id, table_name FROM contested", ())
        return frozenset(str(row_id) for row_id, table in found if not tables or table in tables)

    def text_of(self, table: str, row_id: str, column: str) -> str | None:
        """Return what a cell says, also of a deleted row; None where it says nothing, or is not there."""
        if column not in COLUMNS[table]:
            return None
        found = self._query(f"SELECT {column} FROM {table} WHERE id = ?1", (row_id,))
        return None if not found or found[0][0] is None else str(found[0][0])

    def standing(self, table: str, row_id: str, column: str) -> Rival | None:
        """Return the version that a cell says, with who wrote it; None where the journal knows none."""
        from facilitator.domain.convergence import winner  # noqa: PLC0415 - in a team only
        from facilitator.storage.rivalry import changes_of  # noqa: PLC0415 - in a team only

        with snapshot(self._connection):
            changes = changes_of(self._connection, table, row_id, column)
            return self._version(table, row_id, column, winner(changes)) if changes else None

    def _version(self, table: str, row_id: str, column: str, made: "Made") -> Rival:
        found = self._query("SELECT actor FROM step WHERE id = ?1", (made.step_id,))
        actor = str(found[0][0]) if found else ""
        return Rival(table, row_id, column, str(made.after), made.stamp, actor)

    def rivals(self, row_ids: Collection[str] = ()) -> dict[str, list[Rival]]:
        """Return the versions that compete with what rows say, newest first; of all rows, or of some."""
        from facilitator.storage.rivalry import rivals_of  # noqa: PLC0415 - in a team only

        found: dict[str, list[Rival]] = defaultdict(list)
        with snapshot(self._connection):
            cells = self._query("SELECT table_name, row_id, column_name FROM contested", ())
            for table, row_id, column in cells:
                if row_ids and row_id not in row_ids:
                    continue
                found[row_id] += [
                    self._version(table, row_id, column, made)
                    for made in rivals_of(self._connection, table, row_id, column)
                ]
        return dict(found)
