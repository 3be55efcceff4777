"""What a file knows of its team: the laptops, what they were given, and versions that compete."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from facilitator.domain.letters import device_of
from facilitator.domain.team import Grant, Member
from facilitator.storage.engine import snapshot
from facilitator.storage.rows import Rows


class Rival(NamedTuple):
    """A version of a cell that stands beside the one in the row until somebody decides."""

    table: str
    row_id: str
    column: str
    text: str
    stamp: str
    actor: str
    """Who wrote it, as their program knows them; empty where it does not."""
    made_at: str
    """When, as an aware ISO text."""

    @property
    def device(self) -> str:
        """The laptop it was written on."""
        return device_of(self.stamp)


class TeamRows(Rows):
    """Read the tables of the team; a part of the `Reader`."""

    def members(self) -> list[Member]:
        """Return all laptops that take part or did, by when they came."""
        return self._rows(Member, "1", (), order="joined_at, id")

    def grants(self, member_id: str) -> list[Grant]:
        """Return what was given to a laptop, the oldest first."""
        return self._rows(Grant, "member_id = ?1", (member_id,), order="id")

    def is_contested(self) -> bool:
        """Tell whether more than one version of anything stands; costs next to nothing."""
        return bool(self._query("SELECT 1 FROM contested LIMIT 1", ()))

    def rivals(self, row_ids: Collection[str] = ()) -> dict[str, list[Rival]]:
        """Return the versions that compete with what rows say, newest first; of all rows, or of some."""
        from facilitator.storage.rivalry import rivals_of  # noqa: PLC0415 - in a team only

        found: dict[str, list[Rival]] = defaultdict(list)
        with snapshot(self._connection):
            cells = self._query("SELECT table_name, row_id, column_name FROM contested", ())
            for table, row_id, column in cells:
                if row_ids and row_id not in row_ids:
                    continue
                for made in rivals_of(self._connection, row_id, column):
                    sql = "SELECT actor, made_at FROM step WHERE id = ?1"
                    actor, made_at = (self._query(sql, (made.step_id,)) or [("", "")])[0]
                    found[row_id].append(
                        Rival(table, row_id, column, str(made.after), made.stamp, actor, made_at)
                    )
        return dict(found)
