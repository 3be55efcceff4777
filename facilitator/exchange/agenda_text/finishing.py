"""The plan as records: rounds and topics by their numbers, persons known by their names."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import (
    AgendaItem,
    Involvement,
    Moderator,
    Person,
    Speaker,
)
from facilitator.domain.text import clean_line
from facilitator.exchange.agenda_text.building import ItemDraft, PlanDraft, SessionDraft, Wording
from facilitator.exchange.agenda_text.mending import mend
from facilitator.exchange.agenda_text.names import Named
from facilitator.exchange.agenda_text.sessions import holds_sessions, round_of
from facilitator.exchange.outline.agenda_lines import guess_kind
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.inline import escaped
from facilitator.language import tr


def finished(plan: PlanDraft, known: Sequence[Person]) -> Dossier:
    """Return the records of a plan; persons that are known are recognised by name."""
    mend(plan)
    return _Finishing(plan, known).dossier()


class _Finishing:
    """Turns a plan into records."""

    def __init__(self, plan: PlanDraft, known: Sequence[Person]) -> None:
        self._plan = plan
        self._draft = Draft()
        self._draft.workshop = self._draft.workshop._replace(id=plan.head.id)
        for person in known:
            self._draft.people.add(person)

    def dossier(self) -> Dossier:
        """Return the workshop as it was read, with the persons that it names."""
        draft, plan = self._draft, self._plan
        self._know_organisations()
        self._write_head()
        for item in plan.items:
            self._write_item(item)
        used = {
            entry.person_id
            for entry in (*draft.involvements, *draft.speakers, *draft.moderators)
            if entry.person_id
        }
        found = draft.dossier()
        return replace(
            found, persons=tuple(person for person in found.persons if person.id in used)
        )

    def _know_organisations(self) -> None:
        """Make those known first who have an organisation; it may be said where they come again."""
        for wording in self._plan.moderation:
            if wording.named and wording.named.organisation:
                self._known(wording.named)
        for item in self._plan.items:
            owners = (item.speakers, *(session.moderators for session in item.sessions))
            for wording in (wording for wordings in owners for wording in wordings):
                if wording.named and wording.named.organisation:
                    self._person(wording)

    def _write_head(self) -> None:
        draft = self._draft
        head = {cell: clean_line(value).strip() for cell, value in self._plan.head.cells.items()}
        draft.process = draft.process._replace(title=head.pop("process", ""))
        draft.workshop = draft.workshop._replace(**head)
        ids: dict[str | None, str] = {None: ""}
        for wording in self._plan.moderation:
            person_id = self._moderating(wording)
            if person_id and person_id not in ids:
                draft.involvements.append(
                    Involvement(wording.id, draft.workshop.id, person_id, "moderation")
                )
            wording.id = ids.setdefault(person_id, wording.id)

    def _write_item(self, item: ItemDraft) -> None:
        draft = self._draft
        kept = [session for session in item.sessions if self._write_session(session)]
        number = kept[0].code.round if kept else None
        if number is None and holds_sessions(item.title):
            number = round_of(item.title)
        times = item.times
        draft.agenda.append(
            AgendaItem(
                id=item.id,
                workshop_id=draft.workshop.id,
                start_time=times.start if times else None,
                duration_minutes=item.minutes or (times.minutes if times else None),
                kind=guess_kind(item.title, has_sessions=bool(kept)),
                title=clean_line(item.title).strip(),
                place=clean_line(item.place).strip(),
                round_id=draft.round(number).id if number else None,
            )
        )
        for wording in item.speakers:
            person_id, printed = self._person(wording)
            draft.speakers.append(
                Speaker(id=wording.id, agenda_item_id=item.id, person_id=person_id, printed=printed)
            )

    def _write_session(self, session: SessionDraft) -> bool:
        draft = self._draft
        if session.code in draft.sessions:
            said = tr(
                "{session} is named a second time; this line is kept as a remark.",
                session=session.code,
            )
            persons = [wording.printed for wording in session.moderators]
            words = "; ".join(filter(None, [session.title, session.room, *persons]))
            remark = self._plan.keep(session.entry, words, said)
            for part in (session, *session.moderators):
                part.id = remark.id
            return False
        record = draft.session(session.code)
        draft.sessions[session.code] = record._replace(
            id=session.id, room=clean_line(session.room).strip()
        )
        self._name_topic(session)
        for wording in session.moderators:
            person_id, printed = self._person(wording)
            draft.moderators.append(
                Moderator(
                    id=wording.id, session_id=session.id, person_id=person_id, printed=printed
                )
            )
        return True

    def _name_topic(self, session: SessionDraft) -> None:
        topic = self._draft.topic(session.code.topic)
        title = clean_line(session.title).strip()
        if topic.agenda_title and title and topic.agenda_title != title:
            said = tr(
                "The agenda names workshop {number} in two ways; “{title}” is taken and the other kept as a remark.",
                number=topic.number,
                title=topic.agenda_title,
            )
            self._plan.keep(session.entry, f"{session.code}: {title}", said)
        topic.agenda_title = topic.agenda_title or title

    def _person(self, wording: Wording) -> tuple[str | None, str]:
        """Return the person that is meant and the words to print where they differ from the record."""
        mention = self._draft.people.read(escaped(wording.printed))
        if mention.person:
            return mention.person.id, mention.printed
        if wording.named is None:
            return None, clean_line(wording.printed).strip()
        return self._known(wording.named), ""

    def _moderating(self, wording: Wording) -> str | None:
        """Return who moderates the whole; there are no words for that but those of the record."""
        if wording.named and wording.named.organisation:
            return self._known(wording.named)
        return self._person(wording)[0]

    def _known(self, named: Named) -> str:
        """Return the id of the person of exactly this name and organisation."""
        name, organisation = (clean_line(text).strip() for text in (named.name, named.organisation))
        return self._draft.person(name, organisation).id
