"""What was captured in a session so far, as far as an organiser sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from facilitator.domain.moments import moment
from facilitator.domain.records import Note
from facilitator.domain.text import clean_line
from facilitator.storage.reading import Count, Reader

_MOST: Final = 20
"""So many notes fill the highest column."""


class NoteLine(NamedTuple):
    """A note: when, what, and its marks."""

    question_id: str
    """What it was said on, which may be a sub-question; empty for nothing."""
    at: datetime | None
    time: str
    text: str
    kind: str = ""
    is_key_result: bool = False


class Captured(NamedTuple):
    """Counts and the last notes of a session."""

    counts: Mapping[str, Count]
    """By guiding question; a question without notes is left out."""
    latest: tuple[NoteLine, ...] = ()
    """The last notes, newest first; or the last key results."""
    parked: int = 0

    @property
    def notes(self) -> int:
        """How many main notes there are."""
        return sum(count.notes for count in self.counts.values())

    @property
    def key_results(self) -> int:
        """How many notes are key results."""
        return sum(count.key_results for count in self.counts.values())


NOTHING: Final = Captured({})


def captured(read: Reader, session_id: str, *, key_results: bool = False) -> Captured:
    """Read what a session has captured, with its last notes, or only its last key results."""
    return Captured(
        read.counts(session_id),
        tuple(map(_line, read.latest_notes(session_id, _MOST, key_results=key_results))),
        read.parked_in(session_id),
    )


def _line(note: Note) -> NoteLine:
    at = moment(note.created_at)
    time = f"{at.astimezone():%H:%M}" if at else ""
    text, starred = clean_line(note.text), bool(note.is_key_result)
    return NoteLine(note.question_id or "", at, time, text, note.kind, starred)
