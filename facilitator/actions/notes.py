"""What can be done to notes: typing, marking, parking."""

from collections.abc import Sequence
from datetime import UTC
from typing import get_args

from facilitator import clock
from facilitator.actions import claims
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.edits import Added, Edit, Levelled, Moved, Removed, Reworded
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import between, spread
from facilitator.domain.records import Note, NoteKind
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr

LEVELS = (1, 2)


def revise(tx: Transaction, *, session_id: str, edits: Sequence[Edit], label: str = "") -> Outcome:
    """Write whatever a change of the text did to the notes of a session, as one step.

    Edits are applied in their order. One `Reworded` soon after another of the same note, or
    after the step that made it, continues that step.
    """
    match edits:
        case [Reworded() as edit] if tx.typing and tx.typing.row_id == edit.id:
            if tx.write.retype(tx.typing, accepted(edit.text)):
                return Outcome(label or mark("Typing"))
        case _:
            pass
    for edit in edits:
        _apply(tx, session_id, edit)
    return Outcome(
        label or _label(edits), ids=tuple(edit.id for edit in edits if isinstance(edit, Added))
    )


def add(
    tx: Transaction,
    *,
    session_id: str,
    question_id: str,
    text: str,
    level: int = 1,
    kind: NoteKind = "statement",
) -> Outcome:
    """Append a note to a question of a session; UserError when there is nothing to note."""
    text = accepted(text)
    if not text.strip():
        raise UserError(tr("The note is empty, so nothing was stored. Type some text."))
    last = tx.read.last_note(session_id, question_id)
    note = Added(new_id(), question_id, level, text, last.id if last else None)
    _apply(tx, session_id, note)
    if kind != "statement":
        tx.write.set("note", note.id, kind=_known_kind(kind))
    return Outcome(mark("New note"), ids=(note.id,))


def mark_key_result(tx: Transaction, *, note_ids: Sequence[str], on: bool) -> Outcome:
    """Mark notes as key results, or take the mark away; the key result follows the note's words."""
    for note in _notes(tx, note_ids):
        if bool(note.is_key_result) == on:
            continue
        tx.write.set("note", note.id, is_key_result=int(on))
        if on:
            claims.follow(tx, note)
        else:
            claims.release(tx, note)
    return Outcome(mark("Mark as key result") if on else mark("Remove key result mark"))


def set_kind(tx: Transaction, *, note_ids: Sequence[str], kind: NoteKind) -> Outcome:
    """Say what kind of contribution notes are."""
    for note in _notes(tx, note_ids):
        tx.write.set("note", note.id, kind=_known_kind(kind))
    return Outcome(mark("Kind of note"))


def park(tx: Transaction, *, note_ids: Sequence[str]) -> Outcome:
    """Move notes to the parking lot; they remember their question."""
    for note in _notes(tx, note_ids):
        tx.write.set("note", note.id, is_parked=1)
    return Outcome(mark("To the parking lot"))


def unpark(tx: Transaction, *, note_ids: Sequence[str]) -> Outcome:
    """Move notes from the parking lot to the end of the question they came from.

    A note that never had a question stays where it is: it needs one first.
    """
    for note in _notes(tx, note_ids):
        if note.question_id is None:
            raise UserError(
                tr("This note belongs to no question yet. It stays in the parking lot.")
            )
        last = tx.read.last_note(note.session_id, note.question_id)
        position = between(last.position if last else "", "")
        tx.write.set("note", note.id, is_parked=0, position=position, level=1)
    return Outcome(mark("Back to its question"))


def add_parked(
    tx: Transaction,
    *,
    session_id: str,
    text: str,
    question_id: str | None = None,
    kind: NoteKind = "statement",
) -> Outcome:
    """Put a new note straight into the parking lot."""
    text = accepted(text)
    if not text.strip():
        raise UserError(tr("The note is empty, so nothing was stored. Type some text."))
    note = Note(
        id=new_id(),
        session_id=session_id,
        question_id=question_id,
        text=text,
        kind=kind,
        is_parked=1,
        created_at=_now(),
        position=between("", ""),
    )
    tx.write.insert(note)
    return Outcome(mark("To the parking lot"), ids=(note.id,))


