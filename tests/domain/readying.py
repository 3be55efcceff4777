"""A workshop in which everything is ready, to take something away from."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.domain.dossier import Dossier
from facilitator.domain.readiness.checklist import checklist
from facilitator.domain.readiness.judgement import (
    Displays,
    Judgement,
    Matter,
    Surroundings,
    Whereabouts,
)
from facilitator.domain.records import (
    AgendaItem,
    Involvement,
    Moderator,
    Person,
    Process,
    Question,
    Round,
    Session,
    Topic,
    Workshop,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 9, 17, 13, 0, tzinfo=BERLIN)
TITLES = ("Water", "Networks")
PEOPLE = ("Hanna Lorenzen", "Tobias Wernicke")

CALM = Surroundings(
    displays=Displays(("eDP-1", "HDMI-1"), "HDMI-1", is_there=True),
    file=Whereabouts(free_bytes=50_000_000_000, is_backed_up=True),
    has_dictionary=True,
)


def ready() -> Dossier:
    """Two rounds of two topics from 13:30 to 16:00, three questions of 10 minutes in 45 each."""
    topics = tuple(
        Topic(id=f"t{n}", workshop_id="w", number=n, title=title)
        for n, title in enumerate(TITLES, start=1)
    )
    sessions = tuple(
        Session(id=f"s{r}{t}", round_id=f"r{r}", topic_id=f"t{t}", room=f"Room {t}")
        for r in (1, 2)
        for t in (1, 2)
    )
    return Dossier(
        process=Process(id="p"),
        workshop=Workshop(
            id="w", process_id="p", title="Forum", date="2026-09-17", start_time="13:30", end_time="16:00"
        ),
        persons=tuple(
            Person(id=f"h{n}", process_id="p", name=name) for n, name in enumerate(PEOPLE, start=1)
        ),
        involvements=tuple(
            Involvement(id=f"i{n}", workshop_id="w", person_id=f"h{n}", role="moderation") for n in (1, 2)
        ),
        agenda=(
            _item("a1", "Welcome", 30, start_time="13:30"),
            _item("a2", "Round 1", 45, round_id="r1"),
            _item("a3", "Break", 15, start_time="14:45"),
            _item("a4", "Round 2", 45, round_id="r2"),
            _item("a5", "Closing", 15),
        ),
        rounds=tuple(Round(id=f"r{n}", workshop_id="w", number=n) for n in (1, 2)),
        topics=topics,
        sessions=sessions,
        moderators=tuple(
            Moderator(id=f"m{session.id}", session_id=session.id, person_id=f"h{session.id[-1]}")
            for session in sessions
        ),
        questions=tuple(
            Question(id=f"q{t}{n}", topic_id=f"t{t}", position=str(n), text=f"What {n}?", planned_minutes=10)
            for t in (1, 2)
            for n in (1, 2, 3)
        ),
    )  # fmt: skip


def _item(key: str, title: str, minutes: int, **cells: Any) -> AgendaItem:
    return AgendaItem(id=key, workshop_id="w", title=title, duration_minutes=minutes, **cells)


def judged(
    head: Dossier, facts: Surroundings = CALM, now: datetime = NOW
) -> dict[Matter, Judgement]:
    """Return the checklist by what is judged; of several alike the first."""
    found: dict[Matter, Judgement] = {}
    for judgement in checklist(head, facts, now, BERLIN):
        found.setdefault(judgement.matter, judgement)
    return found


def open_matters(head: Dossier, facts: Surroundings = CALM, now: datetime = NOW) -> list[Matter]:
    """Return what is not simply well."""
    return [entry.matter for entry in checklist(head, facts, now, BERLIN) if entry.grade != "ok"]


def with_workshop(head: Dossier, **cells: str | None) -> Dossier:
    """Return a workshop with other head data."""
    return replace(head, workshop=head.workshop._replace(**cells))


def with_minutes(head: Dossier, **minutes: int | None) -> Dossier:
    """Return a workshop whose questions, by their ids, have other minutes."""
    return replace(
        head,
        questions=tuple(
            entry._replace(planned_minutes=minutes.get(entry.id, entry.planned_minutes))
            for entry in head.questions
        ),
    )


def with_item(head: Dossier, key: str, **cells: object) -> Dossier:
    """Return a workshop with other cells in one agenda item."""
    return replace(
        head,
        agenda=tuple(item._replace(**cells) if item.id == key else item for item in head.agenda),
    )
