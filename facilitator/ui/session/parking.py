"""The panel of the parking lot, which is filled when its points are known."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.session.parked import Parked
    from facilitator.ui.session.parked_points import ParkedPoints

PANEL_WIDTH: Final = 288


class ParkingPanel(Panel):
    """The room for the parked points; making them waits until the notes beside it are shown."""

    put_back = Signal(object)
    """A point is to go back to its question."""
    added = Signal(str)
    """Somebody typed a new point."""
    left = Signal()
    """Escape was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self._made: ParkedPoints | None = None
        self._edge = line(self, horizontal=False)
        self._edge.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def _contents(self) -> "ParkedPoints":
        if self._made is None:
            from facilitator.ui.session.parked_points import ParkedPoints  # noqa: PLC0415 - after the notes

            self._made = ParkedPoints(self._theme)
            self._made.put_back.connect(self.put_back)
            self._made.added.connect(self.added)
            self._column.addWidget(self._made)
            self._made.show()
            self._edge.raise_()
            self.setFocusProxy(self._made.field)
        return self._made

    @property
    def field(self) -> QLineEdit:
        """Where a new point is typed."""
        return self._contents.field

    @property
    def points(self) -> "Sequence[Parked]":
        """What is shown."""
        return self._made.points if self._made else []

    def show_points(self, points: "list[Parked]", *, writable: bool) -> None:
        """Show the points; a file that is read-only takes none."""
        self._contents.show_points(points, writable=writable)

    def focus_field(self) -> None:
        """Give the keyboard to the field, or to the points of a file that takes none."""
        self._contents.focus_field()

    def hold(self, banner: QWidget) -> None:
        """Take in a banner above the field, which stays where it is."""
        self._contents.hold(banner)

    def set_edge(self, *, shown: bool) -> None:
        """Draw a line at the left, as a drawer over the notes needs one."""
        self._edge.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line as high as the panel."""
        super().resizeEvent(event)
        self._edge.setGeometry(0, 0, 1, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
