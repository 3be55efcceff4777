"""Between the team of an open file, which lives on threads of its own, and the window.

What happens there comes over as queued signals, gathered; what is asked for from here returns at
once. The window's thread never waits for a network, not even for the modules that talk to it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator.actions.desk import Outcome
from facilitator.background.jobs import Job, Progress
from facilitator.domain.records import Note
from facilitator.errors import Bug, FacilitatorError
from facilitator.team.door import Door
from facilitator.team.states import TeamState

if TYPE_CHECKING:
    from facilitator.team.hosting import Team
    from facilitator.team.keychain import Keychain
    from facilitator.ui.workspace import Workspace

_TYPING_MILLISECONDS: Final = 4_000
"""Who has not written for so long does not count as typing any more."""

Errand = Callable[["Team"], object]


class TeamBridge(QObject):
    """Owns the team of a workspace: tells the window how it stands, and its screens what arrived."""

    changed = Signal()
    """How the team stands is not what it was; see `state`."""
    failed = Signal(str)
    """Something that was asked for cannot be done: a sentence."""
    retired = Signal()
    """The team is done with the file, after `retire`."""
    _told = Signal()
    _knocked = Signal()
    _ended = Signal()

    def __init__(self, workspace: "Workspace", keychain: "Keychain | None" = None) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._keychain = keychain
        self._team: Team | None = None
        self._waiting: list[Errand] = []
        self.state = TeamState()
        self._is_due = False
        self._is_announcing = False
        self._position = ("", "")
        self._is_typing = False
        self._is_retiring = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._knocked.connect(self._open_door, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self.retired, Qt.ConnectionType.QueuedConnection)
        self._door = Door(self._knocked.emit)
        self._resting = QTimer(self, singleShot=True, interval=_TYPING_MILLISECONDS)
        self._resting.timeout.connect(self._stop_typing)
        workspace.signals.changed.connect(self._follow)
        self._loading = Job(_load, self)
        self._loading.finished.connect(self._begin)
        self._loading.start()

    @property
    def team(self) -> "Team | None":
        """What `do` asks; None before it is loaded."""
        return self._team

    def do(self, errand: Errand) -> None:
        """Ask the team for something; where that is refused, `failed` says why."""
        if self._team is None:
            self._waiting.append(errand)
            return
        try:
            errand(self._team)
        except Bug:
            raise
        except FacilitatorError as error:
            self.failed.emit(error.sentence)
        else:
            self._take()

    def show_position(self, session_id: str, question_id: str) -> None:
        """Tell the others which room this laptop shows."""
        if (session_id, question_id) != self._position:
            self._position = (session_id, question_id)
            self._present()

    def retire(self) -> bool:
        """Begin to leave the network: the file is about to be closed.

        False where the team still works on the file; `retired` says when it is done with that.
        """
        if not self._is_retiring:
            self._is_retiring = True
            self._resting.stop()
            self._loading.finished.disconnect(self._begin)
            self._workspace.signals.changed.disconnect(self._follow)
            self._told.disconnect(self._take)
            if self._team is not None:
                self._team.retire(self._ended.emit)
        return self._team is None

    def close(self) -> None:
        """Leave the network; waits for what still works on the file, some seconds at most."""
        self.retire()
        self._door.close()
        team, self._team = self._team, None  # what its threads still tell finds nobody
        if team is not None:
            team.stop()

    def _begin(self, kind: "type[Team]") -> None:
        """Take up the team that the file is in, if it is in one, then do what waited."""
        self._team = kind(self._workspace.file, self._keychain, self._tell, self._door)
        self._team.connect()
        waiting, self._waiting = self._waiting, []
        for errand in waiting:
            self.do(errand)
        self._take()

    # From the team's threads

    def _tell(self) -> None:
        """Carry over that something happened; from any thread, once until it is taken."""
        if not self._is_due:
            self._is_due = True
            self._told.emit()

    def _take(self) -> None:
        self._is_due = False  # before it is looked at: what happens from now on is told anew
        if self._team is None:
            return
        touched = self._team.take_arrived()
        if touched:
            self._is_announcing = True
            try:
                self._workspace.desk.announce(touched)
            finally:
                self._is_announcing = False
        state, before = self._team.state(), self.state
        if state != before:
            self.state = state
            if not before.link and state.link:
                self._present()
            self.changed.emit()

    def _open_door(self) -> None:
        """Write what the team's threads want written, as everything is: one action, one step."""
        self._door.attend(self._workspace.desk)

    # From the window

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if self._is_announcing or self._team is None or not self.state.is_team:
            return
        self._team.nudge()
        note_ids = outcome.rows("note")
        if len(note_ids) == 1:
            self._note_typing(note_ids.pop())

    def _note_typing(self, note_id: str) -> None:
        note = self._workspace.desk.read.row(Note, note_id)
        if note is None:
            return
        position = (note.session_id, note.question_id or "")
        self._resting.start()
        if not self._is_typing or position != self._position:
            self._is_typing, self._position = True, position
            self._present()

    def _stop_typing(self) -> None:
        self._is_typing = False
        self._present()

    def _present(self) -> None:
        session_id, question_id = self._position
        if self._team is not None and self.state.is_team:
            self._team.present(session_id, question_id, is_typing=self._is_typing)


def _load(_progress: Progress) -> "type[Team]":
    """Import what talks to the network: a few hundred milliseconds, on another thread."""
    from facilitator.team.hosting import Team  # noqa: PLC0415 - see above

    return Team
