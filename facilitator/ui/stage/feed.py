"""What the stage can be fed with: the workshop, the moderator's page, the results, the time."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import SessionFact, Workshop
from facilitator.domain.scenes import ClockScene, QuestionScene, Scene
from facilitator.domain.schedule import schedule
from facilitator.language import tr
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.stage import breaks, reading
from facilitator.ui.stage.opening import first_showing
from facilitator.ui.stage.pages import entries_of, stored_page
from facilitator.ui.stage.showings import Showing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.domain.records import Session
    from facilitator.ui.session.lines import Line

_FACTS: Final = ("session_fact", "agenda_fact")
_RESULTS: Final = ("key_result", "evidence", "note", "topic")
_NOTES: Final = ("note", "question")
_BEGINNINGS: Final = ("opened", "started")


class Feed(QObject):
    """Knows where the moderator is and makes scenes of it; what is read is kept until it changes.

    Notes come from the moderator's page, not from the file: what is typed is on the stage with
    the next picture, also while a disk is slow or full. While the stage is open it stays with its
    room, whatever room the moderator looks into: it goes to another that is opened or started
    here, or when it is asked for the question; until then its notes come from the file.
    """

    changed = Signal()

    def __init__(self, desk: Desk, signals: DeskSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: Dossier | None = None
        self._results: Dossier | None = None
        self._front = ("", "")
        self._session: Session | None = None
        self._question_id = ""
        self._away: list[Line] | None = None
        self._is_held = False
        self._topic_id = ""
        self._result_id = ""
        self._break_id = ""
        self._editor: NotesEditor | None = None
        self._signals = signals
        signals.changed.connect(self._heed)

    def leave(self) -> None:
        """Read nothing any more: the file is being closed."""
        self._signals.changed.disconnect(self._heed)
        self._head = self._session = self._editor = None
        self.deleteLater()

    @property
    def title(self) -> str:
        """The workshop's title, empty when it has none."""
        return self._head.workshop.title if self._head else ""

    # Where the moderator is

    def show_workshop(self, head: Dossier) -> None:
        """Be about a workshop, or about the same one after a change of its plan."""
        self._head, self._results, self._away = head, None, None
        if self._session is not None:
            self._session = self._found(self._session.id)
        if self._session is None:
            self._take_front()
        self.changed.emit()

    def hold(self, *, held: bool) -> None:
        """Stay with the room that is shown while others come in front, or follow again."""
        self._is_held = held
        if not held:
            self._take_front()

    def follow(self, session_id: str, question_id: str, editor: NotesEditor) -> None:
        """Go to a session and a question, whose notes stand in an editor."""
        if editor is not self._editor:
            self._editor = editor
            editor.page.edited.connect(self.changed)
            editor.page.structured.connect(self.changed)
            editor.cursorPositionChanged.connect(self.changed)
        self._front = session_id, question_id
        if not self._is_held or self._session is None or self._session.id == session_id:
            self._take_front()
        self.changed.emit()

    def _take_front(self) -> None:
        """Show the room that is in front."""
        session_id, self._question_id = self._front
        self._session, self._away = self._found(session_id), None
        self._topic_id = self._session.topic_id if self._session else ""

    def _found(self, session_id: str) -> "Session | None":
        sessions = self._head.sessions if self._head else ()
        return next((entry for entry in sessions if entry.id == session_id), None)

    def follow_result(self, topic_id: str, result_id: str) -> None:
        """Go to a key result that is spoken about in the plenary."""
        self._topic_id, self._result_id = topic_id, result_id
        self.changed.emit()

    # What is shown of it

    def first(self) -> Showing:
        """Return what the stage should show when it is first opened."""
        if self._head is None:
            return "welcome"
        return first_showing(self._head, self._session, clock.now())

    def choose(self, showing: Showing) -> None:
        """Be asked for something to show: what was shown before has no part in it."""
        self._break_id = ""
        if showing == "question":
            self._take_front()

    def remark(self, scene: Scene) -> str:
        """Return what the moderator should know of what is shown, in one calm line, or nothing."""
        if isinstance(scene, ClockScene) and scene.goes_on:
            return tr("The break is over; the stage says what goes on.")
        if not isinstance(scene, QuestionScene) or self._head is None:
            return ""
        here = self._head.code.get(self._front[0])
        if here is None or str(here) == scene.code:
            return tr("Shows {code}", code=scene.code)
        return tr("Shows {code}; 3 shows {here}", code=scene.code, here=str(here))

    def scene(self, showing: Showing) -> Scene | None:
        """Return what is to be seen now; None before there is a workshop."""
        head, now = self._head, clock.now()
        if head is None:
            return None
        makers: dict[Showing, Callable[[], Scene | None]] = {
            "agenda": lambda: reading.agenda(head, now),
            "question": lambda: self._question(head),
            "countdown": lambda: reading.countdown(head, self._session, now),
            "break": lambda: self._pause(head),
            "summary": lambda: self._summary(head),
        }
        made = makers[showing]() if showing in makers else None
        return made or reading.welcome(head, now)

    def _question(self, head: Dossier) -> Scene | None:
        session, question_id = self._session, self._question_id
        if session is None or self._editor is None or not question_id:
            return None
        entries, written = entries_of(*self._page(session, self._editor))
        return reading.question(head, session, question_id, entries, written, clock.now())

    def _page(self, session: "Session", editor: NotesEditor) -> "tuple[Sequence[Line], int]":
        """Return the page of the room that is shown, and the number of the line to be in view."""
        if session.id == self._front[0]:
            return editor.page.lines, editor.textCursor().blockNumber()
        if self._away is None:
            self._away = stored_page(self._desk.read, session.id, self._question_id)
        return self._away, len(self._away)

    def _pause(self, head: Dossier) -> Scene:
        course = schedule(head, clock.now())
        here = breaks.running(course)
        if here is not None:
            self._break_id = here.item.id
        return breaks.pause(head, course, self._break_id)

    def _summary(self, head: Dossier) -> Scene:
        if self._results is None:
            self._results = self._desk.read.results(head.workshop.id)
        return reading.summary(self._results, self._topic_id, self._result_id)

    def _heed(self, outcome: Outcome, initiator: object) -> None:
        head = self._head
        if head is not None and self._desk.read.row(Workshop, head.workshop.id) is None:
            return  # another one is about to be shown
        has_changed = outcome.touches(*_FACTS)
        if has_changed and head is not None:
            self._head = self._desk.read.head(head.workshop.id)
        if self._results is not None and outcome.touches(*_RESULTS):  # else nobody looks at them
            self._results, has_changed = None, True
        if self._away is not None and outcome.touches(*_NOTES):
            self._away, has_changed = None, True
        if self._begins_here(outcome, initiator):
            self._take_front()
        if has_changed:
            self.changed.emit()

    def _begins_here(self, outcome: Outcome, initiator: object) -> bool:
        """Whether the room in front was opened or started in this very window."""
        while isinstance(initiator, QObject) and initiator != self.parent():
            initiator = initiator.parent()
        if initiator is None or initiator != self.parent():
            return False
        facts = (self._desk.read.row(SessionFact, key) for key in outcome.rows("session_fact"))
        return any(
            fact.session_id == self._front[0] and fact.kind in _BEGINNINGS for fact in facts if fact
        )
