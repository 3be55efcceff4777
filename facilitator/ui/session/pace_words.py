"""A session's time and pace in words: what stands under its strip and its clock."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final, NamedTuple

from facilitator.domain.moments import in_minutes, to_the_minute
from facilitator.domain.pace import Pace
from facilitator.domain.timing import NOTHING, Timing
from facilitator.language import tr, trn

_SECOND: Final = timedelta(seconds=1)
_AHEAD_MINUTES: Final = -3
"""From here on a session is ahead, as far from the plan as one that is behind."""
_BETWEEN: Final = ", "


class Words(NamedTuple):
    """A glyph with its ink, what is so in a few words of that ink, and a sentence beside it."""

    glyph: str
    ink: str
    verdict: str
    rest: str = ""

    @property
    def spoken(self) -> str:
        """Both as one text."""
        return f"{self.verdict}. {self.rest}" if self.rest else self.verdict


def digits(length: timedelta) -> str:
    """Return a duration as a clock shows it: "14:52", "1:05:00", and "+01:10" for one below 0."""
    seconds = ceil(length / _SECOND)
    sign, seconds = ("+", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return sign + (f"{hours}:" if hours else "") + f"{minutes:02}:{seconds:02}"


def time_of_day(moment: datetime) -> str:
    """Return a moment as the time of day here, as a clock on the wall shows it then."""
    return f"{to_the_minute(moment).astimezone():%H:%M}"


def words(clock: Timing, pace: Pace) -> Words:
    """Say how a session stands; the level of its pace decides on glyph and ink."""
    if clock.state == "closed":
        return _closed(clock)
    if clock.state in ("planned", "open"):
        return _to_come(clock, pace)
    if clock.state == "paused" and clock.since:
        verdict = tr("Paused since {time}", time=time_of_day(clock.since))
        return Words("pause", "text2", verdict, _rest(pace))
    if pace.level == "late":
        return Words("late", "late", _too_late(clock, pace), _rest(pace))
    if pace.level == "warn":
        return Words("warn", "warn", _distance(pace), _rest(pace))
    verdict = _distance(pace) if pace.offset <= _AHEAD_MINUTES else tr("On schedule")
    if clock.planned is None and clock.started_at:
        verdict = tr("Running since {time}", time=time_of_day(clock.started_at))
    return Words("check", "ok", verdict, _rest(pace))


def _closed(clock: Timing) -> Words:
    verdict = tr("Closed at {time}", time=time_of_day(clock.since)) if clock.since else ""
    taken = round(in_minutes(clock.elapsed))
    if not clock.elapsed or clock.plan is None:
        return Words("check", "text2", verdict)
    planned = round(in_minutes(clock.plan))
    return Words(
        "check",
        "text2",
        verdict,
        trn("It took {count} minute", "It took {count} minutes", taken)
        + _BETWEEN
        + trn("{count} was planned.", "{count} were planned.", planned),
    )


def _to_come(clock: Timing, pace: Pace) -> Words:
    questions = trn("{count} question", "{count} questions", len(pace.segments))
    minutes = round(in_minutes(clock.promised or NOTHING))
    planned = trn("in {count} minute", "in {count} minutes", minutes)
    rest = f"{questions} {planned}." if pace.segments and minutes else ""
    if clock.state == "open" and clock.since:
        return Words("ring", "text2", tr("Open since {time}", time=time_of_day(clock.since)), rest)
    return Words("clock", "text2", tr("Not started yet"), rest)


def _too_late(clock: Timing, pace: Pace) -> str:
    """Say the worst of it first: the time is over, or what no longer fits."""
    if clock.remaining is not None and clock.remaining <= NOTHING:
        return tr("Time is over")
    if clock.to_hard_end is not None and clock.to_hard_end <= NOTHING:
        return tr("The round is over")
    parts = [_distance(pace)] if pace.offset >= 1 else []
    parts.append(_lost(pace) or _beyond(pace))
    said = _BETWEEN.join(filter(None, parts))
    return said[:1].upper() + said[1:]


def _lost(pace: Pace) -> str:
    """Say which questions no longer fit: one, two, or all from one to another."""
    lost = [segment.number for segment in pace.at_risk]
    if len(lost) == 1:
        return tr("question {number} no longer fits", number=lost[0])
    ends = {"first": lost[0], "last": lost[-1]} if lost else {}
    if len(lost) == 2:  # noqa: PLR2004 - two are a pair
        return tr("questions {first} and {last} no longer fit", **ends)
    return tr("questions {first} to {last} no longer fit", **ends) if lost else ""


def _beyond(pace: Pace) -> str:
    if not pace.beyond_end:
        return ""
    return trn(
        "{count} minute beyond the end of the round",
        "{count} minutes beyond the end of the round",
        round(pace.beyond_end),
    )


def _distance(pace: Pace) -> str:
    minutes = int(abs(pace.offset))
    if pace.offset < 0:
        return trn("{count} minute ahead", "{count} minutes ahead", minutes)
    return trn("{count} minute behind", "{count} minutes behind", minutes)


def _rest(pace: Pace) -> str:
    """Say what is still to be done, and in what time."""
    if pace.minutes_left is None or not pace.segments:
        return ""
    current = pace.current
    left = round(current.left) if current else 0
    if current and left and pace.level == "calm":
        return _in_question(pace, current.number, left)
    minutes = max(0, round(pace.minutes_left))
    if not pace.questions_left:
        return trn("{count} more minute.", "{count} more minutes.", minutes) if minutes else ""
    questions = trn("{count} more question", "{count} more questions", pace.questions_left)
    needed = round(pace.planned_left)
    if not minutes:
        planned = trn("{count} minute is planned.", "{count} minutes are planned.", needed)
        return f"{questions}{_BETWEEN}{planned}"
    time = trn("in {count} minute", "in {count} minutes", minutes)
    planned = trn("{count} is planned.", "{count} are planned.", needed)
    return f"{questions} {time}{_BETWEEN}{planned}"


def _in_question(pace: Pace, number: int, left: int) -> str:
    here = trn(
        "Question {number}: {count} more minute",
        "Question {number}: {count} more minutes",
        left,
        number=number,
    )
    if not pace.questions_left:
        return f"{here}."
    minutes = max(0, round((pace.minutes_left or 0) - left))
    questions = trn("then {count} question", "then {count} questions", pace.questions_left)
    time = trn("in {count} minute", "in {count} minutes", minutes)
    return f"{here}{_BETWEEN}{questions} {time}."
