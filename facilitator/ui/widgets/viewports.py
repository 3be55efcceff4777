"""Viewports made in Python."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(
    area: QAbstractScrollArea, cursor: Qt.CursorShape = Qt.CursorShape.ArrowCursor
) -> QWidget:
    """Give a scroll area a viewport like its own, and return it.

    The one Qt made is unknown to PySide, which then loads every kind of widget there is to find
    out what it is: 6 ms at the start of the program.
    """
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setMouseTracking(True)
    made.setCursor(cursor)
    area.setViewport(made)
    return made
