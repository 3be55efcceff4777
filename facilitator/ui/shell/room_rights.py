"""In a window of a team: which rooms are one's own, and that notes in the others stay on this laptop."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.team.own_rooms import own_member, own_rooms, standing_in

if TYPE_CHECKING:
    from facilitator.ui.shell.frame import Frame
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace


class RoomRights(QObject):
    """Says it over the notes, in the status bar and in the list of sessions; stops nobody from writing."""

    def __init__(self, window: "Window", workspace: "Workspace", frame: "Frame") -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._frame = frame
        window.moved.connect(self._turn)
        frame.turned.connect(self._turn)
        self.show()

    def leave(self) -> None:
        """Say nothing any more: the file is not shown."""
        self._window.moved.disconnect(self._turn)
        self._frame.turned.disconnect(self._turn)
        self._frame.rail.sessions.model().set_own(frozenset())
        self._window.status.show_kept_here(is_kept_here=False)
        self.deleteLater()

    def show(self) -> None:
        """Say how the team stands now."""
        self._frame.rail.sessions.model().set_own(own_rooms(self._workspace.team_state))
        self._turn()

    def _turn(self, *_where: object) -> None:
        screen = self._frame.shown
        said = ""
        if isinstance(screen, SessionScreen):
            said = self._standing(screen.session_id or "")
            screen.show_standing(said)
        self._window.status.show_kept_here(is_kept_here=bool(said))

    def _standing(self, session_id: str) -> str:
        own, head = own_member(self._workspace.team_state), self._window.head
        if own is None or head is None or not session_id or self._workspace.file.read_only:
            return ""
        codes = {session: str(code) for session, code in head.code.items()}
        return standing_in(own, session_id, codes)
