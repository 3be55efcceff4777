"""From an invitation into a room: knocks, waits until the file is filled, and opens it there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator import clock
from facilitator.background.jobs import Job, Progress
from facilitator.domain.rounds import current_round
from facilitator.domain.schedule import schedule
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.ui.shell import choosers
from facilitator.ui.team.choosing_rooms import first_free, room_choices
from facilitator.ui.team.filling import is_filled, progress
from facilitator.ui.team.join_screen import JoinScreen
from facilitator.ui.team.package_joining import join_with_package, needs_package

if TYPE_CHECKING:
    from facilitator.team.joining import Joined, Offer
    from facilitator.team.stage.passes import GuestPass
    from facilitator.ui.recents import Recents
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace


class Joining(QObject):
    """Leads one window from the welcome screen into a team; goes with its screen."""

    def __init__(self, window: "Window", invitation: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._program = window.program
        self._invitation, self._name = "", ""
        self._workspace: Workspace | None = None
        self._is_left = False
        """Whether somebody went back: what is still under way then ends without them."""
        self._then: Callable[..., None] = self._fill
        name = self._program.settings.get("name", "")
        self.screen = JoinScreen(self._program.theme, name, invitation)
        self.screen.wanted.connect(self._look)
        self.screen.room_chosen.connect(self._knock)
        self.screen.dismissed.connect(self._leave)
        self.screen.destroyed.connect(self._let_go)
        self.screen.destroyed.connect(self.deleteLater)

    # In

    def _look(self, invitation: str, name: str) -> None:
        """Ask what the invitation is for: that does not use it up."""
        self._invitation, self._name = invitation, name
        self._program.settings.put("name", name)
        if needs_package(invitation):
            self._ask_package(invitation)
            return
        self.screen.show_stage(tr("Knocking at the team …"))

        known = [Path(entry.path) for entry in self._program.recents.all()]

        def work(_progress: Progress) -> "Path | Offer | GuestPass":
            from facilitator.team.joining import look  # noqa: PLC0415 - talks to the network
            from facilitator.team.keychain import system_keychain  # noqa: PLC0415 - the same
            from facilitator.team.returning import known_file  # noqa: PLC0415 - the same
            from facilitator.team.stage.passes import kept  # noqa: PLC0415 - the same

            keychain = system_keychain()
            known_pass = kept(keychain, invitation)
            return known_pass or known_file(invitation, known, keychain) or look(invitation)

        self._start(work, self._go_on)

    def _go_on(self, found: "Path | Offer") -> None:
        """Go into the file that is in the team already, or ask for the room of a new one."""
        if isinstance(found, Path):
            self._return(found)
        else:
            self._offer(found)

    def _offer(self, offer: "Offer | GuestPass") -> None:
        from facilitator.team.stage.passes import GuestPass  # noqa: PLC0415 - is there by now

        if isinstance(offer, GuestPass):
            self._show_stage(offer)
            return
        if offer.role == "guest":
            self._come_as_guest()
            return
        choices = room_choices(offer.rooms) if offer.role == "moderator" else []
        if len(choices) > 1:
            self.screen.show_rooms(choices, first_free(offer.rooms))
        else:
            self._knock(choices[0].key if choices else ())

    def _knock(self, sessions: tuple[str, ...]) -> None:
        """Come in, with these rooms."""
        invitation, name, folder = self._invitation, self._name, choosers.documents()
        self.screen.show_stage(tr("Coming in …"))

        def work(_progress: Progress) -> "Joined":
            from facilitator.team.joining import join  # noqa: PLC0415 - talks to the network
            from facilitator.team.keychain import system_keychain  # noqa: PLC0415 - the same

            folder.mkdir(parents=True, exist_ok=True)
            keychain = system_keychain()
            return join(
                invitation, name=name, folder_or_file=folder, keychain=keychain, sessions=sessions
            )

        job = self._start(work, self._fill, is_kept=True)
        job.finished.connect(partial(_note, self._program.recents))

    def _come_as_guest(self) -> None:
        """Come in where there is nothing but the stage to see."""
        invitation, name = self._invitation, self._name
        self.screen.show_stage(tr("Coming in …"))

        def work(_progress: Progress) -> "GuestPass":
            from facilitator.team.keychain import system_keychain  # noqa: PLC0415 - as above
            from facilitator.team.stage.coming import come  # noqa: PLC0415 - the same

            return come(invitation, name=name, keychain=system_keychain())

        self._start(work, self._show_stage)

    def _show_stage(self, guest: "GuestPass") -> None:
        """Let the stage's window take the place of this one."""
        from facilitator.ui.team.guest_stage import GuestStage  # noqa: PLC0415 - seldom needed

        GuestStage(guest, self._program.theme, self._program).begin()
        self._window.close()

    def _ask_package(self, invitation: str) -> None:
        """Without a server, the organiser's room package fills the file."""
        package = choosers.package_to_read(self._window)
        if package is None:
            self.screen.show_fault(tr("Choose the room package that the organiser sent you, too."))
            return
        folder = choosers.documents()
        self.screen.show_stage(tr("Coming in …"))
        self._start(
            lambda _progress: join_with_package(invitation, package, folder), self._open_filled
        )

    def _open_filled(self, path: Path) -> None:
        with self._program.messages.guard(self._window):
            self._workspace = self._program.hold(path)
            self._enter(self._workspace)

    def _start(
        self,
        work: Callable[[Progress], object],
        then: Callable[..., None],
        *,
        is_kept: bool = False,
    ) -> Job:
        """Work, then go on unless somebody went back; kept work is heard even then."""
        self._then = then
        job = Job(work, self._program if is_kept else self.screen)
        job.finished.connect(self._take)
        job.failed.connect(self._refuse)
        return job.start()

    def _take(self, found: object) -> None:
        if not self._is_left:
            self._then(found)

    def _refuse(self, error: BaseException) -> None:
        if self._is_left:
            return
        if isinstance(error, FacilitatorError) and not isinstance(error, Bug):
            self.screen.show_fault(error.sentence)
            return
        self.screen.show_fault("")
        raise error

    def _leave(self) -> None:
        """Go back; a file that is being filled is among those opened last, and goes on when it is opened."""
        self._is_left = True
        if self._window.workspace is None:
            self._window.show_welcome()
        else:
            self._window.go_to("moderate")

    # Until everything is here

    def _return(self, path: Path) -> None:
        """Let a file that is in the team look for it where the invitation leads."""
        with self._program.messages.guard(self._window):
            workspace = self._workspace = self._program.hold(path)
            if workspace.file.read_only:
                self._enter(workspace)
                return
            workspace.team_changed.connect(self._follow)
            workspace.team().do(lambda team: team.find_server(self._invitation))
            self._follow()

    def _fill(self, joined: "Joined") -> None:
        with self._program.messages.guard(self._window):
            self._workspace = self._program.hold(joined.path)
            self._workspace.team_changed.connect(self._follow)
            self._workspace.team()
            self._follow()

    def _follow(self) -> None:
        if self._workspace is None:
            return
        state = self._workspace.team_state
        if not is_filled(state):
            self.screen.show_stage(*progress(state))
        elif self._workspace.workshop() is None:
            self.screen.show_stage(tr("Connected; waiting for the workshop …"))
        else:
            self._workspace.team_changed.disconnect(self._follow)
            self._enter(self._workspace)

    # There

    def _enter(self, workspace: "Workspace") -> None:
        session_id = self._session_now(workspace)
        if self._program.open_file(workspace.path, self._window) and session_id:
            self._window.show_session(session_id)
        self._let_go()

    def _session_now(self, workspace: "Workspace") -> str:
        """Return the own room of the round that is on or comes next; empty for who has no room."""
        workshop = workspace.workshop()
        if workshop is None:
            return ""
        head = workspace.desk.read.head(workshop.id)
        device, members = workspace.file.device, workspace.desk.read.members()
        rooms = {room for member in members if member.id == device for room in member.rooms}
        own = sorted(rooms & head.code.keys(), key=head.code.__getitem__)
        on = current_round(head, schedule(head, clock.now()))
        now = {session.id for session in head.sessions_of(on)} if on else set[str]()
        return next((key for key in own if key in now), own[0] if own else "")

    def _let_go(self) -> None:
        if self._workspace is not None:
            workspace, self._workspace = self._workspace, None
            self._program.release(workspace)


def _note(recents: "Recents", joined: "Joined") -> None:
    """List a file that was made, so that it is found also by who went back before it was filled."""
    recents.remember(joined.path, clock.now())
