"""What of a workshop an outline has to bring back: everything but ids, positions and instants."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, get_args

from facilitator.domain.answer_codes import answer_codes
from facilitator.domain.authoring import Answer
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import (
    TABLES,
    AgendaItem,
    KeyResult,
    Moderator,
    Note,
    Recommendation,
    Record,
    Role,
    Speaker,
    Topic,
)
from facilitator.domain.richtext import parse
from tests.exchange.making import label


def essence(dossier: Dossier) -> dict[str, Any]:
    """A workshop without ids and positions; what refers to another record says which one."""
    return {
        "process": dossier.process.title,
        "workshop": _cells(dossier.workshop, "id", "process_id", "position"),
        "persons": [
            (role, [label(person) for person in dossier.people(role)]) for role in get_args(Role)
        ],
        "agenda": [_agenda_item(dossier, item) for item in dossier.agenda],
        "sessions": {
            dossier.code[session.id]: (
                session.room,
                [_mention(dossier, entry) for entry in dossier.moderators_of(session)],
            )
            for session in dossier.sessions
        },
        "rounds": sorted(entry.number for entry in dossier.rounds),
        "topics": [
            (topic.number, topic.title, topic.agenda_title, _questions(dossier, topic))
            for topic in dossier.topics
        ],
        "answers": [_answers(dossier, topic) for topic in dossier.topics],
        "left out": {
            (_place(dossier, dossier.note[entry.note_id]), entry.reason)
            for entry in dossier.omissions
        },
        "parked": [
            (_note(dossier, note), note.question_id and _question(dossier, note))
            for note in dossier.parked
        ],
        "key results": [
            [
                (dossier.text_of(entry), _evidence(dossier, entry))
                for entry in dossier.key_results_of(topic)
            ]
            for topic in dossier.topics
        ],
        "recommendations": [
            (entry.text, _evidence(dossier, entry)) for entry in dossier.recommendations
        ],
        "chapters": [(entry.role, entry.title, parse(entry.text)) for entry in dossier.chapters],
        "milestones": [(entry.when_text, entry.title) for entry in dossier.milestones],
        "remarks": [entry.text for entry in dossier.remarks],
    }


def _cells(record: Record, *without: str) -> dict[str, object]:
    return {cell: value for cell, value in record._asdict().items() if cell not in without}


def _mention(dossier: Dossier, entry: Speaker | Moderator) -> tuple[str, str]:
    return label(dossier.person[entry.person_id]) if entry.person_id else "", entry.printed


def _agenda_item(dossier: Dossier, item: AgendaItem) -> tuple[object, ...]:
    number = next((entry.number for entry in dossier.rounds if entry.id == item.round_id), None)
    speakers = [_mention(dossier, entry) for entry in dossier.speakers_of(item)]
    cells = _cells(item, "id", "workshop_id", "position", "round_id")
    return *cells.values(), number, speakers


def _questions(dossier: Dossier, topic: Topic) -> list[object]:
    return [
        [
            (
                _cells(entry, "id", "topic_id", "parent_id", "position"),
                [
                    [_note(dossier, note) for note in dossier.notes_of(entry, session)]
                    for session in dossier.sessions_of(topic)
                ],
            )
            for entry in (root, *dossier.sub_questions_of(root))
        ]
        for root in dossier.questions_of(topic)
    ]


def _answers(dossier: Dossier, topic: Topic) -> list[object]:
    return [
        [_answer(dossier, answer) for answer in dossier.answers if answer.question_id == entry.id]
        for root in dossier.questions_of(topic)
        for entry in (root, *dossier.sub_questions_of(root))
    ]


def _answer(dossier: Dossier, answer: Answer) -> tuple[object, ...]:
    sources = {
        (_place(dossier, dossier.note[source.note_id]), source.said)
        for source in dossier.answer_sources
        if source.answer_id == answer.id
    }
    return answer.level, answer.text, answer.kind, answer.standing, sources


def _note(dossier: Dossier, note: Note) -> tuple[object, ...]:
    said = (note.level, note.text, note.kind, note.is_key_result, note.group_name)
    answered = dossier.note.get(note.answers_id or "")
    answer = note.stance, answered and (_place(dossier, answered))
    return dossier.code[note.session_id], said, note.task_owner, note.task_due, answer


def _place(dossier: Dossier, note: Note) -> object:
    parked = {entry.id: number for number, entry in enumerate(dossier.parked)}
    return dossier.note_codes.get(note.id, parked.get(note.id))


def _question(dossier: Dossier, note: Note) -> tuple[int, int]:
    for topic in dossier.topics:
        for number, root in enumerate(dossier.questions_of(topic)):
            for sub, entry in enumerate((root, *dossier.sub_questions_of(root))):
                if entry.id == note.question_id:
                    return number, sub
    return -1, -1


def _evidence(dossier: Dossier, claim: KeyResult | Recommendation) -> list[object]:
    codes = answer_codes(dossier, "de")
    return [
        _place(dossier, dossier.note[link.note_id]) if link.note_id else codes[link.answer_id or ""]
        for link in dossier.links_of(claim)
    ]


def texts(dossier: Dossier) -> Iterable[str]:
    """Return every text of a workshop."""
    parts = (getattr(dossier, cell.name) for cell in fields(dossier))
    records = [record for part in parts for record in ((part,) if type(part) in TABLES else part)]
    for record in records:
        assert type(record) in TABLES
        for name, value in _cells(record).items():
            if (
                isinstance(value, str)
                and name != "id"
                and not name.endswith("_id")
                and name != "position"
            ):
                yield value
