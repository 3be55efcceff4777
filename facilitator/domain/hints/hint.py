"""What a hint is made of: what is so, at which item, and what would mend it."""

from datetime import datetime, tzinfo
from typing import Literal, NamedTuple

Matter = Literal[
    "overlap",
    "gap",
    "no_break",
    "room_doubled",
    "double_booked",
    "no_moderator",
    "no_question",
    "round_differs",
    "too_long",
    "ends_late",
]
MendKind = Literal["push", "start", "length", "break", "end", "fit"]
"""Move an item and all set starts after it, begin an item at a time, let it last so long, put a
break behind it, announce another end, or share out a round's minutes among a topic's questions."""


class Mend(NamedTuple):
    """One change that takes a hint away."""

    kind: MendKind
    row_id: str
    """The item; for "end" the workshop, for "fit" the topic."""
    title: str = ""
    """What the row is called."""
    time: str = ""
    """The time of day ("15:10") of "start" and "end"."""
    minutes: int = 0
    """The length of "length", "break" and "fit", and of "start" where the item would lose its own;
    how far "push" moves."""


class Hint(NamedTuple):
    """One thing to look at; it stands below the item that it is about."""

    matter: Matter
    item_id: str
    """Empty for what is about no item of the agenda: it stands above all."""
    subjects: tuple[str, ...] = ()
    """The words that the sentence needs, such as titles, names and codes."""
    minutes: int = 0
    limit: int = 0
    """The minutes that there are, where `minutes` are needed."""
    times: tuple[str, ...] = ()
    """Times of day that the sentence needs."""
    mends: tuple[Mend, ...] = ()


def time_text(moment: datetime, zone: tzinfo | None) -> str:
    """Return a moment as the time of day in a zone, by default this machine's."""
    return f"{moment.astimezone(zone):%H:%M}"
