"""Files that are dropped on the welcome screen: which ones it takes, and the frame that says so."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme

WORKSHOP: Final = ".workshop"
_TAKEN: Final = frozenset({WORKSHOP, ".md", ".markdown", ".txt", ".docx", ".xlsx"})


def dropped_file(data: QMimeData) -> Path | None:
    """Return the first file of a drop that can be opened or imported, None when there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in _TAKEN), None)


class DropFrame(QWidget):
    """A frame around its whole parent while a file hovers over it; the mouse goes through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._whole = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self) -> None:
        """Show the frame above everything."""
        self.setGeometry(self._whole.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        inset = self._theme.px(8)
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, self._theme.px(8), self._theme.px(8))
