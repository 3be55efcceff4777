"""What becomes of notes: they are taken over into answers, let go of again, or left out.

The notes themselves are never changed by it; a sub-note goes with the note it stands below.
"""

from collections.abc import Sequence
from itertools import takewhile

from facilitator.actions.answer_lists import AnswerList, gone
from facilitator.actions.answers import attach
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.authoring import Answer, AnswerSource, Omission
from facilitator.domain.consolidation import Point, Wording, points, worded
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note
from facilitator.errors import UserError
from facilitator.language import mark, tr


def take_over(
    tx: Transaction, *, question_id: str, note_ids: Sequence[str], after: str | None = None
) -> Outcome:
    """Make one answer to a question of one or several notes, behind an answer or, by None, first.

    Sub-notes become answers below it. `ids` are the new answers, the main one first.
    """
    answers = AnswerList(tx, question_id)
    made = _write(tx, answers, question_id, worded(_points(tx, note_ids)), after)
    return Outcome(mark("Take notes over"), ids=tuple(made))


def take_over_each(
    tx: Transaction, *, question_id: str, note_ids: Sequence[str], after: str | None = None
) -> Outcome:
    """Make an answer of each of several notes, in their order, as one step."""
    answers = AnswerList(tx, question_id)
    wordings = [said for point in _points(tx, note_ids) for said in worded([point])]
    made = _write(tx, answers, question_id, wordings, after)
    return Outcome(mark("Take notes over"), ids=tuple(made))


def add_to(tx: Transaction, *, answer_id: str, note_ids: Sequence[str]) -> Outcome:
    """Let an answer rest on more notes; its words stay as they are, sub-notes come below it."""
    answer = tx.read.row(Answer, answer_id)
    if answer is None:
        raise gone()
    for point in _points(tx, note_ids):
        for note in (point.note, *point.below):
            attach(tx, answer_id, note.id, note.text)
        _readmit(tx, point.note.id)
    return Outcome(mark("Add notes to an answer"), ids=(answer_id,))


def let_go(tx: Transaction, *, answer_id: str, note_ids: Sequence[str]) -> Outcome:
    """Let an answer rest on notes no longer; its words stay."""
    for source in tx.read.sources_of(answer_id):
        if source.note_id in note_ids:
            tx.write.delete("answer_source", source.id)
    return Outcome(mark("Take notes off an answer"))


def part(tx: Transaction, *, answer_id: str) -> Outcome:
    """Make an answer of each note that an answer rests on, in the note's own words.

    The first one takes the answer's place. UserError where there are not several.
    """
    answer = tx.read.row(Answer, answer_id)
    if answer is None:
        raise gone()
    sources = tx.read.sources_of(answer_id)
    taken = _points(tx, [source.note_id for source in sources])
    if len(taken) < 2:  # noqa: PLR2004 - one note is one answer already
        raise UserError(tr("This answer does not rest on several notes. It stays as it is."))
    first, *others = taken
    kept = {note.id for note in (first.note, *first.below)}
    for source in sources:
        if source.note_id not in kept:
            tx.write.delete("answer_source", source.id)
    own = worded([first])[0]
    tx.write.set("answer", answer_id, text=own.text, kind=own.kind, standing=own.standing)
    answers = AnswerList(tx, answer.question_id)
    made = [answer_id]
    for point in others:
        # What stood below the answer was the notes' too and stays there: it is not doubled here.
        place = answers.last_below(made[-1])
        made += _write(tx, answers, answer.question_id, worded([Point(point.note)]), place)
    return Outcome(mark("Part answer by its notes"), ids=tuple(made))


def leave_out(tx: Transaction, *, note_ids: Sequence[str], reason: str = "") -> Outcome:
    """Leave notes out of the protocol's answers on purpose; another reason replaces the one before."""
    reason = accepted(reason).strip()
    for point in _points(tx, note_ids):
        known = tx.read.omissions_of(point.note.id)
        if known:
            tx.write.set("omission", known[0].id, reason=reason)
        else:
            tx.write.insert(Omission(new_id(), point.note.id, reason))
    return Outcome(mark("Leave notes out"))


def readmit(tx: Transaction, *, note_ids: Sequence[str]) -> Outcome:
    """Let notes that were left out be open again."""
    for note_id in note_ids:
        _readmit(tx, note_id)
    return Outcome(mark("Take notes back in"))


def _readmit(tx: Transaction, note_id: str) -> None:
    for omission in tx.read.omissions_of(note_id):
        tx.write.delete("omission", omission.id)


def _write(
    tx: Transaction,
    answers: AnswerList,
    question_id: str,
    wordings: Sequence[Wording],
    after: str | None,
) -> list[str]:
    """Put answers, each main one with what is below it, behind what is below another one."""
    new = [
        Answer(
            new_id(),
            question_id,
            level=wording.level,
            text=accepted(wording.text),
            kind=wording.kind,
            standing=wording.standing,
        )
        for wording in wordings
    ]
    answers.insert(new, answers.last_below(after))
    for answer, wording in zip(new, wordings, strict=True):
        for note in wording.notes:
            tx.write.insert(AnswerSource(new_id(), answer.id, note.id, note.text))
            _readmit(tx, note.id)
    return [answer.id for answer in new]


def _points(tx: Transaction, note_ids: Sequence[str]) -> list[Point]:
    """Return the points that notes stand in, each once, in the order in which they are named."""
    there: dict[tuple[str, str], dict[str, Point]] = {}
    found: dict[str, Point] = {}
    for note_id in note_ids:
        note = tx.read.note(note_id)
        if note is None:
            continue
        place = note.session_id, note.question_id or ""
        if place not in there:
            there[place] = _by_note(tx.read.notes_on(*place))
        if point := there[place].get(note_id):
            seen = tuple(takewhile(_is_for_others, point.below))  # below an internal one, all are
            found[point.note.id] = Point(point.note, seen)
    if not found:
        raise UserError(tr("These notes are no longer in the file. Nothing was changed."))
    return [*found.values()]


def _is_for_others(note: Note) -> bool:
    return note.kind != "internal"


def _by_note(notes: Sequence[Note]) -> dict[str, Point]:
    """Return for each note the point that it stands in."""
    return {one.id: point for point in points(notes) for one in (point.note, *point.below)}
