"""Takes pictures of windows, each in both themes."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.tour.hand import Hand
from facilitator.ui.theme.theme import Theme

_DARK_EVERY: Final = "FACILITATOR_TOUR_DARK_EVERY"
"""Variable for a tour that is short: of so many pictures one is taken in the dark, too."""


class Camera:
    """Writes `name-light.png` and `name-dark.png` and says so."""

    def __init__(self, folder: Path, theme: Theme, hand: Hand) -> None:
        self._folder = folder
        self._theme = theme
        self._hand = hand
        self._dark_every = int(os.environ.get(_DARK_EVERY, "1"))
        self._taken = 0

    def take(self, window: QWidget, name: str, above: QWidget | None = None) -> None:
        """Take a window with its menu and dialog, in both themes; `above` is a window before it."""
        for scheme in self._schemes():
            if self._theme.scheme != scheme:
                self._theme.choose_scheme(scheme)
            self._hand.look_up()
            self._develop(self._picture(window, above), f"{name}-{scheme}.png")

    def _schemes(self) -> tuple[str, ...]:
        self._taken += 1
        if self._taken % self._dark_every:
            return ("light",)
        # The theme that is on comes first: to change it takes as long as all else of a picture.
        return ("dark", "light") if self._theme.dark else ("light", "dark")

    def _picture(self, window: QWidget, above: QWidget | None) -> QPixmap:
        picture = window.grab()
        painter = QPainter(picture)
        if above is not None:
            corner = QPoint(window.width() - above.width(), window.height() - above.height())
            self._put(painter, above, corner)
        dialog, menu = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if dialog is not None:
            self._put(painter, dialog, window.rect().center() - dialog.rect().center())
        if menu is not None:
            self._put(painter, menu, menu.pos() - window.pos())
        painter.end()
        return picture

    def _put(self, painter: QPainter, widget: QWidget, at: QPoint) -> None:
        """Draw one more window, with the edge that a desktop would give it."""
        painter.drawPixmap(at, widget.grab())
        painter.setPen(self._theme.color("control"))
        painter.drawRect(QRect(at, widget.size()).adjusted(-1, -1, 0, 0))

    def _develop(self, picture: QPixmap, name: str) -> None:
        path = self._folder / name
        if not picture.save(str(path), "PNG"):
            raise EnvironmentProblem(
                tr("“{name}” could not be written; the tour ends here.", name=path.name)
            )
        print(path)
