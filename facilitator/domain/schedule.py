"""The day as it goes: the plan, and what has happened to it.

The plan is not edited. An item that begins late begins all that follow later, until a gap or a
break takes the delay up; none is expected to begin before its planned time. Where nobody says
what is on, items begin and end by themselves as planned; one that somebody started goes on until
somebody ends it or starts a later one. A round begins when half of its rooms have started and
ends when all of them are closed, if nobody says so of its item.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final, Literal, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import duration, moment, shown_minutes, whole_minutes
from facilitator.domain.programme import Window, windows
from facilitator.domain.records import AgendaItem, Session
from facilitator.domain.timing import Timing, timing

Course = Literal["done", "now", "next", "later"]

_NOTHING: Final = timedelta(0)
SAME_DAY: Final = timedelta(hours=12)
"""What lies further from its plan was a rehearsal, or was never ended: it is left out."""


class Slot(NamedTuple):
    """An agenda item in the day; moments are in UTC, and no end lies before its start."""

    item: AgendaItem
    planned_start: datetime
    planned_end: datetime
    start: datetime
    """When it began, or is expected to."""
    due: datetime
    """When it should end: its start and its planned length, less what was taken off."""
    end: datetime
    """When it ended, or is expected to."""
    course: Course
    began: bool = False
    """Whether somebody (or its rooms) said that it began; otherwise it goes by plan."""

    @property
    def delay(self) -> timedelta:
        """By how much it begins behind its plan; below 0 when it began early."""
        return self.start - self.planned_start

    @property
    def length(self) -> timedelta:
        """How long it should last."""
        return self.due - self.start

    @property
    def overrun(self) -> timedelta:
        """By how much it lasts longer than it should, 0 when it does not."""
        return max(_NOTHING, self.end - self.due)

    @property
    def is_skipped(self) -> bool:
        """Whether nothing was left of it because a later item was started before its time."""
        is_empty = self.course == "done" and not self.began and self.end <= self.start
        return is_empty and self.length > _NOTHING

    def is_of_its_day(self, moment: datetime) -> bool:
        """Tell whether what happens at a moment counts for it: not what is half a day off its plan."""
        return abs(moment - self.planned_start) <= SAME_DAY


class Schedule(NamedTuple):
    """The day at the moment `now`; no slots where the agenda has no times."""

    slots: tuple[Slot, ...]
    now: datetime

    @property
    def current(self) -> Slot | None:
        """What is on; None before the first item, in a gap, and after the last."""
        return next((slot for slot in self.slots if slot.course == "now"), None)

    @property
    def next(self) -> Slot | None:
        """What comes next."""
        return next((slot for slot in self.slots if slot.course == "next"), None)

    @property
    def delay(self) -> timedelta:
        """How late the day is: what comes next begins so much behind its plan, or the last one ends so."""
        if self.next:
            return self.next.delay
        return self.current.end - self.current.planned_end if self.current else _NOTHING

    @property
    def delay_minutes(self) -> int:
        """How late the day is as its clock times show it, below 0 where it is early."""
        if self.next:
            return shown_minutes(self.next.planned_start, self.next.start)
        return shown_minutes(self.current.planned_end, self.current.end) if self.current else 0

    @property
    def is_under_way(self) -> bool:
        """Whether it is between the first item's beginning and the last one's end."""
        return any(slot.start <= self.now for slot in self.slots) and any(
            self.now < slot.end for slot in self.slots
        )

    def skipped_before(self, agenda_item_id: str) -> int:
        """Return how many items before one were skipped."""
        ids = [slot.item.id for slot in self.slots]
        before = ids.index(agenda_item_id) if agenda_item_id in ids else 0
        return sum(slot.is_skipped for slot in self.slots[:before])

    def slot(self, agenda_item_id: str) -> Slot | None:
        """Return an item's slot."""
        return next((slot for slot in self.slots if slot.item.id == agenda_item_id), None)

    def round_slot(self, round_id: str) -> Slot | None:
        """Return the slot of a round's parallel sessions."""
        return next((slot for slot in self.slots if slot.item.round_id == round_id), None)


def schedule(dossier: Dossier, now: datetime, zone: tzinfo | None = None) -> Schedule:
    """Return the day of a workshop at `now`, which must be aware; of a dossier its head will do.

    Clock times are those of `zone`, by default this machine's.
    """
    return Schedule(tuple(_in_course(_laid(_lives(dossier, now, zone), now), now)), now)


class _Life(NamedTuple):
    """What is known of an item: its plan, and what its facts say."""

    item: AgendaItem
    window: Window
    length: timedelta
    started: datetime | None = None
    ended: datetime | None = None


def _lives(dossier: Dossier, now: datetime, zone: tzinfo | None) -> list[_Life]:
    """Return what is known of each item, worked out once however often the time is asked for.

    Of the moment only its date and the zone's distance to UTC matter to it.
    """
    here = now.astimezone(zone)
    key = ("lives", here.date(), here.utcoffset(), zone)
    found: list[_Life] | None = dossier.worked_out.get(key)
    if found is None:
        planned = windows(dossier.workshop, dossier.agenda, here.date(), zone)
        pairs = zip(dossier.agenda, planned, strict=bool(planned))
        found = [_life(item, window, dossier) for item, window in pairs]
        dossier.worked_out[key] = found
    return found


