"""What claims rest on: key results, recommendations and the conclusions, on notes and answers.

With each link is kept what the evidence said, so that a change of it later is noticed.
"""

from collections.abc import Sequence
from typing import Final

from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.authoring import Answer, AnswerSource
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import spread
from facilitator.domain.records import Chapter, Evidence, KeyResult, Note, Recommendation
from facilitator.errors import UserError
from facilitator.language import mark, tr

_CLAIMS: Final = (KeyResult, Recommendation, Chapter)


def link(
    tx: Transaction,
    *,
    claim_id: str,
    note_ids: Sequence[str] = (),
    answer_ids: Sequence[str] = (),
) -> Outcome:
    """Let a claim rest on notes and answers too, behind what it rests on already.

    What it rests on already is not linked twice. UserError when claim or evidence is gone.
    """
    column = _column(tx, claim_id)
    links = tx.read.evidence_behind(claim_id)
    known = {entry.answer_id or entry.note_id for entry in links}
    wanted = [("note_id", id_) for id_ in note_ids if id_ not in known]
    wanted += [("answer_id", id_) for id_ in answer_ids if id_ not in known]
    start = links[-1].position if links else ""
    made: list[str] = []
    for (kind, id_), position in zip(wanted, spread(len(wanted), start), strict=True):
        entry = Evidence(
            id=new_id(), position=position, said=_words(tx, id_), **{column: claim_id, kind: id_}
        )
        tx.write.insert(entry)
        made.append(entry.id)
    return Outcome(mark("Link evidence"), ids=tuple(made))


def unlink(tx: Transaction, *, link_ids: Sequence[str]) -> Outcome:
    """Let claims rest on something no longer; a key result that said what it says keeps its words."""
    for id_ in link_ids:
        entry = tx.read.row(Evidence, id_)
        if entry is None:
            continue
        result = tx.read.row(KeyResult, entry.key_result_id) if entry.key_result_id else None
        if result and result.text is None and tx.read.evidence_behind(result.id)[0].id == id_:
            tx.write.set(
                "key_result", result.id, text=_words(tx, entry.note_id or entry.answer_id or "")
            )
        tx.write.delete("evidence", id_)
    return Outcome(mark("Unlink evidence"))


def confirm(tx: Transaction, *, link_ids: Sequence[str]) -> Outcome:
    """Say that claims and answers still hold, now that what they rest on says something else."""
    for id_ in link_ids:
        entry = tx.read.row(Evidence, id_)
        source = None if entry else tx.read.row(AnswerSource, id_)
        if entry:
            words = _words(tx, entry.answer_id or entry.note_id or "")
            tx.write.set("evidence", id_, said=words)
        elif source:
            tx.write.set("answer_source", id_, said=_words(tx, source.note_id))
    return Outcome(mark("Confirm evidence"))


def _column(tx: Transaction, claim_id: str) -> str:
    columns = ("key_result_id", "recommendation_id", "chapter_id")
    for kind, column in zip(_CLAIMS, columns, strict=True):
        if tx.read.row(kind, claim_id):
            return column
    raise _gone()


def _words(tx: Transaction, id_: str) -> str:
    """Return what a note or an answer says now."""
    row = tx.read.note(id_) or tx.read.row(Answer, id_)
    if not isinstance(row, Note | Answer):
        raise _gone()
    return row.text


def _gone() -> UserError:
    return UserError(tr("One of the two is no longer in the file. Nothing was changed."))
