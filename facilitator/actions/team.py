"""The team of a file: who takes part, what they were given, and deciding between two versions."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from facilitator import clock
from facilitator.actions import answers, chapters, notes
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.authoring import Answer
from facilitator.domain.edits import Added
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.records import Chapter
from facilitator.domain.team import Grant, Member, Settled
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr

if TYPE_CHECKING:
    from facilitator.storage.teamed import Rival


def found_team(tx: Transaction, *, member: Member) -> Outcome:
    """Begin a team with its first laptop; whoever was in an earlier one of this file is out of it.

    What they wrote until now stays theirs, and is taken in by whoever joins.
    """
    now = stored(clock.now())
    for former in tx.read.members():
        if not former.revoked_at:
            tx.write.set("member", former.id, revoked_at=now)
    tx.write.insert(member._replace(joined_at=now))
    return Outcome(mark("Begin a team"), ids=(member.id,))


def add_member(tx: Transaction, *, member: Member, grants: Sequence[Grant] = ()) -> Outcome:
    """Let a laptop take part, with what is given to it."""
    tx.write.insert(member)
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Take a laptop into the team"), ids=(member.id,))


def change_member(tx: Transaction, *, member: Member, grants: Sequence[Grant] = ()) -> Outcome:
    """Change name, role or rooms of a laptop, with what it is given for that."""
    tx.write.set("member", member.id, name=member.name, role=member.role, sessions=member.sessions)
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Change a laptop’s part in the team"), ids=(member.id,))


def revoke_member(tx: Transaction, *, member_id: str, grants: Sequence[Grant] = ()) -> Outcome:
    """Take in nothing more that a laptop writes from now on; `grants` give the others a new key."""
    tx.write.set("member", member_id, revoked_at=stored(clock.now()))
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Shut a laptop out of the team"), ids=(member_id,))


def add_grants(tx: Transaction, *, grants: Sequence[Grant]) -> Outcome:
    """Give laptops keys or tokens that only they can open."""
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Give out keys"), ids=tuple(grant.id for grant in grants))


def settle(tx: Transaction, *, row_id: str, column: str = "text", keep: str = "") -> Outcome:
    """Decide between the versions of a cell: `keep` is the stamp of the one that is to stand.

    Without it the one stays that stands. The others remain in the history. UserError where
    nothing is to be decided any more.
    """
    rivals = _rivals(tx, row_id, column)
    kept = next((rival for rival in rivals if rival.stamp == keep), None)
    if keep and kept is None:
        raise _decided()
    _settle(tx, rivals)
    if kept:
        tx.write.set(kept.table, row_id, **{column: kept.text})
    return Outcome(mark("Decide between two versions"), ids=(row_id,))


def keep_all(tx: Transaction, *, row_id: str, column: str = "text") -> Outcome:
    """Keep every version of a text: the others stand below it, as notes, answers or paragraphs.

    UserError where nothing is to be decided any more, Bug for what has no room below it (see
    `has_room`).
    """
    rivals = _rivals(tx, row_id, column)
    table = rivals[0].table
    _demand_room(table, column)
    texts = [rival.text for rival in rivals]
    _settle(tx, rivals)
    tx.typing = None
    ids = _BELOW[table](tx, row_id, texts)
    return Outcome(mark("Keep both versions"), ids=ids)


def has_room(table: str, column: str) -> bool:
    """Tell whether other versions of such a text can stand below it."""
    return column == "text" and table in _BELOW


def _demand_room(table: str, column: str) -> None:
    if not has_room(table, column):
        message = f"nothing can stand below {table}.{column}"
        raise Bug(message)


def _rivals(tx: Transaction, row_id: str, column: str) -> "list[Rival]":
    found = [rival for rival in tx.read.rivals([row_id]).get(row_id, []) if rival.column == column]
    if not found:
        raise _decided()
    return found


def _decided() -> UserError:
    return UserError(tr("Somebody decided about these versions already. Nothing was changed."))


def _settle(tx: Transaction, rivals: "Sequence[Rival]") -> None:
    for rival in rivals:
        tx.write.insert(Settled(new_id(), rival.table, rival.row_id, rival.column, rival.stamp))


def _notes_below(tx: Transaction, note_id: str, texts: Sequence[str]) -> tuple[str, ...]:
    note = tx.read.note(note_id)
    if note is None:
        raise _decided()
    if note.question_id is None or note.is_parked:
        return tuple(
            new
            for text in texts
            for new in notes.add_parked(
                tx, session_id=note.session_id, text=text, question_id=note.question_id
            ).ids
        )
    added = [
        Added(new_id(), note.question_id, note.level, text, note_id) for text in reversed(texts)
    ]
    ids = notes.revise(tx, session_id=note.session_id, edits=added).ids
    if note.kind != "statement":
        notes.set_kind(tx, note_ids=ids, kind=note.kind)
    return ids


def _answers_below(tx: Transaction, answer_id: str, texts: Sequence[str]) -> tuple[str, ...]:
    answer = tx.read.row(Answer, answer_id)
    if answer is None:
        raise _decided()
    question_id, level = answer.question_id, answer.level
    return tuple(
        new
        for text in reversed(texts)
        for new in answers.add(
            tx, question_id=question_id, after=answer_id, level=level, text=text
        ).ids
    )


def _paragraphs_below(tx: Transaction, chapter_id: str, texts: Sequence[str]) -> tuple[str, ...]:
    chapter = tx.read.row(Chapter, chapter_id)
    if chapter is None:
        raise _decided()
    chapters.rewrite(tx, chapter_id=chapter_id, text="\n".join([chapter.text, *texts]))
    return (chapter_id,)


_BELOW: Final[Mapping[str, Callable[[Transaction, str, Sequence[str]], tuple[str, ...]]]] = {
    "note": _notes_below,
    "answer": _answers_below,
    "chapter": _paragraphs_below,
}
