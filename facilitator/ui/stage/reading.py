"""From a workshop's plan and facts, at a moment, to what the stage shows; without Qt."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import NoteKind, Question, Session
from facilitator.domain.scenes import (
    AgendaRow,
    AgendaScene,
    Clock,
    ClockScene,
    Entry,
    Moment,
    QuestionScene,
    Strip,
    SummaryScene,
    WelcomeScene,
)
from facilitator.domain.schedule import Schedule, Slot, clock_of, schedule
from facilitator.domain.timing import NOTHING
from facilitator.language import tr
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.summary.rows import Row, for_everyone, rows_of

_SECOND: Final = timedelta(seconds=1)
_KINDS: Final[tuple[NoteKind, ...]] = ("consensus", "dissent", "open", "task", "quotation")
_A_DAY: Final = timedelta(hours=24)


def written(left: timedelta) -> str:
    """Return a duration as a clock shows it: "14:52", "1:05:00"; it ends at "00:00"."""
    seconds = max(0, ceil(left / _SECOND))
    hours, rest = divmod(seconds, 3_600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


# Welcome and agenda


def welcome(head: Dossier, now: datetime) -> WelcomeScene:
    """Return the event's name, day, place and, while it is still to come, its beginning."""
    day = parsed_date(head.workshop.date)
    slots = schedule(head, now).slots
    begins = next((slot.start for slot in slots if slot.item.kind != "arrival"), None)
    lines = (long_date(day) if day else "", head.workshop.place)
    ahead = tr("We begin at {time}", time=time_of(begins)) if begins and now < begins else ""
    return WelcomeScene(title=title_of(head), lines=tuple(filter(None, lines)), begins=ahead)


def agenda(head: Dossier, now: datetime) -> AgendaScene:
    """Return the programme with its "now"; without times it is just a list."""
    day = parsed_date(head.workshop.date)
    course = schedule(head, now)
    found = ((item, course.slot(item.id)) for item in head.agenda)
    rows = tuple(
        AgendaRow(time_of(slot.start), item.title, _moment(slot, now))
        if slot
        else AgendaRow("", item.title)
        for item, slot in found
    )
    return AgendaScene(workshop=title_of(head), day=long_date(day) if day else "", rows=rows)


def _moment(slot: Slot, now: datetime) -> Moment:
    if slot.course == "now":
        return "now"
    return "past" if slot.course == "done" and is_near(slot.end, now) else "later"


def is_near(moment: datetime, now: datetime) -> bool:
    """Whether it is about today: an agenda read a week before or later is just a list."""
    return abs(moment - now) < _A_DAY


# The question


def question(
    head: Dossier,
    session: Session,
    question_id: str,
    entries: Sequence[Entry],
    written_id: str,
    now: datetime,
) -> QuestionScene | None:
    """Return a question of a session with the notes given; None when it is not in the plan."""
    topic = next(entry for entry in head.topics if entry.id == session.topic_id)
    asked = head.questions_of(topic)
    at = next((n for n, entry in enumerate(asked) if entry.id == question_id), None)
    if at is None:
        return None
    course = schedule(head, now)
    numbered = tuple((n, entry.text) for n, entry in enumerate(asked, start=1))
    return QuestionScene(
        code=str(head.code[session.id]),
        topic=topic.title,
        workshop=title_of(head),
        number=at + 1,
        question=asked[at].text,
        entries=tuple(entries),
        written_id=written_id,
        following=numbered[at + 1 :],
        strip=Strip(_weights(asked), at),
        clock=room_clock(head, session, course),
        next=next_of(course),
    )


def _weights(asked: Sequence[Question]) -> tuple[int, ...]:
    """Return how long each question is planned; without any plan all are alike."""
    planned = [entry.planned_minutes or 0 for entry in asked]
    known = [minutes for minutes in planned if minutes > 0]
    usual = round(sum(known) / len(known)) if known else 1
    return tuple(minutes if minutes > 0 else max(usual, 1) for minutes in planned)


def room_clock(head: Dossier, session: Session, course: Schedule) -> Clock | None:
    """Return what a room has left: by its own clock once that was started, else by its round.

    None while neither runs. It stops at 00:00: that the time is over is nobody's fault here.
    """
    timing, slot = clock_of(head, session, course), course.round_slot(session.round_id)
    if timing.is_live and timing.remaining is not None:
        left = max(NOTHING, timing.remaining)
        end = timing.planned_end if timing.state == "running" and left else None
        return Clock(written(left), _until(end) if end else "")
    if slot and slot.course == "now" and timing.state in ("planned", "open"):
        return Clock(
            written(slot.due - course.now), _until(slot.due) if slot.due > course.now else ""
        )
    return None


# Clocks


def countdown(head: Dossier, session: Session | None, now: datetime) -> ClockScene:
    """Return what a room has left, else the point that is going on, else the time to the next."""
    course = schedule(head, now)
    here, then = course.current, _coming(course)
    title, left = title_of(head), room_clock(head, session, course) if session else None
    if session and left:
        title = next(topic.title for topic in head.topics if topic.id == session.topic_id)
    elif here:
        title, left = here.item.title, Clock(written(here.due - now), _until(here.due))
    elif then:
        begins = tr("We begin at {time}", time=time_of(then.start))
        title, left, then = then.item.title, Clock(written(then.start - now), begins), None
    following = next_of(course) if then else ""
    return ClockScene(workshop=title_of(head), title=title, clock=left, next=following)


# Resümee


def summary(results: Dossier, topic_id: str, result_id: str = "") -> SummaryScene:
    """Return a topic's key results, the first topic's when it is not known; never an internal one."""
    topics = results.topics
    at = next((n for n, topic in enumerate(topics) if topic.id == topic_id), 0)
    if not topics:
        return SummaryScene(workshop=title_of(results), topic=title_of(results))
    shown = [
        row
        for row in for_everyone(rows_of(results))
        if row.topic_id == topics[at].id and row.sort == "result" and row.text
    ]
    spoken = next((n for n, row in enumerate(shown) if row.id == result_id), -1)
    return SummaryScene(
        workshop=title_of(results),
        topic=topics[at].title,
        number=topics[at].number,
        results=tuple(Entry(row.id, row.text, kind=_kind_of(row)) for row in shown),
        written=spoken,
        strip=Strip((1,) * len(topics), at),
    )


def _kind_of(row: Row) -> NoteKind:
    """Return the kind of the notes a key result rests on, such as consensus or dissent."""
    found: NoteKind | None = next((kind for kind in _KINDS if kind == row.kind), None)
    return found or "statement"


# Words


def title_of(head: Dossier) -> str:
    """Return what a workshop is called on the stage."""
    return head.workshop.title or tr("Untitled workshop")


def time_of(moment: datetime) -> str:
    """Return a time of day on this machine's clock."""
    return f"{moment.astimezone():%H:%M}"


def _until(moment: datetime) -> str:
    return tr("until {time}", time=time_of(moment))


def _coming(course: Schedule) -> Slot | None:
    """Return what comes next today, walks to another room left out."""
    ahead = (slot for slot in course.slots if slot.course in ("next", "later"))
    found = next((slot for slot in ahead if slot.item.kind != "change"), None)
    return found if found and is_near(found.start, course.now) else None


def next_of(course: Schedule) -> str:
    """Return what comes next and when, empty after the last item."""
    then = _coming(course)
    if then is None:
        return ""
    return tr("Next at {time}: {title}", time=time_of(then.start), title=then.item.title)
