"""What of a workshop's topics another agenda takes the place of, and what stays in spite of it."""

from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Question, Topic
from facilitator.domain.text import fold


class Superseded(NamedTuple):
    """The topics of a workshop whose agenda is replaced by one that has other topics."""

    topics: tuple[Topic, ...] = ()
    """Those that go, with their sessions and questions."""
    questions: tuple[Question, ...] = ()
    """The guiding questions that go with them."""
    kept: tuple[Topic, ...] = ()
    """Those that the new agenda does not have, and that stay because somebody worked on them."""


def superseded(there: Dossier, read: Dossier) -> Superseded:
    """Return what goes when an agenda replaces the one that is there.

    A topic stays where the new agenda has one of its number and title, and where it has notes, key
    results or a clock that ran. An agenda without sessions says nothing about topics: all stay.
    """
    if not read.topics:
        return Superseded()
    said = {(topic.number, fold(title)) for topic in read.topics for title in _titles(topic)}
    others = [
        topic
        for topic in there.topics
        if not said & {(topic.number, fold(title)) for title in _titles(topic)}
    ]
    gone = tuple(topic for topic in others if not is_worked_on(there, topic))
    questions = tuple(question for topic in gone for question in there.questions_of(topic))
    return Superseded(gone, questions, tuple(topic for topic in others if topic not in gone))


def is_worked_on(there: Dossier, topic: Topic) -> bool:
    """Tell whether a topic has notes or key results, or anything happened in its sessions."""
    return is_in_use(there, topic) or bool(there.key_results_of(topic))


def is_in_use(there: Dossier, topic: Topic) -> bool:
    """Tell whether a topic's sessions have notes, or anything happened there."""
    sessions = there.sessions_of(topic)
    ids = {session.id for session in sessions}
    has_notes = any(note.session_id in ids for note in there.notes)
    return has_notes or any(there.facts_of(session) for session in sessions)


def _titles(topic: Topic) -> set[str]:
    return {title for title in (topic.title, topic.agenda_title) if title}
