"""Keeps the rail's marks right: where sessions are in their lives, and whether all is answered.

A session is answered when every guiding question has a note.
"""

from PySide6.QtCore import QObject, QTimer

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note, SessionFact
from facilitator.domain.timing import timing
from facilitator.ui.shell.session_model import SessionModel

_IDLE_MILLISECONDS = 400
_SHOWN_MILLISECONDS = 200
"""After this long a window that was opened on a workshop is there, and nobody waits for it."""
_LOOKED_UP_AT_MOST = 20


class AnsweredMarks(QObject):
    """Counts when nobody types: a pause after the last change, one session per turn of the loop."""

    def __init__(self, desk: Desk, model: SessionModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._head: Dossier | None = None
        self._due: set[str] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._count_one)

    def show_workshop(self, head: Dossier) -> None:
        """Count in all sessions of a workshop, once the window is there and idle."""
        self._head = head
        self._due = {session.id for session in head.sessions}
        for session in head.sessions:
            state = timing(head.facts_of(session), clock.now()).state
            self._model.set_state(session.id, state)
        self._timer.start(_SHOWN_MILLISECONDS)

    def follow(self, outcome: Outcome) -> None:
        """Show new states at once; count again where notes changed, after a pause."""
        if self._head is None:
            return
        if outcome.touches("session_fact"):
            self._show_states(self._head, outcome.rows("session_fact"))
        if not outcome.touches("note"):
            return
        ids = outcome.rows("note")
        if len(ids) > _LOOKED_UP_AT_MOST:
            self._due |= self._head.code.keys()
        else:
            notes = (self._desk.read.row(Note, note_id) for note_id in ids)
            sessions = {note.session_id for note in notes if note}
            # A deleted note no longer says where it was.
            self._due |= sessions or self._head.code.keys()
        self._timer.start(_IDLE_MILLISECONDS)

    def _show_states(self, head: Dossier, fact_ids: set[str]) -> None:
        facts = [self._desk.read.row(SessionFact, fact_id) for fact_id in fact_ids]
        # A fact that was taken back no longer says where it belonged.
        known = {fact.session_id for fact in facts if fact} if all(facts) else head.code.keys()
        for session_id in known & head.code.keys():
            state = timing(self._desk.read.session_facts(session_id), clock.now()).state
            self._model.set_state(session_id, state)

    def stop(self) -> None:
        """Count no more: the file is about to be closed."""
        self._timer.stop()
        self._head = None

    def _count_one(self) -> None:
        if self._head is None or not self._due:
            return
        session_id = self._due.pop()
        if session_id in self._head.code:
            self._model.set_answered(session_id, self._is_answered(self._head, session_id))
        if self._due:
            self._timer.start(0)

    def _is_answered(self, head: Dossier, session_id: str) -> bool:
        session = next(entry for entry in head.sessions if entry.id == session_id)
        topic = next(entry for entry in head.topics if entry.id == session.topic_id)
        asked = head.questions_of(topic)
        counts = self._desk.read.counts(session_id)
        return bool(asked) and all(question.id in counts for question in asked)
