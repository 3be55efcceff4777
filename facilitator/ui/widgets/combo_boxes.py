"""A choice among few; the arrow is our own icon, which a stylesheet could not colour."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from facilitator.ui.theme.theme import Theme


class ComboBox(QComboBox):
    """A combo box in the look's type, with a chevron."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the chevron."""
        super().paintEvent(event)
        px = self._theme.px
        role = "text2" if self.isEnabled() else "disabled"
        top = (self.height() - px(14)) / 2
        self._theme.icons.draw(QPainter(self), self.width() - px(22), top, "chevron-down", role, 14)
