"""What prints on a question somebody has consolidated: the answers, then the notes still open.

A note that became an answer, or was left out, is not printed itself. One that is neither stands
behind the answers, so that nothing is lost from a protocol before somebody has decided on it.
"""

from collections.abc import Iterable, Iterator, Sequence

from facilitator.domain import authoring
from facilitator.domain.consolidation import Consolidation, points
from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import day_of
from facilitator.domain.records import Note, Question, Topic
from facilitator.protocol.content import Answer, Reply


def consolidation_of(dossier: Dossier) -> Consolidation:
    """Return what became of a dossier's notes, worked out once."""
    kept = dossier.worked_out
    if Consolidation not in kept:
        kept[Consolidation] = Consolidation(dossier)
    found: Consolidation = kept[Consolidation]
    return found


def curated_answers(dossier: Dossier, topic: Topic, question: Question) -> Iterator[Answer]:
    """Yield the answers directly on a question, in their order."""
    state = consolidation_of(dossier)
    shown = [entry for entry in state.answers_of(question) if entry.text.strip()]
    replying = _replying(state, shown)
    for at, answer in enumerate(shown):
        notes = [note for note in state.notes_of(answer) if note.id not in dossier.internal]
        said = [*notes, *(note for note in replying.values() if note.answers_id in _ids(notes))]
        is_task = answer.kind == "task"
        task = next((note for note in notes if is_task and note.kind == "task"), None)
        yield Answer(
            answer.id,
            answer.level if at else 1,
            answer.text,
            kind=answer.kind,
            owner=task.task_owner if task else "",
            due=day_of(task.task_due) if task else None,
            replies=() if answer.id in replying else tuple(_replies(dossier, topic, answer, said)),
            about=_about(dossier, answer, replying.get(answer.id)),
        )


def _replying(state: Consolidation, shown: Sequence[authoring.Answer]) -> dict[str, Note]:
    """Return by their ids the answers that are a later round's own words on the one above them."""
    found: dict[str, Note] = {}
    above: set[str] = set()
    for answer in shown:
        notes = state.notes_of(answer)
        if answer.level == 1:
            above = _ids(notes)
            continue
        own = next((note for note in notes if note.stance and note.answers_id in above), None)
        if own is not None and own.stance == answer.standing:
            found[answer.id] = own
    return found


def _about(dossier: Dossier, answer: authoring.Answer, note: Note | None) -> Reply | None:
    if note is None or answer.standing not in ("confirmed", "contradicted"):
        return None
    return Reply(dossier.code[note.session_id].round, answer.standing)


def _ids(notes: Iterable[Note]) -> set[str]:
    return {note.id for note in notes}


def left_to_print(dossier: Dossier, notes: Sequence[Note]) -> list[Note]:
    """Return the notes of a question in a session that are neither used nor left out.

    Sub-notes go with their note; one whose note is gone does not hang on another one.
    """
    if not (dossier.answer_sources or dossier.omissions):
        return [*notes]
    state = consolidation_of(dossier)
    return [
        note
        for point in points(notes)
        if state.is_open(point)
        for note in (point.note._replace(level=1), *point.below)
    ]


def _replies(
    dossier: Dossier, topic: Topic, answer: authoring.Answer, notes: Sequence[Note]
) -> Iterator[Reply]:
    """Yield in which round an answer was confirmed, contradicted, or came up for the first time."""
    rounds = sorted(dossier.code[session.id].round for session in dossier.sessions_of(topic))
    said = sorted({dossier.code[note.session_id].round for note in notes}) or rounds
    if not answer.standing or len(rounds) < 2:  # noqa: PLR2004 - one round has nothing to compare with
        return
    if answer.standing == "new":
        yield Reply(said[0], "new")
    else:
        yield Reply(said[-1] if said[-1] > rounds[0] else rounds[-1], answer.standing)
