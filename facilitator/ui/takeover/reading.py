"""Reads what somebody has to a plan; runs off the window's thread and touches no widget."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Person
from facilitator.errors import EnvironmentProblem
from facilitator.exchange.source.opening import MAX_BYTES, opened
from facilitator.exchange.source.reading import Reading
from facilitator.exchange.source.typed import typed
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.ui.takeover.rows import LineRow, line_rows, plan_words

Kind = Literal["agenda", "questions"]


class Target(NamedTuple):
    """What a text is read for: the workshop's persons and topics help to understand it."""

    kind: Kind
    persons: Sequence[Person] = ()
    titles: Mapping[int, str] = {}
    topic: int = 0
    """The topic of questions that name none, 0 for the first."""


class Preview(NamedTuple):
    """A plan that nobody has agreed to yet, as it is shown."""

    reading: Reading
    rows: tuple[LineRow, ...]
    counts: str
    text: str | None = None
    """The lines of a file as text, None where a text was read."""

    def how_many(self, state: str) -> int:
        """Return how many lines are in a state."""
        return sum(1 for row in self.rows if row.state == state)


def target_of(kind: Kind, head: Dossier, topic: int = 0) -> Target:
    """Return what a text is read for in a workshop."""
    titles = {entry.number: entry.title or entry.agenda_title for entry in head.topics}
    return Target(kind, head.persons, titles, topic)


def read_text(text: str, target: Target) -> Preview:
    """Read a text; raises UserError for what cannot be read at all."""
    return _preview(text, target, None)


def read_file(path: Path, target: Target) -> Preview:
    """Read a text, Word or Excel file; EnvironmentProblem where the disk does not give it."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        said = tr(
            "“{name}” could not be read ({reason}). Nothing was taken over.",
            name=path.name,
            reason=reason(error),
        )
        raise EnvironmentProblem(said) from error
    return _preview(content, target, "\n".join(typed(line) for line in opened(content).lines))


def _preview(content: str | bytes, target: Target, text: str | None) -> Preview:
    from facilitator.exchange.agenda_reader import read_agenda  # noqa: PLC0415 - parsers load late
    from facilitator.exchange.question_reader import read_questions  # noqa: PLC0415 - as above

    if target.kind == "agenda":
        reading = read_agenda(content, target.persons)
    else:
        reading = read_questions(content, target.titles, target.topic)
    rows = line_rows(reading, is_numbered=text is None)
    return Preview(reading, tuple(rows), plan_words(reading.dossier), text)
