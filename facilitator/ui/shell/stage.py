"""The stage of a window: made when it is first opened, its control docked in the rail."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from facilitator.ui.stage.control import StageControl
from facilitator.ui.stage.feed import Feed
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.showings import Showing

if TYPE_CHECKING:
    from facilitator.ui.shell.frame import Frame
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace


class WindowStage:
    """Opens the stage and its control together, and gives the keyboard back afterwards."""

    def __init__(self, window: "Window", frame: "Frame", workspace: "Workspace") -> None:
        program = window.program
        self._window = window
        self._rail = frame.rail
        self._had_focus: QWidget | None = None
        self.feed = Feed(workspace.desk, workspace.signals, window)
        self.presenter = Presenter(
            self.feed, program.theme, program.settings, program.ticker, window
        )
        self.control = StageControl(program.theme, self.presenter)
        self.control.hide()
        self._rail.dock(self.control)
        self.control.set_narrow(self._rail.narrow)
        self._rail.narrowed.connect(self.control.set_narrow)
        self.control.left.connect(self._give_keyboard_back)
        self.presenter.opened.connect(self._show_control)
        self.presenter.said.connect(window.status.say)

    def toggle(self) -> None:
        """Open stage and control, or close both."""
        if self.presenter.is_open:
            self.presenter.close()
        else:
            self.presenter.open()

    def choose(self) -> None:
        """Give the control the keyboard; where the stage is closed, open it."""
        if not self.presenter.is_open:
            self.presenter.open()
        self._take_keyboard()

    def show(self, showing: Showing) -> None:
        """Show something on the stage, which is opened for it."""
        if not self.presenter.is_open:
            self.presenter.open()
        self.presenter.show(showing)

    def leave(self) -> None:
        """Close everything for good."""
        self.presenter.leave()
        self.feed.leave()
        self._rail.dock(None)

    def _show_control(self, is_open: bool) -> None:
        self._rail.rooms["stage"].setChecked(is_open)
        if is_open:
            self.control.show()
            self._window.activateWindow()
            self._take_keyboard()
        else:
            self._give_keyboard_back()
            self.control.hide()

    def _take_keyboard(self) -> None:
        before = QApplication.focusWidget()
        if before is not self.control and self._window.isAncestorOf(before or self._window):
            self._had_focus = before
        self.control.setFocus()

    def _give_keyboard_back(self) -> None:
        before, self._had_focus = self._had_focus, None
        if self.control.hasFocus() and before is not None and isValid(before):
            before.setFocus()
