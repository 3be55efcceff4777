"""Carrying out what readers propose: each change as the edit of what its paragraph is made of."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from facilitator.actions import (
    answers,
    claim_lists,
    milestones,
    note_uses,
    questions,
    results,
    topics,
)
from facilitator.actions.answer_lists import AnswerList
from facilitator.actions.chapter_remarks import ChapterRemark, put_in_before
from facilitator.actions.desk import Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.anchors import Places
from facilitator.domain.authoring import Answer, Proposal
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.domain.outlining import Line
from facilitator.domain.passages import plain
from facilitator.domain.records import (
    TABLES,
    AgendaItem,
    Chapter,
    KeyResult,
    Milestone,
    Note,
    Question,
    Recommendation,
    Record,
    Topic,
)
from facilitator.domain.remarks import source_of, unframed
from facilitator.domain.rewording import reworded
from facilitator.domain.richtext import Run
from facilitator.domain.richtext import plain as plain_runs
from facilitator.errors import UserError
from facilitator.language import tr

_CELLS: Final[dict[type[Record], str]] = {
    Recommendation: "text",
    Milestone: "when_text",
    AgendaItem: "title",
}
"""The cell that a paragraph prints, of records whose words nothing else depends on."""


def carry_out(tx: Transaction, workshop_id: str, proposal: Proposal) -> None:
    """Do what a proposal says; UserError where its paragraph cannot be changed that way."""
    change = _Change(tx, tx.read.dossier(workshop_id), proposal)
    {
        "reword": change.reword,
        "delete": change.delete,
        "insert": change.insert,
        "move": change.move,
    }[proposal.kind]()


class _Change:
    """One proposal and what it is about."""

    def __init__(self, tx: Transaction, dossier: Dossier, proposal: Proposal) -> None:
        self._tx = tx
        self._dossier = dossier
        self._places = Places(dossier)
        self._proposal = proposal
        self._record, self._part = self._places.record(proposal.anchor)

    # New words

    def reword(self) -> None:
        """Give the paragraph's source its new words."""
        tx, record, text = self._tx, self._record, self._words()
        match record:
            case Question():
                questions.reword(tx, question_id=record.id, text=text)
            case Topic():
                topics.retitle(tx, topic_id=record.id, title=text)
            case KeyResult():
                results.reword(tx, result_id=record.id, text=text)
            case Answer():
                answers.reword(tx, answer_id=record.id, text=text)
            case Note():
                answers.reword(tx, answer_id=self._answer_of(record), text=text)
            case Recommendation() | Milestone() | AgendaItem():
                cell = _CELLS[type(record)]
                tx.write.set(TABLES[type(record)], record.id, **{cell: accepted(text)})
            case Chapter() if self._part:
                self._in_chapter(record).reword(text)
            case Chapter():
                tx.write.set("chapter", record.id, title=accepted(text))
            case _:
                raise _by_hand()

    def _words(self) -> str:
        """Return the new words of the paragraph's source: what the reader changed of those it has."""
        old, words = self._proposal.old_text, self._proposal.new_text
        source = source_of(self._record, self._proposal.anchor, self._dossier)
        if source is not None:
            words = unframed(words, old, source)
            old = plain(source) if plain(source) in old else old
            words = plain_runs(reworded((Run(source),), old, words))
        if not words.strip():
            raise UserError(tr("A paragraph needs words. The remark is still open."))
        return words

    # Gone

    def delete(self) -> None:
        """Take the paragraph's source out of what is printed."""
        tx, record = self._tx, self._record
        match record:
            case Question():
                questions.remove(tx, topic_id=record.topic_id, question_ids=[record.id])
            case KeyResult():
                self._delete_result(record)
            case Answer():
                self._delete_answer(record.id)
            case Note():
                self._delete_answer(self._answer_of(record))
            case Recommendation():
                claim_lists.remove(tx, claim_ids=[record.id])
            case Milestone():
                milestones.remove(tx, milestone_ids=[record.id])
            case Chapter() if self._part:
                self._in_chapter(record).delete()
            case _:
                raise _by_hand()

    def _delete_result(self, result: KeyResult) -> None:
        """Delete a key result; its notes are no longer marked as such."""
        for link in self._tx.read.evidence_for(result.id):
            if link.note_id and self._tx.read.note(link.note_id):
                self._tx.write.set("note", link.note_id, is_key_result=0)
        claim_lists.remove(self._tx, claim_ids=[result.id])

    def _delete_answer(self, answer_id: str) -> None:
        """Delete an answer and leave its notes out, or they would be printed instead of it.

        What stands below it stays, as it does in the file that came back.
        """
        answer = self._tx.read.row(Answer, answer_id)
        if answer is None:
            raise _by_hand()
        sources = self._tx.read.sources_of(answer_id)
        for source in sources:
            self._tx.write.delete("answer_source", source.id)
        self._tx.write.delete("answer", answer_id)
        remaining = AnswerList(self._tx, answer.question_id)
        remaining.arrange(remaining.lines)
        notes = [source.note_id for source in sources]
        unused = [note_id for note_id in notes if not self._tx.read.sources_on(note_id)]
        if unused:
            reason = tr("Deleted by {author} in the returned file", author=self._author())
            note_uses.leave_out(self._tx, note_ids=unused, reason=reason)

    def _author(self) -> str:
        return self._proposal.author or tr("a reader")

    # New

    def insert(self) -> None:
        """Write a new paragraph behind the one that it stands behind."""
        tx, record, text = self._tx, self._record, self._proposal.new_text
        match record:
            case KeyResult():
                self._insert_result(record.topic_id, record, text)
            case Topic() if self._proposal.anchor.startswith("_h"):
                self._insert_result(record.id, None, text)
            case Question():
                after = self._last_put_in(None, tx.read.answers(record.id))
                answers.add(tx, question_id=record.id, text=text, after=after)
            case Answer():
                self._insert_answer(record.id, text)
            case Note():
                self._insert_answer(self._answer_of(record), text)
            case Recommendation():
                self._insert_recommendation(record, text)
            case Chapter():
                self._in_chapter(record).insert()
            case _:
                raise _by_hand()

    def _insert_answer(self, answer_id: str, text: str) -> None:
        answer = self._tx.read.row(Answer, answer_id)
        if answer is None:
            raise _by_hand()
        answers.add(
            self._tx,
            question_id=answer.question_id,
            text=text,
            after=self._last_put_in(answer_id, self._tx.read.answers(answer.question_id)),
            level=answer.level,
        )

    def _insert_result(self, topic_id: str, above: KeyResult | None, text: str) -> None:
        order = self._tx.read.key_results(topic_id)
        after = self._last_put_in(above.id if above else None, order)
        made = claim_lists.add(self._tx, owner_id=topic_id, text=text)
        results.move(self._tx, result_id=made.ids[0], after=after)

    def _last_put_in(
        self, above: str | None, order: Sequence[Answer | KeyResult | Recommendation]
    ) -> str | None:
        """Return behind which row a new one stands: others put in there may come before it."""
        before = put_in_before(self._dossier, self._proposal)
        start = next((at for at, row in enumerate(order, 1) if row.id == above), 0)
        put_in = takewhile(lambda row: plain(row.text or "") in before, order[start:])
        return [above, *(row.id for row in put_in)][-1]

    def _insert_recommendation(self, above: Recommendation, text: str) -> None:
        order = self._tx.read.recommendations(above.workshop_id)
        after = self._last_put_in(above.id, order)
        claim_lists.add(self._tx, owner_id=above.workshop_id, text=text, after=after)

    # Elsewhere

    def move(self) -> None:
        """Put the paragraph's source behind another one of its kind."""
        above, _ = self._places.record(self._proposal.behind)
        match self._record, above:
            case KeyResult() as result, KeyResult() as other if result.topic_id == other.topic_id:
                results.move(self._tx, result_id=result.id, after=other.id)
            case KeyResult() as result, Topic() as topic if result.topic_id == topic.id:
                results.move(self._tx, result_id=result.id, after=None)
            case (Answer() | Note()) as said, (Answer() | Note() | Question()) as other:
                self._move_answer(said, other)
            case Recommendation() as entry, Recommendation() as other:
                claim_lists.place(self._tx, claim_id=entry.id, after=other.id)
            case _:
                raise _by_hand()

    def _move_answer(self, said: Answer | Note, above: Answer | Note | Question) -> None:
        answer_id = said.id if isinstance(said, Answer) else self._answer_of(said)
        after = None
        if isinstance(above, Question):
            question_id = above.id
        else:
            after = above.id if isinstance(above, Answer) else self._answer_of(above)
            other = self._tx.read.row(Answer, after)
            question_id = other.question_id if other else ""
        self._put(answer_id, question_id, after)

    def _put(self, answer_id: str, question_id: str, after: str | None) -> None:
        """Put one answer elsewhere; what stands below it stays, as it does in the file that came back."""
        answer, order = self._tx.read.row(Answer, answer_id), AnswerList(self._tx, question_id)
        if answer is None:
            raise _by_hand()
        if answer.question_id != question_id:
            self._tx.write.set("answer", answer_id, question_id=question_id)
            order.accept([answer], after)
            left = AnswerList(self._tx, answer.question_id)
            left.arrange(left.lines)
            return
        others = [entry for entry in order.lines if entry.id != answer_id]
        at = next((at for at, entry in enumerate(others, 1) if entry.id == after), 0)
        own = Line(answer_id, answer.level - 1)
        order.arrange([*others[:at], own, *others[at:]])

    # What a paragraph is made of

    def _answer_of(self, note: Note) -> str:
        """Return the answer that a note is printed as; one is made where there is none."""
        sources = self._tx.read.sources_on(note.id)
        if sources:
            return sources[0].answer_id
        if note.is_parked or not note.question_id:
            raise UserError(
                tr("This note lies in the parking lot and prints as it was said. Edit it there.")
            )
        self._take_over(self._printed_before(note), note.question_id)
        return self._made_of(note.id)

    def _take_over(self, taken: list[Note], question_id: str) -> None:
        """Make answers of notes that print as the notes did.

        What a later round said of one before it is said at that one, in own words right below it;
        what a note says of one that is not printed before it is not said at all.
        """
        known = {note.id: note for note in taken}
        replies = [note for note in taken if note.stance and note.answers_id in known]
        own = [note.id for note in taken if note not in replies]
        note_uses.take_over_each(
            self._tx, question_id=question_id, note_ids=own, after=self._last_answer(question_id)
        )
        for note in taken:
            if note.stance and note not in replies:
                self._tx.write.set("answer", self._made_of(note.id), standing="")
        for note in replies:
            target = self._made_of(known[note.answers_id or ""].id)
            if plain(note.text) == plain(known[note.answers_id or ""].text):
                note_uses.add_to(self._tx, answer_id=target, note_ids=[note.id])
            else:
                self._say_below(note, target, question_id)
            self._tx.write.set("answer", target, standing=note.stance)

    def _say_below(self, note: Note, target: str, question_id: str) -> None:
        """Let a note's own words, and what stands below it, be said below the answer they are about."""
        after = AnswerList(self._tx, question_id).last_below(target)
        made = note_uses.take_over(
            self._tx, question_id=question_id, note_ids=[note.id], after=after
        ).ids[0]
        is_told = (note.kind, note.stance) == ("dissent", "contradicted")
        cells = {"kind": "statement"} if is_told else {}
        self._tx.write.set("answer", made, level=2, standing=note.stance, **cells)

    def _made_of(self, note_id: str) -> str:
        return self._tx.read.sources_on(note_id)[0].answer_id

    def _printed_before(self, note: Note) -> list[Note]:
        """Return the notes that print by themselves down to a note, main ones only, and what is said of them.

        Notes print behind the answers. So what stands before this one becomes answers too, each
        in its own words, and the order stays; what a later round said of it goes with it.
        """
        now = self._tx.read.dossier(self._dossier.workshop.id)
        question, state = self._question(note), Consolidation(now)
        topic = next(topic for topic in now.topics if topic.id == question.topic_id)
        found: dict[str, Note] = {}
        is_passed = False
        for session in now.sessions_of(topic):
            for point in filter(state.is_open, state.points_of(question, session)):
                is_reply = bool(point.note.stance) and point.note.answers_id in found
                if not is_passed or is_reply:
                    found[point.note.id] = point.note
                is_passed |= note.id in {point.note.id, *(below.id for below in point.below)}
        if not is_passed:
            raise _by_hand()
        return [*found.values()]

    def _question(self, note: Note) -> Question:
        return next(entry for entry in self._dossier.questions if entry.id == note.question_id)

    def _last_answer(self, question_id: str) -> str | None:
        there = self._tx.read.answers(question_id)
        return there[-1].id if there else None

    def _in_chapter(self, chapter: Chapter) -> ChapterRemark:
        return ChapterRemark(self._tx, self._dossier, chapter, self._proposal)


def _by_hand() -> UserError:
    return UserError(
        tr(
            "This paragraph is made by the program and cannot be changed like that. "
            "Edit its source, or reject the remark with a reason."
        )
    )
