"""What became of each line of a text, in words; without Qt."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.exchange.source.reading import Reading, ReadLine
from facilitator.language import tr, trn
from facilitator.ui.takeover.records import Records

State = Literal["understood", "noticed", "unclear"]
MARKED: Final = ("noticed", "unclear")
_BETWEEN: Final = ", "


class LineRow(NamedTuple):
    """A line of the text, what it becomes, and what is to be said about it."""

    at: int
    """Its place among all lines of the text, from 0."""
    number: int
    """What it is called: the number of the line, or of the row of a sheet."""
    state: State
    becomes: str
    said: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return str(self.at)

    @property
    def state_word(self) -> str:
        """Its state in a word."""
        words: dict[State, str] = {
            "understood": tr("understood"),
            "noticed": tr("look at this"),
            "unclear": tr("not understood"),
        }
        return words[self.state]

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        where = tr("Line {line}", line=self.number)
        return _BETWEEN.join(filter(None, (where, self.state_word, self.becomes, *self.said)))


def line_rows(reading: Reading, *, is_numbered: bool) -> list[LineRow]:
    """Return every line that says something.

    Lines of a text are `is_numbered` as they stand there; those of a file stand one below the other.
    """
    said: defaultdict[int, list[str]] = defaultdict(list)
    for finding in reading.findings:
        said[finding.line].append(finding.sentence)
    records = Records(reading.dossier)
    return [
        _row(line.number - 1 if is_numbered else at, line, tuple(said[line.number]), records)
        for at, line in enumerate(reading.lines)
        if line.became != "blank" or said[line.number]
    ]


def _row(at: int, line: ReadLine, said: tuple[str, ...], records: Records) -> LineRow:
    is_kept = line.became != "letter" and any(key in records.remarks for key in line.ids)
    state: State = "unclear" if is_kept else "noticed" if said else "understood"
    return LineRow(at, line.number, state, records.words(line), said)


def plan_words(dossier: Dossier) -> str:
    """Say how much a plan holds."""
    return _BETWEEN.join(_counts(dossier))


def _counts(plan: Dossier) -> Iterator[str]:
    mains = [question for question in plan.questions if question.parent_id is None]
    parts = len(plan.questions) - len(mains)
    if plan.agenda:
        yield trn("{count} agenda item", "{count} agenda items", len(plan.agenda))
    if plan.rounds:
        yield trn("{count} parallel round", "{count} parallel rounds", len(plan.rounds))
    if plan.topics:
        yield trn("{count} topic", "{count} topics", len(plan.topics))
    if plan.sessions:
        yield trn("{count} session", "{count} sessions", len(plan.sessions))
    if mains:
        yield trn("{count} question", "{count} questions", len(mains))
    if parts:
        yield trn("{count} sub-question", "{count} sub-questions", parts)
    if plan.persons:
        yield trn("{count} person", "{count} persons", len(plan.persons))
