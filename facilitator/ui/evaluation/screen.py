"""Auswerten: the notes of all rounds on a question, and the answers that print instead of them."""

from PySide6.QtGui import QResizeEvent, QShowEvent

from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.consolidation import Consolidation, Progress
from facilitator.domain.records import Question, Topic, Workshop
from facilitator.language import tr
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.evaluation.claiming import Claiming
from facilitator.ui.evaluation.commands import evaluation_commands
from facilitator.ui.evaluation.editing import EvaluationEditing
from facilitator.ui.evaluation.places import note_with, question_of
from facilitator.ui.evaluation.questions import TASKS, question_rows, task_row
from facilitator.ui.evaluation.rows import Filter, Sheet, filtered, sheet_of
from facilitator.ui.evaluation.suggesting import Suggestions
from facilitator.ui.evaluation.task_page import TaskPage
from facilitator.ui.shell.place_screen import Spot
from facilitator.ui.theme.theme import Theme

_NOTED = ("workshop", "round", "topic", "session", "question", "moderator", "person", "note")
_CURATED = ("answer", "answer_source", "omission")
_CLAIMED = ("key_result", "recommendation", "evidence")
_NOTHING, _CLAIMS, _CURATION, _ALL = range(4)
"""What is to be read again; each takes in those before it."""


