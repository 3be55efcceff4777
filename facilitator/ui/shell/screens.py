"""The screens of one open file in one window, each made when it is first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.frame import Frame
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.ui.protocol.screen import ProtocolScreen
    from facilitator.ui.shell.palette import Palette
    from facilitator.ui.shell.window import Window


class Screens:
    """Makes, keeps and lets go of what shows a file."""

    def __init__(self, window: "Window", frame: Frame, workspace: Workspace) -> None:
        self._window = window
        self._frame = frame
        self._workspace = workspace
        self._session: SessionScreen | None = None
        self._protocol: ProtocolScreen | None = None
        self._palette: Palette | None = None

    def session(self) -> SessionScreen:
        """Return the screen of the sessions."""
        if self._session is None:
            program, file = self._window.program, self._workspace
            screen = SessionScreen(file.desk, file.signals, program.theme, program.messages)
            self._frame.keep(screen)
            screen.said.connect(self._window.status.say)
            screen.moved.connect(self._window.note_position)
            screen.settled.connect(self._window.status.show_settled)
            self._session = screen
        return self._session

    def protocol(self) -> "ProtocolScreen":
        """Return the screen of the protocol."""
        if self._protocol is None:
            from facilitator.ui.protocol.screen import ProtocolScreen  # noqa: PLC0415 - not at the start

            program, file = self._window.program, self._workspace
            screen = ProtocolScreen(file.desk, file.signals, program.theme, program.messages)
            self._frame.keep(screen)
            screen.said.connect(self._window.status.say)
            screen.asked_for.connect(self._window.show_row)
            self._protocol = screen
        return self._protocol

    def palette(self) -> "Palette":
        """Return the search over everything."""
        if self._palette is None:
            from facilitator.ui.shell.palette import Palette  # noqa: PLC0415 - not at the start

            self._palette = Palette(self._window.program.theme, self._workspace.desk, self._window)
            self._palette.row_chosen.connect(self._window.show_row)
        return self._palette

    def flush(self) -> None:
        """Write what a screen may still hold."""
        if self._session is not None:
            self._session.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on the screens is in the file."""
        return self._session is None or self._session.is_settled

    def leave(self) -> None:
        """Write what is left and let go of everything, so that the file can be closed."""
        self.flush()
        if self._palette is not None:
            self._palette.dismiss()
            self._palette.deleteLater()
        for screen in (self._session, self._protocol):
            if screen is not None:
                # Until it is deleted nothing may fire that still reads the file.
                for timer in screen.findChildren(QTimer):
                    timer.stop()
                self._frame.forget(screen)
        self._session = self._protocol = self._palette = None
