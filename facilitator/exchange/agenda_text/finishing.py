"""The plan as records: rounds and topics numbered, afternoons told from mornings, persons known."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.codes import SessionCode
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
from facilitator.exchange.agenda_text.clocks import Times
from facilitator.exchange.agenda_text.sessions import holds_sessions, round_of
from facilitator.exchange.outline.agenda_lines import guess_kind
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.inline import escaped
from facilitator.language import tr


def finished(plan: PlanDraft, known: Sequence[Person]) -> Dossier:
    """Return the records of a plan; persons that are known are recognised by name."""
    number_rounds(plan)
    repeat_sessions(plan)
    name_sessions(plan)
    tell_afternoons(plan)
    return _Finishing(plan, known).dossier()


# Rounds


def number_rounds(plan: PlanDraft) -> None:
    """Give sessions that only name their topic the round of their item: what it says, else the next."""
    last = max((session.code.round for item in plan.items for session in item.sessions), default=0)
    last = last or max(
        (round_of(item.title) or 0 for item in plan.items if item.sessions), default=0
    )
    count = 0
    for item in plan.items:
        if not item.sessions:
            continue
        count += 1
        said = round_of(item.title)
        for session in item.sessions:
            if session.code.round:
                continue
            session.code = SessionCode(said or count, session.code.topic)
            sentence = tr(
                "Only the number of the workshop is said; it is {session}.", session=session.code
            )
            plan.report(session.entry, sentence)


def repeat_sessions(plan: PlanDraft) -> None:
    """Give an item that names a further round, but lists no sessions, those of the round before."""
    above: ItemDraft | None = None
    for item in plan.items:
        if item.sessions:
            above = item
        number = round_of(item.title)
        if item.sessions or not number or not above or not holds_sessions(item.title):
            continue
        if number in {session.code.round for other in plan.items for session in other.sessions}:
            continue
        item.sessions = [_repeated(session, number, item) for session in above.sessions]
        sentence = tr(
            "No workshops are listed here; those of round {round} are taken again.",
            round=above.sessions[0].code.round,
        )
        plan.report(item.entry, sentence)
        plan.mark(item.entry, "item", *item.sessions)


def _repeated(session: SessionDraft, number: int, item: ItemDraft) -> SessionDraft:
    moderators = [Wording(wording.printed, wording.named) for wording in session.moderators]
    code = SessionCode(number, session.code.topic)
    return SessionDraft(code, session.title, item.entry, session.room, moderators)


def name_sessions(plan: PlanDraft) -> None:
    """Give a title to items of which only the sessions are said."""
    for item in plan.items:
        if item.sessions and not item.title:
            item.title = tr("Parallel workshops")
            sentence = tr(
                "These workshops have no title together; “{title}” is put there.", title=item.title
            )
            plan.report(item.entry, sentence)


# Times


_NOON = "12:00"
_EARLIEST = "08:00"


def tell_afternoons(plan: PlanDraft) -> None:
    """Read 1:30 behind 12:00 as half past one in the afternoon, where no time is later than 12:59."""
    timed = [item for item in plan.items if item.times]
    every = [time for item in timed for time in item.times or () if isinstance(time, str)]
    if any(time >= "13:00" for time in every) or any(
        item.times and item.times.is_half_named for item in timed
    ):
        return
    is_past_noon = False
    for item in timed:
        times = item.times
        if not times:
            continue
        is_past_noon = is_past_noon or times.start >= _NOON
        if times.end and times.end < times.start and times.end < _EARLIEST:
            times = times._replace(end=_later(times.end))
        if is_past_noon and times.start < _EARLIEST:
            times = Times(_later(times.start), times.end and _later(times.end))
        if times != item.times:
            plan.report(item.entry, tr("This is read as a time in the afternoon."))
            item.times = times
        is_past_noon = is_past_noon or (times.end or "") >= _NOON
    if is_past_noon and "end_time" in plan.head.cells:
        plan.head.cells["end_time"] = _later(plan.head.cells["end_time"])


def _later(time: str) -> str:
    return f"{int(time[:2]) + 12:02d}{time[2:]}" if time < _EARLIEST else time


# Records


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

    def _write_head(self) -> None:
        draft = self._draft
        head = {cell: clean_line(value).strip() for cell, value in self._plan.head.cells.items()}
        draft.process = draft.process._replace(title=head.pop("process", ""))
        draft.workshop = draft.workshop._replace(**head)
        ids: dict[str | None, str] = {None: ""}
        for wording in self._plan.moderation:
            person_id, _ = self._person(wording)
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
        name, organisation = (
            clean_line(text).strip() for text in (wording.named.name, wording.named.organisation)
        )
        return self._draft.person(name, organisation).id, ""
