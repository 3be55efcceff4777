"""How a session stands at a moment: its clock, its pace, and the words for both."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import in_minutes
from facilitator.domain.pace import Pace, Segment, pace
from facilitator.domain.records import Session
from facilitator.domain.schedule import Schedule, clock_of, schedule
from facilitator.domain.timing import Timing
from facilitator.ui.session.pace_words import Words, time_of_day, words

if TYPE_CHECKING:
    from facilitator.domain.redistribution import Redistribution


class QuestionTime(NamedTuple):
    """A question's minutes for the list: what it was given, and what it has taken so far."""

    planned: int
    spent: int | None = None
    """None while it was not talked about."""
    at_risk: bool = False


class Standing(NamedTuple):
    """Everything that a screen shows of a session's time."""

    clock: Timing
    pace: Pace
    words: Words
    begins: str = ""
    """The time of day at which its round is expected to begin."""

    @property
    def is_timed(self) -> bool:
        """Whether there is a time to show: it was started, or minutes are planned."""
        return self.clock.started_at is not None or self.minutes > 0

    @property
    def minutes(self) -> float:
        """How long it is planned, 0 where nothing is."""
        return in_minutes(self.clock.planned) if self.clock.planned else 0.0

    @property
    def question_times(self) -> dict[str, QuestionTime]:
        """Minutes by question once it was started; before that the plan says it all."""
        if self.clock.started_at is None:
            return {}
        return {entry.question_id: _time_of(entry) for entry in self.pace.segments}

    @property
    def mend(self) -> "Redistribution | None":
        """What would bring it back into its time; None where all is well or nothing helps."""
        if not self.clock.is_live or self.pace.level == "calm":
            return None
        from facilitator.domain.redistribution import (  # noqa: PLC0415 - when something is late
            redistribution,
        )

        return redistribution(self.pace, in_minutes(self.clock.elapsed))


def _time_of(entry: Segment) -> QuestionTime:
    """Return a question's minutes; one that was only passed by has taken none."""
    spent = round(entry.spent)
    was_on = entry.part == "current" or spent > 0
    return QuestionTime(round(entry.planned), spent if was_on else None, entry.part == "at_risk")


def standing(head: Dossier, session: Session, now: datetime) -> Standing:
    """Return how a session stands at `now`, which must be aware; of a dossier its head will do."""
    return standing_in(schedule(head, now), head, session)


def standing_in(day: Schedule, head: Dossier, session: Session) -> Standing:
    """Return how a session stands in a day that is known already."""
    clock = clock_of(head, session, day)
    asked = [entry for entry in head.questions if entry.topic_id == session.topic_id]
    found = pace(asked, clock)
    slot = day.round_slot(session.round_id)
    begins = time_of_day(slot.start) if slot else ""
    return Standing(clock, found, words(clock, found), begins)
