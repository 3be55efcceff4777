"""The form of a workshop that an outline can hold, before it is written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from facilitator.domain.authoring import Answer
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note, Round, Session, Topic
from facilitator.exchange.outline.remark_lines import normal_remark


def tidied(dossier: Dossier) -> Dossier:
    """Return a workshop as it will be read again.

    Topics are in the order of their numbers, one with questions has a session, a note without a
    question lies in the parking lot, a note or an answer of level 2 stands below one of level 1,
    and a remark says something.
    """
    remarks = tuple(
        remark._replace(text=text)
        for remark in dossier.remarks
        if (text := normal_remark(remark.text))
    )
    dossier = replace(dossier, topics=tuple(_topics(dossier)), remarks=remarks)
    dossier = _with_sessions(dossier)
    parked = [
        note._replace(is_parked=1)
        for note in dossier.notes
        if note.is_parked or note.question_id is None
    ]
    parked.sort(key=lambda note: dossier.code[note.session_id])
    groups = [
        *_groups_by_question(dossier),
        *(list(group) for _, group in groupby(parked, key=lambda note: note.session_id)),
    ]
    return replace(
        dossier,
        notes=tuple(note for group in groups for note in _levelled(group)),
        answers=tuple(_answers(dossier)),
    )


def _answers(dossier: Dossier) -> Iterator[Answer]:
    by_question = {question.id: list[Answer]() for question in dossier.questions}
    for answer in dossier.answers:
        by_question.get(answer.question_id, []).append(answer)
    for answers in by_question.values():
        lowest = 1
        for answer in answers:
            yield answer._replace(level=min(max(answer.level, 1), lowest))
            lowest = 2


def _topics(dossier: Dossier) -> Iterator[Topic]:
    for topic in sorted(dossier.topics, key=lambda topic: topic.number):
        yield topic._replace(title=topic.title.strip() or topic.agenda_title)


def _with_sessions(dossier: Dossier) -> Dossier:
    """Give each topic with questions and no session one in round 1."""
    have = {session.topic_id for session in dossier.sessions}
    lack = [
        topic for topic in dossier.topics if topic.id not in have and dossier.questions_of(topic)
    ]
    if not lack:
        return dossier
    first = next((entry for entry in dossier.rounds if entry.number == 1), None)
    added = first or Round(id=new_id(), workshop_id=dossier.workshop.id, number=1)
    return replace(
        dossier,
        rounds=dossier.rounds if first else (added, *dossier.rounds),
        sessions=(
            *dossier.sessions,
            *(Session(id=new_id(), round_id=added.id, topic_id=topic.id) for topic in lack),
        ),
    )


def _groups_by_question(dossier: Dossier) -> Iterator[list[Note]]:
    for topic in dossier.topics:
        sessions = dossier.sessions_of(topic)
        for root in dossier.questions_of(topic):
            for question in (root, *dossier.sub_questions_of(root)):
                for session in sessions:
                    yield dossier.notes_of(question, session)


def _levelled(notes: Iterable[Note]) -> Iterator[Note]:
    lowest = 1
    for note in notes:
        level = min(max(note.level, 1), lowest)
        lowest = 2
        yield note if note.level == level else note._replace(level=level)
