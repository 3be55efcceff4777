"""The team in a window's status bar, and what this window shows for the others' presence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.ui.team.words import phrase_of

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace


class TeamLine(QObject):
    """Tells a window's status bar how the team stands; says nothing where there is none."""

    def __init__(self, window: "Window", workspace: "Workspace") -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        workspace.team_changed.connect(self._show)
        window.status.team_wanted.connect(self._lead)
        window.moved.connect(self._tell)
        self._show()

    def leave(self) -> None:
        """Say nothing any more: the file is not shown."""
        self._workspace.team_changed.disconnect(self._show)
        self._window.status.team_wanted.disconnect(self._lead)
        self._window.moved.disconnect(self._tell)
        self._window.status.show_team(None)
        self.deleteLater()

    def _show(self) -> None:
        state = self._workspace.team_state
        is_team = state is not None and state.is_team
        self._window.status.show_team(phrase_of(state) if state and is_team else None)

    def _tell(self, session_id: str, question_id: str) -> None:
        """Tell the others which room this window shows."""
        state = self._workspace.team_state
        if state is not None and state.is_team:
            self._workspace.team().show_position(session_id, question_id)

    def _lead(self) -> None:
        self._window.go_to("team")
