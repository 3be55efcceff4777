"""Agendas from what somebody has: a mail, a PDF's text, a Word or Excel file."""

from collections.abc import Sequence
from typing import Final

from facilitator.domain.records import Person
from facilitator.exchange.agenda_text.clocks import times_at_start
from facilitator.exchange.agenda_text.finishing import finished
from facilitator.exchange.agenda_text.labels import label_of
from facilitator.exchange.agenda_text.reading import AgendaReading
from facilitator.exchange.agenda_text.sessions import numbered_session, session_of
from facilitator.exchange.agenda_text.speaking import names_of_line
from facilitator.exchange.source.joining import entries_of
from facilitator.exchange.source.lines import SourceLine
from facilitator.exchange.source.opening import opened
from facilitator.exchange.source.reading import Reading
from facilitator.exchange.source.spacing import respaced

__all__ = ["read_agenda"]

_CELLS: Final = 3
"""How far to the right a table may begin with its times."""


def read_agenda(content: str | bytes, known: Sequence[Person] = ()) -> Reading:
    """Read an agenda to a plan: items, rounds, sessions, topics, and who speaks and moderates.

    `content` is a text, or the bytes of a text, Word or Excel file; `known` are the persons of the
    file it is meant for. Nothing is dropped: a line that is not in the plan is a remark of it, with
    a finding. Raises `UserError` only for what cannot be read at all.
    """
    source = opened(content)
    lines = respaced(source.lines, source.findings)
    reading = AgendaReading(has_times=any(_has_times(line) for line in lines))
    reading.read(entries_of(lines, _begins, stands_alone=_names_somebody))
    return reading.plan.reading(source, finished(reading.plan, known))


def _has_times(line: SourceLine) -> bool:
    return any(times_at_start(" ".join(text.split())) for text in (line.body, *line.cells[:_CELLS]))


def _begins(body: str) -> bool:
    """Tell whether words begin something new, so that no line above goes on with them."""
    return any(begins(body) for begins in (times_at_start, session_of, numbered_session, label_of))


def _names_somebody(body: str) -> bool:
    names = names_of_line(body)
    return bool(names) and names[0].is_certain
