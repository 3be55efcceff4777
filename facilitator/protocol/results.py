"""What came out: key results per topic (B12) and the answers to every question (B18 to B21)."""

from collections.abc import Iterator

from facilitator.protocol.content import Question, Topic
from facilitator.protocol.draft import Draft, Options, anchor, printed
from facilitator.protocol.elements import Block, Bullet, Heading, Paragraph
from facilitator.protocol.wording import unbroken


def key_results(draft: Draft, _: Options) -> Iterator[Block]:
    """Yield B12: each topic with its key results, without sub-bullets."""
    for topic in draft.content.topics:
        text = _topic_title(draft, "results_topic", topic)
        yield Heading(2, text, anchor("key_results", topic.id))
        for result in topic.key_results:
            yield Bullet(1, printed(result.text), anchor("key_result", result.id))
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
            yield from _question(draft, question, level + 1)
        if not topic.questions:
            yield Paragraph("body", printed(draft.label("answers_empty")))


def _topic_title(draft: Draft, label: str, topic: Topic) -> str:
    if not topic.title:
        return draft.label("untitled_topic", number=topic.number)
    return draft.label(label, number=topic.number, title=topic.title)


def _question(draft: Draft, question: Question, level: int, list_id: int = 0) -> Iterator[Block]:
    name = anchor("question", question.id)
    yield Heading(level, unbroken(question.text), name, list_id=list_id)
    for answer in question.answers:
        yield Bullet(answer.level, printed(answer.text), anchor("note", answer.id))
    if not (question.answers or question.sub_questions):
        yield Paragraph("body", printed(draft.label("no_notes")))
    letters = draft.new_list() if question.sub_questions else 0
    for sub_question in question.sub_questions:
        yield from _question(draft, sub_question, level + 1, letters)
