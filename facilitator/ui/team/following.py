"""Keeps a screen told how the team of its file stands, as long as the screen is there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from facilitator.team.states import TeamState
    from facilitator.ui.workspace import Workspace


class TeamFollower(QObject):
    """Tells now and after each change; a child of the screen, so that it goes with it."""

    def __init__(
        self, workspace: "Workspace", show: Callable[["TeamState | None"], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._show = show
        workspace.team_changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        self._show(self._workspace.team_state)
