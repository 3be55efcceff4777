"""The screens of one open file in one window, each made when it is first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.frame import Frame
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.dossier import Dossier
    from facilitator.ui.shell.palette import Palette
    from facilitator.ui.shell.stage import WindowStage
    from facilitator.ui.shell.window import Window
    from facilitator.ui.summary.screen import SummaryScreen


class Screens:
    """Makes, keeps and lets go of what shows a file."""

    def __init__(self, window: "Window", frame: Frame, workspace: Workspace) -> None:
        self._window = window
        self._frame = frame
        self._workspace = workspace
        self._session: SessionScreen | None = None
        self._made: dict[str, PlaceScreen] = {}
        self._makers: dict[str, Callable[[], PlaceScreen]] = {
            "protocol": self._protocol,
            "summary": self._summary,
            "actuals": self._actuals,
        }
        self._palette: Palette | None = None
        self._stage: WindowStage | None = None

    def session(self) -> SessionScreen:
        """Return the screen of the sessions."""
        if self._session is None:
            program, file = self._window.program, self._workspace
            screen = SessionScreen(
                file.desk,
                file.signals,
                program.theme,
                program.messages,
                ticker=program.ticker,
                settings=program.settings,
            )
            self._frame.keep(screen)
            screen.enlarged.connect(self._window.set_bare)
            screen.said.connect(self._window.status.say)
            screen.time.place_wanted.connect(self._window.go_to)
            screen.moved.connect(self._window.note_position)
            screen.moved.connect(self._tell_stage)
            screen.settled.connect(self._window.status.show_settled)
            self._session = screen
        return self._session

    @property
    def known(self) -> frozenset[str]:
        """The places that have a screen of their own here, besides that of the sessions."""
        return frozenset(self._makers)

    def of(self, place: str) -> PlaceScreen:
        """Return the screen of a place, made when it is first asked for."""
        if place not in self._made:
            screen = self._makers[place]()
            self._frame.keep(screen)
            screen.said.connect(self._window.status.say)
            self._made[place] = screen
        return self._made[place]

    def write_protocol(self) -> None:
        """Ask where to, and write the protocol as a Word file."""
        from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

        screen = self.of("protocol")
        if isinstance(screen, ProtocolScreen):
            screen.export_docx()

    def _protocol(self) -> PlaceScreen:
        from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

        program, file = self._window.program, self._workspace
        screen = ProtocolScreen(file.desk, file.signals, program.theme, program.messages)
        screen.asked_for.connect(self._window.show_row)
        return screen

    def _summary(self) -> PlaceScreen:
        from facilitator.ui.summary.screen import SummaryScreen  # noqa: PLC0415 - not at the start

        program, file = self._window.program, self._workspace
        screen = SummaryScreen(file.desk, file.signals, program.theme)
        screen.settled.connect(self._window.status.show_settled)
        screen.enlarged.connect(self._window.set_bare)
        screen.sessions_wanted.connect(lambda: self._window.go_to("moderate"))
        screen.board.stepped.connect(lambda _id: self._tell_stage_of(screen))
        return screen

    def _actuals(self) -> PlaceScreen:
        from facilitator.ui.actuals.screen import ActualsScreen  # noqa: PLC0415 - not at the start

        program, file = self._window.program, self._workspace
        screen = ActualsScreen(file.desk, file.signals, program.theme)
        screen.sessions_wanted.connect(lambda: self._window.go_to("moderate"))
        return screen

    def palette(self) -> "Palette":
        """Return the search over everything."""
        if self._palette is None:
            from facilitator.ui.shell.palette import Palette  # noqa: PLC0415 - not at the start

            self._palette = Palette(self._window.program.theme, self._workspace.desk, self._window)
            self._palette.row_chosen.connect(self._window.show_row)
        return self._palette

    def stage(self) -> "WindowStage":
        """Return the stage, which knows what the window shows."""
        if self._stage is None:
            from facilitator.ui.shell.stage import WindowStage  # noqa: PLC0415 - not at the start

            self._stage = WindowStage(self._window, self._frame, self._workspace)
            if self._window.head is not None:
                self._stage.feed.show_workshop(self._window.head)
            if self._session is not None and self._session.session_id:
                self._tell_stage(self._session.session_id, self._session.question_id or "")
        return self._stage

    def show_head(self, head: "Dossier") -> None:
        """Take over a plan that changed, or another workshop's."""
        if self._stage is not None:
            self._stage.feed.show_workshop(head)

    def _tell_stage(self, session_id: str, question_id: str) -> None:
        if self._stage is not None and self._session is not None:
            self._stage.feed.follow(session_id, question_id, self._session.editor)

    def _tell_stage_of(self, summary: "SummaryScreen") -> None:
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
        if self._stage is not None:
            self._stage.leave()
        for screen in self._all():
            # Until it is deleted nothing may fire that still reads the file.
            for timer in screen.findChildren(QTimer):
                timer.stop()
            self._frame.forget(screen)
        self._session = self._palette = self._stage = None
        self._made.clear()
