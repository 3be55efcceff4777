"""Records of the planning, one per table as in `records`: who the people are and who sits where."""

from typing import Literal, NamedTuple

RuleKind = Literal["fixed", "forbidden", "together", "apart", "repeat", "absent"]
AttendanceState = Literal["present", "absent"]


class Profile(NamedTuple):
    """What the planning knows of a person beyond name and organisation; at most one for each."""

    id: str
    person_id: str
    group_name: str = ""
    """The stakeholder group, for example "Kommunen"."""
    email: str = ""
    """Only if it was given; used for invitations and room lists, never printed."""


class Capacity(NamedTuple):
    """The seats of a session; without one, rooms are filled evenly."""

    id: str
    session_id: str
    most: int
    least: int = 0
    """People below which the session makes no sense; 0 where nobody said."""


class Wish(NamedTuple):
    """A topic that a person asked for; priority 1 is what they want most."""

    id: str
    person_id: str
    topic_id: str
    priority: int = 1


class GroupingRule(NamedTuple):
    """A rule for the groups; its people are `RulePerson` rows.

    fixed: sit in the session; forbidden: never have the topic; together, apart: share a room, or no
    two do; repeat: may have a topic twice (without people: everybody may); absent: do not come.
    Without a round it holds in all of them.
    """

    id: str
    workshop_id: str
    kind: RuleKind
    round_id: str | None = None
    topic_id: str | None = None
    session_id: str | None = None


class RulePerson(NamedTuple):
    """A person whom a rule is about."""

    id: str
    rule_id: str
    person_id: str


class Placement(NamedTuple):
    """That a person sits in a session; one for each round."""

    id: str
    person_id: str
    session_id: str


class Attendance(NamedTuple):
    """Whether somebody came on the day; nobody has said anything where there is no row."""

    id: str
    workshop_id: str
    person_id: str
    state: AttendanceState = "present"
    at: str = ""
    """When it was said, as an aware ISO text in UTC."""
