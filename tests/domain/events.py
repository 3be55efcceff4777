"""A day to play through: items, rooms, and a clock of Berlin."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.programme import windows
from facilitator.domain.records import (
    AgendaFact,
    AgendaItem,
    AgendaKind,
    Process,
    Round,
    Session,
    SessionFact,
    Topic,
    Workshop,
)
from facilitator.domain.schedule import Schedule, schedule

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 9, 17)
WORKSHOP = Workshop(id="w", process_id="p", date=DAY.isoformat(), start_time="13:30")
Line = tuple[str | None, int | None] | tuple[str | None, int | None, AgendaKind]


def clock(text: str, day: date = DAY) -> datetime:
    """A clock time of the day in Berlin."""
    return datetime.fromisoformat(f"{day}T{text}").replace(tzinfo=BERLIN)


def shown(moment: datetime) -> str:
    return moment.astimezone(BERLIN).strftime("%H:%M")


def agenda(*lines: Line) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(
            id=str(number),
            workshop_id="w",
            start_time=line[0],
            duration_minutes=line[1],
            kind=line[2] if len(line) == 3 else "talk",
        )
        for number, line in enumerate(lines, start=1)
    )


def planned(*lines: Line, workshop: Workshop = WORKSHOP) -> list[str]:
    found = windows(workshop, agenda(*lines), DAY, BERLIN)
    return [f"{shown(window.start)}-{shown(window.end)}" for window in found]


class Event:
    """A workshop with three talks, a round of two rooms, a break and a closing word."""

    lines: tuple[Line, ...] = (
        ("13:30", 10), ("13:40", 20), (None, 5, "change"), ("14:05", 45, "parallel"), ("14:50", 15, "break"),
        ("15:05", 45, "parallel"), ("15:50", 10, "closing"),
    )  # fmt: skip

    def __init__(self) -> None:
        items = list(agenda(*self.lines))
        rounds = tuple(Round(id=f"r{n}", workshop_id="w", number=n) for n in (1, 2))
        items[3], items[5] = (
            item._replace(round_id=f"r{n}") for n, item in ((1, items[3]), (2, items[5]))
        )
        self.dossier = Dossier(
            process=Process(id="p"),
            workshop=WORKSHOP,
            agenda=tuple(items),
            rounds=rounds,
            topics=tuple(Topic(id=f"t{n}", workshop_id="w", number=n) for n in (1, 2)),
            sessions=tuple(
                Session(id=f"{r}.{t}", round_id=f"r{r}", topic_id=f"t{t}")
                for r in (1, 2)
                for t in (1, 2)
            ),
        )

    def item(self, number: int, kind, at: str, minutes: int | None = None) -> "Event":
        fact = AgendaFact(
            id=new_id(),
            agenda_item_id=str(number),
            at=stored(clock(at)),
            kind=kind,
            minutes=minutes,
        )
        self.dossier = replace(self.dossier, agenda_facts=(*self.dossier.agenda_facts, fact))
        return self

    def room(self, session: str, kind, at: str) -> "Event":
        fact = SessionFact(id=new_id(), session_id=session, at=stored(clock(at)), kind=kind)
        self.dossier = replace(self.dossier, session_facts=(*self.dossier.session_facts, fact))
        return self

    def at(self, now: str) -> Schedule:
        return schedule(self.dossier, clock(now), BERLIN)


def on(day: Schedule) -> tuple[str | None, str | None]:
    return day.current and day.current.item.id, day.next and day.next.item.id


def starts(day: Schedule) -> list[str]:
    return [shown(slot.start) for slot in day.slots]


TIMES = st.none() | st.times().map(lambda time: time.strftime("%H:%M"))
LINES = st.lists(st.tuples(TIMES, st.none() | st.integers(-5, 2**62)), max_size=8)
SHORT_LINES = st.lists(st.tuples(TIMES, st.none() | st.integers(0, 180)), max_size=8)
FACTS = st.lists(
    st.tuples(
        st.integers(1, 8), st.sampled_from(["started", "ended", "shortened"]), st.integers(-5_000, 5_000),
        st.none() | st.integers(-200, 200),
    ),
    max_size=10,
)  # fmt: skip
NOW = st.integers(-5_000, 5_000)


def moment_of(minutes: int) -> datetime:
    return clock("13:30") + timedelta(minutes=minutes)


def event_of(lines, facts) -> Event:
    event = Event()
    items = agenda(*lines)
    known = {item.id for item in items}
    happened = tuple(
        AgendaFact(
            id=new_id(),
            agenda_item_id=str(number),
            at=stored(moment_of(when)),
            kind=kind,
            minutes=minutes,
        )
        for number, kind, when, minutes in facts
        if str(number) in known
    )
    event.dossier = replace(event.dossier, agenda=items, agenda_facts=happened, sessions=())
    return event


def day_of(lines, facts, now: int) -> Schedule:
    return schedule(event_of(lines, facts).dossier, moment_of(now), BERLIN)
