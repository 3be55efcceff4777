"""What the topics and the outline of their questions show, without Qt."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from facilitator import clock
from facilitator.domain.dossier import Dossier
from facilitator.domain.pace import budgets
from facilitator.domain.programme import windows
from facilitator.domain.records import Question, Topic
from facilitator.domain.topic_times import (
    asked_in,
    minutes_needed,
    round_lengths,
    topic_length,
)
from facilitator.language import tr, trn

Cell = Literal["text", "minutes", "hint"]
CELLS: Final[tuple[Cell, ...]] = ("text", "minutes", "hint")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_BETWEEN: Final = ", "


class TopicRow(NamedTuple):
    """A topic: how long its questions take, and how long its rounds are."""

    id: str
    number: int
    title: str
    questions: int
    needed: int
    length: int | None
    rounds: tuple[int, ...]

    @property
    def is_over(self) -> bool:
        """Whether the questions take longer than a round."""
        return self.length is not None and self.needed > self.length

    @property
    def name(self) -> str:
        """Its title, or that it has none."""
        return self.title or tr("Untitled topic")

    @property
    def sum(self) -> str:
        """Its minutes against those of a round."""
        if self.length is None:
            return tr("{count} min", count=self.needed)
        return tr("{needed} of {length} min", needed=self.needed, length=self.length)

    @property
    def amount(self) -> str:
        """How much there is to ask, and in which rounds."""
        questions = trn("{count} question", "{count} questions", self.questions)
        if not self.rounds:
            return _BETWEEN.join((questions, tr("in no round")))
        numbers = _BETWEEN.join(str(number) for number in self.rounds)
        rounds = trn("round {numbers}", "rounds {numbers}", len(self.rounds), numbers=numbers)
        return _BETWEEN.join((questions, rounds))

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        over = tr("too long") if self.is_over else ""
        return _BETWEEN.join(
            filter(None, (f"{self.number} {self.name}", self.amount, self.sum, over))
        )


class QuestionRow(NamedTuple):
    """A line of the outline."""

    id: str
    level: int
    number: str
    text: str
    minutes: int | None = None
    share: int = 0
    """What a question without minutes of its own gets of the others'; 0 for nothing."""
    hint: str = ""
    is_draft: bool = False
    """Whether it is not in the file yet, because it has no words."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        kind = tr("sub-question") if self.level else tr("question")
        minutes = "" if self.minutes is None else tr("{count} min", count=self.minutes)
        hint = tr("hint: {text}", text=self.hint) if self.hint else ""
        words = self.text or tr("empty")
        return _BETWEEN.join(filter(None, (f"{kind} {self.number}", words, minutes, hint)))

    def cell(self, cell: Cell) -> str:
        """Return what stands in a cell, as it is typed."""
        if cell == "minutes":
            return "" if self.minutes is None else str(self.minutes)
        return self.hint if cell == "hint" else self.text


class Draft(NamedTuple):
    """A question that somebody has begun, and that has no words yet."""

    id: str
    after: str | None
    level: int = 0


def topic_rows(head: Dossier) -> list[TopicRow]:
    """Return all topics of a workshop."""
    today = clock.now().date()
    lengths = round_lengths(head, windows(head.workshop, head.agenda, today))
    numbers = {entry.id: entry.number for entry in head.rounds}
    return [
        TopicRow(
            topic.id,
            topic.number,
            topic.title or topic.agenda_title,
            len(head.questions_of(topic)),
            minutes_needed(head, topic),
            topic_length(head, topic, lengths),
            tuple(numbers[session.round_id] for session in head.sessions_of(topic)),
        )
        for topic in head.topics
    ]


def question_rows(
    head: Dossier, topic: Topic, length: int | None, draft: Draft | None = None
) -> list[QuestionRow]:
    """Return the outline of a topic's questions, with one that somebody has begun."""
    questions = asked_in(head, topic)
    shares = budgets(questions, length)
    lines: list[Question | Draft] = [
        part
        for question in head.questions_of(topic)
        for part in (question, *head.sub_questions_of(question))
    ]
    if draft is not None and all(entry.id != draft.id for entry in lines):
        at = next((at for at, entry in enumerate(lines, 1) if entry.id == draft.after), 0)
        lines.insert(at, draft)
    return list(_numbered(lines, shares))


def _numbered(lines: Sequence[Question | Draft], shares: dict[str, float]) -> Iterator[QuestionRow]:
    main = part = 0
    for entry in lines:
        is_draft = isinstance(entry, Draft)
        level = entry.level if isinstance(entry, Draft) else int(entry.parent_id is not None)
        level = level if main else 0
        main, part = (main, part + 1) if level else (main + 1, 0)
        number = _letter(part) if level else str(main)
        if isinstance(entry, Draft):
            yield QuestionRow(entry.id, level, number, "", is_draft=is_draft)
            continue
        share = round(shares.get(entry.id, 0.0)) if entry.planned_minutes is None else 0
        hint = " ".join(entry.hint.split("\n"))
        yield QuestionRow(entry.id, level, number, entry.text, entry.planned_minutes, share, hint)


def _letter(number: int) -> str:
    return _LETTERS[number - 1] if number <= len(_LETTERS) else str(number)
