"""The head of the checklist: its name, and what all of it comes to."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.planning.head import HEAD_HEIGHT, TabHead
from facilitator.ui.readying.rows import GLYPHS, verdict
from facilitator.ui.theme.theme import Theme

_GLYPH: Final = 22
_ALONE: Final = 60
"""The height of heads outside of the plan."""


class Verdict(QWidget):
    """Glyph and words: how much is open, or that everything is ready."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = ""
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        """Show how many points are open."""
        self.text, self._is_open = verdict(count), count > 0
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words need."""
        words = QFontMetrics(self._theme.font("base", 500)).horizontalAdvance(self.text)
        return QSize(words + self._theme.px(_GLYPH + 2), self._theme.line_height("base"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw glyph and words."""
        if not self.text:
            return
        painter, theme = QPainter(self), self._theme
        glyph, ink = GLYPHS["problem" if self._is_open else "ok"]
        theme.icons.draw(painter, 0, (self.height() - theme.px(16)) / 2, glyph, ink)
        painter.setFont(theme.font("base", 500))
        painter.setPen(theme.color(ink))
        words = QRect(theme.px(_GLYPH), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text)


class ReadyHead(TabHead):
    """Stands above the table."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        """Name it after the day, or a tab of the plan by its title."""
        super().__init__(theme, title or tr("Ready?"), HEAD_HEIGHT if title else _ALONE)
        self.verdict = Verdict(theme)
        self._row.addWidget(self.verdict)
        self._row.addStretch(1)
