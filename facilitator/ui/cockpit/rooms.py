"""From a session's plan, time and notes to what its column shows; without Qt.

A `Room` holds nothing that changes with every second but its clock: two that are equal look the
same, so that nothing is painted which has not changed.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.pace import Part
from facilitator.domain.records import Question
from facilitator.domain.text import clean_line
from facilitator.language import tr, trn
from facilitator.ui.cockpit.ages import said_of
from facilitator.ui.cockpit.captured import Captured
from facilitator.ui.cockpit.notes import Group, Noted
from facilitator.ui.cockpit.outlines import Outline
from facilitator.ui.session.clock_face import below_of, face_of, tone_of
from facilitator.ui.session.pace_words import Words
from facilitator.ui.session.standing import Standing
from facilitator.ui.team.words import Phrase


class Clock(NamedTuple):
    """A room's clock: its figures with ink and glyph, and until when."""

    face: str
    ink: str = "text"
    glyph: str = ""
    below: str = ""
    is_broken: bool = False
    """Whether the room would end behind the end of the round."""


class Room(NamedTuple):
    """Everything that a column shows in words and marks."""

    outline: Outline
    clock: Clock
    words: Words
    progress: str
    """Which question it is, of how many."""
    question: str
    parts: tuple[Part, ...]
    """How far each question is."""
    groups: tuple[Group, ...]
    key_results: int
    parked: int
    last: str
    """How long ago the last note was written."""
    is_mendable: bool = False
    team: Phrase | None = None
    """Who of the team is there, and what they still have to send; None without a team."""

    @property
    def tone(self) -> str:
        """What the box of the pace looks like: "warn", "late", or "" while all is well."""
        return self.words.ink if self.words.ink in ("warn", "late") else ""

    @property
    def spoken(self) -> str:
        """The room for a screen reader."""
        name = f"{self.outline.code} {self.outline.title}"
        team = self.team.text if self.team else ""
        parts = (name, self.words.spoken, self.progress, self.question, team)
        return ". ".join(part.rstrip(".") for part in parts if part)


class Sight(NamedTuple):
    """A room and its standing, which the strip goes by."""

    room: Room
    standing: Standing


def sight_of(
    outline: Outline,
    standing: Standing,
    captured: Captured,
    *,
    touched: datetime | None = None,
    writable: bool = True,
    only_results: bool = False,
    team: Phrase | None = None,
) -> Sight:
    """Return what a room's column shows; `touched` is when notes in it were last seen to change."""
    current = _current(outline, standing, captured)
    noted = Noted(outline, captured, current)
    room = Room(
        outline,
        clock=_clock(standing),
        words=standing.words,
        progress=_progress(outline, standing, captured, current),
        question=_worded(outline, current),
        parts=tuple(_parts(standing, captured)),
        groups=noted.results() if only_results else noted.notes(),
        key_results=captured.key_results,
        parked=captured.parked,
        last=said_of(_last(captured, touched), standing.clock.now),
        is_mendable=writable and standing.mend is not None,
        team=team,
    )
    return Sight(room, standing)


def _clock(standing: Standing) -> Clock:
    if not standing.is_timed or standing.clock.state == "closed":
        return Clock("")
    clock, beyond = standing.clock, standing.pace.beyond_end
    ink, glyph = tone_of(clock)
    until = below_of(clock, standing.begins)
    if beyond:
        too_long = trn("{count} min too long", "{count} min too long", round(beyond))
        until = f"{until}, {too_long}"
    return Clock(face_of(clock), ink, glyph, until, is_broken=bool(beyond))


def _current(outline: Outline, standing: Standing, captured: Captured) -> Question | None:
    """Return what is talked about; where nobody says so, what was noted on last, else the first one."""
    questions = outline.questions
    now_on = questions.get(standing.clock.current_id or "")
    noted = (questions.get(outline.guiding_question(line.question_id)) for line in captured.latest)
    first = next(iter(questions.values()), None)
    return now_on or next((question for question in noted if question), first)


def _worded(outline: Outline, current: Question | None) -> str:
    if current is not None:
        return clean_line(current.text)
    return "" if outline.questions else tr("There are no questions on this topic yet.")


def _progress(
    outline: Outline, standing: Standing, captured: Captured, current: Question | None
) -> str:
    if current is None:
        return ""
    count = len(outline.questions)
    if standing.clock.is_live and standing.clock.current_id == current.id:
        return tr("Question {number} of {count}", number=outline.number(current.id), count=count)
    answered = sum(key in captured.counts for key in outline.questions)
    return tr("{number} of {count} questions answered", number=answered, count=count)


def _parts(standing: Standing, captured: Captured) -> Iterator[Part]:
    """Say of each question how far it is; one with notes is done also where nobody timed it."""
    for segment in standing.pace.segments:
        is_noted = segment.part == "open" and segment.question_id in captured.counts
        yield "done" if is_noted else segment.part


def _last(captured: Captured, touched: datetime | None) -> datetime | None:
    written = (line.at for line in captured.latest[:1])
    return max((at for at in (*written, touched) if at), default=None)
