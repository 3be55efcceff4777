"""Planned against actual: what agenda items and questions really took, for a table and a chart.

The plan here is the plan: minutes that were given to a question on the day are left out. What
was not timed has no actual minutes, which is not the same as none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import in_minutes
from facilitator.domain.pace import budgets
from facilitator.domain.records import AgendaItem, Question, Session, Topic
from facilitator.domain.schedule import Schedule, clock_of
from facilitator.domain.timing import NOTHING

_TIMED: Final = 0.5
"""A question that was on for less than half a minute was only passed."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agenda item: when it was planned and when it was, and how long in minutes."""

    item: AgendaItem
    planned_start: datetime
    planned_minutes: float
    start: datetime | None = None
    """None while it is not over, or nobody said when it began."""
    minutes: float | None = None

    @property
    def difference(self) -> float | None:
        """How many minutes longer it took than planned; below 0 when shorter."""
        return None if self.minutes is None else self.minutes - self.planned_minutes


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A guiding question of a topic: its budget, and what it took in each session and on average."""

    topic: Topic
    question: Question
    number: int
    planned_minutes: float
    taken: tuple[tuple[Session, float], ...] = ()
    """Minutes by session, in the order of the rounds; only where the question was timed."""

    @property
    def minutes(self) -> float | None:
        """What it took on average; None where it was timed nowhere."""
        return fmean(minutes for _, minutes in self.taken) if self.taken else None

    @property
    def difference(self) -> float | None:
        """How many minutes longer it took than planned; below 0 when shorter."""
        return None if self.minutes is None else self.minutes - self.planned_minutes


def item_rows(day: Schedule) -> list[ItemRow]:
    """Return planned against actual for each agenda item, in their order."""
    rows: list[ItemRow] = []
    for slot in day.slots:
        planned = in_minutes(slot.planned_end - slot.planned_start)
        row = ItemRow(slot.item, slot.planned_start, planned)
        if slot.began and slot.course == "done":
            took = in_minutes(slot.end - slot.start)
            row = ItemRow(slot.item, slot.planned_start, planned, slot.start, took)
        rows.append(row)
    return rows


def question_rows(dossier: Dossier, day: Schedule) -> list[QuestionRow]:
    """Return planned against actual for each guiding question, by topic, in their order."""
    return [row for topic in dossier.topics for row in _rows_of(topic, dossier, day)]


def _rows_of(topic: Topic, dossier: Dossier, day: Schedule) -> Iterator[QuestionRow]:
    sessions = dossier.sessions_of(topic)
    clocks = [(session, clock_of(dossier, session, day)) for session in sessions]
    questions = [entry for entry in dossier.questions if entry.topic_id == topic.id]
    planned = budgets(questions, _planned_minutes(sessions, day))
    for number, question in enumerate(dossier.questions_of(topic), start=1):
        spent = (
            (session, in_minutes(clock.spent.get(question.id, NOTHING)))
            for session, clock in clocks
            if not clock.is_live
        )
        taken = tuple((session, minutes) for session, minutes in spent if minutes >= _TIMED)
        yield QuestionRow(topic, question, number, planned[question.id], taken)


def _planned_minutes(sessions: list[Session], day: Schedule) -> float | None:
    """Return how long a topic's first session was to last by the agenda."""
    slots = (day.round_slot(session.round_id) for session in sessions)
    lengths = (slot.planned_end - slot.planned_start for slot in slots if slot)
    return next((in_minutes(length) for length in lengths), None)
