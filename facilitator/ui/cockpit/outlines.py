"""What the plan says of a room: read once, and as it is until the plan changes; without Qt."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Question, Session
from facilitator.language import tr


class Outline(NamedTuple):
    """A session with its questions."""

    session: Session
    code: str
    title: str
    where: str
    """Who moderates, and the room."""
    questions: Mapping[str, Question]
    """The guiding questions by id, in their order."""
    parents: Mapping[str, str]
    """The guiding question of each sub-question."""
    earlier: Session | None = None
    """The same topic in the round before."""

    def guiding_question(self, question_id: str) -> str:
        """Return the guiding question that a question is, or is part of."""
        return self.parents.get(question_id, question_id)

    def number(self, question_id: str) -> int:
        """Return the number of a guiding question from 1, 0 for one of another topic."""
        keys = list(self.questions)
        return keys.index(question_id) + 1 if question_id in self.questions else 0


def outline_of(head: Dossier, session: Session) -> Outline:
    """Return what the plan says of a session."""
    topic = next(topic for topic in head.topics if topic.id == session.topic_id)
    questions = {question.id: question for question in head.questions_of(topic)}
    return Outline(
        session,
        str(head.code[session.id]),
        topic.title,
        _where(head, session),
        questions,
        {
            part.id: question.id
            for question in questions.values()
            for part in head.sub_questions_of(question)
        },
        next(
            (
                other
                for other in reversed(head.sessions_of(topic))
                if head.code[other.id].round < head.code[session.id].round
            ),
            None,
        ),
    )


def _where(head: Dossier, session: Session) -> str:
    names: list[str] = []
    for entry in head.moderators_of(session):
        person = head.person.get(entry.person_id or "")
        names.append(entry.printed or (person.name if person else ""))
    room = tr("Room {name}", name=session.room) if session.room else ""
    return ", ".join(part for part in (*names, room) if part)
