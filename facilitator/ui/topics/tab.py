"""Themen & Leitfragen: the topics of a workshop, and the outline of the one that is chosen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect

from facilitator.actions import questions, topics
from facilitator.actions.desk import Outcome
from facilitator.domain.records import Question, Topic, Workshop
from facilitator.language import tr
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.commands import topic_commands
from facilitator.ui.topics.editing import TopicsEditing
from facilitator.ui.topics.reuse import source_rows
from facilitator.ui.topics.rows import TopicRow, question_rows, topic_rows
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

_SHOWN: Final = ("workshop", "agenda_item", "round", "topic", "session", "question")


class TopicsTab(TopicsEditing):
    """Shows the topics of one workshop, and the questions of the one that is chosen."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace, theme)
        self._workshop_id = self._shown_title = ""
        self._head: Dossier | None = None
        self._connect()
        workspace.signals.changed.connect(self._follow)

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show the topics of a workshop."""
        self._workshop_id = workshop_id
        self._read()

    def spot(self) -> tuple[str, QRect] | None:
        """Return the question that the keyboard is at, or the topic while it is there."""
        if self.outline.hasFocus() or self.topic is None:
            return self.outline.spot()
        place = QRect(self.title.mapToGlobal(QPoint()), self.title.size())
        return self.topic.id, place

    def show_row(self, row_id: str) -> None:
        """Go to a topic or a question."""
        question = self._desk.read.row(Question, row_id)
        self.topics.go_to(question.topic_id if question else row_id)
        if question is not None:
            self.outline.go_to(row_id, "text")
            self.outline.setFocus()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        return topic_commands(
            new_topic=self.add_topic,
            title=self.title.setFocus,
            fit=self.fit_minutes,
            reuse=self.offer_reuse,
        )

    # Topics

    def add_topic(self) -> None:
        """Add a topic and go to its title."""
        self.flush()
        outcome = self._run(topics.add, workshop_id=self._workshop_id)
        if outcome is not None and outcome.ids:
            self.topics.go_to(outcome.ids[0])
            self.title.setFocus()

    def fit_minutes(self) -> None:
        """Let the questions of the topic take as long as its round."""
        self.flush()
        row = self.topic
        if row is None or not row.questions:
            return
        if row.length is None:
            self.said.emit(tr("The agenda gives no round of this topic a length yet."))
            return
        values = {"topic_id": row.id, "length": row.length}
        if self._run(questions.fit_minutes, **values) is not None:
            said = tr("The questions take {count} minutes now.", count=row.length)
            self.said.emit(said)

    def offer_reuse(self) -> None:
        """Show the topics whose questions can be copied here."""
        self.flush()
        if self.topic is None or self._desk.read_only:
            return
        heads = [self._desk.read.head(one.id) for one in self._desk.read.workshops()]
        rows = list(source_rows(heads, self.topic.id))
        if not rows:
            self.said.emit(tr("No other topic of this file has questions yet."))
            return
        self.reuse.show_sources(rows)
        self.show_reuse(True, bool(self.outline.rows))
        self.reuse.setFocus()

    def _copy(self, from_topic_id: str) -> None:
        self._leave_reuse()
        if self.topic is not None:
            values = {"topic_id": self.topic.id, "from_topic_id": from_topic_id}
            self._run(questions.copy, **values)

    def _leave_reuse(self) -> None:
        self.show_reuse(False, bool(self.outline.rows))
        (self.outline if self.outline.rows else self.topics).setFocus()

    def _remove_topic(self) -> None:
        if self.topic is not None:
            name = self.topic.name
            if self._run(topics.remove, topic_id=self.topic.id) is not None:
                self.said.emit(tr("“{title}” is deleted; undo brings it back.", title=name))

    def _shift_topic(self, step: int) -> None:
        if self.topic is not None:
            self._run(topics.shift, topic_id=self.topic.id, step=step)

    def _retitle(self, title: str) -> None:
        if self.topic is not None:
            topic = self.topic
            place, before = ("topic", topic.id, "title"), self._shown_title
            values = {"topic_id": topic.id, "title": title}
            self._writer.write(
                topic.id, "title", topics.retitle, place=place, before=before, **values
            )

    def _show_title(self, title: str) -> None:
        self._shown_title = title
        if self.title.text() != title:
            caret = self.title.cursorPosition()
            self.title.setText(title)
            if self.title.hasFocus():
                self.title.setCursorPosition(caret)

    def _may_follow(self, row: TopicRow) -> bool:
        return (
            self._writer.follow(("topic", row.id, "title"), row.title) or not self.title.hasFocus()
        )

    # Following the file

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if self.isVisible() and outcome.touches(*_SHOWN):
            self._read()

    def _read(self) -> None:
        if not self._desk.read.row(Workshop, self._workshop_id):
            return
        self._head = self._desk.read.head(self._workshop_id)
        rows = topic_rows(self._head)
        self.head.show_head(self._head)
        self.head.set_writable(not self._desk.read_only)
        self.topics.show_rows(rows)
        self.outline.is_writable = not self._desk.read_only
        self.outline.contested = self._desk.read.contested("question")
        self.show_topics(bool(rows))
        self._show_topic()

    def _show_topic(self) -> None:
        row = self.topic
        self.number.setText(str(row.number) if row else "")
        title = row.title if row else ""
        is_typing = self.title.hasFocus() and row and self._writer.holds(row.id, "title")
        if not is_typing and (row is None or self._may_follow(row)):
            self._show_title(title)
        self.title.setReadOnly(self._desk.read_only)
        self.banner.setVisible(bool(row and row.is_over))
        if row is not None and row.is_over and row.length:
            said = tr(
                "The questions need {needed} minutes, the round has {length}.",
                needed=row.needed,
                length=row.length,
            )
            self.banner.say("warn", said)
            self.mend.setText(tr("Shorten to {count} min", count=row.length))
            self.mend.setVisible(not self._desk.read_only)
        self._show_questions()

    def _show_questions(self) -> None:
        head, row = self._head, self.topic
        topic = self._desk.read.row(Topic, row.id) if row else None
        rows = question_rows(head, topic, row.length, self._draft) if head and topic and row else []
        self.outline.show_rows(rows)
        self.show_questions(bool(rows))

    def _choose(self, _topic_id: str) -> None:
        self.outline.stop_editing()
        self._draft = None
        self.show_reuse(False, bool(self.outline.rows))
        self._show_topic()

    def _connect(self) -> None:
        self.head.topic_wanted.connect(self.add_topic)
        self.head.reuse_wanted.connect(self.offer_reuse)
        self.head.insert_wanted.connect(self.ask_for_insertion)
        self.topic_wanted.connect(self.add_topic)
        self.topics.chosen.connect(self._choose)
        self.topics.opened.connect(self._enter)
        self.topics.title_wanted.connect(self.title.setFocus)
        self.topics.removed.connect(self._remove_topic)
        self.topics.shifted.connect(self._shift_topic)
        self.title.textEdited.connect(self._retitle)
        self.title.went_on.connect(self._enter)
        self.title.went_back.connect(self.topics.setFocus)
        self.mend_wanted.connect(self.fit_minutes)
        self.outline.left.connect(self.topics.setFocus)
        self.reuse.taken.connect(self._copy)
        self.reuse.left.connect(self._leave_reuse)
        bind_keys(self, self.commands())

    def _enter(self) -> None:
        """Go on to the questions, or begin the first one."""
        if self.outline.rows:
            self.outline.setFocus()
        else:
            self.begin_question()

    def ask_for_insertion(self) -> None:
        """Ask for the page on which a text becomes questions of this topic."""
        self.flush()
        self.takeover_wanted.emit("questions", self.topic.number if self.topic else 0)
