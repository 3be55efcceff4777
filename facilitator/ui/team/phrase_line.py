"""A phrase with its glyph on one line, which takes no room while there is nothing to say."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.team.words import Phrase
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import FittedLabel

_GLYPH: Final = 14


class PhraseLine(QWidget):
    """A phrase with its glyph, shorter where room is short; nothing where there is nothing to say."""

    def __init__(self, theme: Theme, size: str = "base") -> None:
        super().__init__()
        self._theme = theme
        self._phrase: Phrase | None = None
        self.words = FittedLabel(theme, size, 400, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_GLYPH + 6), 0, 0, 0)
        row.addWidget(self.words)
        self.hide()

    def show_phrase(self, phrase: Phrase | None) -> None:
        """Show another phrase, or none."""
        if phrase == self._phrase:
            return
        self._phrase = phrase
        self.setVisible(phrase is not None)
        self.setAccessibleName(phrase.text if phrase else "")
        if phrase:
            self._theme.dress(self.words, "base", 400, phrase.ink)
        self.words.show_wordings((phrase.text, *phrase.shorter) if phrase else ("",))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glyph."""
        if self._phrase:
            side = self._theme.px(_GLYPH)
            spot = QRect(0, (self.height() - side) // 2, side, side)
            painter = QPainter(self)
            icons = self._theme.icons
            icons.draw(
                painter, spot.left(), spot.top(), self._phrase.glyph, self._phrase.ink, _GLYPH
            )
