"""The guiding questions of a topic: their words, minutes and hints, their order and levels.

One Leitfaden serves all rounds of its topic, so what is done here shows in all its sessions. Notes
are never lost by it: a question that has some is not deleted.
"""

from collections.abc import Collection, Mapping, Sequence

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted, continues
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES
from facilitator.domain.outlining import (
    Line,
    Place,
    carried,
    end_of_block,
    levelled,
    placed,
    shifted,
    with_line,
)
from facilitator.domain.records import Question, Topic
from facilitator.domain.text import fold
from facilitator.domain.topic_times import asked_in, fitted
from facilitator.errors import UserError
from facilitator.language import mark, tr, trn


def add(
    tx: Transaction,
    *,
    topic_id: str,
    text: str,
    after: str | None = None,
    level: int = 0,
    question_id: str = "",
) -> Outcome:
    """Put a question behind another line of its topic's outline, first where `after` is None.

    `question_id` is its id where somebody has made one already, so that typing can go on in it.
    """
    if not text.strip():
        raise _empty()
    outline = _Outline(tx, topic_id)
    key = question_id or new_id()
    if tx.write.exists("question", key):
        tx.write.set("question", key, text=accepted(text), deleted=0)
    else:
        tx.write.insert(Question(id=key, topic_id=topic_id, text=accepted(text)))
    outline.arrange(with_line(outline.lines, Line(key, level), after))
    return Outcome(mark("New question"), ids=(key,))


def reword(tx: Transaction, *, question_id: str, text: str) -> Outcome:
    """Give a question other words; typing that goes on continues its step."""
    if not text.strip():
        raise _empty()
    return _type(tx, question_id, "text", text, mark("Reword question"))


def set_hint(tx: Transaction, *, question_id: str, hint: str) -> Outcome:
    """Say something to the moderator that no protocol prints; empty takes the hint away."""
    return _type(tx, question_id, "hint", hint, mark("Hint to the moderator"))


def set_minutes(tx: Transaction, *, minutes: Mapping[str, int | None]) -> Outcome:
    """Plan how long questions take, None for no time of their own, as one step."""
    for question_id, planned in minutes.items():
        if planned is not None and not 0 <= planned <= MOST_MINUTES:
            said = tr("A question takes between 0 and {most} minutes.", most=MOST_MINUTES)
            raise UserError(said)
        _living(tx, question_id)
        tx.write.set("question", question_id, planned_minutes=planned)
    return Outcome(mark("Minutes of questions"))


def fit_minutes(tx: Transaction, *, topic_id: str, length: int) -> Outcome:
    """Share out a round's minutes among a topic's questions, see `topic_times.fitted`."""
    questions = _Outline(tx, topic_id).questions
    for question_id, minutes in fitted(questions, length).items():
        tx.write.set("question", question_id, planned_minutes=minutes)
    return Outcome(mark("Spread the minutes"))


def set_level(
    tx: Transaction, *, topic_id: str, question_ids: Collection[str], level: int
) -> Outcome:
    """Make questions guiding questions (0), or sub-questions of the one above (1)."""
    outline = _Outline(tx, topic_id)
    outline.arrange(levelled(outline.lines, question_ids, level))
    return Outcome(mark("Level of questions"))


def shift(tx: Transaction, *, topic_id: str, question_ids: Collection[str], step: int) -> Outcome:
    """Move questions one place down (1) or up (-1); a guiding question takes its sub-questions along."""
    outline = _Outline(tx, topic_id)
    outline.arrange(shifted(outline.lines, question_ids, step))
    return Outcome(mark("Move questions"))


def place(
    tx: Transaction, *, topic_id: str, question_ids: Collection[str], after: str | None
) -> Outcome:
    """Put questions behind another line of the outline, see `outlining.carried`."""
    outline = _Outline(tx, topic_id)
    outline.arrange(carried(outline.lines, question_ids, after))
    return Outcome(mark("Move questions"))


