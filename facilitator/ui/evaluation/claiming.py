"""Key results and recommendations: made of what is chosen, worded, and led back to their evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator.actions import claim_lists, evidences
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.consolidation import Consolidation, joined
from facilitator.domain.records import Recommendation, Topic
from facilitator.language import tr, trn
from facilitator.protocol.audit_words import shortened
from facilitator.ui.attempts import attempt
from facilitator.ui.evaluation.answer_lines import Aim
from facilitator.ui.evaluation.claim_list import ClaimList
from facilitator.ui.evaluation.claim_rows import claim_rows
from facilitator.ui.evaluation.rows import AnswerRow
from facilitator.ui.topics.writing import CellWriter

if TYPE_CHECKING:
    from facilitator.storage.tracing import Place

_LONGEST: Final = 60
"""Letters of a claim in a sentence about it."""


class Choice(NamedTuple):
    """What a claim is to rest on, and its words one behind the other."""

    note_ids: tuple[str, ...] = ()
    answer_ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Claiming(QObject):
    """Shows the claims of a topic in their list, and writes what is asked for there."""

    said = Signal(str)
    wanted = Signal(str)
    """A note that somebody wants to see."""
    written = Signal()
    """What was typed is in the file, and the list is to say so."""

    def __init__(self, desk: Desk, list_: ClaimList, chosen: Callable[[], Choice]) -> None:
        super().__init__(list_)
        self._desk, self.list, self._chosen = desk, list_, chosen
        self._topic_id = ""
        self._writer = CellWriter(desk, self, self)
        self._writer.failed.connect(self.said)
        list_.may_follow = lambda key, text: self._writer.follow(self._place(key), text)
        self._shown_note = ""
        list_.typed.connect(self._write)
        list_.finished.connect(self._finish)
        list_.shifted.connect(lambda step: self._change(claim_lists.shift, step=step))
        list_.removed.connect(self._remove)
        list_.carried_to.connect(self._put)
        list_.evidence_wanted.connect(self.show_evidence)

    def show(self, state: Consolidation, topic: Topic) -> None:
        """Show the key results of a topic and the recommendations of its workshop."""
        self._topic_id = topic.id
        self.list.question_id = topic.id
        self.list.is_writable = not self._desk.read_only
        self.list.contested = self._desk.read.contested("key_result", "recommendation")
        self.list.show_rows([*claim_rows(state, topic)])

    # Making

    def make_result(self) -> None:
        """Make a key result of the topic of what is chosen."""
        self._make(self._topic_id, tr("New key result"))

    def make_recommendation(self) -> None:
        """Make a recommendation of what is chosen."""
        owners = [row.question_id for row in self.list.rows if row.is_heading]
        self._make(owners[-1] if owners else "", tr("New recommendation"))

    def _make(self, owner_id: str, empty: str) -> None:
        if not owner_id or self._desk.read_only:
            return
        self.list.stop_editing()
        choice = Choice() if self.list.hasFocus() else self._chosen()
        current = self.list.answer
        outcome = self._run(
            claim_lists.add,
            owner_id=owner_id,
            text=joined(choice.words) or empty,
            after=current.id if current and self.list.hasFocus() else None,
            note_ids=choice.note_ids,
            answer_ids=choice.answer_ids,
        )
        if outcome is None:
            return
        self.list.go_to(outcome.ids[0])
        if len(choice.words) == 1:
            self.said.emit(_made(choice.words[0], is_result=owner_id == self._topic_id))
            return
        self.list.setFocus()
        self.list.open_field()
        if not choice.words:
            self.list.field.selectAll()

    # Evidence

    def link(self) -> None:
        """Let the current claim rest on what is chosen, or no longer where it does so already."""
        claim, choice = self.list.answer, self._chosen()
        ids = [*choice.note_ids, *choice.answer_ids]
        if claim is None or not ids:
            self.said.emit(tr("Choose a claim below the answers, and then notes or answers."))
            return
        links = self._desk.read.evidence_behind(claim.id)
        known = {link.answer_id or link.note_id or "": link.id for link in links}
        if all(id_ in known for id_ in ids):
            link_ids = [known[id_] for id_ in ids]
            if self._run(evidences.unlink, link_ids=link_ids):
                self.said.emit(tr("“{claim}” rests on it no longer.", claim=_short(claim)))
        elif self._run(
            evidences.link,
            claim_id=claim.id,
            note_ids=choice.note_ids,
            answer_ids=choice.answer_ids,
        ):
            self.said.emit(tr("“{claim}” rests on it now.", claim=_short(claim)))

    def show_evidence(self) -> None:
        """Go to the note that the current claim rests on; again, to its next one."""
        row = self.list.answer
        if row is None or not row.note_ids:
            self.said.emit(tr("It rests on no note."))
            return
        at = row.note_ids.index(self._shown_note) + 1 if self._shown_note in row.note_ids else 0
        self._shown_note = row.note_ids[at % len(row.note_ids)]
        self.wanted.emit(self._shown_note)
        self.list.setFocus()

    # Changing

    def _remove(self) -> None:
        ids = self.list.marked_ids
        if ids and self._run(claim_lists.remove, claim_ids=ids):
            said = trn("{count} claim deleted.", "{count} claims deleted.", len(ids))
            self.said.emit(f"{said} {tr('Undo brings them back.')}")

    def _put(self, aim: Aim) -> None:
        row = self.list.answer
        if row and row.question_id == aim.question_id and not aim.onto and aim.after != row.id:
            self._run(claim_lists.place, claim_id=row.id, after=aim.after)

    def _change(self, action: Action[...], **values: object) -> None:
        if self.list.answer is not None:
            self._run(action, claim_id=self.list.answer.id, **values)

    def _write(self, claim_id: str, text: str) -> None:
        if text.strip():
            self._writer.write(
                claim_id,
                "text",
                claim_lists.reword,
                place=self._place(claim_id),
                before=self.list.words_before,
                claim_id=claim_id,
                text=text,
            )

    def _place(self, claim_id: str) -> "Place":
        is_advice = self._desk.read.row(Recommendation, claim_id) is not None
        return ("recommendation" if is_advice else "key_result", claim_id, "text")

    def _finish(self, keeps_words: bool) -> None:
        if keeps_words:
            self.said.emit(tr("It keeps its words; Del deletes it."))
        if self._writer.is_settled:
            self.written.emit()

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self.list.stop_editing()
        self._writer.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything typed here is in the file."""
        return self._writer.is_settled

    def _run(self, action: Action[...], **values: object) -> Outcome | None:
        if self._desk.read_only:
            return None
        return attempt(self._desk, self.said.emit, action, **values)


def _made(text: str, *, is_result: bool) -> str:
    words = shortened(text, _LONGEST)
    if is_result:
        return tr("New key result: “{words}”. Ctrl+Z takes it back.", words=words)
    return tr("New recommendation: “{words}”. Ctrl+Z takes it back.", words=words)


def _short(claim: AnswerRow) -> str:
    return shortened(claim.text, _LONGEST)
