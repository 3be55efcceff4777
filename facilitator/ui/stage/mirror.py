"""The mirror: what the stage shows, small, in the moderator's window."""

from typing import Final

from PySide6.QtCore import QSize, QSizeF, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.stage.window import StageWindow
from facilitator.ui.theme.theme import Theme

_PAUSE_MILLISECONDS: Final = 300
"""At most so often a new picture is made."""
_RATIO: Final = 0.625
"""Height by width before the stage has a size."""


class Mirror(QWidget):
    """Follows the stage a few times a second; while it cannot be seen it does nothing."""

    def __init__(self, theme: Theme, stage: StageWindow) -> None:
        super().__init__()
        self._theme = theme
        self._stage = stage
        self._picture = QPixmap()
        self._is_stale = True
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", False)
        stage.drawn.connect(self._look_soon)

    @property
    def picture(self) -> QPixmap:
        """The picture it shows."""
        return self._picture

    @property
    def is_due(self) -> bool:
        """Whether it is going to make another picture."""
        return self._pause.isActive()

    def heightForWidth(self, width: int) -> int:
        """As high as the stage is for its width."""
        stage = self._stage.size()
        ratio = stage.height() / stage.width() if stage.width() else _RATIO
        return round(width * min(ratio, 1.0))

    def sizeHint(self) -> QSize:
        """A small picture."""
        width = self.width() or self._theme.px(184)
        return QSize(width, self.heightForWidth(width))

    def _look_soon(self) -> None:
        """Make a picture a little later, one for all that happens until then."""
        self._is_stale = True
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def _look(self) -> None:
        if not self._is_stale or not self.isVisible() or not self.width():
            return
        self._is_stale = False
        self._fit()
        self._picture = self._taken()
        self.update()

    def _fit(self) -> None:
        height = self.heightForWidth(self.width())
        if height != self.height():
            self.setFixedHeight(height)

    def _taken(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSizeF(self.width() * ratio, self.height() * ratio).toSize())
        picture.fill(self._theme.color("surface"))
        sheet = self._stage.sheet
        if sheet is not None:
            painter = QPainter(picture)
            scale = picture.width() / max(sheet.size.width(), 1.0)
            painter.scale(scale, scale)
            sheet.draw(painter, self._theme)
            painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once: nothing was done while nobody could see it."""
        super().showEvent(event)
        self._is_stale = True
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing any more."""
        super().hideEvent(event)
        self._pause.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make a picture of the new size."""
        super().resizeEvent(event)
        self._look_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture with a thin frame."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(self._theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
