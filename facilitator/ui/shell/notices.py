"""What there is to know about a file, above its places: who has it open, what could not be saved."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from facilitator import clock
from facilitator.language import tr, trn
from facilitator.ui.dates import long_date
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.ui.shell.frame import Frame
    from facilitator.ui.shell.ready_line import ReadyLine
    from facilitator.ui.shell.team_line import TeamLine
    from facilitator.ui.shell.unsaved import Unsaved
    from facilitator.ui.shell.window import Window
    from facilitator.ui.widgets.banners import Banner

_LOOK_MILLISECONDS: Final = 300
"""Nobody waits for it at the start."""
_CHECK_MILLISECONDS: Final = 8_000
"""By then the day's first backup copy is made, which would be missed before."""
_CHECK_AGAIN_MILLISECONDS: Final = 600_000
"""For a program that is left open until the eve."""


class Notices(QObject):
    """The banners of one window about the file it shows."""

    def __init__(self, window: "Window", frame: "Frame") -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._workspace: Workspace | None = None
        self._offer: Banner | None = None
        self._is_parting = False
        """Whether the offer is to close the program all the same."""
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_MILLISECONDS)
        self._looking.timeout.connect(self._look)
        self._team: TeamLine | None = None
        self._ready: ReadyLine | None = None
        self._checking = QTimer(self, singleShot=True)
        self._checking.timeout.connect(self.check_readiness)

    def show_file(self, workspace: Workspace) -> None:
        """Say what there is to know about a file."""
        self._workspace = workspace
        self._frame.show_notice(workspace.file.notice)
        workspace.freed.connect(self._offer_writing)
        workspace.team_changed.connect(self._follow_team)
        if not workspace.file.read_only:
            self._looking.start()
            self._checking.start(_CHECK_MILLISECONDS)

    def leave(self) -> None:
        """Say nothing any more: the file is not shown."""
        self._looking.stop()
        self._checking.stop()
        if self._ready is not None:
            self._ready.leave()
            self._ready = None
        if self._team is not None:
            self._team.leave()
            self._team = None
        if self._workspace is not None:
            self._workspace.freed.disconnect(self._offer_writing)
            self._workspace.team_changed.disconnect(self._follow_team)
        self._workspace = None
        self._frame.show_notice("")
        self._withdraw()

    def check_readiness(self) -> None:
        """On the day and its eve, say from now on until the start how much is open before it."""
        from facilitator.domain.readiness.eve import is_about_to_start  # noqa: PLC0415 - after the start

        head = self._window.head
        if self._workspace is None or self._ready is not None:
            return
        if head is None or not is_about_to_start(head, clock.today()):
            self._checking.start(_CHECK_AGAIN_MILLISECONDS)
            return
        from facilitator.ui.shell.ready_line import ReadyLine  # noqa: PLC0415 - 20 ms, seldom needed

        self._ready = ReadyLine(self._window, self._workspace)

    # Who has it open

    def _offer_writing(self) -> None:
        workspace, program = self._workspace, self._window.program
        if workspace is None:
            return
        self._frame.show_notice("")
        name = workspace.path.name
        banner = self._show("ok", tr("Nobody else has “{name}” open any more.", name=name))
        banner.add_action(tr("Edit now"), lambda: program.open_anew(workspace))

    # Who works on it too

    def _follow_team(self) -> None:
        """Say how the team stands, from the moment there is something to say."""
        if self._team is None and self._workspace is not None:
            from facilitator.ui.shell.team_line import TeamLine  # noqa: PLC0415 - most files need none

            self._team = TeamLine(self._window, self._workspace, self._frame)

    def _look_for_team(self) -> None:
        """Connect a file that this laptop shares with others."""
        from facilitator.domain.team import Member  # noqa: PLC0415 - after the start

        workspace = self._workspace
        if workspace is None:
            return
        if workspace.desk.read.row(Member, workspace.file.device) or workspace.team_state:
            workspace.team()
            self._follow_team()

    def holds_back(self) -> bool:
        """Ask once before the program ends and the keys of the team that meets here are gone with it."""
        workspace, program = self._workspace, self._window.program
        state = workspace.team_state if workspace else None
        if self._is_parting or state is None or len(program.windows) > 1:
            return False
        if not state.is_hosting or state.is_lasting:
            return False
        sentence = tr(
            "The team meets on this computer, which has no keychain: once the program has ended, the team "
            "has to be opened anew and the others invited again."
        )
        banner = self._show("warn", sentence)
        self._is_parting = True
        keep = banner.add_action(tr("Leave it open"), self._withdraw)
        banner.add_action(tr("End the program"), self._window.close)
        keep.setFocus()
        return True

    # What could not be saved

    def _look(self) -> None:
        self._look_for_unsaved()
        self._look_for_team()

    def _look_for_unsaved(self) -> None:
        from facilitator.ui.shell.unsaved import unsaved  # noqa: PLC0415 - after the start

        if self._workspace is None:
            return
        with self._window.program.messages.guard(self._window):
            entries = unsaved(self._workspace.desk, self._workspace.opened)
            if entries:
                self._offer_unsaved(entries)

    def _offer_unsaved(self, entries: list["Unsaved"]) -> None:
        folder = entries[0].path.parent
        sentence = trn(
            "{count} note of {date} could not be saved; it lies in {folder}.",
            "{count} notes of {date} could not be saved; they lie in {folder}.",
            sum(len(entry.texts) for entry in entries),
            date=long_date(entries[-1].written.date()),
            folder=folder,
        )
        place = entries[0].path if len(entries) == 1 else folder
        banner = self._show("warn", sentence)
        banner.add_action(tr("Show"), lambda: _open(place))
        banner.add_action(tr("Add to the parking lot"), lambda: self._take_in(entries))
        banner.add_action(tr("Discard"), lambda: self._discard(entries))

    def _take_in(self, entries: list["Unsaved"]) -> None:
        from facilitator.ui.shell.unsaved import take_in  # noqa: PLC0415 - after the start

        if self._workspace is None:
            return
        with self._window.program.messages.guard(self._window):
            take_in(self._workspace.desk, entries, initiator=self)
            self._withdraw()
            self._window.status.say(tr("Moved to the parking lot"))

    def _discard(self, entries: list["Unsaved"]) -> None:
        from facilitator.ui.shell.unsaved import discard  # noqa: PLC0415 - after the start

        question = tr("Discard the notes that could not be saved? Their text is deleted.")
        if self._window.program.messages.ask(self._window, question, tr("Discard")):
            discard(entries)
            self._withdraw()

    # The banner that offers something

    def _show(self, tone: str, sentence: str) -> "Banner":
        from facilitator.ui.widgets.banners import Banner  # noqa: PLC0415 - hardly ever needed

        self._withdraw()
        self._offer = Banner(self._window.program.theme, tone, sentence)
        self._frame.add_banner(self._offer)
        return self._offer

    def _withdraw(self) -> None:
        if self._offer is not None:
            self._frame.remove_banner(self._offer)
            self._offer = None
            self._is_parting = False


def _open(path: Path) -> None:
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - not at the start
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - the same

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
