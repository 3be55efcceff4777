"""What was changed of members, and from when on it counts: rights have a history.

A change counts from where it stands in the stream. A laptop that has made one and could not tell
it yet judges as all others do, who do not know of it: else it would refuse what they take in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.domain.areas import ROLES, TeamRole
from facilitator.domain.letters import device_of
from facilitator.domain.team import Member

_ROLES: Final[Mapping[str, TeamRole]] = {role: role for role in ROLES}


class MemberChange(NamedTuple):
    """A journalled cell of a member row."""

    device: str
    column: str
    value: str
    stamp: str
    counts: bool = True
    """Whether the others can know of it."""


class Told:
    """Which changes the others can know of."""

    def __init__(self, own: str = "", up_to: str = "", read: "set[str] | None" = None) -> None:
        """`own` is this laptop, of which they have all up to a stamp, and what stands in `read`.

        Without a laptop whatever is in the file counts.
        """
        self._own, self._up_to = own, up_to
        self._read = set[str]() if read is None else read

    def note(self, stamp: str) -> None:
        """Take note that a change was read in the stream."""
        if device_of(stamp) == self._own:
            self._read.add(stamp)

    def history(self, changes: Iterable[MemberChange]) -> dict[str, list[MemberChange]]:
        """Return the changes of each member in their order, with what counts.

        Of a member whose coming is not told yet everything does: nobody has heard of them.
        """
        found: dict[str, list[MemberChange]] = defaultdict(list)
        for change in sorted(changes, key=lambda change: change.stamp):
            found[change.device].append(change)
        return {
            device: [one._replace(counts=self._has(one.stamp)) for one in known]
            if self._has(known[0].stamp)
            else known
            for device, known in found.items()
        }

    def before(self, member: Member, history: Sequence[MemberChange]) -> Member:
        """Return a member as the changes that count have left them."""
        if all(change.counts for change in history):
            return member
        member = member._replace(role="moderator", sessions="", revoked_at="")
        for change in history:
            if change.counts:
                member = changed(member, change.column, change.value)
        return member

    def _has(self, stamp: str) -> bool:
        return device_of(stamp) != self._own or stamp <= self._up_to or stamp in self._read


EVERYTHING: Final = Told()


def changed(member: Member, column: str, value: str) -> Member:
    """Return a member with another cell; what no right follows from is left."""
    if column == "role":
        role = _ROLES.get(value)
        return member._replace(role=role) if role else member
    return member._replace(**{column: value}) if column in {"sessions", "revoked_at"} else member
