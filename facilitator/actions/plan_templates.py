"""Plans that are not made from nothing: rounds by a pattern, and a workshop as the next one's template."""

from typing import Final

from facilitator.actions.agenda_items import insert_behind
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import between
from facilitator.domain.plan_copies import next_plan
from facilitator.domain.records import AgendaItem, AgendaKind, Round, Session, Topic
from facilitator.errors import UserError
from facilitator.language import mark, tr

MOST_ROUNDS: Final = 12
MOST_TOPICS: Final = 30
_ROUND: Final = {"de": "Durchlauf {number}", "en": "Round {number}"}
_TOPIC: Final = {"de": "Thema {number}", "en": "Topic {number}"}
_BREAK: Final = {"de": "Pause", "en": "Break"}
"""Titles in the language of the workshop, as it prints them."""


def break_title(language: str) -> str:
    """Return what a break is called in a workshop of a language."""
    return _BREAK.get(language, _BREAK["de"])


def insert_rounds(
    tx: Transaction,
    *,
    workshop_id: str,
    after: str | None,
    rounds: int,
    topics: int,
    minutes: int,
    pause: int,
) -> Outcome:
    """Put rounds of parallel sessions behind an item, with breaks of `pause` minutes between them.

    Topics that the workshop has come first, and so do rounds that its agenda does not show; what
    is missing is made. `ids` are the new items. UserError for numbers that no day has.
    """
    if not (1 <= rounds <= MOST_ROUNDS and 1 <= topics <= MOST_TOPICS and minutes > 0):
        most = {"rounds": MOST_ROUNDS, "topics": MOST_TOPICS}
        said = tr("At most {rounds} rounds of {topics} topics each. Nothing was changed.", **most)
        raise UserError(said)
    head = tx.read.head(workshop_id)
    used_topics = _topics(tx, head, topics)
    items: list[AgendaItem] = []
    for entry in _rounds(tx, head, rounds):
        _open_rooms(tx, head, entry, used_topics)
        if items and pause > 0:
            items.append(_item(head, "break", break_title(head.workshop.language), pause))
        title = _ROUND.get(head.workshop.language, _ROUND["de"]).format(number=entry.number)
        items.append(_item(head, "parallel", title, minutes)._replace(round_id=entry.id))
    insert_behind(tx, items, after)
    return Outcome(mark("Insert rounds"), ids=tuple(item.id for item in items))


def _topics(tx: Transaction, head: Dossier, count: int) -> list[Topic]:
    found = list(head.topics[:count])
    number = max((topic.number for topic in head.topics), default=0)
    pattern = _TOPIC.get(head.workshop.language, _TOPIC["de"])
    while len(found) < count:
        number += 1
        title = pattern.format(number=number)
        topic = Topic(id=new_id(), workshop_id=head.workshop.id, number=number, title=title)
        tx.write.insert(topic)
        found.append(topic)
    return found


def _rounds(tx: Transaction, head: Dossier, count: int) -> list[Round]:
    shown = {item.round_id for item in head.agenda}
    found = [entry for entry in head.rounds if entry.id not in shown][:count]
    number = max((entry.number for entry in head.rounds), default=0)
    while len(found) < count:
        number += 1
        made = Round(id=new_id(), workshop_id=head.workshop.id, number=number)
        tx.write.insert(made)
        found.append(made)
    return found


def _open_rooms(tx: Transaction, head: Dossier, entry: Round, topics: list[Topic]) -> None:
    there = {session.topic_id for session in head.sessions if session.round_id == entry.id}
    for topic in topics:
        if topic.id not in there:
            tx.write.insert(Session(id=new_id(), round_id=entry.id, topic_id=topic.id))


def _item(head: Dossier, kind: AgendaKind, title: str, minutes: int) -> AgendaItem:
    return AgendaItem(
        id=new_id(),
        workshop_id=head.workshop.id,
        kind=kind,
        title=title,
        duration_minutes=minutes,
    )


def begin_next(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Make a workshop's plan the template of the process's next workshop; `ids` names that one.

    Agenda, topics, questions, rooms, moderators and milestones are taken along, as one step; date,
    notes, what happened, results, guests and their groups are not.
    """
    dossier = tx.read.dossier(workshop_id)
    title = tr("{title} (next workshop)", title=dossier.workshop.title).strip()
    plan = next_plan(dossier, title)
    last = max(workshop.position for workshop in tx.read.workshops())
    tx.write.insert(plan.workshop._replace(position=between(last, "")))
    for part in (
        plan.involvements, plan.rounds, plan.topics, plan.sessions, plan.moderators, plan.agenda,
        plan.speakers, plan.questions, plan.capacities, plan.chapters, plan.milestones,
    ):  # fmt: skip
        for record in part:
            tx.write.insert(record)
    return Outcome(mark("Plan the next workshop"), ids=(plan.workshop.id,))