def remove(tx: Transaction, *, topic_id: str, question_ids: Collection[str]) -> Outcome:
    """Delete questions with their sub-questions; UserError, and nothing done, where one has notes."""
    outline = _Outline(tx, topic_id)
    going = [
        question
        for question in outline.questions
        if question.id in question_ids or question.parent_id in question_ids
    ]
    _refuse_noted(tx, outline.topic, going)
    for question in going:
        tx.write.delete("question", question.id)
    said = trn("{count} question deleted.", "{count} questions deleted.", len(going))
    return Outcome(mark("Delete questions"), ids=tuple(entry.id for entry in going), remark=said)


def copy(tx: Transaction, *, topic_id: str, from_topic_id: str) -> Outcome:
    """Add the questions of another topic of the file, with minutes and hints, behind those there are.

    What is asked here already in the same words is not doubled. The `remark` says how much was
    taken and how much was there.
    """
    target, source = _Outline(tx, topic_id), _Outline(tx, from_topic_id)
    own = {fold(question.text): question.id for question in target.questions}
    ids = {question.id: own.get(fold(question.text)) or new_id() for question in source.questions}
    new = [question for question in source.questions if ids[question.id] not in own.values()]
    for question in new:
        tx.write.insert(
            Question(
                id=ids[question.id],
                topic_id=topic_id,
                text=question.text,
                planned_minutes=question.planned_minutes,
                hint=question.hint,
            )
        )
    lines = list(target.lines)
    for question in new:
        parent = ids.get(question.parent_id or "")
        after = end_of_block(lines, parent) if parent else lines[-1].id if lines else None
        lines = with_line(lines, Line(ids[question.id], int(parent is not None)), after)
    target.arrange(lines)
    said = [trn("{count} question was copied.", "{count} questions were copied.", len(new))]
    if len(new) < len(ids):
        there = len(ids) - len(new)
        said.append(trn("{count} was there already.", "{count} were there already.", there))
    copied = tuple(ids[question.id] for question in new)
    return Outcome(mark("Take over questions"), ids=copied, remark=" ".join(said))


class _Outline:
    """A topic's questions as lines, and their way back into the file."""

    def __init__(self, tx: Transaction, topic_id: str) -> None:
        topic = tx.read.row(Topic, topic_id)
        if topic is None:
            raise UserError(tr("This topic is no longer in the file. Nothing was changed."))
        head = tx.read.head(topic.workshop_id)
        self._tx = tx
        self.topic = topic
        self.questions = [
            part
            for question in head.questions_of(topic)
            for part in (question, *head.sub_questions_of(question))
        ]
        known = {question.id for question in self.questions}
        self.questions += [entry for entry in asked_in(head, topic) if entry.id not in known]
        self.lines = [Line(entry.id, int(entry.parent_id in known)) for entry in self.questions]
        self._places = {
            entry.id: Place(entry.parent_id, entry.position) for entry in self.questions
        }

    def arrange(self, lines: Sequence[Line]) -> None:
        """Write where each line stands now, for those only that stand elsewhere than before."""
        for key, place in placed(lines, self._places).items():
            if place != self._places.get(key):
                self._tx.write.set(
                    "question", key, parent_id=place.parent_id, position=place.position
                )


def _type(tx: Transaction, question_id: str, cell: str, text: str, label: str) -> Outcome:
    text = accepted(text)
    if not continues(tx, question_id, cell, text):
        _living(tx, question_id)
        tx.write.set("question", question_id, **{cell: text})
    return Outcome(label)


def _refuse_noted(tx: Transaction, topic: Topic, going: Sequence[Question]) -> None:
    dossier = tx.read.dossier(topic.workshop_id)
    for question in going:
        count = sum(1 for note in dossier.notes if note.question_id == question.id)
        if count:
            said = trn(
                "“{text}” has {count} note and stays. Move the note to another question first.",
                "“{text}” has {count} notes and stays. Move the notes to another question first.",
                count,
                text=question.text,
            )
            raise UserError(said)


def _living(tx: Transaction, question_id: str) -> None:
    if tx.read.row(Question, question_id) is None:
        raise UserError(tr("This question is no longer in the file. Nothing was changed."))


def _empty() -> UserError:
    return UserError(tr("A question needs words. Del deletes it."))
