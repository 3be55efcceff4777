"""From a workshop's people to the rows of the table; without Qt."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import AttendanceState
from facilitator.domain.records import Role
from facilitator.domain.stakeholders import NO_SIGN, Sign, signs_of
from facilitator.domain.text import fold
from facilitator.language import mark, tr

ROLES: Final[dict[Role, str]] = {
    "moderation": mark("Moderation"),
    "representative": mark("Representative"),
    "participant": mark("Participant"),
    "recipient": mark("Recipient"),
}
STATES: Final[dict[AttendanceState, str]] = {"present": mark("present"), "absent": mark("absent")}
NAME, ORGANISATION, GROUP, ROLE, WISHES, PRESENCE, EMAIL = range(7)
"""The columns in their order."""


class Row(NamedTuple):
    """One person, in the language in use."""

    id: str
    name: str = ""
    organisation: str = ""
    group: str = ""
    sign: Sign = NO_SIGN
    roles: tuple[Role, ...] = ()
    wishes: tuple[int, ...] = ()
    """Numbers of topics, what they want most first."""
    state: AttendanceState | None = None
    email: str = ""

    def text(self, column: int) -> str:
        """Return what stands in a column."""
        return _TEXTS[column](self)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = [self.text(column) for column in range(EMAIL + 1)]
        return ", ".join(part for part in parts if part)

    @property
    def folded(self) -> str:
        """What a filter looks in."""
        return fold(f"{self.spoken} {self.sign.code if self.group else ''}")

    def key(self, column: int) -> tuple[bool, str, str]:
        """Return what a column is sorted by: empty cells at the end, names by the last word."""
        text = self.text(column)
        return not text, fold(_last_first(text) if column == NAME else text), fold(self.name)


_TEXTS: Final[tuple[Callable[[Row], str], ...]] = (
    lambda row: row.name,
    lambda row: row.organisation,
    lambda row: row.group,
    lambda row: ", ".join(tr(ROLES[role]) for role in row.roles),
    lambda row: ", ".join(map(str, row.wishes)),
    lambda row: tr(STATES[row.state]) if row.state else "",
    lambda row: row.email,
)


class GroupCount(NamedTuple):
    """How many people a stakeholder group has."""

    name: str
    sign: Sign
    people: int


def person_ids(head: Dossier) -> set[str]:
    """Return who is in a workshop: with a role of their own, moderating a session, speaking."""
    there = (*head.involvements, *head.moderators, *head.speakers)
    return {entry.person_id for entry in there if entry.person_id}


def without_part(plan: Dossier) -> set[str]:
    """Return who is in the file and in none of its workshops; the siblings must have been read.

    Where the process has other workshops they may be in one of those, so nobody is.
    """
    return set() if plan.siblings else {person.id for person in plan.persons} - person_ids(plan)


def rows_of(plan: Dossier) -> list[Row]:
    """Return everybody in the order in which they came in, at the end who has no part so far."""
    profiles = {profile.person_id: profile for profile in reversed(plan.profiles)}
    marks = signs_of(plan)
    roles, wishes = _roles(plan), wishes_of(plan)
    states: dict[str, AttendanceState] = {
        entry.person_id: entry.state for entry in reversed(plan.attendances)
    }
    there = person_ids(plan) | without_part(plan)
    order = {entry.person_id: at for at, entry in reversed([*enumerate(plan.involvements)])}
    found: list[Row] = []
    for person in plan.persons:
        if person.id not in there:
            continue
        profile = profiles.get(person.id)
        group, email = (profile.group_name, profile.email) if profile else ("", "")
        row = Row(
            person.id,
            person.name,
            person.organisation,
            group,
            marks.get(group, NO_SIGN),
            tuple(roles[person.id]),
            tuple(wishes[person.id]),
            states.get(person.id),
            email,
        )
        found.append(row)
    return sorted(found, key=lambda row: order.get(row.id, len(order)))


def _roles(plan: Dossier) -> Mapping[str, list[Role]]:
    found: dict[str, list[Role]] = defaultdict(list)
    for entry in plan.involvements:
        if entry.role not in found[entry.person_id]:
            found[entry.person_id].append(entry.role)
    for entry in plan.moderators:
        if entry.person_id and "moderation" not in found[entry.person_id]:
            found[entry.person_id].append("moderation")
    return found


def wishes_of(plan: Dossier) -> Mapping[str, list[int]]:
    """Return the numbers of the topics that people wish for, what they want most first."""
    numbers = {topic.id: topic.number for topic in plan.topics}
    found: dict[str, list[int]] = defaultdict(list)
    for wish in plan.wishes:
        number = numbers.get(wish.topic_id)
        if number and number not in found[wish.person_id]:
            found[wish.person_id].append(number)
    return found


def counts_of(rows: Iterable[Row]) -> list[GroupCount]:
    """Return the groups, the largest first; people without one at the end."""
    counted = Counter((row.group, row.sign) for row in rows)
    groups = [
        GroupCount(name or tr("without a group"), sign, count)
        for (name, sign), count in counted.items()
    ]
    return sorted(
        groups, key=lambda group: (group.sign == NO_SIGN, -group.people, fold(group.name))
    )


def _last_first(name: str) -> str:
    last = name.rpartition(" ")[2]
    return f"{last} {name}"
