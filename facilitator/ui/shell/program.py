"""What is open: files, each with its desk, and the windows that show them."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from facilitator import language
from facilitator.errors import FacilitatorError
from facilitator.settings import Settings
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import open_file
from facilitator.ui.messages import Messages
from facilitator.ui.recents import Recent, Recents
from facilitator.ui.shell.window import Window
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

_log = logging.getLogger(__name__)


class Program(QObject):
    """Opens files and windows; a file is open once, however many windows show it."""

    def __init__(
        self, settings: Settings, theme: Theme, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.theme = theme
        self.messages = messages
        self.recents = Recents(settings)
        self.ticker = Ticker(self)
        self.windows: list[Window] = []
        self._workspaces: dict[Path, Workspace] = {}
        self._held: set[Workspace] = set()
        self._leaving: dict[Path, tuple[Workspace, bool]] = {}
        """Files that nobody sees any more, whose team says goodbye; and whether the person was told of faults."""

    # Windows

    def welcome(self) -> Window:
        """Show the welcome screen in a window of its own."""
        window = self._new_window()
        window.show_welcome()
        _present(window)
        return window

    def open_window(self, workspace: Workspace, session_id: str = "") -> Window:
        """Show a file in one more window."""
        window = self._new_window()
        self._show_in(window, workspace, session_id)
        _present(window)
        return window

    def report(self, error: BaseException) -> None:
        """Show an error above the window that is in use."""
        active = QApplication.activeWindow()
        self.messages.show(active or (self.windows[0] if self.windows else None), error)

    def _new_window(self) -> Window:
        window = Window(self)
        self.windows.append(window)
        window.closed.connect(self._forget_window)
        return window

    def quit(self) -> None:
        """Close every window, up to one whose notes are not saved and that is to stay."""
        for window in list(self.windows):
            if not window.close():
                return

    def _forget_window(self, window: Window) -> None:
        self.windows.remove(window)
        window.deleteLater()
        self.close_unused(is_told=window.is_given_up)

    @contextmanager
    def guard_unless(self, parent: Window | None, *, is_told: bool) -> Iterator[None]:
        """Show what the body raises on purpose, unless the person was told and went on all the same."""
        try:
            yield
        except FacilitatorError as error:
            if is_told:
                _log.warning("while closing: %s", error.sentence)
            else:
                self.messages.show(parent, error)

    def close_unused(self, *, is_told: bool = False) -> None:
        """Close the files that no window shows any more."""
        shown = {window.workspace for window in self.windows} | self._held
        for path, workspace in list(self._workspaces.items()):
            if workspace not in shown:
                del self._workspaces[path]
                self._leaving[path] = workspace, is_told
                if workspace.retire():
                    self._close(path)
                else:
                    workspace.retired.connect(partial(self._close, path))

    def close_rest(self) -> None:
        """Close the files whose team still says goodbye; waits for them, some seconds at most."""
        for path in list(self._leaving):
            self._close(path)

    def _close(self, path: Path) -> None:
        """Close a file that nobody sees any more, unless that is done already."""
        workspace, is_told = self._leaving.pop(path, (None, False))
        if workspace is not None:
            with self.guard_unless(None, is_told=is_told):
                workspace.close()

    # Files

    def open_file(self, path: Path, window: Window | None = None) -> bool:
        """Open a workshop file in a window, by default a new one; False when it cannot be.

        Of a damaged file the rescued copy is opened instead, after saying so.
        """
        try:
            workspace = self._workspace(path)
        except DamagedFile as error:
            self.messages.show(window, error)
            return bool(error.rescued and self.open_file(error.rescued, window))
        except FacilitatorError as error:
            self.messages.show(window, error)
            return False
        if window is None:
            self.open_window(workspace)
        else:
            self._show_in(window, workspace)
        return True

    def hold(self, path: Path) -> Workspace:
        """Open a file that no window shows yet; it stays open until it is released and not shown."""
        workspace = self._workspace(path)
        self._held.add(workspace)
        return workspace

    def release(self, workspace: Workspace) -> None:
        """Let go of a file that was held; it is closed unless a window shows it."""
        self._held.discard(workspace)
        self.close_unused()

    def open_anew(self, workspace: Workspace) -> None:
        """Close a file and open it again in its windows, for writing where that is possible now."""
        left: list[tuple[Window, Recent | None]] = []
        for window in self.windows:
            if window.workspace is workspace:
                window.leave_file()
                left.append((window, self.recents.find(workspace.path)))
        self.close_unused()
        for window, known in left:
            with self.messages.guard(window):
                window.show_workspace(self._workspace(workspace.path), known)
            if window.workspace is None:
                window.show_welcome()

    def open_example(self, window: Window) -> None:
        """Open a copy of the example workshop in the person's documents, made at the first time."""
        from facilitator.ui.shell.making import example_file  # noqa: PLC0415 - a file's window starts without it

        with self.messages.guard(window):
            path = example_file(device=self.settings.device(), actor=self._actor())
            self.open_file(path, window)

    def make_file(self, path: Path, dossier: "Dossier", window: Window) -> bool:
        """Make a file with a workshop in it and open it; False when that cannot be, which is said."""
        from facilitator.ui.shell.making import make_file  # noqa: PLC0415 - see `open_example`

        with self.messages.guard(window):
            make_file(path, dossier, device=self.settings.device(), actor=self._actor())
            return self.open_file(path, window)
        return False

    def choose_language(self, code: str) -> None:
        """Speak another language from now on; the windows are made anew, with what they show."""
        self.settings.put("language", code)
        language.choose(code)
        for window in list(self.windows):
            fresh = self._new_window()
            fresh.setGeometry(window.geometry())
            workspace = window.workspace
            window.remember()
            if workspace is None:
                fresh.show_welcome()
            else:
                self._show_in(fresh, workspace)
            _present(fresh)
            window.close()

    def _workspace(self, path: Path) -> Workspace:
        path = Path(os.path.realpath(path))  # Path.resolve raises for a link to itself
        self._close(path)
        if path not in self._workspaces:
            file = open_file(path, device=self.settings.device())
            self._workspaces[path] = Workspace(file, self._actor())
        return self._workspaces[path]

    def _show_in(self, window: Window, workspace: Workspace, session_id: str = "") -> None:
        window.show_workspace(workspace, self.recents.find(workspace.path), session_id)
        self.close_unused()

    def _actor(self) -> str:
        return self.settings.get("name", "") or os.environ.get("USERNAME", "")


def _present(window: Window) -> None:
    """Show a window with the keyboard in it, also where no window manager gives it away."""
    window.show()
    window.activateWindow()