def _apply(tx: Transaction, session_id: str, edit: Edit) -> None:
    match edit:
        case Added():
            _add(tx, session_id, edit)
        case Reworded(id=note_id, text=text):
            tx.write.set("note", note_id, text=accepted(text), deleted=0)
        case Levelled(id=note_id, level=level):
            tx.write.set("note", note_id, level=_known_level(level))
        case Moved(id=note_id, question_id=question_id, after=after):
            position = _position(tx, session_id, question_id, after, moved=note_id)
            tx.write.set("note", note_id, question_id=question_id, position=position)
        case Removed(id=note_id):
            _remove(tx, note_id)


def _add(tx: Transaction, session_id: str, edit: Added) -> None:
    text = accepted(edit.text)
    if tx.write.exists("note", edit.id):
        # A note that was undone or removed on screen and comes back keeps its name and history.
        position = _position(tx, session_id, edit.question_id, edit.after, moved=edit.id)
        tx.write.set(
            "note",
            edit.id,
            text=text,
            level=_known_level(edit.level),
            question_id=edit.question_id,
            position=position,
            is_parked=0,
            deleted=0,
        )
        return
    position = _position(tx, session_id, edit.question_id, edit.after, moved=edit.id)
    tx.write.insert(
        Note(
            id=edit.id,
            session_id=session_id,
            question_id=edit.question_id,
            position=position,
            level=_known_level(edit.level),
            text=text,
            created_at=_now(),
        )
    )


def _remove(tx: Transaction, note_id: str) -> None:
    note = tx.read.note(note_id)
    if note is None or not tx.write.is_seen("note", note_id, "text"):
        return  # somebody else wrote it anew meanwhile, and nobody here has read that
    claims.release(tx, note)
    tx.write.delete("note", note_id)


def _position(
    tx: Transaction, session_id: str, question_id: str, after: str | None, *, moved: str
) -> str:
    """Return a key right behind the note `after`, which may be a tombstone, or before all notes."""
    start = str(tx.write.cells("note", after, ("position",))["position"]) if after else ""
    place = (session_id, question_id, start, after or "")
    following = tx.read.position_after(*place, besides=moved)
    if following is None or start < following:
        return between(start, following or "")
    # Two laptops gave several notes the same key, and their ids decide the order. There is no
    # key between them, so those behind get keys of their own, in the same order.
    tied = tx.read.tied_after(*place, besides=moved)
    above = tx.read.position_above(session_id, question_id, start)
    position, *others = spread(1 + len(tied), start, above)
    for note_id, key in zip(tied, others, strict=True):
        tx.write.set("note", note_id, position=key)
    return position


def _notes(tx: Transaction, note_ids: Sequence[str]) -> list[Note]:
    return [note for note_id in note_ids if (note := tx.read.note(note_id))]


def _known_level(level: int) -> int:
    if level not in LEVELS:
        message = f"a note has level 1 or 2, not {level}"
        raise Bug(message)
    return level


def _known_kind(kind: str) -> str:
    if kind not in get_args(NoteKind):
        message = f"no such kind of note: {kind}"
        raise Bug(message)
    return kind


def _label(edits: Sequence[Edit]) -> str:
    kinds = {type(edit) for edit in edits}
    added = sum(isinstance(edit, Added) for edit in edits)
    if kinds == {Reworded}:
        return mark("Typing")
    if added > 1:
        return mark("Insert notes")
    if added:
        return mark("New note")
    if Removed in kinds:
        return mark("Delete notes")
    if kinds == {Levelled}:
        return mark("Level")
    return mark("Move notes") if Moved in kinds else mark("Edit notes")


def _now() -> str:
    return clock.now().astimezone(UTC).isoformat("T", "seconds")
