"""The head of the team's page: how it stands in a few words, and the room packages."""

from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.team.words import Phrase
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel

_HEIGHT, _GLYPH = 60, 14
_NARROW_BELOW: Final = 760


class TeamHead(Panel):
    """Title, phrase, and what can be done with files instead of a server."""

    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.standing = PhraseLine(theme)
        self.give = button(theme, tr("Write a room package …"), "outline", icon="upload")
        self.take = button(theme, tr("Read a room package …"), "outline", icon="download")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(label(theme, tr("Team"), "title", 600, "text"))
        row.addWidget(self.standing, 1)
        row.addWidget(self.give)
        row.addWidget(self.take)
        self.give.clicked.connect(lambda _checked: self.export_wanted.emit())
        self.take.clicked.connect(lambda _checked: self.import_wanted.emit())
        theme.changed.connect(self._resize)
        self._resize()

    def offer_packages(self, *, offered: bool) -> None:
        """Offer room packages here, or leave them to the page below."""
        self.give.setVisible(offered)
        self.take.setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the phrase to the status bar, which is below, where room is short."""
        super().resizeEvent(event)
        self.standing.setVisible(self.width() >= self._theme.px(_NARROW_BELOW))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))


class PhraseLine(QWidget):
    """A phrase with its glyph; nothing where there is nothing to say."""

    def __init__(self, theme: Theme, size: str = "base") -> None:
        super().__init__()
        self._theme = theme
        self._phrase: Phrase | None = None
        self.words = ElidedLabel(theme, "", size, 400, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_GLYPH + 6), 0, 0, 0)
        row.addWidget(self.words)

    def show_phrase(self, phrase: Phrase | None) -> None:
        """Show another phrase, or none."""
        if phrase == self._phrase:
            return
        self._phrase = phrase
        self.words.setText(phrase.text if phrase else "")
        self.setAccessibleName(phrase.text if phrase else "")
        if phrase:
            self._theme.dress(self.words, "base", 400, phrase.ink)
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
