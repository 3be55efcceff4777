"""Keeps the rail's check marks right: a session is answered when every guiding question has a note."""

from PySide6.QtCore import QObject, QTimer

from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note
from facilitator.ui.shell.session_list import SessionModel

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
        self._timer.start(_SHOWN_MILLISECONDS)

    def follow(self, outcome: Outcome) -> None:
        """Count again where notes changed, after a pause."""
        if self._head is None or not outcome.touches("note"):
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
