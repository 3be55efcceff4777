"""What the screen of a place is to its window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PlaceScreen(QWidget):
    """Shows one workshop; made once for a window and a file, and kept while others are in front."""

    said = Signal(str)
    """A sentence for the status bar."""
    companion: QWidget | None = None
    """What stands on the rail while this place is shown, below the places."""

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop, as it is now."""
        raise NotImplementedError

    def repeat(self) -> None:
        """Do what the key of this place does when it is pressed here: as a rule nothing."""

    def flush(self) -> None:
        """Write what is not in the file yet."""

    def leave(self) -> None:
        """Let go of the file, which is about to be closed: nothing may read it any more."""

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return True
