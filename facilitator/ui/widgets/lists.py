"""The list view under all lists of finished rows, which knows the row under the mouse."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

from facilitator.ui.widgets.viewports import give_viewport


class HoverList(QListView):
    """Shows rows without a frame, scrolls them smoothly, and tracks the mouse over them.

    A delegate that reads `option.state` makes PySide build every enumeration of QStyle, 5 ms at
    the start of the program; `is_hovered` and `is_focused` say the same for nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)
        self.hovered = -1
        """The row under the mouse, -1 for none."""
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def is_hovered(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether the mouse is over a row."""
        return index.row() == self.hovered

    def is_focused(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether the keyboard is at a row."""
        return self.hasFocus() and index == self.currentIndex()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the row under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        self.hovered = row
        self.viewport().update()
