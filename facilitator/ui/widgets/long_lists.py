"""Lists of thousands of rows, each as high as its words: they do not hold the window."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.ui.widgets.lists import HoverList

_LOT: Final = 40
"""Rows that are measured before the window has its turn again."""
_SEEN: Final = 5
"""Rows that are in sight as long as nobody has scrolled."""
_MOST_KEPT: Final = 20_000
_Hint = QAbstractItemView.ScrollHint
_Mode = QListView.LayoutMode


class LongList(HoverList):
    """Lays out its rows lot by lot, the first ones at once; what is scrolled to is there at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.setBatchSize(_LOT)

    def lay_out_again(self) -> None:
        """Give the rows the room that they need now; whoever has scrolled stays where they are."""
        is_above = self.verticalScrollBar().value() == 0
        self.setLayoutMode(_Mode.Batched if is_above else _Mode.SinglePass)
        self.scheduleDelayedItemsLayout()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: _Hint = _Hint.EnsureVisible
    ) -> None:
        """Show a row; those above it are laid out first."""
        if index.isValid() and not self.visualRect(index).isValid():
            if index.row() < _SEEN and self.verticalScrollBar().value() == 0:
                return  # it is laid out among the first, and stands there
            self._lay_all_out()
        super().scrollTo(index, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the key to the end lead to the last row, and not to the last one that is laid out."""
        last = self.model().index(self.model().rowCount() - 1, 0)
        if event.key() == Qt.Key.Key_End and not self.visualRect(last).isValid():
            self._lay_all_out()
        super().keyPressEvent(event)

    def _lay_all_out(self) -> None:
        self.setLayoutMode(_Mode.SinglePass)
        self.doItemsLayout()


class Heights:
    """Remembers how high rows are: all of them are asked for whenever one has changed."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[Hashable, int] = {}

    def of(self, key: Hashable, measure: Callable[[], int]) -> int:
        """Return the height of what `key` says all about, measured once."""
        height = self._known.get(key)
        if height is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            height = self._known[key] = measure()
        return height
