"""What can be done to the curated answers of a question: words, marks, order, merging, splitting.

The notes they rest on are never changed by it.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from facilitator.actions.answer_lists import AnswerList, gone
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted, continues
from facilitator.domain.authoring import Answer, AnswerKind, AnswerSource, Standing
from facilitator.domain.consolidation import joined
from facilitator.domain.identity import new_id
from facilitator.domain.outlining import carried, levelled, shifted
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr


def add(
    tx: Transaction, *, question_id: str, text: str, after: str | None = None, level: int = 1
) -> Outcome:
    """Write an answer of one's own, which rests on no note yet, behind another one or first."""
    if not text.strip():
        raise _empty()
    answers = AnswerList(tx, question_id)
    answer = Answer(new_id(), question_id, level=level, text=accepted(text))
    answers.insert([answer], after)
    return Outcome(mark("New answer"), ids=(answer.id,))


def reword(tx: Transaction, *, answer_id: str, text: str) -> Outcome:
    """Give an answer other words; typing that goes on continues its step.

    UserError when there are none. An answer that was deleted meanwhile comes back with the words.
    """
    text = accepted(text)
    if not text.strip():
        raise _empty()
    outcome = Outcome(mark("Reword answer"))
    if continues(tx, answer_id, "text", text):
        return outcome
    if not tx.write.exists("answer", answer_id):
        raise gone()
    tx.write.set("answer", answer_id, text=text, deleted=0)
    return outcome


def set_kind(tx: Transaction, *, answer_ids: Collection[str], kind: AnswerKind) -> Outcome:
    """Say whether answers are agreed, disputed, open, or something else."""
    if kind not in get_args(AnswerKind):
        message = f"no kind of answer: {kind}"
        raise Bug(message)
    for answer in _living(tx, answer_ids):
        tx.write.set("answer", answer.id, kind=kind)
    return Outcome(mark("Kind of answer"))


def set_standing(tx: Transaction, *, answer_ids: Collection[str], standing: Standing) -> Outcome:
    """Say that a later round confirmed answers, brought them up or contradicted them; or nothing."""
    if standing not in get_args(Standing):
        message = f"no standing of an answer: {standing}"
        raise Bug(message)
    for answer in _living(tx, answer_ids):
        tx.write.set("answer", answer.id, standing=standing)
    return Outcome(mark("Mark answer"))


def set_level(
    tx: Transaction, *, question_id: str, answer_ids: Collection[str], level: int
) -> Outcome:
    """Make answers main answers (1), or let them stand below the one above (2)."""
    answers = AnswerList(tx, question_id)
    answers.arrange(levelled(answers.lines, answer_ids, level - 1))
    return Outcome(mark("Level of answers"))


def shift(tx: Transaction, *, question_id: str, answer_ids: Collection[str], step: int) -> Outcome:
    """Move answers one place down (1) or up (-1); a main answer takes along what is below it."""
    answers = AnswerList(tx, question_id)
    answers.arrange(shifted(answers.lines, answer_ids, step))
    return Outcome(mark("Move answers"))


def place(
    tx: Transaction, *, question_id: str, answer_ids: Collection[str], after: str | None
) -> Outcome:
    """Put answers behind another one of a question, or first; they may come from another question."""
    answers = AnswerList(tx, question_id)
    known = {line.id for line in answers.lines}
    coming = [answer for answer in _with_below(tx, answer_ids) if answer.id not in known]
    for answer in coming:
        tx.write.set("answer", answer.id, question_id=question_id)
    if coming:
        answers.accept(coming, after)
    answers.arrange(carried(answers.lines, [*answer_ids], after))
    return Outcome(mark("Move answers"))


def remove(tx: Transaction, *, answer_ids: Collection[str]) -> Outcome:
    """Delete answers with what is below them; their notes are open again, unless others use them."""
    for answer in _with_below(tx, answer_ids):
        _drop(tx, answer)
    return Outcome(mark("Delete answers"))


def merge(tx: Transaction, *, answer_ids: Sequence[str]) -> Outcome:
    """Make one answer of several: the first keeps its place, has all words, all notes, all below."""
    chosen = _living(tx, answer_ids)
    if len(chosen) < 2:  # noqa: PLR2004 - fewer are one already
        raise UserError(tr("Choose at least two answers to merge. Nothing was changed."))
    into, *others = chosen
    answers = AnswerList(tx, into.question_id)
    below = [one for one in _with_below(tx, [one.id for one in others]) if one not in others]
    if below:
        place(
            tx,
            question_id=into.question_id,
            answer_ids=[one.id for one in below if one.id != into.id],
            after=answers.last_below(into.id),
        )
    tx.write.set("answer", into.id, text=joined(one.text for one in chosen))
    for other in others:
        for source in tx.read.sources_of(other.id):
            attach(tx, into.id, source.note_id, source.said)
        _drop(tx, other)
    return Outcome(mark("Merge answers"), ids=(into.id,))


def split(tx: Transaction, *, answer_id: str, at: int) -> Outcome:
    """Make two answers of one, parted before its character `at`; both rest on all its notes."""
    (answer,) = _living(tx, [answer_id])
    texts = answer.text[:at].strip(), answer.text[at:].strip()
    if not all(texts):
        raise UserError(tr("An answer is split between two words. Nothing was changed."))
    tx.write.set("answer", answer_id, text=texts[0])
    new = answer._replace(id=new_id(), text=texts[1])
    AnswerList(tx, answer.question_id).insert([new], answer_id)
    for source in tx.read.sources_of(answer_id):
        attach(tx, new.id, source.note_id, source.said)
    return Outcome(mark("Split answer"), ids=(answer_id, new.id))


def attach(tx: Transaction, answer_id: str, note_id: str, said: str) -> None:
    """Let an answer rest on a note too."""
    if all(source.note_id != note_id for source in tx.read.sources_of(answer_id)):
        tx.write.insert(AnswerSource(new_id(), answer_id, note_id, said))


def _drop(tx: Transaction, answer: Answer) -> None:
    for source in tx.read.sources_of(answer.id):
        tx.write.delete("answer_source", source.id)
    tx.write.delete("answer", answer.id)


def _living(tx: Transaction, answer_ids: Iterable[str]) -> list[Answer]:
    found = [tx.read.row(Answer, answer_id) for answer_id in dict.fromkeys(answer_ids)]
    living = [answer for answer in found if answer is not None]
    if not living:
        raise gone()
    return living


def _with_below(tx: Transaction, answer_ids: Collection[str]) -> list[Answer]:
    """Return answers, each main one with what stands below it, in their order."""
    found: dict[str, Answer] = {}
    for question_id in dict.fromkeys(answer.question_id for answer in _living(tx, answer_ids)):
        is_under = False
        for answer in tx.read.answers(question_id):
            named = answer.id in answer_ids
            is_under = named if answer.level == 1 else is_under
            if named or is_under:
                found[answer.id] = answer
    return [*found.values()]


def _empty() -> UserError:
    return UserError(tr("An answer needs words; Del deletes it. It keeps those it had."))
