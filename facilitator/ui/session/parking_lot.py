"""Keeps the parking lot beside the notes level with the file, and moves points in and out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from facilitator.actions import notes
from facilitator.language import tr
from facilitator.ui import keys as key_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.actions.desk import Desk, Outcome
    from facilitator.domain.dossier import Dossier
    from facilitator.domain.records import Note, Session
    from facilitator.ui.messages import Messages
    from facilitator.ui.session.parked import Parked
    from facilitator.ui.session.parking import ParkingPanel

_FEW = 8
"""Up to so many touched notes are looked at one by one."""
_SHOWN_MILLISECONDS: Final = 50
"""After this long a screen that is opened shows its notes, and what stands beside them may follow."""


class ParkingLot(QObject):
    """The points of a workshop's parking lot, as one session sees them."""

    said = Signal(str)
    """One sentence for the status bar."""
    shown = Signal()
    """The panel shows what is parked now."""

    def __init__(
        self, desk: "Desk", panel: "ParkingPanel", messages: "Messages", screen: "QWidget"
    ) -> None:
        super().__init__(screen)
        self._desk = desk
        self._panel = panel
        self._messages = messages
        self._screen = screen
        self._place: tuple[Dossier, Session | None] | None = None
        self._ids: set[str] = set()
        self._waiting = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._waiting.timeout.connect(self._show)
        screen.installEventFilter(self)

    def show(self, head: "Dossier", session: "Session | None") -> None:
        """Show what is parked; where nobody sees the screen yet, a moment after its notes."""
        self._place = head, session
        if self._screen.isVisible():
            self._show()

    def _show(self) -> None:
        self._waiting.stop()
        if self._place is None:
            return
        from facilitator.ui.session import parked  # noqa: PLC0415 - not at the start

        head, session = self._place
        groups = parked.grouped(self._desk.read.parked(head.workshop.id))
        self._ids = {note.id for group in groups for note in group}
        points = parked.points(head, session, groups)
        self._panel.show_points(points, writable=not self._desk.read_only)
        self.shown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what nobody saw; leave nothing for later when nobody does."""
        if event.type() == QEvent.Type.Show:
            self._waiting.start()
        elif event.type() == QEvent.Type.Hide:
            self._waiting.stop()  # the file may be closed by then
        return super().eventFilter(watched, event)

    def is_changed_by(self, outcome: "Outcome") -> bool:
        """Tell whether something was parked, put back or changed here; in doubt it was."""
        touched = outcome.rows("note")
        if touched & self._ids or len(touched) > _FEW:
            return True
        found = (self._desk.read.note(note_id) for note_id in touched)
        return any(note and note.is_parked for note in found)

    def put_back(self, point: "Parked") -> "Note | None":
        """Put a point back to its question; return its note, None where it could not be done."""
        from facilitator.ui.session.parked import put_back  # noqa: PLC0415 - not at the start

        with self._messages.guard(self._panel):
            self._desk.run(put_back, note_ids=point.ids)
            undo = key_names.display("Ctrl+Z")
            self.said.emit(
                tr("Put back: {place}. {keys} undoes it.", place=point.origin, keys=undo)
            )
            return self._desk.read.note(point.ids[0])
        return None

    def add(self, session_id: str, question_id: str | None, text: str) -> None:
        """Park a point that was typed here; the field keeps what could not be written."""
        with self._messages.guard(self._panel):
            self._desk.run(
                notes.add_parked, session_id=session_id, text=text, question_id=question_id
            )
            self._panel.field.clear()
