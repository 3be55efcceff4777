"""What a tab of the planning is to its screen."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Signal

from facilitator.ui.shell.place_screen import PlaceScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.dossier import Dossier
    from facilitator.ui.commands import Command
    from facilitator.ui.shell.screens import Screens


INSERT_KEYS: Final = "Ctrl+Shift+V"


class PlanTab(PlaceScreen):
    """Shows one part of the plan; made when it is first seen, and kept while others are in front."""

    takeover_wanted = Signal(str, int)
    """Somebody has a text: for the "agenda", or "questions" of a topic by its number, 0 for any."""

    def commands(self) -> "list[Command]":
        """Return what can be done here, with its keys; the tab binds them itself, within itself."""
        return []

    def ask_for_insertion(self) -> None:
        """Ask for the page on which a text becomes a plan: that of an agenda, where nothing else fits."""
        self.takeover_wanted.emit("agenda", 0)

    def show_row(self, row_id: str) -> None:
        """Go to a row of the file that this tab shows; the others are left alone."""


class Part(NamedTuple):
    """A part of the plan, as the bar of tabs names it."""

    name: str
    text: str
    make: "Callable[[Screens], PlanTab]"
    amount: "Callable[[Dossier], int] | None" = None
    """How many there are of what the part is about, of a workshop's head."""
    is_aside: bool = False
    """Whether it stands at the right end of the bar, and what it says there changes."""
