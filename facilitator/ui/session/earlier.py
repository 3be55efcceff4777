"""What earlier rounds said on a question: the points that a later round confirms or contradicts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note, NoteKind, Session
from facilitator.domain.text import clean_line
from facilitator.language import tr
from facilitator.storage.reading import Reader
from facilitator.ui.session.lines import SUB_LEVEL


class EarlierSession(NamedTuple):
    """The same topic in an earlier round."""

    session_id: str
    round: int
    label: str
    """What stands over its points: "From round 1 (W 1.2)"."""


class Point(NamedTuple):
    """A note of an earlier round, for reading."""

    id: str
    section: str
    """The question or sub-question it was said on."""
    text: str
    is_sub_point: bool
    origin: str
    kind: NoteKind = "statement"
    is_key_result: bool = False


def earlier_sessions(head: Dossier, session: Session) -> list[EarlierSession]:
    """Return a topic's sessions in earlier rounds, in round order."""
    code = head.code[session.id]
    topic = next((topic for topic in head.topics if topic.id == session.topic_id), None)
    sessions: Iterable[Session] = head.sessions_of(topic) if topic else ()
    codes = ((entry.id, head.code[entry.id]) for entry in sessions)
    return [
        EarlierSession(
            session_id,
            other.round,
            tr("From round {number} ({code})", number=other.round, code=other),
        )
        for session_id, other in codes
        if other.round < code.round
    ]


def points_on(read: Reader, earlier: Sequence[EarlierSession], question_id: str) -> list[Point]:
    """Return what was said on a question and its sub-questions, but nothing that is internal."""
    return [
        Point(
            note.id,
            note.question_id or question_id,
            clean_line(note.text),
            note.level == SUB_LEVEL,
            entry.label,
            note.kind,
            bool(note.is_key_result),
        )
        for entry in earlier
        for note in _public(read.session_notes(entry.session_id, question_id))
    ]


def _public(notes: Iterable[Note]) -> Iterator[Note]:
    """Return what is not internal; a sub-note is as internal as the note above it."""
    is_hidden = False
    for note in notes:
        is_hidden = note.kind == "internal" or (is_hidden and note.level == SUB_LEVEL)
        if not is_hidden:
            yield note


def told(read: Reader, earlier: Sequence[EarlierSession]) -> dict[str, str]:
    """Return how much earlier rounds said, for reading, by the id of the guiding question."""
    said: dict[str, list[str]] = {}
    for entry in earlier:
        for question_id, count in read.points(entry.session_id).items():
            words = tr("{count} from round {number}", count=count, number=entry.round)
            said.setdefault(question_id, []).append(words)
    return {question_id: _BETWEEN.join(words) for question_id, words in said.items()}


_BETWEEN: Final = ", "
