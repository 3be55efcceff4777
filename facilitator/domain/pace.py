"""Whether a session keeps its time: budgets per question, where it stands, what is left.

A question's budget is what was given to it on the day, else its planned minutes (or those of its
sub-questions), else an even share of the time that those leave. Budgets laid end to end are the
windows of the questions; the distance of the clock from the window of the current question is how
far the session is behind (above 0) or ahead (below 0). All lengths are in minutes.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, Literal, NamedTuple

from facilitator.domain.moments import MOST_MINUTES, in_minutes
from facilitator.domain.records import Question
from facilitator.domain.timing import Level, Timing

Part = Literal["done", "current", "open", "at_risk"]

BEHIND_MINUTES: Final = 3
"""From here on a session is behind."""
_BROKEN_MINUTES: Final = 1
"""A hard end is broken from a whole minute on: nobody starts to the second."""


class Segment(NamedTuple):
    """A question on the strip, from `start` to `end` in minutes of planned time."""

    question_id: str
    number: int
    """The question's number from 1."""
    start: float
    end: float
    spent: float
    part: Part
    """"at_risk": what stands before it uses up the time that is left."""

    @property
    def planned(self) -> float:
        """Its budget."""
        return self.end - self.start

    @property
    def left(self) -> float:
        """What of its budget was not spent yet, never below 0."""
        return max(0.0, self.planned - self.spent)


class Pace(NamedTuple):
    """A session's pace at a moment."""

    segments: tuple[Segment, ...]
    needle: float
    """Where the clock stands on the strip: the minutes that the session has run."""
    offset: float = 0.0
    """Minutes behind the plan, or ahead of it below 0; 0 within the current question's window."""
    level: Level = "calm"
    questions_left: int = 0
    """Questions after the current one that still need time."""
    minutes_left: float | None = None
    """Time there is left, None where nothing is planned."""
    planned_left: float = 0.0
    """What the questions left are planned to take."""
    beyond_end: float = 0.0
    """By how much the session would break the hard end, at least a minute or 0."""

    @property
    def current(self) -> Segment | None:
        """The question that is talked about."""
        return next((segment for segment in self.segments if segment.part == "current"), None)

    @property
    def overrun(self) -> tuple[float, float] | None:
        """Where the strip is hatched: from the end of the current question's window to the needle."""
        current = self.current
        return (current.end, self.needle) if current and self.needle > current.end else None

    @property
    def at_risk(self) -> list[Segment]:
        """The questions that no longer fit."""
        return [segment for segment in self.segments if segment.part == "at_risk"]

    @property
    def total(self) -> float:
        """How long the strip is."""
        return self.segments[-1].end if self.segments else 0.0


def budgets(
    questions: Sequence[Question], planned: float | None, given: Mapping[str, int] | None = None
) -> dict[str, float]:
    """Return the budget of each guiding question among `questions`, in their order.

    `planned` are the session's minutes, `given` those distributed on the day. Questions without
    minutes share what the others leave; without any time they get none. Where every question has
    0 minutes, nobody has planned them yet, and they share the time as if they had none.
    """
    known = {
        question.id: minutes
        for question in questions
        if question.parent_id is None
        and (minutes := _minutes_of(question, questions, given or {})) is not None
    }
    guiding = [question.id for question in questions if question.parent_id is None]
    if len(known) == len(guiding) and not any(known.values()):
        known = {}
    without = len(guiding) - len(known)
    rest = max(0.0, (planned or 0.0) - sum(known.values()))
    return {key: known.get(key, rest / without if without else 0.0) for key in guiding}


def _minutes_of(
    question: Question, questions: Sequence[Question], given: Mapping[str, int]
) -> float | None:
    if question.id in given:
        return _cut(given[question.id])
    if question.planned_minutes is not None:
        return _cut(question.planned_minutes)
    parts = [part.planned_minutes for part in questions if part.parent_id == question.id]
    known = [_cut(minutes) for minutes in parts if minutes is not None]
    return sum(known) if known else None


def _cut(minutes: int) -> float:
    return float(max(0, min(MOST_MINUTES, minutes)))


def pace(questions: Sequence[Question], clock: Timing) -> Pace:
    """Return the pace of a session with these questions, in their order, by its clock.

    Without questions there is no strip and the level follows the clock alone. Before the start
    and after the end the level is calm: nobody can mend anything.
    """
    planned = None if clock.planned is None else in_minutes(clock.planned)
    share = budgets(questions, planned, clock.budgets)
    segments = _segments(share, clock)
    after = _still_to_come(segments)
    available = None if clock.available is None else in_minutes(clock.available)
    if clock.is_live and available is not None:
        segments = _with_risks(segments, after, available)
    needle = _needle(segments, in_minutes(clock.elapsed))
    offset = _offset(segments, needle) if clock.is_live else 0.0
    beyond = in_minutes(clock.beyond_hard_end)
    found = Pace(
        segments=tuple(segments),
        needle=needle,
        offset=offset,
        questions_left=len(after),
        minutes_left=available,
        planned_left=sum(segment.left for segment in after),
        beyond_end=beyond if beyond >= _BROKEN_MINUTES else 0.0,
    )
    return found._replace(level=_level(found)) if clock.is_live else found


def _segments(share: Mapping[str, float], clock: Timing) -> list[Segment]:
    """Lay the budgets end to end, and say of each question whether it is through."""
    ends = list(accumulate(share.values(), initial=0.0))
    keys: list[str | None] = list(share)
    current = keys.index(clock.current_id) if clock.current_id in keys else len(keys)
    found: list[Segment] = []
    for index, (key, (start, end)) in enumerate(zip(share, pairwise(ends), strict=True)):
        spent = in_minutes(clock.spent[key]) if key in clock.spent else 0.0
        is_through = index < current and (clock.current_id or clock.state == "closed")
        part: Part = "done" if spent and (is_through or spent >= end - start) else "open"
        part = "current" if key == clock.current_id else part
        found.append(Segment(key, index + 1, start, end, spent, part))
    return found


def _still_to_come(segments: list[Segment]) -> list[Segment]:
    """Return the questions behind the current one that still need time."""
    parts = [segment.part for segment in segments]
    place = parts.index("current") if "current" in parts else -1
    return [segment for segment in segments[place + 1 :] if segment.part != "done"]


def _with_risks(segments: list[Segment], after: list[Segment], available: float) -> list[Segment]:
    """Mark the questions for which nothing is left once those before them had their budgets."""
    need = sum(segment.left for segment in segments if segment.part == "current")
    risky: set[str] = set()
    for segment in after:
        if need >= available:
            risky.add(segment.question_id)
        need += segment.left
    return [
        segment._replace(part="at_risk") if segment.question_id in risky else segment
        for segment in segments
    ]


def _needle(segments: list[Segment], elapsed: float) -> float:
    """Return where the clock stands on the strip.

    Time that later questions had already is not held against the current one.
    """
    parts = [segment.part for segment in segments]
    if "current" not in parts:
        return elapsed
    ahead = segments[parts.index("current") + 1 :]
    return elapsed - sum(min(segment.spent, segment.planned) for segment in ahead)


def _offset(segments: list[Segment], needle: float) -> float:
    current = next((segment for segment in segments if segment.part == "current"), None)
    if current is None:
        return 0.0
    return needle - min(max(needle, current.start), current.end)


def _level(found: Pace) -> Level:
    is_over = found.minutes_left is not None and found.minutes_left <= 0
    if is_over or found.at_risk or found.beyond_end:
        return "late"
    return "warn" if found.offset >= BEHIND_MINUTES else "calm"
