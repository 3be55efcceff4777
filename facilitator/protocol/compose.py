"""Turn a workshop's records into what its protocol says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from facilitator.domain import records, richtext
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import resolved
from facilitator.domain.following import said_starts
from facilitator.domain.followups import followups
from facilitator.domain.moments import day_of
from facilitator.domain.text import clean_line
from facilitator.protocol.citations import cited
from facilitator.protocol.content import (
    AgendaEntry,
    AgendaSlot,
    Prose,
    ProtocolContent,
    Question,
    Reply,
    SessionLine,
    Statement,
    Task,
    Topic,
)
from facilitator.protocol.editions import FULL, Edition, for_audience
from facilitator.protocol.field_words import fields_said
from facilitator.protocol.merging import merged_answers, parked_points, unsettled
from facilitator.protocol.naming import Naming
from facilitator.protocol.steps import steps_of


def compose(
    dossier: Dossier, *, today: date, edition: Edition = FULL, number: str = ""
) -> ProtocolContent:
    """Return everything the protocol of a workshop may print; `today` dates a draft.

    `number` is that of the version, where it is kept as one.

    All rounds of a topic are merged, in round order. Participants and recipients are left out
    unless the workshop decides to print them; internal notes and hints for moderators are never
    printed. An edition tells less of the persons, and only what its audience gets.
    """
    workshop, naming = dossier.workshop, Naming(dossier, edition.privacy)
    dossier = _with_owners(dossier, naming, edition)
    prints = bool(workshop.prints_persons)
    content = ProtocolContent(
        today=today,
        edition=edition,
        language=workshop.language,
        title=workshop.title,
        workshop_id=workshop.id,
        day=day_of(workshop.date),
        start=workshop.start_time,
        end=workshop.end_time,
        place=clean_line(workshop.place).strip(),
        process=dossier.process.title,
        status=workshop.status,
        number=number,
        confidentiality=workshop.confidentiality,
        moderation=naming.persons("moderation"),
        represents=workshop.represents,
        representatives=naming.persons("representative"),
        agenda=tuple(_agenda(dossier, naming)),
        round_count=len(dossier.rounds),
        topics=tuple(_topic(dossier, topic) for topic in dossier.topics),
        parked=parked_points(dossier),
        tasks=tuple(_tasks(dossier)),
        recommendations=tuple(
            Statement(entry.id, entry.text) for entry in dossier.recommendations if entry.text
        ),
        chapters=tuple(_chapters(dossier, edition)),
        steps=steps_of(dossier),
        participants=naming.listed("participant") if prints else (),
        recipients=naming.listed("recipient") if prints else (),
    )
    return for_audience(cited(content, dossier))


def _with_owners(dossier: Dossier, naming: Naming, edition: Edition) -> Dossier:
    """Return a workshop whose tasks are those of whom the edition may name."""
    if edition.privacy == "full":
        return dossier
    notes = tuple(note._replace(task_owner=naming.owner(note.task_owner)) for note in dossier.notes)
    return replace(dossier, notes=notes)


# Agenda


def _agenda(dossier: Dossier, naming: Naming) -> Iterator[AgendaSlot]:
    slot: AgendaSlot | None = None
    for item, start in zip(dossier.agenda, said_starts(dossier.agenda), strict=True):
        entry = _agenda_entry(dossier, item, naming)
        if slot is not None and item.start_time is None and start in (None, slot.time):
            slot = replace(slot, entries=(*slot.entries, entry))
            continue
        if slot is not None:
            yield slot
        slot = AgendaSlot(item.start_time or start, (entry,))
    if slot is not None:
        yield slot


def _agenda_entry(dossier: Dossier, item: records.AgendaItem, naming: Naming) -> AgendaEntry:
    speakers = naming.speakers(dossier.speakers_of(item))
    held = next((entry for entry in dossier.rounds if entry.id == item.round_id), None)
    if held is None:
        return AgendaEntry(item.id, item.title, speakers)
    sessions = tuple(
        _session_line(dossier, session, naming) for session in dossier.sessions_of(held)
    )
    return AgendaEntry(item.id, item.title, speakers, held.number, sessions)


def _session_line(dossier: Dossier, session: records.Session, naming: Naming) -> SessionLine:
    topic = next(topic for topic in dossier.topics if topic.id == session.topic_id)
    return SessionLine(
        dossier.code[session.id],
        topic.agenda_title or topic.title,
        naming.moderators(dossier.moderators_of(session)),
    )


# Topics


def _topic(dossier: Dossier, topic: records.Topic) -> Topic:
    results = (_key_result(dossier, entry) for entry in dossier.key_results_of(topic))
    return Topic(
        topic.id,
        topic.number,
        topic.title,
        tuple(result for result in results if result.text),
        tuple(_question(dossier, topic, entry) for entry in dossier.questions_of(topic)),
    )


def _key_result(dossier: Dossier, result: records.KeyResult) -> Statement:
    """Return a key result with what is not agreed about the notes it rests on."""
    notes = [note for note in dossier.evidence_of(result) if note.id not in dossier.internal]
    rounds = {
        dossier.code[answer.session_id].round
        for note in notes
        for answer in dossier.answers_to(note)
        if answer.stance == "contradicted" and not answer.is_parked
    }
    return Statement(
        result.id,
        dossier.shown_text_of(result),
        unsettled(notes),
        tuple(Reply(number, "contradicted") for number in sorted(rounds)),
    )


def _question(dossier: Dossier, topic: records.Topic, question: records.Question) -> Question:
    return Question(
        question.id,
        question.text,
        merged_answers(dossier, topic, question),
        tuple(_question(dossier, topic, sub) for sub in dossier.sub_questions_of(question)),
    )


def _tasks(dossier: Dossier) -> Iterator[Task]:
    for entry in followups(dossier):
        yield Task(entry.id, entry.text, entry.owner, day_of(entry.due), entry.kind == "open")


# Chapters and milestones


def _chapters(dossier: Dossier, edition: Edition) -> Iterator[Prose]:
    """Yield the chapters; of two with one role the second counts as an extra one, so none is lost.

    An appendix chapter right behind the key results is the pointer there, so that what follows
    it still belongs to the key results.
    """
    seen: list[records.ChapterRole] = []
    said = fields_said(dossier, edition.privacy)
    for chapter in dossier.chapters:
        after = seen[-1] if seen else None
        if seen[-2:] == ["key_results", "appendix"]:
            after = "key_results"
        blocks = resolved(richtext.parse(chapter.text), said)
        if chapter.role == "extra" or chapter.role in seen:
            yield Prose(chapter.id, "extra", chapter.title, blocks, after)
        else:
            seen.append(chapter.role)
            yield Prose(chapter.id, chapter.role, chapter.title, blocks)
