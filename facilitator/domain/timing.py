"""What a session's facts say at a moment: its state, its clock, and what each question took.

Nothing is counted down. Every value follows from the facts and an injected, aware `now`, so that
a restart, a sleep or midnight changes nothing. Facts are taken in the order of their moments,
wherever they came from; one that its state does not allow (a second start, a pause before the
start) changes nothing. Where the system clock was set back behind a fact, the clock stands until
the time is past it again: no duration is ever negative.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from facilitator.domain.happenings import SessionFactKind
from facilitator.domain.moments import duration, moment
from facilitator.domain.records import SessionFact

State = Literal["planned", "open", "running", "paused", "closed"]
Level = Literal["calm", "warn", "late"]

NOTHING: Final = timedelta(0)

_NO_TIMES: Final[Mapping[str, timedelta]] = MappingProxyType({})
_NO_BUDGETS: Final[Mapping[str, int]] = MappingProxyType({})

_NEXT: Final[dict[tuple[State, SessionFactKind], State]] = {
    ("planned", "opened"): "open",
    ("planned", "started"): "running",
    ("open", "started"): "running",
    ("running", "paused"): "paused",
    ("paused", "started"): "running",
    ("paused", "resumed"): "running",
    ("planned", "closed"): "closed",
    ("open", "closed"): "closed",
    ("running", "closed"): "closed",
    ("paused", "closed"): "closed",
}
"""What each fact makes of each state; a reopened session rests where it was (see `_reopened`)."""


AMBER_SHARE: Final = 0.2
RED_SHARE: Final = 0.05
"""Of the planned time: nine minutes and two and a quarter of 45."""


class Timing(NamedTuple):
    """A session at the moment `now`; durations are `timedelta`, moments are aware."""

    state: State
    now: datetime
    started_at: datetime | None = None
    """When it started first."""
    since: datetime | None = None
    """Since when it is in its state; None while it is planned."""
    elapsed: timedelta = NOTHING
    """How long it has run, pauses left out."""
    planned: timedelta | None = None
    """How long it may run, with what was added or taken off; None where nothing is planned."""
    hard_end: datetime | None = None
    """When the round ends for all rooms."""
    plan: timedelta | None = None
    """How long it was planned, without what was given or taken on the day."""
    round_began: bool = False
    """Whether the time of its round runs already."""
    current_id: str | None = None
    """The guiding question that is talked about; None before the first and once it is closed."""
    spent: Mapping[str, timedelta] = _NO_TIMES
    """How long each question has been talked about, by its id."""
    budgets: Mapping[str, int] = _NO_BUDGETS
    """Minutes of the questions whose time was distributed anew, by their id."""

    @property
    def is_live(self) -> bool:
        """Whether it has started and is not over."""
        return self.state in ("running", "paused")

    @property
    def remaining(self) -> timedelta | None:
        """What the clock shows: time to the planned end, below 0 when it is past."""
        return None if self.planned is None else self.planned - self.elapsed

    @property
    def promised(self) -> timedelta | None:
        """What its clock shows: the time left; once its round runs, no more than that has for a room not begun."""
        waits = self.state in ("planned", "open") and self.round_began
        if not waits or self.remaining is None or self.to_hard_end is None:
            return self.remaining
        return max(NOTHING, min(self.remaining, self.to_hard_end))

    @property
    def planned_end(self) -> datetime | None:
        """When it ends if it runs on as planned; None before the start, the true end afterwards."""
        if self.state == "closed":
            return self.since
        if not self.is_live or self.remaining is None:
            return None
        return self.now + self.remaining

    @property
    def to_hard_end(self) -> timedelta | None:
        """Time to the end of the round, below 0 when that is past."""
        return None if self.hard_end is None else self.hard_end - self.now

    @property
    def beyond_hard_end(self) -> timedelta:
        """By how much the planned end lies behind the end of the round; 0 when it does not."""
        if not self.is_live or self.planned_end is None or self.hard_end is None:
            return NOTHING
        return max(NOTHING, self.planned_end - self.hard_end)

    @property
    def available(self) -> timedelta | None:
        """What time there is left: to the planned end or the hard one, whichever is nearer, never below 0."""
        known = [left for left in (self.remaining, self.to_hard_end) if left is not None]
        return max(NOTHING, min(known)) if known else None

    @property
    def share_left(self) -> float | None:
        """How much of the planned time is left, from 1.0 down to 0.0."""
        if self.planned is None or self.remaining is None:
            return None
        return max(0.0, min(1.0, self.remaining / self.planned)) if self.planned else 0.0

    @property
    def level(self) -> Level:
        """How short the time of a running session is, by the share that is left."""
        if self.state != "running" or self.share_left is None:
            return "calm"
        if self.share_left <= RED_SHARE:
            return "late"
        return "warn" if self.share_left <= AMBER_SHARE else "calm"


def timing(
    facts: Iterable[SessionFact],
    now: datetime,
    *,
    planned_minutes: int | None = None,
    hard_end: datetime | None = None,
) -> Timing:
    """Return what is so in a session at `now`, which must be aware, if these are its facts.

    `planned_minutes` is its length by the agenda, `hard_end` the end of its round (`schedule`).
    """
    run = _Run()
    for at, fact in in_order(facts):
        run.take(at, fact)
    run.pass_until(now)
    planned = None if planned_minutes is None else duration(planned_minutes)
    return Timing(
        state=run.state,
        now=now,
        started_at=run.started_at,
        since=run.since,
        elapsed=run.elapsed,
        planned=None if planned is None else max(NOTHING, planned + run.added),
        hard_end=hard_end,
        plan=planned,
        current_id=None if run.state == "closed" else run.current_id,
        spent=run.spent,
        budgets=run.budgets,
    )


def in_order(facts: Iterable[SessionFact]) -> list[tuple[datetime, SessionFact]]:
    """Return facts by their moments, oldest first, without those whose moment cannot be read."""
    read = ((moment(fact.at), fact) for fact in facts)
    known = [(at, fact) for at, fact in read if at is not None]
    return sorted(known, key=lambda entry: (entry[0], entry[1].id))


class _Run:
    """A session on its way from fact to fact."""

    def __init__(self) -> None:
        self.state: State = "planned"
        self.started_at: datetime | None = None
        self.since: datetime | None = None
        self.elapsed = NOTHING
        self.added = NOTHING
        self.current_id: str | None = None
        self.spent: dict[str, timedelta] = {}
        self.budgets: dict[str, int] = {}
        self._reckoned: datetime | None = None

    def take(self, at: datetime, fact: SessionFact) -> None:
        self.pass_until(at)
        match fact.kind:
            case "extended":
                self.added += duration(fact.minutes)
            case "question":
                self.current_id = fact.question_id
            case "budget" if fact.question_id and fact.minutes is not None:
                self.budgets[fact.question_id] = max(0, fact.minutes)
            case _:
                self._enter(self._reopened() if fact.kind == "reopened" else self._next(fact), at)

    def _next(self, fact: SessionFact) -> State:
        return _NEXT.get((self.state, fact.kind), self.state)

    def _reopened(self) -> State:
        """Let the clock rest until somebody resumes it: notes are often mended hours later."""
        if self.state != "closed":
            return self.state
        return "paused" if self.started_at else "open"

    def _enter(self, state: State, at: datetime) -> None:
        if state == self.state:
            return
        self.state, self.since = state, at
        if state == "running":
            self.started_at = self.started_at or at
            self._reckoned = at

    def pass_until(self, at: datetime) -> None:
        """Let time pass; what lies before the last fact has passed already."""
        if self.state != "running" or self._reckoned is None or at <= self._reckoned:
            return
        passed = at - self._reckoned
        self.elapsed += passed
        if self.current_id:
            self.spent[self.current_id] = self.spent.get(self.current_id, NOTHING) + passed
        self._reckoned = at
