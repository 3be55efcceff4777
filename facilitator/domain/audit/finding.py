"""What an audit finds: what is wrong, the row where it stands, and the words that a sentence needs."""

from typing import Literal, NamedTuple

Matter = Literal[
    "contested",
    "unproven",
    "unsourced",
    "figure",
    "stale",
    "answer_stale",
    "unused",
    "unanswered",
    "count",
    "field",
    "name",
    "name_twice",
]


class Finding(NamedTuple):
    """One thing to look at; `table` and `row_id` say where it stands."""

    matter: Matter
    table: str
    row_id: str
    subject: str = ""
    """The claim, note, question or words that it is about."""
    other: str = ""
    """What the evidence says now or what it does not say, what the data count, or how a name is written."""
    before: str = ""
    """What the evidence said when it was last looked at."""
    link_id: str = ""
    """The link between a stale claim and its evidence."""
    field: str = ""
    """The field that would say a wrong count rightly, or the one that says nothing."""
