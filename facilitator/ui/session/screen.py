"""The screen of a session: questions on the left, the notes of one, the parking lot on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.records import Note, Question, Session, Topic
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.aids import Aids
from facilitator.ui.session.commands import bind_screen, screen_commands
from facilitator.ui.session.earlier import earlier_sessions
from facilitator.ui.session.layout import SessionLayout
from facilitator.ui.session.mailbox import Mailbox
from facilitator.ui.session.notebook import Notebook
from facilitator.ui.session.parking_lot import ParkingLot
from facilitator.ui.session.saving import Place
from facilitator.ui.session.tally import Tally
from facilitator.ui.session.timekeeper import Timekeeper
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.ui.session.finding import Found
    from facilitator.ui.session.parked import Parked

_PLAN = ("question", "session", "topic", "round", "moderator", "person", "workshop")


class SessionScreen(SessionLayout):
    """Shows a session and keeps every part of it up to date."""

    said = Signal(str)
    """One sentence for the status bar."""
    moved = Signal(str, str)
    """The session and the question that are shown now."""
    versions_asked = Signal(str, QRect)
    """Somebody wants to decide between the versions of a note, seen at a place on the display."""
    settled = Signal(bool)
    """False when something could not be written, True when all of it is in the file again."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
        *,
        ticker: Ticker | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(theme, self._hits_elsewhere, parent)
        self._desk = desk
        self._messages = messages
        self._aids = Aids(self.editor, theme, settings)
        self.time = Timekeeper(desk, signals, self.header, ticker=ticker, settings=settings)
        self._notebook = Notebook(desk, self.editor, self)
        self._lot = ParkingLot(desk, self.parking, messages, self)
        self._mailbox = Mailbox(desk, signals, self)
        self._tally = Tally(desk, self.questions, self.parking, self)
        self._head: Dossier | None = None
        self._session: Session | None = None
        self._questions: list[Question] = []
        self._question_id = ""
        self._shown_last: dict[str, str] = {}
        self._is_refused = self._is_final = False
        self.editor.setReadOnly(desk.read_only)
        if desk.read_only and not desk.file.notice:
            self.show_banner("warn", tr("This file is open for reading only."))
        signals.changed.connect(self._heed)
        self._connect()
        bind_screen(self, self.commands(), self._show_number)

    def _connect(self) -> None:
        self._notebook.counted.connect(self._tally.count_on)
        self._notebook.writer.failed.connect(self._show_failure)
        self._notebook.writer.recovered.connect(self._hide_failure)
        self.editor.park_asked.connect(self._park)
        self.editor.left.connect(self._leave_notes)
        self.editor.margin.versions_asked.connect(self._ask_versions)
        self.questions.chosen.connect(self._show_chosen)
        self.questions.left.connect(self.focus_notes)
        self.questions.typed.connect(self._type_on)
        self.found.connect(self._show_question)
        self.questions.parking_chosen.connect(self.show_parking)
        self.parking.put_back.connect(self._put_back)
        self.parking.added.connect(self._add_parked)
        self.parking.left.connect(self._leave_parking)
        self._lot.shown.connect(self._tally.count_soon)
        for part in (self.time, self._aids, self._lot, self._mailbox):
            part.said.connect(self.said)
        self.time.moved_on.connect(self.questions.show_times)
        self.moved.connect(self.time.note_shown)

    def commands(self) -> list[Command]:
        """Return this screen's keys, those of the editor included."""
        here = screen_commands(
            step=self._step,
            find=self.find_here,
            parking=self.toggle_parking,
            calm=self.toggle_calm,
        )
        parts = (self._mailbox, self._aids, self.time)
        return [*here, *(command for part in parts for command in part.commands())]

    # What is shown

    @property
    def session_id(self) -> str | None:
        """The session that is shown."""
        return self._session.id if self._session else None

    @property
    def question_id(self) -> str | None:
        """The guiding question that is shown."""
        return self._question_id or None

    def show_session(
        self, session_id: str, question_id: str | None = None, note_id: str | None = None
    ) -> None:
        """Show a session at a question or a note; else where it was left, else at its start."""
        session = self._desk.read.row(Session, session_id)
        topic = self._desk.read.row(Topic, session.topic_id) if session else None
        if session is None or topic is None:
            self.said.emit(tr("This session is no longer in the file."))
            return
        self.flush()
        self._session = session
        self._take_head(topic.workshop_id)
        note = self._desk.read.note(note_id) if note_id else None
        wanted = (note.question_id if note else question_id) or self._shown_last.get(session_id)
        self._show_question(self._root_of(wanted), to_write=note is None)
        if note:
            self._notebook.go_to_note(note.id)
        self.focus_notes()

    def _show_note(self, note: Note) -> None:
        self._show_question(self._root_of(note.question_id))
        self._notebook.go_to_note(note.id)

    def _take_head(self, workshop_id: str) -> None:
        if self._session is None:
            return
        head = self._head = self._desk.read.head(workshop_id)
        topic = next(entry for entry in head.topics if entry.id == self._session.topic_id)
        self._questions = head.questions_of(topic)
        self._show_finality(head)
        self._notebook.earlier = earlier_sessions(head, self._session)
        self._aids.know(head)
        self.header.show_session(head, self._session)
        self.questions.model.show_questions(self._questions)
        self.time.show_session(head, self._session)
        self._mailbox.show_session(head, self._session)

    def _show_finality(self, head: "Dossier") -> None:
        """Let nobody type what a final protocol would refuse, and say why."""
        was_final, self._is_final = self._is_final, head.workshop.status == "released"
        self.editor.setReadOnly(self._desk.read_only or self._is_final)
        if self._is_final or was_final:
            why = tr("The protocol is final. To write here again, reopen it in the Protocol place.")
            self.show_banner("warn", why if self._is_final else "")

    def _root_of(self, question_id: str | None) -> str:
        """Return the guiding question of a question here, the first one for any other."""
        parents = {question.id: question.id for question in self._questions}
        for question in self._head.questions if self._head else ():
            if question.parent_id in parents:
                parents[question.id] = question.parent_id
        first = self._questions[0].id if self._questions else ""
        return parents.get(question_id or "", first)

    def _show_question(self, question_id: str, *, to_write: bool = False) -> None:
        if self._session is None:
            return
        self._question_id = question_id
        self._shown_last[self._session.id] = question_id
        self.show_body(bool(question_id))
        if question_id:
            numbers = {question.id: at for at, question in enumerate(self._questions, start=1)}
            question = self._questions[numbers[question_id] - 1]
            self.heading.show_question(numbers[question_id], question.text)
            self.editor.setAccessibleName(tr("Notes on: {question}", question=question.text))
            place = Place(self._session.id, question_id)
            self._notebook.open(place, to_write=to_write and not self._desk.read_only)
        self._show_parked()
        self._tally.show_question(self._session.id, question_id, self._notebook.earlier)
        self.questions.show_current(question_id)
        self.renew_hits()
        self.moved.emit(self._session.id, question_id)

    def _show_chosen(self, question_id: str) -> None:
        if question_id != self._question_id:
            self._show_question(question_id, to_write=True)
        self.time.go_to(question_id)

    def _step(self, by: int) -> None:
        ids = [question.id for question in self._questions]
        at = ids.index(self._question_id) + by if self._question_id in ids else 0
        if 0 <= at < len(ids):
            self._show_chosen(ids[at])

    def _show_number(self, number: int) -> None:
        if number <= len(self._questions):
            self._show_chosen(self._questions[number - 1].id)
            self.focus_notes()

    @property
    def is_settled(self) -> bool:
        """Whether everything on the screen is in the file."""
        return self._notebook.writer.is_settled

    def flush(self) -> None:
        """Write what is not in the file yet, a composition that is under way included."""
        self.editor.settle()
        self._notebook.writer.flush()

    def spot(self) -> tuple[str, QRect] | None:
        """Return the note with the caret, else the next one with two versions, and where it is seen."""
        self._notebook.show_what_stands()
        lines = self.editor.page.lines
        if self.editor.isHidden() or not lines or not self.editor.contested:
            return None
        here = self.editor.spot.line
        order = [*range(here, len(lines)), *range(here)]
        found = (index for index in order if lines[index].id in self.editor.contested)
        index = next(found, None)
        return None if index is None else self._spot_of(index)

    def _spot_of(self, index: int) -> tuple[str, QRect]:
        top = self.editor.top_of(index)
        self.editor.show_stretch(top, top + self.editor.theme.line_height("note"))
        return self.editor.page.lines[index].id, self.editor.place_of(index)

    def _ask_versions(self, index: int) -> None:
        self._notebook.show_what_stands()
        self.versions_asked.emit(*self._spot_of(index))

    # What changes

    def _heed(self, outcome: Outcome, initiator: object) -> None:
        if initiator is self._notebook or self._session is None:
            return
        if outcome.touches(*_PLAN):
            self._renew_plan()
        if initiator is self.window():
            self._follow(outcome)
        else:
            self._notebook.heed(outcome)
        if outcome.touches("note"):
            self._tally.follow(outcome)
            if self._lot.is_changed_by(outcome):
                self._show_parked()

    def _renew_plan(self) -> None:
        session = self._desk.read.row(Session, self._session.id) if self._session else None
        if session is None or self._head is None:
            return
        self._session = session
        self._take_head(self._head.workshop.id)
        question_id = self._root_of(self._question_id)
        if question_id != self._question_id:
            self._show_question(question_id, to_write=True)
            return
        number = (
            [question.id for question in self._questions].index(question_id) if question_id else -1
        )
        if question_id:
            self.heading.show_question(number + 1, self._questions[number].text)
        self._tally.show_question(session.id, question_id, self._notebook.earlier)
        self.questions.show_current(question_id)

    def _follow(self, outcome: Outcome) -> None:
        """Go where a change of this window happened, such as what was undone."""
        before = self._desk.read.counts(self._session.id) if self._session else {}
        touched = outcome.rows("note")
        if self._notebook.follow(outcome) or not touched or self._session is None:
            return
        for note_id in touched:
            note = self._desk.read.note(note_id)
            if note and note.session_id == self._session.id and not note.is_parked:
                self._show_note(note)
                return
        known = {row.id: row.count for row in self.questions.model.rows}
        for question in self._questions:
            count = before.get(question.id)
            if known.get(question.id, 0) != (count.notes if count else 0):
                self._show_question(question.id)
                return

    # Parking lot

    def _show_parked(self) -> None:
        if self._head is not None:
            self._lot.show(self._head, self._session)

    def _park(self, note_ids: list[str]) -> None:
        with self._messages.guard(self):
            if self._notebook.park(note_ids):
                self.said.emit(tr("Moved to the parking lot"))

    def _put_back(self, point: "Parked") -> None:
        self.flush()
        note = self._lot.put_back(point)
        if note and self._session and note.session_id == self._session.id:
            self._show_note(note)
            self.focus_notes()

    def _add_parked(self, text: str) -> None:
        if self._session is not None:
            self._lot.add(self._session.id, self._question_id or None, text)

    def _leave_notes(self) -> None:
        if not self.leave_calm():
            self.questions.setFocus()

    def _type_on(self, text: str) -> None:
        """Go on in the notes with what was typed in the list of questions."""
        if self.editor.isHidden():
            return
        self.focus_notes()
        key = Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(self.editor, event)

    def _leave_parking(self) -> None:
        self.close_drawer()
        self.focus_notes()

    # Finding

    def _hits_elsewhere(self, query: str) -> "list[Found]":
        """Search the session's other questions, those after the one shown first."""
        if self._session is None:
            return []
        from facilitator.ui.session.finding import hits_beside  # noqa: PLC0415 - when it is asked

        ids = [question.id for question in self._questions]
        return hits_beside(self._desk.read, self._session.id, ids, self._question_id, query)

    # Failures

    def _show_failure(self, sentence: str) -> None:
        self.show_banner("late", sentence)
        self.settled.emit(False)

    def _hide_failure(self) -> None:
        self.show_banner("late", "")
        self.settled.emit(True)
        self.said.emit(tr("Everything is saved again"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say once why nothing is typed where the file can be read only."""
        super().keyPressEvent(event)
        types = bool(event.text()) and event.text().isprintable()
        if types and self._desk.read_only and not self._is_refused:
            self._is_refused = True
            self.said.emit(tr("Read only: nothing can be typed into this file here."))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing to be done later; the file may be closed by then."""
        super().hideEvent(event)
        self.pause_finding()
        if not event.spontaneous():  # another place is shown, not another program's window
            self.leave_calm()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.arrange()
