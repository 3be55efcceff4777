"""What can happen to the notes of a question while somebody types: five kinds of edit."""

from typing import NamedTuple


class Added(NamedTuple):
    """A new note behind `after`, or first where that is None."""

    id: str
    question_id: str
    level: int
    text: str
    after: str | None = None


class Reworded(NamedTuple):
    """A note says something else."""

    id: str
    text: str


class Levelled(NamedTuple):
    """A note became a main note (1) or a sub-note (2)."""

    id: str
    level: int


class Moved(NamedTuple):
    """A note stands behind `after` (None: first), perhaps on another sub-question."""

    id: str
    question_id: str
    after: str | None = None


class Removed(NamedTuple):
    """A note is gone; the file keeps it as a tombstone."""

    id: str


Edit = Added | Reworded | Levelled | Moved | Removed
