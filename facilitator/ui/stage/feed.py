"""What the stage can be fed with: the workshop, the moderator's page, the results, the time."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Workshop
from facilitator.domain.schedule import schedule
from facilitator.language import tr
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.stage import breaks, reading
from facilitator.ui.stage.opening import first_showing
from facilitator.ui.stage.pages import entries_of
from facilitator.ui.stage.scenes import ClockScene, Scene
from facilitator.ui.stage.showings import Showing

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.records import Session

_FACTS: Final = ("session_fact", "agenda_fact")
_RESULTS: Final = ("key_result", "evidence", "note", "topic")


class Feed(QObject):
    """Knows where the moderator is and makes scenes of it; what is read is kept until it changes.

    Notes come from the moderator's page, not from the file: what is typed is on the stage with
    the next picture, also while a disk is slow or full.
    """

    changed = Signal()

    def __init__(self, desk: Desk, signals: DeskSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: Dossier | None = None
        self._results: Dossier | None = None
        self._session: Session | None = None
        self._question_id = ""
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
        self._head, self._results = head, None
        if self._session and self._session.id not in head.code:
            self._session = None
        self.changed.emit()

    def follow(self, session_id: str, question_id: str, editor: NotesEditor) -> None:
        """Go to a session and a question, whose notes stand in an editor."""
        if editor is not self._editor:
            self._editor = editor
            editor.page.edited.connect(self.changed)
            editor.page.structured.connect(self.changed)
            editor.cursorPositionChanged.connect(self.changed)
        sessions = self._head.sessions if self._head else ()
        self._session = next((entry for entry in sessions if entry.id == session_id), None)
        self._question_id = question_id
        self._topic_id = self._session.topic_id if self._session else ""
        self.changed.emit()

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

    def remark(self, scene: Scene) -> str:
        """Return what the moderator should know of what is shown, in one calm line, or nothing."""
        if isinstance(scene, ClockScene) and scene.goes_on:
            return tr("The break is over; the stage says what goes on.")
        return ""

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
        if self._session is None or self._editor is None or not self._question_id:
            return None
        editor = self._editor
        entries, written = entries_of(editor.page.lines, editor.textCursor().blockNumber())
        return reading.question(
            head, self._session, self._question_id, entries, written, clock.now()
        )

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

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        head = self._head
        if head is not None and self._desk.read.row(Workshop, head.workshop.id) is None:
            return  # another one is about to be shown
        has_changed = outcome.touches(*_FACTS)
        if has_changed and head is not None:
            self._head = self._desk.read.head(head.workshop.id)
        if self._results is not None and outcome.touches(*_RESULTS):  # else nobody looks at them
            self._results, has_changed = None, True
        if has_changed:
            self.changed.emit()
