"""How many lines are understood, to be looked at, or not understood: sign, number and word of each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr, trn
from facilitator.ui.takeover.editor import SIGNS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import LEFT

if TYPE_CHECKING:
    from facilitator.ui.takeover.rows import State

_ICON, _GAP, _BETWEEN, _HEIGHT = 14, 6, 20, 24


class Sums(QWidget):
    """Says how many lines are in each state; of states without lines it says nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: list[tuple[State, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_counts(self, understood: int, noticed: int, unclear: int) -> None:
        """Show other numbers."""
        lines = trn("{count} line understood", "{count} lines understood", understood)
        found: tuple[tuple[State, int, str], ...] = (
            ("understood", understood, lines),
            ("noticed", noticed, tr("{count} to look at", count=noticed)),
            ("unclear", unclear, tr("{count} not understood", count=unclear)),
        )
        self._said = [(state, words) for state, count, words in found if count]
        self.setAccessibleName(", ".join(words for _, words in self._said))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them one behind the other."""
        theme, px = self._theme, self._theme.px
        painter, left = QPainter(self), 0
        for state, words in self._said:
            icon, ink = SIGNS[state]
            theme.icons.draw(painter, left, (self.height() - px(_ICON)) / 2, icon, ink, _ICON)
            left += px(_ICON + _GAP)
            font = theme.font("base", 500 if state == "unclear" else 400)
            painter.setFont(font)
            painter.setPen(theme.color("warn" if state == "unclear" else "text2"))
            width = QFontMetrics(font).horizontalAdvance(words)
            painter.drawText(QRect(left, 0, width + px(2), self.height()), LEFT, words)
            left += width + px(_BETWEEN)
