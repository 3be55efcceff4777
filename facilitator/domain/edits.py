"""What can happen to the notes of a question while somebody types: five kinds of edit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Added:
    """A new note behind `after`, or first where that is None."""

    id: str
    question_id: str
    level: int
    text: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Reworded:
    """A note says something else."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Levelled:
    """A note became a main note (1) or a sub-note (2)."""

    id: str
    level: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A note stands behind `after` (None: first), perhaps on another sub-question."""

    id: str
    question_id: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A note is gone; the file keeps it as a tombstone."""

    id: str


Edit = Added | Reworded | Levelled | Moved | Removed
