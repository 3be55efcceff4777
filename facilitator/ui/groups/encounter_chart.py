"""How many people meet how many others: a histogram, the mean marked."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import trn
from facilitator.ui.groups.figures import Encounters
from facilitator.ui.theme.theme import Theme

_HEIGHT, _BAR, _FOOT, _HEAD, _GAP, _MOST = 112, 70, 20, 18, 2, 12
"""Heights, the gap between bars, and how many bars there is room for."""


class EncounterChart(QWidget):
    """Shows one bar for each number of people met, or for a few numbers together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: list[tuple[int, int, int]] = []
        self._mean = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_encounters(self, met: Encounters) -> None:
        """Show other counts."""
        self._bars, self._mean = _bars(met.people), met.mean
        words = (
            trn("{met}: {count} person", "{met}: {count} people", count, met=_span(low, high))
            for low, high, count in self._bars
        )
        self.setAccessibleName(", ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The same height always; none where nobody meets anybody."""
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT) if self._bars else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars with their numbers above and below."""
        if not self._bars:
            return
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        most = max(count for _, _, count in self._bars)
        width = self.width() / len(self._bars)
        foot = self.height() - px(_FOOT)
        for number, (low, high, count) in enumerate(self._bars):
            left = number * width
            height = px(_BAR) * count / most if count else 0
            bar = QRectF(left, foot - height, max(1.0, width - px(_GAP)), height)
            is_mean = low <= round(self._mean) <= high
            painter.fillRect(bar, theme.color("accent" if is_mean else "text3"))
            above = QRectF(left, bar.top() - px(_HEAD), bar.width(), px(_HEAD))
            painter.setFont(theme.font("code", 600 if is_mean else 400))
            painter.setPen(theme.color("text" if is_mean else "text3"))
            if count:
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))
            below = QRectF(left, foot, bar.width(), px(_FOOT))
            painter.setFont(theme.font("code"))
            painter.setPen(theme.color("text2"))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _span(low, high))


def _bars(people: Counter[int]) -> list[tuple[int, int, int]]:
    """Return lowest and highest number met and the people, in as few steps as there is room for."""
    if not people:
        return []
    low, high = min(people), max(people)
    step = -(-(high - low + 1) // _MOST)
    return [
        (first, first + step - 1, sum(people[met] for met in range(first, first + step)))
        for first in range(low, high + 1, step)
    ]


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"
