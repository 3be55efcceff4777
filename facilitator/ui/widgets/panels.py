"""Grounds and dividers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget


class Panel(QFrame):
    """An area with one of the grounds: canvas, surface, sunken."""

    def __init__(self, ground: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", ground)


def line(parent: QWidget | None = None, *, horizontal: bool = True) -> QFrame:
    """Return a divider of one pixel."""
    made = QFrame(parent)
    made.setProperty("divider", "true")
    if horizontal:
        made.setFixedHeight(1)
    else:
        made.setFixedWidth(1)
    return made
