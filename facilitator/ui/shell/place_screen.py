"""What the screen of a place is to its window."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

Spot = tuple[str, QRect]
"""The id of a row, and where on the display it is seen."""


class PlaceScreen(QWidget):
    """Shows one workshop; made once for a window and a file, and kept while others are in front."""

    said = Signal(str)
    """A sentence for the status bar."""
    versions_asked = Signal(str, QRect)
    """Somebody wants to decide between the versions of a row's text, seen at a place on the display."""
    companion: QWidget | None = None
    """What stands on the rail while this place is shown, below the places."""

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop, as it is now."""
        raise NotImplementedError

    def repeat(self) -> None:
        """Do what the key of this place does when it is pressed here: as a rule nothing."""

    def spot(self) -> Spot | None:
        """Return the row that the keyboard is on, and where on the display it is seen."""
        return None

    def flush(self) -> None:
        """Write what is not in the file yet."""

    def leave(self) -> None:
        """Let go of the file, which is about to be closed: nothing may read it any more."""

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return True
