"""The stage of a window: made when it is first opened, its control docked in the rail."""

from typing import TYPE_CHECKING

from shiboken6 import isValid

from facilitator.ui.stage.control import StageControl
from facilitator.ui.stage.feed import Feed
from facilitator.ui.stage.presenter import Presenter
from facilitator.ui.stage.showings import Showing
from facilitator.ui.team.guest_cast import GuestCast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.shell.frame import Frame
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace


class WindowStage:
    """Opens the stage and its control together, and gives the keyboard back afterwards."""

    def __init__(self, window: "Window", frame: "Frame", workspace: "Workspace") -> None:
        program = window.program
        self._window = window
        self._frame = frame
        self._rail = frame.rail
        self._had_focus: QWidget | None = None
        self.feed = Feed(workspace.desk, workspace.signals, window)
        self.presenter = Presenter(
            self.feed, program.theme, program.settings, program.ticker, window
        )
        self.control = StageControl(program.theme, self.presenter)
        self._cast = GuestCast(self.presenter, workspace)
        self.control.hide()
        self._rail.dock(self.control)
        self.control.set_narrow(self._rail.narrow)
        self._rail.narrowed.connect(self.control.set_narrow)
        self.control.left.connect(self._give_keyboard_back)
        self.presenter.choice_wanted.connect(self._take_keyboard)
        self.presenter.opened.connect(self._show_control)
        self.presenter.said.connect(window.status.say)

    def press(self) -> None:
        """Open stage and control and leave the keyboard where it is; asked again, give it to them."""
        if self.presenter.is_open:
            self._take_keyboard()
        else:
            self.presenter.open()

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
        else:
            self._give_keyboard_back()
            self.control.hide()

    def _take_keyboard(self) -> None:
        if not self.control.has_keyboard:
            self._had_focus = self._window.focusWidget()
        self.control.setFocus()

    def _give_keyboard_back(self) -> None:
        before, self._had_focus = self._had_focus, None
        if not self.control.has_keyboard:
            return
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif self._frame.shown is not None:  # another place is in front by now
            self._frame.shown.setFocus()
