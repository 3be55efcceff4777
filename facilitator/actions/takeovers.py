"""A plan that was read from a text and agreed to, taken into a workshop that is there already.

What the workshop has is joined, not doubled, and never overwritten: rounds, topics and sessions by
their numbers, persons by name and organisation, items by time and title, questions by their words.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from facilitator.actions.agenda_clearing import clear
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.added_items import new_items
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import (
    TABLES,
    AgendaItem,
    Involvement,
    Moderator,
    Person,
    Question,
    Remark,
    Round,
    Session,
    Speaker,
    Topic,
)
from facilitator.domain.superseding import Superseded, superseded
from facilitator.domain.text import fold
from facilitator.language import mark, tr, trn

_Placed = TypeVar("_Placed", AgendaItem, Involvement, Moderator, Remark)
_Record = TypeVar(
    "_Record",
    Person,
    Involvement,
    Round,
    Topic,
    Session,
    Moderator,
    AgendaItem,
    Speaker,
    Question,
    Remark,
)

_HEAD = ("title", "date", "start_time", "end_time", "place")


def take_over(
    tx: Transaction, *, workshop_id: str, read: Dossier, replaces_agenda: bool = False
) -> Outcome:
    """Add everything of a plan that a workshop does not have yet, as one step.

    `replaces_agenda` takes away first what the new agenda has otherwise, see `agenda_clearing`:
    items, and topics that nobody worked on. UserError where the day of these items has begun. The
    `remark` says how much was there already, and what was kept as it is.
    """
    there = tx.read.dossier(workshop_id)
    said: list[str] = []
    if replaces_agenda and read.agenda:
        said.append(_replaced(superseded(there, read)))
        there = clear(tx, there, read)
    taking = _Taking(tx, there, read)
    taking.take()
    label = mark("Take over agenda") if read.agenda else mark("Take over questions")
    return Outcome(
        label, ids=tuple(taking.ids), remark=" ".join(filter(None, [*said, *taking.said()]))
    )


def _replaced(gone: Superseded) -> str:
    """Say which topics were worked on and stay although the new agenda has others."""
    if not gone.kept:
        return ""
    titles = ", ".join(
        tr("“{title}”", title=topic.title or topic.agenda_title) for topic in gone.kept
    )
    return tr("Has been worked on and stays: {titles}.", titles=titles)


class _Taking:
    """One plan on its way into a workshop; ids of the plan lead to those of the file."""

    def __init__(self, tx: Transaction, there: Dossier, read: Dossier) -> None:
        self._tx = tx
        self._there = there
        self._read = read
        self._id: dict[str, str] = {read.workshop.id: there.workshop.id}
        self._known = 0
        self._kept: list[str] = []
        self.ids: list[str] = []

    def take(self) -> None:
        """Write what is missing, parents first."""
        self._take_head()
        self._take_persons()
        self._take_rounds()
        self._take_topics()
        self._take_sessions()
        self._take_agenda()
        self._take_questions()
        self._take_remarks()

    def said(self) -> Iterable[str]:
        """Yield what is to be said about what was not written."""
        if self._known:
            yield trn(
                "{count} of these was there already.",
                "{count} of these were there already.",
                self._known,
            )
        if self._kept:
            yield tr("What the workshop says stays: {words}.", words=", ".join(self._kept))

    # Head and persons

    def _take_head(self) -> None:
        there, read = self._there.workshop, self._read.workshop
        for cell in _HEAD:
            own, other = getattr(there, cell), getattr(read, cell)
            if other and not own:
                self._tx.write.set("workshop", there.id, **{cell: other})
            elif other and other != own:
                self._kept.append(str(own))
        title = self._read.process.title
        if title and not self._there.process.title:
            self._tx.write.set("process", there.process_id, title=title)

    def _take_persons(self) -> None:
        there = self._there
        known = {(person.name, person.organisation): person.id for person in there.persons}
        ids = {person.id for person in there.persons}
        for person in self._read.persons:
            found = person.id if person.id in ids else known.get((person.name, person.organisation))
            own = person._replace(process_id=there.workshop.process_id)
            self._id[person.id] = found or self._insert(own)
        roles = {(entry.person_id, entry.role) for entry in there.involvements}
        new = [self._moved(entry) for entry in self._read.involvements]
        new = [entry for entry in new if (entry.person_id, entry.role) not in roles]
        self._append(new, [entry.position for entry in there.involvements])

    # Rounds, topics, sessions

    def _take_rounds(self) -> None:
        known = {entry.number: entry.id for entry in self._there.rounds}
        for entry in self._read.rounds:
            self._id[entry.id] = known.get(entry.number) or self._insert(entry)

    def _take_topics(self) -> None:
        known = {topic.number: topic for topic in self._there.topics}
        for topic in self._read.topics:
            own = known.get(topic.number)
            self._id[topic.id] = own.id if own else self._insert(topic)
            if own and topic.title and topic.title not in (own.title, own.agenda_title):
                self._name_topic(own, topic.title)

    def _name_topic(self, own: Topic, title: str) -> None:
        """Give a topic the title above its questions; the agenda's wording stays the agenda's."""
        cells: dict[str, str] = {}
        if not own.title:
            cells = {"title": title}
        elif own.agenda_title:
            self._kept.append(own.title)
        elif self._read.agenda:
            cells = {"agenda_title": title}
        elif self._there.agenda:
            cells = {"title": title, "agenda_title": own.title}
        else:
            self._kept.append(own.title)
        self._tx.write.set("topic", own.id, **cells)

    def _take_sessions(self) -> None:
        known = {code: key for key, code in self._there.code.items()}
        rooms = {session.id: session.room for session in self._there.sessions}
        for session in self._read.sessions:
            own = known.get(self._read.code[session.id])
            if own and session.room and not rooms[own]:
                self._tx.write.set("session", own, room=session.room)
            self._id[session.id] = own or self._insert(session)
        for session in self._read.sessions:
            self._take_moderators(session)

    def _take_moderators(self, session: Session) -> None:
        own = [
            entry for entry in self._there.moderators if entry.session_id == self._id[session.id]
        ]
        known = {(entry.person_id, entry.printed) for entry in own} | {
            (entry.person_id, "") for entry in own if entry.person_id
        }
        new = [self._moved(entry) for entry in self._read.moderators_of(session)]
        new = [
            entry
            for entry in new
            if not {(entry.person_id, entry.printed), (entry.person_id, "")} & known
        ]
        self._append(new, [entry.position for entry in own])

    # Agenda, questions, remarks

    def _take_agenda(self) -> None:
        """Append the items; of starts that follow one another only the first stays a set one."""
        new = new_items(self._there, self._read)
        self._known += len(self._read.agenda) - len(new)
        ids = self._append(new, [item.position for item in self._there.agenda])
        self.ids += ids
        for item, item_id in zip(new, ids, strict=True):
            self._id[item.id] = item_id
            for speaker in self._read.speakers_of(item):
                self._insert(speaker)

    def _take_questions(self) -> None:
        for topic in self._read.topics:
            topic_id = self._id[topic.id]
            own = [entry for entry in self._there.questions if entry.topic_id == topic_id]
            known = {(entry.parent_id, fold(entry.text)): entry.id for entry in own}
            last = max((entry.position for entry in own), default="")
            asked = [entry for entry in self._read.questions if entry.topic_id == topic.id]
            for question, position in zip(asked, spread(len(asked), last), strict=True):
                parent_id = self._id.get(question.parent_id or "")
                found = known.get((parent_id, fold(question.text)))
                self._known += bool(found)
                self._id[question.id] = found or self._insert(question._replace(position=position))
                self.ids += [] if found else [self._id[question.id]]

    def _take_remarks(self) -> None:
        known = {remark.text for remark in self._there.remarks}
        new = [remark for remark in self._read.remarks if remark.text not in known]
        self._append(new, [remark.position for remark in self._there.remarks])

    # Records

    def _append(self, records: Sequence[_Placed], positions: Iterable[str]) -> list[str]:
        """Write records behind those of the given positions; return their ids."""
        keys = spread(len(records), max(positions, default=""))
        return [
            self._insert(record._replace(position=key))
            for record, key in zip(records, keys, strict=True)
        ]

    def _insert(self, record: _Record) -> str:
        """Write a record whose parents are written; one that was undone before gets another id."""
        record = self._moved(record)
        if self._tx.write.exists(TABLES[type(record)], record.id):
            record = record._replace(id=new_id())
        return self._tx.write.insert(record)

    def _moved(self, record: _Record) -> _Record:
        """Return a record that names what is in the file instead of what was read."""
        cells = {
            name: self._id.get(value, value)
            for name, value in record._asdict().items()
            if name.endswith("_id") and value
        }
        return record._replace(**cells)
