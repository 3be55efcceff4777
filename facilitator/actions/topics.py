"""The topics of a workshop: each has one Leitfaden, and a session in every round."""

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted, continues
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Session, Topic
from facilitator.domain.superseding import is_in_use, is_worked_on
from facilitator.errors import UserError
from facilitator.language import mark, tr, trn


def add(tx: Transaction, *, workshop_id: str, title: str = "") -> Outcome:
    """Add a topic behind the others, with a session in each round there is."""
    tx.read.workshop(workshop_id)
    head = tx.read.head(workshop_id)
    number = max((topic.number for topic in head.topics), default=0) + 1
    topic = Topic(id=new_id(), workshop_id=workshop_id, number=number, title=accepted(title))
    tx.write.insert(topic)
    for entry in head.rounds:
        tx.write.insert(Session(id=new_id(), round_id=entry.id, topic_id=topic.id))
    return Outcome(mark("New topic"), ids=(topic.id,))


def retitle(tx: Transaction, *, topic_id: str, title: str) -> Outcome:
    """Give a topic another title; typing that goes on continues its step."""
    title = accepted(title)
    if not continues(tx, topic_id, "title", title):
        _living(tx, topic_id)
        tx.write.set("topic", topic_id, title=title)
    return Outcome(mark("Title of a topic"))


def shift(tx: Transaction, *, topic_id: str, step: int) -> Outcome:
    """Swap the numbers of a topic and the one below (1) or above (-1), and with them W r.t.

    UserError, and nothing done, where notes or a clock in one of their sessions go by its number.
    """
    topic = _living(tx, topic_id)
    dossier = tx.read.dossier(topic.workshop_id)
    at = dossier.topics.index(topic) + step
    if 0 <= at < len(dossier.topics):
        other = dossier.topics[at]
        for entry in (topic, other):
            if is_in_use(dossier, entry):
                said = tr("“{title}” is in use already and keeps its number.", title=entry.title)
                raise UserError(said)
        tx.write.set("topic", topic.id, number=other.number)
        tx.write.set("topic", other.id, number=topic.number)
    return Outcome(mark("Order of topics"))


def remove(tx: Transaction, *, topic_id: str) -> Outcome:
    """Delete a topic with its questions and sessions; the others keep their numbers.

    UserError, and nothing done, where it has notes or key results, or its sessions have begun.
    """
    topic = _living(tx, topic_id)
    dossier = tx.read.dossier(topic.workshop_id)
    ids = {session.id for session in dossier.sessions_of(topic)}
    notes = sum(1 for note in dossier.notes if note.session_id in ids)
    if notes:
        said = trn(
            "“{title}” has {count} note and stays.",
            "“{title}” has {count} notes and stays.",
            notes,
            title=topic.title,
        )
        raise UserError(said)
    if is_worked_on(dossier, topic):
        said = tr("“{title}” has been worked on and stays. Nothing was changed.", title=topic.title)
        raise UserError(said)
    take_away(tx, dossier, topic)
    return Outcome(mark("Delete topic"))


def take_away(tx: Transaction, dossier: Dossier, topic: Topic) -> None:
    """Delete a topic with its questions and sessions, whatever happened there."""
    for question in dossier.questions:
        if question.topic_id == topic.id:
            tx.write.delete("question", question.id)
    for session in dossier.sessions_of(topic):
        for moderator in dossier.moderators_of(session):
            tx.write.delete("moderator", moderator.id)
        tx.write.delete("session", session.id)
    tx.write.delete("topic", topic.id)


def _living(tx: Transaction, topic_id: str) -> Topic:
    topic = tx.read.row(Topic, topic_id)
    if topic is None:
        raise UserError(tr("This topic is no longer in the file. Nothing was changed."))
    return topic
