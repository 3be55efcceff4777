"""Milestones, and workshops that stand for themselves, as rows with finished words."""

from dataclasses import replace
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.milestones import Precision, Span
from facilitator.language import mark, tr
from facilitator.protocol.steps import steps_of

WHEN, MEANING, TITLE = range(3)
"""The columns."""

_MEANINGS: Final[dict[Precision, str]] = {
    "day": mark("exact"),
    "week": mark("week"),
    "month": mark("month"),
    "season": mark("season"),
    "quarter": mark("quarter"),
    "half": mark("half-year"),
    "year": mark("year"),
    "range": mark("period"),
}


class Row(NamedTuple):
    """One step of the process."""

    id: str
    when: str = ""
    title: str = ""
    meaning: str = ""
    """How the date is understood."""
    is_event: bool = False
    """Whether it is the workshop that is planned here."""
    is_workshop: bool = False
    """Whether it is a workshop of the file and no milestone: its head says when it is."""

    def text(self, column: int) -> str:
        """Return what stands in a column."""
        return (self.when, self.meaning, self.title)[column]

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(filter(None, (self.when, self.meaning, self.title)))


def rows_of(dossier: Dossier) -> tuple[Row, ...]:
    """Return the rows in the order in which the protocol prints them."""
    own = {entry.id for entry in dossier.milestones}
    return tuple(
        Row(
            step.id,
            step.when,
            step.title,
            meaning(step.when, step.span),
            step.is_event,
            step.id not in own,
        )
        for step in steps_of(dossier)
    )


def meaning(when: str, span: Span | None) -> str:
    """Say how a date is understood; empty where there is none."""
    if span is None:
        return tr("open, no date in it") if when else ""
    words = tr(_MEANINGS[span.precision])
    return tr("from then on ({precision})", precision=words) if span.is_open else words


def typed(dossier: Dossier, row_id: str, column: int, text: str) -> Dossier:
    """Return a dossier as it would be with what is just being typed into a cell."""
    cell = {"when_text" if column == WHEN else "title": text}
    milestones = tuple(
        entry._replace(**cell) if entry.id == row_id else entry for entry in dossier.milestones
    )
    return replace(dossier, milestones=milestones)
