"""The screens of one open file in one window, each made when it is first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.directory import places
from facilitator.ui.shell.frame import Frame
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier
    from facilitator.ui.rivals.overlay import RivalOverlay
    from facilitator.ui.shell.palette import Palette
    from facilitator.ui.shell.stage import WindowStage
    from facilitator.ui.shell.window import Window
    from facilitator.ui.summary.screen import SummaryScreen


class Screens:
    """Makes, keeps and lets go of what shows a file."""

    def __init__(self, window: "Window", frame: Frame, workspace: Workspace) -> None:
        self.window = window
        self._frame = frame
        self.workspace = workspace
        self._session: SessionScreen | None = None
        self._made: dict[str, PlaceScreen] = {}
        self._makers = {place.name: place.make for place in places() if place.make}
        self._palette: Palette | None = None
        self._rivals: RivalOverlay | None = None
        self._stage: WindowStage | None = None

    def session(self) -> SessionScreen:
        """Return the screen of the sessions."""
        if self._session is None:
            program, file = self.window.program, self.workspace
            screen = SessionScreen(
                file.desk,
                file.signals,
                program.theme,
                program.messages,
                ticker=program.ticker,
                settings=program.settings,
            )
            self._frame.keep(screen)
            screen.enlarged.connect(self.window.set_bare)
            screen.said.connect(self.window.status.say)
            screen.time.place_wanted.connect(self.window.go_to)
            screen.moved.connect(self.window.note_position)
            screen.moved.connect(self._tell_stage)
            screen.settled.connect(self.window.status.show_settled)
            screen.versions_asked.connect(self.window.errands.choose_version)
            self._session = screen
        return self._session

    @property
    def known(self) -> frozenset[str]:
        """The places that have a screen of their own here, besides that of the sessions."""
        return frozenset(self._makers)

    def of(self, place: str) -> PlaceScreen:
        """Return the screen of a place, made when it is first asked for."""
        if place not in self._made:
            screen = self._makers[place](self)
            self._frame.keep(screen)
            screen.said.connect(self.window.status.say)
            screen.versions_asked.connect(self.window.errands.choose_version)
            if screen.companion is not None:
                self._frame.rail.add_companion(place, screen.companion)
            self._made[place] = screen
        return self._made[place]

    def palette(self) -> "Palette":
        """Return the search over everything."""
        if self._palette is None:
            from facilitator.ui.shell.palette import Palette  # noqa: PLC0415 - not at the start

            self._palette = Palette(self.window.program.theme, self.workspace.desk, self.window)
            self._palette.row_chosen.connect(self.window.show_row)
        return self._palette

    def rivals(self) -> "RivalOverlay":
        """Return where somebody decides between versions of a text."""
        if self._rivals is None:
            from facilitator.ui.rivals.overlay import RivalOverlay  # noqa: PLC0415 - in a team only

            theme = self.window.program.theme
            self._rivals = RivalOverlay(theme, self.workspace.desk, self.window)
            self._rivals.said.connect(self.window.status.say)
            self._rivals.reached.connect(self.window.show_row)
        return self._rivals

    def stage(self) -> "WindowStage":
        """Return the stage, which knows what the window shows."""
        if self._stage is None:
            from facilitator.ui.shell.stage import WindowStage  # noqa: PLC0415 - not at the start

            self._stage = WindowStage(self.window, self._frame, self.workspace)
            if self.window.head is not None:
                self._stage.feed.show_workshop(self.window.head)
            if self._session is not None and self._session.session_id:
                self._tell_stage(self._session.session_id, self._session.question_id or "")
        return self._stage

    def close_stage(self) -> None:
        """Close the stage, if it was ever opened."""
        if self._stage is not None:
            self._stage.presenter.close()

    def show_head(self, head: "Dossier") -> None:
        """Take over a plan that changed, or another workshop's."""
        if self._stage is not None:
            self._stage.feed.show_workshop(head)

    def _tell_stage(self, session_id: str, question_id: str) -> None:
        if self._stage is not None and self._session is not None:
            self._stage.feed.follow(session_id, question_id, self._session.editor)

    def tell_stage_of(self, summary: "SummaryScreen") -> None:
        """Let the stage show the key result that the Resümee has come to."""
        row = summary.board.current
        if self._stage is not None and row is not None:
            self._stage.feed.follow_result(row.topic_id, row.id)

    def flush(self) -> None:
        """Write what a screen may still hold."""
        for screen in self._all():
            screen.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on the screens is in the file."""
        return all(screen.is_settled for screen in self._all())

    def _all(self) -> list[SessionScreen | PlaceScreen]:
        return [*([self._session] if self._session else []), *self._made.values()]

    def leave(self) -> None:
        """Write what is left and let go of everything, so that the file can be closed."""
        self.flush()
        if self._palette is not None:
            self._palette.dismiss()
            self._palette.deleteLater()
        if self._rivals is not None:
            self._rivals.leave()
        if self._stage is not None:
            self._stage.leave()
        for place in self._made.values():
            place.leave()
        if self._session is not None:  # notes may have waited for what a place was still at
            self._session.flush()
        for screen in self._all():
            # Until it is deleted nothing may fire that still reads the file.
            for timer in screen.findChildren(QTimer):
                timer.stop()
            self._frame.forget(screen)
        self._frame.rail.forget_companions()
        self._session = self._palette = self._rivals = self._stage = None
        self._made.clear()
