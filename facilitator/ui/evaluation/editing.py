"""What is asked for at this place, done in the file: one act is one step, and nothing typed is lost."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint

from facilitator.actions import answers, note_uses
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.language import tr, trn
from facilitator.ui.attempts import attempt
from facilitator.ui.evaluation.answer_lines import Aim
from facilitator.ui.evaluation.claiming import Choice
from facilitator.ui.evaluation.layout import EvaluationLayout
from facilitator.ui.evaluation.rows import AnswerRow, NoteRow
from facilitator.ui.evaluation.taking import MANY, Part, Taking
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.writing import CellWriter


class EvaluationEditing(EvaluationLayout):
    """Writes; which question is shown is up to the screen."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(theme)
        self._desk = desk
        self._writer = CellWriter(desk, self, self)
        self._writer.failed.connect(self.said)
        self.answers.may_follow = lambda key, text: self._writer.follow(
            ("answer", key, "text"), text
        )
        self._taking = Taking(desk, self)
        self._taking.said.connect(self.said)
        self._taking.done.connect(self._go_on_after)
        self._omitted: list[str] = []
        columns, list_ = self.columns, self.answers
        columns.asked.connect(self._do)
        columns.carried.connect(list_.aim)
        columns.dropped.connect(self._put_notes)
        list_.typed.connect(self._write_words)
        list_.finished.connect(self._finish)
        list_.levelled.connect(lambda level: self._change(answers.set_level, level=level))
        list_.shifted.connect(lambda step: self._change(answers.shift, step=step))
        list_.split.connect(lambda key, at: self._run(answers.split, answer_id=key, at=at))
        list_.removed.connect(self._remove)
        list_.marked_as.connect(self._set_standing)
        list_.carried_to.connect(self._put_answers)
        self.reasons.given.connect(self._leave_out)
        self.reasons.left.connect(self._close_reasons)
        self.panel.all_wanted.connect(self._take_everything)

    # Notes

    def _do(self, what: str) -> None:
        {"take": self.take, "add": self.add_to_answer, "leave_out": self.leave_out}[what]()

    def take(self) -> None:
        """Make one answer of the chosen notes; of several it is opened, to become one sentence."""
        self._take(self.columns.chosen_ids)

    def take_each(self) -> None:
        """Make an answer of each chosen note."""
        ids = self.columns.chosen_ids
        row = self.columns.row(ids[0]) if ids else None
        if row is not None:
            self._take_parts([Part(row.question_id, ids, self._last_of(row.question_id))])

    def _take_everything(self) -> None:
        by_part: dict[str, list[str]] = {}
        for row in self._open_rows():
            by_part.setdefault(row.question_id, []).append(row.id)
        self._take_parts([Part(question_id, ids, None) for question_id, ids in by_part.items()])

    def _take_parts(self, parts: Sequence[Part]) -> None:
        """Make an answer of each note of each part; many at a time beside the window."""
        if sum(len(part.note_ids) for part in parts) > MANY:
            self.flush()
            if not self._desk.read_only:
                self._taking.begin(parts)
            return
        for part in parts:
            self._go_on_after(self._run(note_uses.take_over_each, **part._asdict()))

    def _take(self, ids: list[str], place: Aim | None = None) -> None:
        """Make one answer, behind all others where no place was shown; words of several are opened."""
        row = self.columns.row(ids[0]) if ids else None
        if row is None:
            return
        aim = place or Aim(row.question_id, self._last_of(row.question_id))
        values = {"question_id": aim.question_id, "after": aim.after}
        made = self._run(note_uses.take_over, note_ids=ids, **values)
        self._go_on_after(made)
        if made and made.ids and len(ids) > 1:
            self._edit(made.ids[0])

    def _go_on_after(self, taken: Outcome | None) -> None:
        """Go to the next open note, and in the answers to the first new one."""
        if taken is not None and taken.ids:
            self._go_on()
            self.answers.go_to(taken.ids[0])

    def _go_on(self) -> None:
        """Be done with the chosen notes: go to the next open one."""
        self.columns.forget_choice()
        self.columns.go_to_next([row.id for row in self._open_rows()])

    def add_to_answer(self) -> None:
        """Let the current answer rest on the chosen notes too."""
        answer = self.answers.answer
        ids = self.columns.chosen_ids
        if answer is None:
            self.said.emit(tr("Choose an answer at the right first; Enter makes a new one."))
        elif ids and self._run(note_uses.add_to, answer_id=answer.id, note_ids=ids):
            self._go_on()

    def choose_open(self) -> None:
        """Choose every open note of the question."""
        self.columns.choose([row.id for row in self._open_rows()])

    def leave_out(self) -> None:
        """Ask why the chosen notes are left out; those that are left out already come back in."""
        rows = [row for key in self.columns.chosen_ids if (row := self.columns.row(key))]
        back = [row.id for row in rows if row.use == "left_out"]
        self._omitted = [row.id for row in rows if row.use == "open"]
        if back and not self._omitted:
            self._run(note_uses.readmit, note_ids=back)
        elif self._omitted and not self._desk.read_only:
            self.reasons.open(len(self._omitted))
        elif rows:
            self.said.emit(tr("An answer rests on this note; delete the answer to leave it out."))

    def _leave_out(self, reason: str) -> None:
        ids, self._omitted = self._omitted, []
        self._close_reasons()
        if ids and self._run(note_uses.leave_out, note_ids=ids, reason=reason):
            self._go_on()

    def _close_reasons(self) -> None:
        self.reasons.hide()
        self.columns.setFocus()

    def _put_notes(self, point: QPoint) -> None:
        """Do with carried notes what the place means where they were let go."""
        aim = self.answers.aim(point)
        self.answers.forget_aim()
        ids = self.columns.chosen_ids
        if aim is None or not ids:
            return
        if not aim.onto:
            self._take(ids, aim)
        elif self._run(note_uses.add_to, answer_id=aim.onto, note_ids=ids):
            self.columns.forget_choice()

    # Answers

    def write_answer(self) -> None:
        """Begin an answer of one's own behind the current one."""
        question_id = self.answers.question_id
        answer = self.answers.answer
        if answer is not None:
            question_id = answer.question_id
        after = answer.id if answer else self._last_of(question_id)
        values: dict[str, Any] = {"question_id": question_id, "after": after}
        outcome = self._run(answers.add, text=tr("New answer"), **values)
        if outcome and outcome.ids:
            self._edit(outcome.ids[0])
            self.answers.field.selectAll()

    def set_kind(self, kind: str) -> None:
        """Mark answers as agreed, disputed or open; the same once more takes the mark away."""
        ids = self.answers.marked_ids
        rows = [row for key in ids if (row := self.answers.row(key))]
        if rows:
            off = all(row.kind == kind for row in rows)
            self._run(answers.set_kind, answer_ids=ids, kind="statement" if off else kind)

    def _set_standing(self, standing: str) -> None:
        ids = self.answers.marked_ids
        if ids:
            self._run(answers.set_standing, answer_ids=ids, standing=standing)

    def merge(self) -> None:
        """Make one answer of those that are marked, and open it."""
        self.answers.stop_editing()
        outcome = self._run(answers.merge, answer_ids=self.answers.marked_ids)
        if outcome and outcome.ids:
            self._edit(outcome.ids[0])

    def part(self) -> None:
        """Make an answer of each note that the current answer rests on."""
        self.answers.stop_editing()
        if self.answers.answer is not None:
            self._run(note_uses.part, answer_id=self.answers.answer.id)

    def _remove(self) -> None:
        ids = self.answers.marked_ids
        if ids and self._run(answers.remove, answer_ids=ids):
            said = trn("{count} answer deleted.", "{count} answers deleted.", len(ids))
            self.said.emit(f"{said} {tr('Undo brings them back.')}")

    def _put_answers(self, aim: Aim) -> None:
        ids = self.answers.marked_ids
        if aim.onto and aim.onto not in ids:
            self._run(answers.merge, answer_ids=[aim.onto, *ids])
        elif not aim.onto and aim.after not in ids:
            self._run(answers.place, question_id=aim.question_id, answer_ids=ids, after=aim.after)

    def _change(self, action: Action[...], **values: object) -> None:
        """Change level or place of the marked answers, those of one question."""
        answer = self.answers.answer
        if answer is None:
            return
        rows = [row for key in self.answers.marked_ids if (row := self.answers.row(key))]
        ids = [row.id for row in rows if row.question_id == answer.question_id]
        self._run(action, question_id=answer.question_id, answer_ids=ids, **values)

    def _edit(self, answer_id: str) -> None:
        if self.is_narrow:
            self.show_page("answers")
        self.answers.go_to(answer_id)
        self.answers.open_field()

    @property
    def choice(self) -> Choice:
        """What a claim may be made of: the marked answers while the keyboard is there, else notes."""
        if self.answers.hasFocus():
            rows = [row for key in self.answers.marked_ids if (row := self.answers.row(key))]
            return Choice((), tuple(row.id for row in rows), tuple(row.text for row in rows))
        notes = [row for key in self.columns.chosen_ids if (row := self.columns.row(key))]
        return Choice(tuple(row.id for row in notes), (), tuple(row.text for row in notes))

    # Typing

    def _write_words(self, answer_id: str, text: str) -> None:
        if text.strip():
            self._writer.write(
                answer_id,
                "text",
                answers.reword,
                place=("answer", answer_id, "text"),
                before=self.answers.words_before,
                answer_id=answer_id,
                text=text,
            )

    def _finish(self, keeps_words: bool) -> None:
        if keeps_words:
            self.said.emit(tr("The answer keeps its words; Del deletes it."))
        if self._writer.is_settled:
            self._catch_up()

    def leave(self) -> None:
        """Wait for what still writes to the file, which is about to be closed."""
        self._taking.leave()

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self.answers.stop_editing()
        self._writer.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return self._writer.is_settled

    def _run(self, action: Action[...], **values: object) -> Outcome | None:
        """Do something; return what became of it, or None where it could not be done."""
        if self._desk.read_only:
            return None
        return attempt(self._desk, self.said.emit, action, **values)

    # What the screen knows

    def _open_rows(self) -> list[NoteRow]:
        rows = (row for notes in self.columns.lists for row in notes.rows)
        return [row for row in rows if not row.is_heading and row.use == "open"]

    def _last_of(self, question_id: str) -> str | None:
        rows: list[AnswerRow] = [
            row
            for row in self.answers.rows
            if row.question_id == question_id and not row.is_heading
        ]
        return rows[-1].id if rows else None

    def _catch_up(self) -> None:
        """Show the question as the file has it."""
        raise NotImplementedError
