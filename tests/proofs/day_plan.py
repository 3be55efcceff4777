"""The simulated day: its programme, who works in which room when, and what is said there."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import AgendaItem, AgendaKind, Session
from tests.domain.factory import Plan, remark

BEGIN: Final = datetime(2026, 11, 26, 8, 30).astimezone()
ROUNDS: Final = 2
_QUESTIONS: Final = 4
_SHARE_INTERNAL: Final = 0.06
_SHARE_KEY_RESULTS: Final = 0.04
SECRET: Final = "Unter uns:"
"""How every internal note begins, and nothing else."""


class Said(NamedTuple):
    """A note as it is to be typed."""

    text: str
    is_internal: bool
    is_key_result: bool


class Stretch(NamedTuple):
    """A part of a round in which every window stays in its room."""

    round: int
    number: int
    question: int
    """The place of the question that is talked about in all rooms, from 0."""
    begin: datetime
    end: datetime


class Size(NamedTuple):
    """How large the day is: 24 rooms with 8,064 notes, of which 1,008 are typed in three windows."""

    rooms: int = 24
    notes: int = 21
    """In each room and stretch."""
    windows: int = 3
    round_minutes: int = 90
    break_minutes: int = 30

    @property
    def stretches(self) -> int:
        """In each round: every window goes through as many rooms."""
        return self.rooms // self.windows

    @property
    def all_notes(self) -> int:
        """Said on the whole day."""
        return ROUNDS * self.stretches * self.rooms * self.notes

    def window_of(self, room: int, stretch: Stretch) -> int | None:
        """Return the window that shows a room in a stretch; None where it is worked in elsewhere."""
        window, turn = divmod(room, self.stretches)
        return window if turn == stretch.number else None

    def room_in(self, window: int, stretch: Stretch) -> int:
        """Return the room that a window shows in a stretch."""
        return window * self.stretches + stretch.number

    def said_by(self, stretch: Stretch, share: float) -> int:
        """Return how many notes of the day are said when a share of a stretch is over."""
        before = (stretch.round - 1) * self.stretches + stretch.number
        return round((before + share) * self.rooms * self.notes)

    def said(self, stretch: Stretch, room: int) -> Iterator[Said]:
        """Return what is said in a room, the same whenever it is asked for."""
        chance = random.Random(f"{stretch.round} {stretch.number} {room}")
        for _ in range(self.notes):
            words, is_internal = remark(chance), chance.random() < _SHARE_INTERNAL
            is_key_result = not is_internal and chance.random() < _SHARE_KEY_RESULTS
            text = f"{SECRET} {words}" if is_internal else words
            yield Said(text, is_internal, is_key_result)

    # The programme

    @property
    def programme(self) -> list[tuple[AgendaKind, str, int]]:
        """Kind, title and minutes of what happens, in its order."""
        pause, parallel = self.break_minutes, self.round_minutes
        return [
            ("arrival", "Einwählen", pause),
            ("welcome", "Begrüßung", pause),
            ("parallel", "Durchlauf 1", parallel),
            ("break", "Mittagspause", pause),
            ("parallel", "Durchlauf 2", parallel),
            ("break", "Kaffeepause", pause),
            ("summary", "Resümee", pause),
            ("closing", "Schlusswort", pause // 2),
        ]

    @property
    def end(self) -> datetime:
        """When the day is over."""
        return BEGIN + timedelta(minutes=sum(minutes for _, _, minutes in self.programme))

    def begin_of(self, title: str) -> datetime:
        """Return when something begins by the programme."""
        before = 0
        for _, name, minutes in self.programme:
            if name == title:
                return BEGIN + timedelta(minutes=before)
            before += minutes
        raise KeyError(title)

    def stretches_of(self, round_number: int) -> list[Stretch]:
        """Return the stretches of round 1 or 2."""
        begin = self.begin_of(f"Durchlauf {round_number}")
        length = timedelta(minutes=self.round_minutes) / self.stretches
        return [
            Stretch(
                round_number,
                number,
                number * _QUESTIONS // self.stretches,
                begin + number * length,
                begin + (number + 1) * length,
            )
            for number in range(self.stretches)
        ]

    def dossier(self) -> Dossier:
        """Make the workshop, with nothing said yet and nothing begun."""
        plan = Plan(
            rounds=ROUNDS, topics=self.rooms, questions=_QUESTIONS, sub_questions=0, notes=0
        ).dossier()
        each = self.round_minutes // _QUESTIONS
        return replace(
            plan,
            workshop=plan.workshop._replace(date=f"{BEGIN:%Y-%m-%d}", start_time=f"{BEGIN:%H:%M}"),
            agenda=self._agenda(plan),
            speakers=(),
            questions=tuple(entry._replace(planned_minutes=each) for entry in plan.questions),
            session_facts=(),
            agenda_facts=(),
            messages=(),
            message_reads=(),
        )

    def _agenda(self, plan: Dossier) -> tuple[AgendaItem, ...]:
        rounds = iter(plan.rounds)
        positions = spread(len(self.programme))
        return tuple(
            AgendaItem(
                id=new_id(),
                workshop_id=plan.workshop.id,
                position=position,
                start_time=f"{self.begin_of(title):%H:%M}",
                duration_minutes=minutes,
                kind=kind,
                title=title,
                round_id=next(rounds).id if kind == "parallel" else None,
            )
            for position, (kind, title, minutes) in zip(positions, self.programme, strict=True)
        )


def sessions_of(head: Dossier, round_number: int) -> list[Session]:
    """Return the sessions of a round, by the room's place."""
    found = next(entry for entry in head.rounds if entry.number == round_number)
    sessions = (entry for entry in head.sessions if entry.round_id == found.id)
    return sorted(sessions, key=lambda session: head.code[session.id])
