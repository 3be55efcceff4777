"""A link as a picture that a phone or another laptop reads: black on white in both themes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill

_SIDE: Final = 272
"""At most; it is as large as whole pixels for each module allow."""
_MARGIN: Final = 4
"""Light modules around the picture, without which it is not found."""


class QrPicture(QWidget):
    """Paints the modules of a code, as large as whole pixels allow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: Sequence[Sequence[bool]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The link as a picture, for the camera of another device"))
        theme.changed.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[Sequence[bool]]) -> None:
        """Show another code, as rows of dark modules."""
        self._rows = rows
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square that is the picture with its margin, and no more."""
        side = round(self._count * self._step)
        return QSize(side, side)

    @property
    def _count(self) -> int:
        return len(self._rows) + 2 * _MARGIN

    @property
    def _step(self) -> float:
        """The side of a module: whole pixels of the screen."""
        ratio = self.devicePixelRatioF()
        return int(self._theme.px(_SIDE) * ratio / self._count) / ratio

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw white paper and the dark modules on it."""
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), QColor(Qt.GlobalColor.white))
        step = self._step
        start = (self.width() - step * len(self._rows)) / 2
        for y, row in enumerate(self._rows):
            for x, is_dark in enumerate(row):
                if is_dark:
                    spot = QRectF(start + x * step, start + y * step, step, step)
                    fill(painter, spot, QColor(Qt.GlobalColor.black))
