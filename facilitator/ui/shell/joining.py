"""From an invitation into a room: knocks, waits until the file is filled, and opens it there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.background.jobs import Job, Progress
from facilitator.domain.dossier import Dossier
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr, trn
from facilitator.team.hosting import Joined, join
from facilitator.team.keychain import system_keychain
from facilitator.ui.cockpit.outlines import outline_of
from facilitator.ui.shell import choosers
from facilitator.ui.team.join_screen import JoinScreen
from facilitator.ui.welcome.choices import Choice

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace


class Joining(QObject):
    """Leads one window from the welcome screen into a team; the window keeps it meanwhile."""

    def __init__(self, window: "Window", invitation: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._program = window.program
        self._joined: Joined | None = None
        self._workspace: Workspace | None = None
        self.screen = JoinScreen(
            self._program.theme, self._program.settings.get("name", ""), invitation
        )
        self.screen.wanted.connect(self._knock)
        self.screen.room_chosen.connect(self._enter)
        self.screen.dismissed.connect(self._go_back)
        self.screen.destroyed.connect(self._let_go)

    # In

    def _knock(self, invitation: str, name: str) -> None:
        self._program.settings.put("name", name)
        self.screen.show_stage(tr("Knocking at the team …"))
        folder = choosers.documents()

        def work(_progress: Progress) -> Joined:
            folder.mkdir(parents=True, exist_ok=True)
            return join(invitation, name=name, folder_or_file=folder, keychain=system_keychain())

        job = Job(work, self.screen)
        job.finished.connect(self._fill)
        job.failed.connect(self._refuse)
        job.start()

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, FacilitatorError) and not isinstance(error, Bug):
            self.screen.show_fault(error.sentence)
        else:
            self.screen.show_fault("")
            raise error

    # Until everything is here

    def _fill(self, joined: Joined) -> None:
        self._joined = joined
        with self._program.messages.guard(self._window):
            self._workspace = self._program.hold(joined.path)
            self._workspace.team_changed.connect(self._follow)
            self._workspace.team()
            self._follow()

    def _follow(self) -> None:
        workspace, joined = self._workspace, self._joined
        state = workspace.team_state if workspace else None
        link = state.link if state else None
        if workspace is None or joined is None:
            return
        if link is None or link.phase in {"off", "connecting", "offline"}:
            self.screen.show_stage((link.problem if link else "") or tr("Connecting …"))
        elif link.phase == "catching_up" or link.place < link.last:
            words = trn(
                "{count} of {total} changes read",
                "{count} of {total} changes read",
                link.place,
                total=link.last,
            )
            self.screen.show_stage(words, link.place, link.last)
        elif workspace.workshop() is not None:
            workspace.team_changed.disconnect(self._follow)
            self._offer_rooms(workspace, joined)
        else:
            self.screen.show_stage(tr("Connected; waiting for the workshop …"))

    def _offer_rooms(self, workspace: "Workspace", joined: Joined) -> None:
        workshop = workspace.workshop()
        own = list(joined.sessions)
        if workshop is None or len(own) == 1 or joined.role != "moderator":
            self._enter(own[0] if own else "")
            return
        head = workspace.desk.read.head(workshop.id)
        offered = [key for key in own if key in head.code] or list(head.code)
        offered.sort(key=lambda key: head.code[key])
        self.screen.show_rooms([_room(head, key) for key in offered], offered[0])

    # There

    def _enter(self, session_id: str) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        if self._program.open_file(workspace.path, self._window) and session_id:
            self._window.show_session(session_id)
        self._let_go()

    def _go_back(self) -> None:
        self._let_go()
        self._window.show_welcome()

    def _let_go(self) -> None:
        if self._workspace is not None:
            workspace, self._workspace = self._workspace, None
            self._program.release(workspace)


def _room(head: Dossier, session_id: str) -> Choice:
    session = next(entry for entry in head.sessions if entry.id == session_id)
    outline = outline_of(head, session)
    return Choice(session_id, "door", f"{outline.code} {outline.title}", outline.where)
