"""What the menu of the file offers for the day: checklist, times, event log, backup copy."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from facilitator.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.shell.window import Window

Entry = tuple[str, str, "Callable[[], object]", str]
"""Id, text, what it does, icon."""

_ONCE: Final = Qt.ConnectionType.SingleShotConnection


class DayMenu:
    """Does what is offered, in one window."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def entries(self) -> list[Entry]:
        """Return them in the order of the menu."""
        return [
            ("ready", tr("Ready?"), lambda: self._window.go_to("ready"), "check"),
            ("team", tr("Team"), lambda: self._window.go_to("team"), "team"),
            ("actuals", tr("Plan and actual times"), lambda: self._window.go_to("actuals"), "clock"),
            ("log", tr("Event log"), lambda: self._window.go_to("log"), "lines"),
            ("log-csv", tr("Export event log as CSV …"), lambda: self._window.errands.export_log("csv"), "download"),
            ("log-md", tr("Export event log as Markdown …"), lambda: self._window.errands.export_log("md"), "download"),
            ("backup", tr("Back up now"), self.back_up_now, "shield"),
        ]  # fmt: skip

    def back_up_now(self) -> None:
        """Make today's backup copy anew, and say so when it is there."""
        shared = self._window.workspace
        if shared is not None:
            self._window.flush()
            shared.backed_up.connect(self._say_backed_up, _ONCE)
            shared.back_up_now()

    def _say_backed_up(self, is_made: bool) -> None:
        self._window.status.say(
            tr("Today's backup copy is made.")
            if is_made
            else tr("No backup copy could be made; look at the folder's free space and rights.")
        )
