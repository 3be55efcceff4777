"""Reads an outline's file for the preview; runs off the window's thread and touches no widget."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Topic
from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.reasons import reason

if TYPE_CHECKING:
    from facilitator.exchange.outline_reader import Finding

TOPIC, QUESTION, SUB_QUESTION = 0, 1, 2


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A topic, a question or a sub-question, and how many notes stand there and below."""

    depth: int
    number: str
    text: str
    notes: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What an outline holds, as it is shown before it is taken over."""

    path: Path
    dossier: Dossier
    findings: "tuple[Finding, ...]"
    rows: tuple[OutlineRow, ...]
    counts: tuple[tuple[str, int], ...]
    """What is counted and how much of it there is."""


def read_preview(path: Path) -> Preview:
    """Read an outline's file; raises UserError for what is none, EnvironmentProblem for the disk."""
    from facilitator.exchange.outline.decoding import MAX_BYTES  # noqa: PLC0415 - as below
    from facilitator.exchange.outline_reader import read_outline  # noqa: PLC0415 - parsers load late

    imported = read_outline(_content(path, MAX_BYTES + 1))
    dossier = imported.dossier
    return Preview(
        path=path,
        dossier=dossier,
        findings=imported.findings,
        rows=tuple(_rows(dossier)),
        counts=_counts(dossier),
    )


def _content(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "“{name}” could not be read ({reason}). Nothing was imported; "
                "check that the file is still there and that you may open it.",
                name=path.name,
                reason=reason(error),
            )
        ) from error


def _rows(dossier: Dossier) -> Iterator[OutlineRow]:
    notes = Counter(note.question_id for note in dossier.notes if not note.is_parked)
    for topic in dossier.topics:
        below = list(_questions(dossier, topic, notes))
        total = sum(row.notes for row in below if row.depth == QUESTION)
        title = topic.title or topic.agenda_title
        yield OutlineRow(TOPIC, str(topic.number), title, total)
        yield from below


def _questions(dossier: Dossier, topic: Topic, notes: Counter[str | None]) -> Iterator[OutlineRow]:
    for number, question in enumerate(dossier.questions_of(topic), start=1):
        subs = dossier.sub_questions_of(question)
        total = notes[question.id] + sum(notes[sub.id] for sub in subs)
        yield OutlineRow(QUESTION, str(number), question.text, total)
        for sub in subs:
            yield OutlineRow(SUB_QUESTION, "", sub.text, notes[sub.id])


def _counts(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    return (
        (tr("Agenda items"), len(dossier.agenda)),
        (tr("Rounds"), len(dossier.rounds)),
        (tr("Topics"), len(dossier.topics)),
        (tr("Sessions"), len(dossier.sessions)),
        (tr("Questions"), len(dossier.questions)),
        (tr("Notes"), len(dossier.notes) - len(dossier.parked)),
        (tr("Parking lot"), len(dossier.parked)),
        (tr("Key results"), len(dossier.key_results)),
        (tr("Recommendations"), len(dossier.recommendations)),
        (tr("Milestones"), len(dossier.milestones)),
    )
