"""The questions that come together while a text is read, before they are records."""

from dataclasses import dataclass, field

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Question
from facilitator.domain.text import clean_line
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.marking import Marking


@dataclass(slots=True)
class QuestionDraft:
    """A question or section; with a parent it is a sub-question."""

    text: str
    entry: Entry
    parent: "QuestionDraft | None" = None
    minutes: int | None = None
    hints: list[str] = field(default_factory=list[str])
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class TopicQuestions:
    """A topic and its questions in their order."""

    number: int
    title: str = ""
    questions: list[QuestionDraft] = field(default_factory=list[QuestionDraft])
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class QuestionsDraft(Marking):
    """Everything read so far."""

    topics: dict[int, TopicQuestions] = field(default_factory=dict[int, TopicQuestions])

    def topic(self, number: int) -> TopicQuestions:
        """Return a topic, a new one when there is none yet."""
        return self.topics.setdefault(number, TopicQuestions(number))

    def dossier(self) -> Dossier:
        """Return the topics with their questions as records."""
        draft = Draft()
        for number in sorted(self.topics):
            read = self.topics[number]
            topic = draft.topic(number)
            topic.id, topic.title = read.id, clean_line(read.title).strip()
            draft.questions += [_record(question, read.id) for question in read.questions]
        return draft.dossier()


def _record(question: QuestionDraft, topic_id: str) -> Question:
    return Question(
        id=question.id,
        topic_id=topic_id,
        parent_id=question.parent.id if question.parent else None,
        text=clean_line(question.text).strip(),
        planned_minutes=question.minutes,
        hint="\n".join(question.hints),
    )
