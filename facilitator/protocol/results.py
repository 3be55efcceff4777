"""What came out: key results (B12), the answers to every question (B18 to B21), what was put aside."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.domain.long_dates import long_date
from facilitator.protocol.content import Answer, Question, Statement, Task, Topic
from facilitator.protocol.draft import Draft, Options, anchor, printed
from facilitator.protocol.elements import Block, Bullet, Cell, Heading, Line, Paragraph, Table
from facilitator.protocol.wording import unbroken

_TASK_WIDTHS: Final = (0.56, 0.24, 0.2)
_NOTHING: Final = "–"
_STANCE: Final = re.compile(
    r"^(?:bestätig(?:t|ung)|confirm(?:ed|ation)|widerspr(?:uch|ochen)|contradict(?:ed|ion)):\s+(?=\S)",
    re.IGNORECASE,
)
"""What a note begins with that says itself what the words before it say."""


def key_results(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B12: each topic with its key results, without sub-bullets."""
    for topic in draft.content.topics:
        text = _topic_title(draft, "results_topic", topic)
        yield Heading(2, text, anchor("key_results", topic.id))
        for result in topic.key_results:
            text = _marked(result.text, _unagreed(draft, result, options))
            codes = draft.citations(result.sources) if draft.cites(options) else ()
            yield Bullet(1, (*printed(text), *codes), anchor("key_result", result.id))
        if not topic.key_results:
            yield Paragraph("body", printed(draft.label("results_empty")))


def answers(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield B18 to B21: each topic with its questions and the answers of all rounds.

    No question is ever dropped: one with neither notes nor sub-questions says so.
    """
    level = int(options["level"])
    for number, topic in enumerate(draft.content.topics):
        yield Heading(
            level,
            _topic_title(draft, "answers_topic", topic),
            anchor("topic", topic.id),
            page_break=bool(options["page_breaks"]) and number > 0,
        )
        for question in topic.questions:
            yield from _question(draft, options, question, level + 1)
        if not topic.questions:
            yield Paragraph("body", printed(draft.label("answers_empty")))


def parked(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield what lies in the parking lot, nothing where that is empty."""
    points = draft.content.parked
    if points:
        breaks = bool(options["page_break"])
        yield Heading(1, draft.label("parked"), "_parked", page_break=breaks)
    for point in points:
        yield Bullet(1, printed(_answer(draft, options, point)), anchor("note", point.id))


def tasks(draft: Draft, options: Options) -> Iterator[Block]:
    """Yield what is left to be done, with owner and day, and what stayed open; nothing without any."""
    left = draft.content.tasks
    if not left:
        return
    yield Heading(1, draft.label("tasks"), "_tasks", page_break=bool(options["page_break"]))
    yield Table(
        header=tuple(draft.label(name) for name in ("task", "task_owner", "task_due")),
        rows=tuple(_task(draft, task) for task in left),
        widths=_TASK_WIDTHS,
        summary=draft.label("tasks"),
    )


def _task(draft: Draft, task: Task) -> tuple[Cell, ...]:
    text = _marked(task.text, [draft.label("open")] if task.is_open else [])
    due = long_date(task.due, draft.content.language) if task.due else ""
    return tuple((Line(printed(words or _NOTHING)),) for words in (text, task.owner, due))


def _topic_title(draft: Draft, label: str, topic: Topic) -> str:
    if not topic.title:
        return draft.label("untitled_topic", number=topic.number)
    return draft.label(label, number=topic.number, title=topic.title)


def _question(
    draft: Draft, options: Options, question: Question, level: int, list_id: int = 0
) -> Iterator[Block]:
    name = anchor("question", question.id)
    yield Heading(level, unbroken(question.text), name, list_id=list_id)
    for answer in question.answers:
        text = _answer(draft, options, answer)
        yield Bullet(answer.level, printed(text), anchor("note", answer.id))
    if not (question.answers or question.sub_questions):
        yield Paragraph("body", printed(draft.label("no_notes")))
    letters = draft.new_list() if question.sub_questions else 0
    for sub_question in question.sub_questions:
        yield from _question(draft, options, sub_question, level + 1, letters)


# What is agreed and what is not


def _answer(draft: Draft, options: Options, answer: Answer) -> str:
    """Return an answer's words and, in brackets behind them, what was said of it."""
    marks = list(_unagreed(draft, answer, options))
    if answer.kind == "consensus" and options["consensus"]:
        marks.insert(0, draft.label("consensus"))
    if answer.due or answer.owner:
        day = long_date(answer.due, draft.content.language) if answer.due else ""
        due = draft.label("due", date=day) if day else ""
        marks.insert(0, ", ".join(filter(None, (answer.owner, due))))
    text = _marked(answer.text, marks)
    if answer.codes and draft.cites(options):
        text = f"{text} [{', '.join(answer.codes)}]"
    if answer.about is None:
        return text
    label = "contradicting" if answer.about.stance == "contradicted" else "confirming"
    return draft.label(label, round=answer.about.round, text=_STANCE.sub("", text))


def _unagreed(draft: Draft, said: Answer | Statement, options: Options) -> Iterator[str]:
    """Yield that something is a dissent or open, and what later rounds said of it."""
    if said.kind in ("dissent", "open") and options["unsettled"]:
        yield draft.label(said.kind)
    for reply in said.replies:
        yield draft.label(reply.stance, round=reply.round)


def _marked(text: str, marks: Iterable[str]) -> str:
    words = "; ".join(marks)
    return f"{text} ({words})" if words else text