class EvaluationScreen(EvaluationEditing):
    """Shows one question of a workshop at a time; follows every change."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.tasks = TaskPage(desk, theme)
        self.pages.addWidget(self.tasks)
        self.tasks.said.connect(self.said)
        self.tasks.left.connect(self.toggle_tasks)
        self.tasks.table.wanted.connect(self.show_row)
        self._workshop_id = self._question_id = ""
        self._unread = _ALL
        self._task_count = 0
        self._tasks_seen: tuple[object, object] | None = None
        self._filter: Filter = "all"
        self._state: Consolidation | None = None
        self._sheet: Sheet | None = None
        self.claiming = Claiming(desk, self.panel.claims, lambda: self.choice)
        self.claiming.said.connect(self.said)
        self.claiming.wanted.connect(self._show_evidence)
        self.claiming.written.connect(self._catch_up)
        self.suggestions = Suggestions(self)
        self.suggestions.found.connect(self._show_likeness)
        signals.changed.connect(self._follow)
        self.head.filter_chosen.connect(self._choose_filter)
        self.bar.step_wanted.connect(self.step)
        self.questions.chosen.connect(self.show_row)
        self.columns.passed.connect(lambda: self.show_page("answers"))
        self.answers.left.connect(lambda: self.show_page("notes"))
        self.answers.passed.connect(self.panel.claims.setFocus)
        self.panel.claims.left.connect(self.answers.setFocus)
        for list_ in (self.answers, self.panel.claims):
            list_.cited.connect(self._show_code)
        bind_keys(self, self.commands())

    def commands(self) -> list[Command]:
        """Return what can be done here, with its keys."""
        return evaluation_commands(self)

    @property
    def question_id(self) -> str:
        """The guiding question that is shown."""
        return self._question_id

    @property
    def state(self) -> Consolidation | None:
        """What became of the notes, as it was read last."""
        return self._state

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop, at the question that was shown last."""
        if workshop_id != self._workshop_id:
            self._workshop_id, self._question_id = workshop_id, ""
        self._read()

    def show_row(self, row_id: str) -> None:
        """Go to a question, a topic's first question, a note, an answer or a claim."""
        state = self._state
        if row_id == TASKS:
            self.show_tasks()
        question_id = question_of(state, row_id, self._question_id) if state else ""
        if state is None or not question_id:
            return
        self._go_to(question_id)
        if row_id in state.dossier.note:
            self.columns.go_to(row_id)
        for list_ in (self.answers, self.panel.claims):
            if list_.row(row_id):
                self.show_page("answers")
                list_.go_to(row_id)
                list_.setFocus()

    def spot(self) -> Spot | None:
        """Return the note, answer or claim that the keyboard is at."""
        lists = (*self.columns.lists, self.panel.claims, self.answers)
        list_ = next((one for one in lists if one.hasFocus()), self.answers)
        return list_.spot()

    def step(self, step: int) -> None:
        """Go to the next question (1) or the one before (-1), also of another topic."""
        order = [question.id for _, question in self._asked()]
        if self._question_id in order:
            at = order.index(self._question_id) + step
            if 0 <= at < len(order):
                self._go_to(order[at])

    def _show_evidence(self, note_id: str) -> None:
        """Show a note as the one that is chosen; the keyboard stays at the claim."""
        self.show_row(note_id)
        self.columns.choose([note_id])

    def _show_code(self, code: str) -> None:
        if self._state is not None:
            self.show_row(note_with(self._state, code))

    def _go_to(self, question_id: str) -> None:
        self.flush()
        self._question_id = question_id
        self.leave_tasks()
        self.columns.forget_choice()
        self._show()
        if self.isVisible() and not (self.is_narrow and self.page == "answers"):
            self.columns.setFocus()

    def _choose_filter(self, chosen: Filter) -> None:
        self._filter = chosen
        self._show()

    # Tasks

    @property
    def shows_tasks(self) -> bool:
        """Whether the tasks and open questions are in front."""
        return self.pages.currentWidget() is self.tasks

    def toggle_tasks(self) -> None:
        """Show the tasks and open questions of the day, or the question again."""
        if self.shows_tasks:
            self._go_to(self._question_id)
        else:
            self.show_tasks()

    def show_tasks(self) -> None:
        """Show the tasks and open questions of the day."""
        self.flush()
        self.pages.setCurrentWidget(self.tasks)
        self._show()
        self.tasks.setFocus()

    def leave_tasks(self) -> None:
        """Show the questions again."""
        self.flush()
        self.pages.setCurrentIndex(0)

    def flush(self) -> None:
        """Write what is not in the file yet."""
        super().flush()
        self.claiming.flush()
        self.tasks.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return super().is_settled and self.claiming.is_settled

    # Reading and showing

    def _asked(self) -> list[tuple[Topic, Question]]:
        if self._state is None:
            return []
        dossier = self._state.dossier
        return [(topic, asked) for topic in dossier.topics for asked in dossier.questions_of(topic)]

    def _read(self) -> None:
        read = self._desk.read
        if not read.row(Workshop, self._workshop_id):
            return
        self._unread = _NOTHING
        self._state = Consolidation(read.consolidated(read.head(self._workshop_id)))
        self._show()

    def _show(self) -> None:
        asked = self._asked()
        state = self._state
        if not (self.shows_tasks and asked):
            self.show_something(bool(asked))
        if state is None or not asked:
            self.questions.show_rows([])
            return
        here = (pair for pair in asked if pair[1].id == self._question_id)
        topic, question = next(here, asked[0])
        self._question_id = question.id
        progress = {entry.id: state.progress(of, entry) for of, entry in asked}
        self._sheet = sheet_of(state, topic, question)
        self._show_sheet(state, self._sheet, progress[question.id])
        tasks = task_row(self._count_tasks(state), is_here=self.shows_tasks)
        self.head.show_sums(sum(progress.values(), Progress()), narrow=self.is_narrow)
        shown = "" if self.shows_tasks else question.id
        self.questions.show_rows([*question_rows(state, progress, topic, shown), tasks])

    def _count_tasks(self, state: Consolidation) -> int:
        """Return how many tasks there are; they are looked for only where others may be there."""
        seen = (state.dossier.notes, state.dossier.omissions)
        if self.shows_tasks or seen != self._tasks_seen:
            self._tasks_seen = seen
            self._task_count = self.tasks.show_tasks(state)
        return self._task_count

    def _show_sheet(self, state: Consolidation, sheet: Sheet, progress: Progress) -> None:
        self.head.show_topic(sheet.topic.number, sheet.topic.title)
        self.head.show_filter(self._filter, progress.open)
        self.bar.show_question(sheet.number, sheet.question.text, progress)
        self.suggestions.look_at(state, sheet)
        self.columns.likeness = self.suggestions.codes(state)
        columns = [(session, filtered(rows, self._filter)) for session, rows in sheet.columns]
        self.columns.contested = self._desk.read.contested("note")
        self.columns.show_columns(state.dossier, columns)
        self.answers.question_id = sheet.question.id
        self.answers.is_writable = not self._desk.read_only
        self.answers.contested = self._desk.read.contested("answer")
        self.answers.show_rows(sheet.answers)
        count = sum(row.number > 0 for row in sheet.answers)
        can_take = bool(progress.open) and not self._desk.read_only
        self.panel.show_count(count, has_rows=bool(sheet.answers), can_take=can_take)
        self.claiming.show(state, sheet.topic)
        self.bar.show_pages(self.page, progress.points, count, narrow=self.is_narrow)

    def _show_likeness(self) -> None:
        if self._state is not None:
            self.columns.likeness = self.suggestions.codes(self._state)
            self.columns.lay_out_again()

    def choose_pair(self) -> None:
        """Choose the note that the current one is like too, or go to the next pair there is."""
        current = self.columns.current_list.current if self.columns.current_list else None
        likeness = self.columns.likeness
        if (current is None or current.id not in likeness) and likeness:
            self.columns.go_to_next([*likeness])
            current = self.columns.current_list.current if self.columns.current_list else None
        partner = self.suggestions.partner_of(current.id) if current else ""
        row = self.columns.row(partner)
        if current is None or row is None:
            self.said.emit(tr("No open note here is like another one."))
            return
        answer = next((one for one in self.answers.rows if row.id in one.note_ids), None)
        if answer is not None:
            self.answers.go_to(answer.id)
        self.columns.choose([current.id, *([] if answer else [row.id])])

    def leave(self) -> None:
        """Let go of the file: what is still compared is of no use."""
        super().leave()
        self.suggestions.leave()

    # Following the file

    def _follow(self, outcome: Outcome, initiator: object) -> None:
        changed = _changed_by(outcome)
        self._unread = max(self._unread, changed)
        if changed and initiator not in {self, self.claiming} and self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Show what changed since it was read; the notes are read again only if they did."""
        unread, state, read = self._unread, self._state, self._desk.read
        if unread == _ALL or state is None:
            self._read()
        elif unread:
            if unread == _CURATION:
                state = state.after(*read.curated(self._workshop_id))
            self._state = state.claiming(*read.claims(self._workshop_id))
            self._unread = _NOTHING
            if unread == _CURATION:
                self._show()
            elif self._sheet is not None:
                self.claiming.show(self._state, self._sheet.topic)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another place was shown."""
        super().showEvent(event)
        if self._workshop_id:
            self._catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer notes and answers one at a time in a narrow window."""
        was_narrow = self.is_narrow
        super().resizeEvent(event)
        if was_narrow != self.is_narrow and self._sheet is not None:
            self._show()


def _changed_by(outcome: Outcome) -> int:
    """Return what is to be read again after an outcome."""
    groups = ((_ALL, _NOTED), (_CURATION, _CURATED), (_CLAIMS, _CLAIMED))
    return next((what for what, tables in groups if outcome.touches(*tables)), _NOTHING)
