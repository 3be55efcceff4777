"""The steps of a process: its milestones, and those of its workshops that no milestone stands for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from facilitator.domain import milestones
from facilitator.domain.dossier import Dossier
from facilitator.domain.long_dates import long_date
from facilitator.domain.moments import day_of
from facilitator.domain.records import Workshop
from facilitator.protocol.content import Step

_FEWEST: Final = 2
"""Workshops of a process stand on its timeline by themselves from this many on; one is only a date."""


def steps_of(dossier: Dossier) -> tuple[Step, ...]:
    """Return milestones in their order, each workshop that they lack before the first later one.

    The step that is the dossier's own workshop is the event.
    """
    steps = [
        Step(entry.id, entry.when_text, entry.title, milestones.parse(entry.when_text))
        for entry in dossier.milestones
    ]
    own, language = dossier.workshop, dossier.workshop.language
    event = _of_workshop(steps, own)
    taken = {event.id} if event else set[str]()
    dated = [entry for entry in (own, *dossier.siblings) if day_of(entry.date)]
    if len(dated) >= _FEWEST:
        for workshop in sorted(dated, key=lambda entry: (entry.id != own.id, str(entry.date))):
            free = [step for step in steps if step.id not in taken]
            step = event if workshop is own else _of_workshop(free, workshop, by_words=True)
            step = step or _inserted(steps, workshop, language)
            taken.add(step.id)
            event = step if workshop is own else event
    return tuple(replace(step, is_event=True) if step is event else step for step in steps)


def _inserted(steps: list[Step], workshop: Workshop, language: str) -> Step:
    """Put a workshop with a date among the steps."""
    day = date.fromisoformat(workshop.date or "")
    span = milestones.Span(day, day, "day")
    step = Step(workshop.id, long_date(day, language), workshop.title, span)
    later = (at for at, other in enumerate(steps) if other.span and other.span.start > day)
    steps.insert(next(later, len(steps)), step)
    return step


def _of_workshop(
    steps: Sequence[Step], workshop: Workshop, *, by_words: bool = False
) -> Step | None:
    """Return the step that is a workshop: that of its day, else the one that shares its words.

    Several on one day, or none, are told apart by how many of the title's words they contain;
    `by_words` demands one of these also of a single one.
    """
    day = day_of(workshop.date)
    words = set(workshop.title.casefold().split())
    covering = [step for step in steps if day and step.span and _covers(step.span, day)]
    if not covering:
        return None
    exact = [step for step in covering if step.span and step.span.precision == "day"]
    best = max(exact or covering, key=lambda step: _shared(step, words))
    return best if (exact and not by_words) or _shared(best, words) else None


def _covers(span: milestones.Span, day: date) -> bool:
    return span.start <= day <= span.end


def _shared(step: Step, words: set[str]) -> int:
    return len(words & set(step.title.casefold().split()))
