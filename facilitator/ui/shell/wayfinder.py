"""Leads from one place of a window to another, and remembers where it is.

Which places there are, and what makes their screens, is told by `directory` alone.
"""

from typing import TYPE_CHECKING, Final

from facilitator.ui.shell.place_screen import PlaceScreen

if TYPE_CHECKING:
    from facilitator.ui.shell.frame import Frame
    from facilitator.ui.shell.screens import Screens
    from facilitator.ui.shell.window import Window

FIRST_PLACE: Final = "moderate"
"""The place of the sessions."""


class Wayfinder:
    """Puts places and sessions of the workshop shown in front of its window."""

    def __init__(self, window: "Window", frame: "Frame") -> None:
        self._window = window
        self._frame = frame
        self.screens: Screens | None = None
        """The screens of the file that is open."""
        self.place = FIRST_PLACE
        self.session_id = ""
        self.question_id = ""

    @property
    def shows_session(self) -> bool:
        """Whether the place shown is that of the sessions."""
        return self.place == FIRST_PLACE

    def begin_at(self, session_id: str, question_id: str) -> None:
        """Take a session and a question as those shown last."""
        self.session_id, self.question_id = session_id, question_id

    def leave(self) -> None:
        """Forget the file: it is about to be closed."""
        self.screens = None
        self.begin_at("", "")

    def go_to(self, place: str) -> None:
        """Show a place, see `directory`, or turn to the stage; the sessions where it is not known."""
        head = self._window.head
        if head is None or self.screens is None:
            return
        if place == "stage":
            self.screens.stage().press()
        elif place in self.screens.known:
            self._window.flush()
            self._mark(place)
            screen = self.screens.of(place)
            screen.show_workshop(head.workshop.id)
            self._frame.put_in_front(screen)
            screen.setFocus()
        else:
            self.show_session(self.session_id, self.question_id or None)

    def press(self, place: str) -> None:
        """Do what the key of a place does: go there, or what the place itself has it do."""
        shown = self._frame.shown
        if place == self.place and isinstance(shown, PlaceScreen):
            shown.repeat()
        else:
            self.go_to(place)

    def show_session(
        self, session_id: str, question_id: str | None = None, note_id: str | None = None
    ) -> None:
        """Show a session, the first one when it is not known."""
        head = self._window.head
        if head is None or self.screens is None:
            return
        self._mark(FIRST_PLACE)
        if not head.sessions:
            self._window.show_emptiness()
            return
        if session_id not in head.code:
            session_id = min(head.code, key=head.code.__getitem__)
        screen = self.screens.session()
        self._frame.put_in_front(screen)
        screen.show_session(session_id, question_id, note_id)

    def note_position(self, session_id: str, question_id: str) -> None:
        """Remember and mark which session and question the screen shows."""
        if (session_id, question_id) != (self.session_id, self.question_id):
            self._window.status.hush()  # what was said was about the place that is left
        self.begin_at(session_id, question_id)
        self._frame.rail.sessions.show_session(session_id)
        self._window.show_title()
        self._window.remember_soon()
        self._window.moved.emit(session_id, question_id)

    def _mark(self, place: str) -> None:
        self.place = place
        self._frame.rail.show_place(place)
        self._window.show_title()
        self._window.remember_soon()
