"""What the outline asks for, done in the file: one edit is one step, and nothing typed is lost."""

from typing import Final

from facilitator.actions import questions
from facilitator.actions.desk import Action, Outcome
from facilitator.domain.identity import new_id
from facilitator.domain.moments import MOST_MINUTES
from facilitator.domain.records import Question
from facilitator.language import tr
from facilitator.ui.attempts import attempt
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.layout import TopicsLayout
from facilitator.ui.topics.rows import Cell, Draft, TopicRow
from facilitator.ui.topics.writing import CellWriter
from facilitator.ui.workspace import Workspace

_DIGITS: Final = 5
"""More than any number of minutes that the file takes has."""


class TopicsEditing(TopicsLayout):
    """Writes what is typed in the outline; which topic it shows is up to the tab."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(theme)
        self._desk = workspace.desk
        self._draft: Draft | None = None
        self._writer = CellWriter(workspace.desk, self, self)
        self.outline.may_follow = lambda row_id, cell, text: self._writer.follow(
            ("question", row_id, cell), text
        )
        self._writer.failed.connect(self.said)
        self.outline.begun.connect(self.begin_question)
        self.outline.typed.connect(self._type)
        self.outline.finished.connect(self._finish)
        self.outline.levelled.connect(self._set_level)
        self.outline.shifted.connect(self._shift)
        self.outline.removed.connect(self._remove)
        self.outline.carried_to.connect(lambda after: self._change(questions.place, after=after))
        self.question_wanted.connect(self.begin_question)

    @property
    def topic(self) -> TopicRow | None:
        """The topic whose questions are shown."""
        return self.topics.current

    def flush(self) -> None:
        """Write what a field still holds."""
        self.outline.stop_editing()
        self._writer.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything is in the file."""
        return self._writer.is_settled

    def begin_question(self) -> None:
        """Begin a question below the current one; it is in the file with its first letter."""
        if self.topic is None or self._desk.read_only:
            return
        current, rows = self.outline.current, self.outline.rows
        after: str | None = None
        level = current.level if current else 0
        if current is not None:
            at = next(at for at, row in enumerate(rows) if row.id == current.id)
            behind = [row for row in rows[at + 1 :] if row.level <= level]
            last = rows.index(behind[0]) - 1 if behind else len(rows) - 1
            after = rows[last].id
        self._draft = Draft(new_id(), after, level)
        self._show_questions()
        self.outline.setFocus()
        self.outline.go_to(self._draft.id, "text")
        self.outline.open_field()

    def _type(self, row_id: str, cell: str, text: str) -> None:
        """Write what is being typed, key by key; minutes are written when they are complete."""
        if cell == "hint":
            self._write(row_id, cell, questions.set_hint, question_id=row_id, hint=text)
        elif cell == "text" and text.strip():
            self._write_words(row_id, text)

    def _write_words(self, row_id: str, text: str) -> None:
        draft, values = self._draft, {"question_id": row_id, "text": text}
        if draft is not None and draft.id == row_id and self.topic is not None:
            place = {"topic_id": self.topic.id, "after": draft.after, "level": draft.level}
            self._write(row_id, "text", questions.add, **values, **place)
            if self._desk.read.row(Question, row_id) is not None:
                self._draft = None
        else:
            self._write(row_id, "text", questions.reword, **values)

    def _write(self, row_id: str, cell: str, action: Action[...], **values: object) -> None:
        place, before = ("question", row_id, cell), self.outline.words_before
        self._writer.write(row_id, cell, action, place=place, before=before, **values)

    def _finish(self, row_id: str, cell: Cell, text: str) -> None:
        """Take what was left in a cell: minutes now, and words that are none not at all."""
        row = next((row for row in self.outline.rows if row.id == row_id), None)
        if row is not None and cell == "minutes" and text.strip() != row.cell("minutes"):
            self._write_minutes(row_id, text.strip())
        elif row is not None and cell == "text" and not text.strip() and not row.is_draft:
            self._put_words_back(row_id)
        if self._draft is not None and self._draft.id == row_id:
            self._draft = None
        self._show_questions()

    def _write_minutes(self, row_id: str, text: str) -> None:
        digits = text.removesuffix("min").removesuffix("'").strip()
        if digits and not (digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS):
            said = tr("Minutes are a number up to {most}. Nothing was changed.", most=MOST_MINUTES)
            self.said.emit(said)
            return
        chosen = self.outline.chosen_ids
        ids = chosen if row_id in chosen else [row_id]
        minutes = int(digits) if digits else None
        self._run(questions.set_minutes, minutes=dict.fromkeys(ids, minutes))

    def _put_words_back(self, row_id: str) -> None:
        """Let a question keep its words; one that was begun just now and has none is none."""
        before = self.outline.words_before
        if before.strip():
            self._write_words(row_id, before)
            self.said.emit(tr("The question keeps its words; Del deletes it."))
        elif self.topic is not None:
            self._run(questions.remove, topic_id=self.topic.id, question_ids=[row_id])

    def _set_level(self, level: int) -> None:
        draft = self._draft
        if draft is not None and self.outline.edited_id == draft.id:
            self._draft = draft._replace(level=level)
            self._show_questions()
        elif self.topic is not None:
            self._change(questions.set_level, level=level)

    def _shift(self, step: int) -> None:
        if self._draft is None:
            self._change(questions.shift, step=step)

    def _remove(self) -> None:
        outcome = self._change(questions.remove)
        if outcome is not None and outcome.touched:
            self.said.emit(f"{outcome.remark} {tr('Undo brings them back.')}")

    def _change(self, action: Action[...], **values: object) -> Outcome | None:
        """Do something to the chosen questions."""
        ids = [row.id for row in self.outline.rows if row.id in self.outline.chosen_ids]
        if self.topic is None or not ids:
            return None
        return self._run(action, topic_id=self.topic.id, question_ids=ids, **values)

    def _run(self, action: Action[...], **values: object) -> Outcome | None:
        """Do something; tell what became of it, or None where it could not be done."""
        if self._desk.read_only:
            return None
        outcome = attempt(self._desk, self.said.emit, action, **values)
        if outcome is not None and outcome.remark:
            self.said.emit(outcome.remark)
        return outcome

    def _show_questions(self) -> None:
        """Show the outline as the file has it, with a question that is begun."""
        raise NotImplementedError