def _life(item: AgendaItem, window: Window, dossier: Dossier) -> _Life:
    started = ended = resumed = None
    length = window.end - window.start
    own = [fact for fact in dossier.agenda_facts if fact.agenda_item_id == item.id]
    for fact in sorted(own, key=lambda fact: (fact.at, fact.id)):
        at = moment(fact.at)
        if at is None or abs(at - window.start) > SAME_DAY:
            continue
        if fact.kind == "shortened":
            length -= duration(fact.minutes)
        elif fact.kind == "started":
            started, resumed, ended = started or at, at, None
        else:
            ended = at
    rooms_started, rooms_ended = _life_of_rooms(item, window, dossier)
    if resumed is None or (rooms_ended and rooms_ended > resumed):
        started, ended = started or rooms_started, ended or rooms_ended
    return _Life(item, window, max(_NOTHING, length), started, ended)


def _life_of_rooms(
    item: AgendaItem, window: Window, dossier: Dossier
) -> tuple[datetime | None, datetime | None]:
    """Return when half of a round's rooms had started, and when the last of all was closed."""
    sessions = [entry for entry in dossier.sessions if entry.round_id == item.round_id]
    clocks = [timing(dossier.facts_of(entry), window.end) for entry in sessions]
    starts = sorted(
        clock.started_at
        for clock in clocks
        if clock.started_at and abs(clock.started_at - window.start) <= SAME_DAY
    )
    needed = (len(clocks) + 1) // 2
    if not needed or len(starts) < needed:
        return None, None
    ends = [clock.since for clock in clocks if clock.state == "closed" and clock.since]
    return starts[needed - 1], max(ends) if len(ends) == len(clocks) else None


def _laid(lives: Sequence[_Life], now: datetime) -> list[Slot]:
    """Lay the items one behind the other as they went and as they are expected to go."""
    slots: list[Slot] = []
    for index, life in enumerate(lives):
        before = max((slot.end for slot in slots), default=life.window.start)
        following = [other.started for other in lives[index + 1 :] if other.started]
        start = life.started or max(life.window.start, before)
        if life.started is None and following:  # it was passed over
            start = min(start, max(min(following), before))
            is_over, end = True, min([start + life.length, *following])
        else:
            others = [other.started for other in lives if other.started and other is not life]
            is_over, end = _course_of(life, start, others, now)
        slots.append(
            Slot(
                item=life.item,
                planned_start=life.window.start,
                planned_end=life.window.end,
                start=start,
                due=start + life.length,
                end=max(start, end),
                course="done" if is_over else "later",
                began=life.started is not None,
            )
        )
    return slots


def _course_of(
    life: _Life, start: datetime, others: list[datetime], now: datetime
) -> tuple[bool, datetime]:
    """Tell whether an item is over, and when it ended or is expected to."""
    due = start + life.length
    if life.ended:
        return True, life.ended
    later = [other for other in others if other > start] if life.started else []
    if later:
        return True, min(later)
    if life.started and due <= now <= due + SAME_DAY:
        return False, now
    return due <= now, due


def _in_course(slots: list[Slot], now: datetime) -> list[Slot]:
    """Say which slot is on now, and which is next."""
    found: list[Slot] = []
    has_next = False
    for slot in slots:
        course = slot.course
        if course == "later" and not has_next:
            is_on = (slot.began or slot.start <= now < slot.end) and not any(
                other.course == "now" for other in found
            )
            course = "now" if is_on else "next"
            has_next = course == "next"
        found.append(slot._replace(course=course))
    return found


# Sessions


def clock_of(dossier: Dossier, session: Session, day: Schedule) -> Timing:
    """Return a session's clock at the day's moment, with its time and hard end by the agenda.

    Without an agenda item for its round, a session's time is the sum of its questions' minutes,
    and it has no hard end; neither has one that is rehearsed on another day.
    """
    slot = day.round_slot(session.round_id)
    facts = dossier.facts_of(session)
    if slot is None or (slot.item.duration_minutes is None and not slot.length):
        return timing(facts, day.now, planned_minutes=_sum_of_questions(dossier, session))
    plain = timing(facts, day.now, planned_minutes=whole_minutes(slot.length), hard_end=slot.due)
    plain = plain._replace(plan=slot.planned_end - slot.planned_start)
    begun = plain.started_at or day.now
    is_its_day = abs(begun - slot.start) <= SAME_DAY
    if not is_its_day:
        return plain._replace(hard_end=None)
    return plain._replace(round_began=slot.start <= day.now)


def _sum_of_questions(dossier: Dossier, session: Session) -> int | None:
    minutes = [
        question.planned_minutes or 0
        for question in dossier.questions
        if question.topic_id == session.topic_id
    ]
    return sum(minutes) or None
