"""Gives the guests of a team what the stage of a window shows, as long as there are guests."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from facilitator.team.stage.carrying import to_bytes
from facilitator.team.states import TeamState
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.domain.scenes import Scene

_REST_MILLISECONDS: Final = 200
"""What happens until then is given out together."""


class GuestCast(QObject):
    """Follows one presenter; a child of it, so that it goes with it."""

    def __init__(self, presenter: Presenter, workspace: Workspace) -> None:
        super().__init__(presenter)
        self._presenter, self._workspace = presenter, workspace
        self._scene: Scene | None = None
        self._data = b""
        self._was_open = False
        self._soon = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._soon.timeout.connect(self._tell)
        presenter.stage.drawn.connect(self._tell_soon)
        presenter.opened.connect(self._heed_opening)
        workspace.team_changed.connect(self._tell_soon)
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _heed_opening(self, is_open: bool) -> None:
        if is_open:
            self._tell_soon()
        else:
            self._tell()  # at once: the file may be about to be closed

    def _tell(self) -> None:
        """Give out what is shown, or that nothing is any more."""
        state = self._workspace.team_state
        has_guests = _has_guests(state)
        self._presenter.note_guests(there=has_guests)
        is_open = self._presenter.is_open
        if state is None or not has_guests or not (is_open or self._was_open):
            return
        self._was_open = is_open
        team = self._workspace.team().team
        if team is not None:
            team.show_stage(self._carried() if is_open else b"", self)

    def _carried(self) -> bytes:
        scene = self._presenter.stage.scene
        if scene != self._scene:
            self._scene, self._data = scene, to_bytes(scene) if scene else b""
        return self._data


def _has_guests(state: TeamState | None) -> bool:
    """Tell whether there is anybody to show it to, and this laptop may."""
    if state is None or state.role != "organiser":
        return False
    return any(member.role == "guest" and not member.revoked_at for member in state.members)
