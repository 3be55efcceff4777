"""Reads an outline's file for the preview; runs off the window's thread and touches no widget."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Topic
from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.reasons import reason

if TYPE_CHECKING:
    from facilitator.exchange.outline_reader import Finding

_OFFICE: Final = b"PK"
"""With which a Word or Excel file begins."""
_FEWEST_TIMES: Final = 2
"""With fewer times a text is rather notes than an agenda."""
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
    is_agenda: bool = False
    """Whether it is no outline but an agenda, for the page on which those are read."""


def read_preview(path: Path) -> Preview:
    """Read an outline's file, or find an agenda in it.

    Raises UserError for what is neither, EnvironmentProblem for the disk.
    """
    from facilitator.exchange.outline_reader import read_outline  # noqa: PLC0415 - parsers load late
    from facilitator.exchange.source.opening import MAX_BYTES  # noqa: PLC0415 - as above

    content = _content(path, MAX_BYTES + 1)
    if content.startswith(_OFFICE):
        return _agenda(path, content)
    imported = read_outline(content)
    dossier = imported.dossier
    made = Preview(
        path=path,
        dossier=dossier,
        findings=imported.findings,
        rows=tuple(_rows(dossier)),
        counts=_counts(dossier),
    )
    if made.rows or dossier.agenda:
        return made
    agenda = _agenda(path, content)
    times = [item for item in agenda.dossier.agenda if item.start_time]
    return agenda if len(times) >= _FEWEST_TIMES else made


def _agenda(path: Path, content: bytes) -> Preview:
    from facilitator.exchange.agenda_reader import read_agenda  # noqa: PLC0415 - parsers load late

    return Preview(path, read_agenda(content).dossier, (), (), (), is_agenda=True)


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
