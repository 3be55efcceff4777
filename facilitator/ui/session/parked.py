"""Points in the parking lot: what belongs together, and the ways in and out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from facilitator.actions import notes
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Levelled
from facilitator.domain.records import Note, Session
from facilitator.language import tr
from facilitator.ui.session.lines import SUB_LEVEL


@dataclass(frozen=True, slots=True)
class Parked:
    """A parked point with the sub-notes that came along."""

    ids: tuple[str, ...]
    text: str
    time: str
    """When it was said, as a clock time here."""
    origin: str
    """The question it comes from, for reading; nothing where it has none."""
    back: str
    """What the way back is called; nothing where there is none."""


def park(tx: Transaction, *, session_id: str, note_ids: Sequence[str]) -> Outcome:
    """Park notes; a sub-note that comes without its main note is a point of its own."""
    found = [note for note_id in note_ids if (note := tx.read.note(note_id))]
    alone = takewhile(lambda note: note.level > 1, found)
    edits = [Levelled(note.id, 1) for note in alone]
    notes.revise(tx, session_id=session_id, edits=edits)
    return notes.park(tx, note_ids=note_ids)


def put_back(tx: Transaction, *, note_ids: Sequence[str]) -> Outcome:
    """Put a point back at the end of its question, its sub-notes below it again."""
    outcome = notes.unpark(tx, note_ids=note_ids)
    main = tx.read.note(note_ids[0])
    if main:
        edits = [Levelled(note_id, SUB_LEVEL) for note_id in note_ids[1:]]
        notes.revise(tx, session_id=main.session_id, edits=edits)
    return outcome


def points(head: Dossier, here: Session | None, groups: Sequence[Sequence[Note]]) -> list[Parked]:
    """Return points for reading; the question names its session where that is another one."""
    numbers = _numbers(head)
    return [_point(head, here, group, numbers) for group in groups]


def _point(
    head: Dossier, here: Session | None, group: Sequence[Note], numbers: dict[str, int]
) -> Parked:
    first = group[0]
    number = numbers.get(first.question_id or "", 0)
    code = head.code.get(first.session_id)
    if here and first.session_id == here.id:
        origin = tr("Question {number}", number=number) if number else ""
        back = tr("back to question {number}", number=number) if number else ""
    else:
        place = str(code) if code else ""
        origin = (
            tr("{session}, question {number}", session=place, number=number) if number else place
        )
        back = tr("back to {session}", session=place) if number else ""
    text = "\u2028".join(note.text for note in group)
    return Parked(
        tuple(note.id for note in group), text, local_time(first.created_at), origin, back
    )


def _numbers(head: Dossier) -> dict[str, int]:
    """Return the running number of the guiding question that each question belongs to, by its id."""
    return {
        part.id: number
        for topic in head.topics
        for number, question in enumerate(head.questions_of(topic), start=1)
        for part in (question, *head.sub_questions_of(question))
    }


def grouped(parked: Sequence[Note]) -> list[list[Note]]:
    """Return parked notes by point: each main note with the sub-notes that were parked with it."""
    mains = [note for note in parked if note.level == 1]
    groups = {note.id: [note] for note in mains}
    for note in sorted(parked, key=lambda entry: entry.position):
        if note.level == 1:
            continue
        above = [main for main in mains if _belongs(note, main)]
        main = max(above, key=lambda entry: entry.position, default=note)
        groups.setdefault(main.id, []).append(note)
    return list(groups.values())


def _belongs(note: Note, main: Note) -> bool:
    place = (note.session_id, note.question_id)
    return place == (main.session_id, main.question_id) and main.position <= note.position


def local_time(stamp: str) -> str:
    """Return a stored moment as a clock time here; nothing for what is no moment."""
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%H:%M")
    except ValueError:
        return ""
