"""What the solver has come to, while it works: quality over time, the proven bound, and the way out."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.planning.grouping.solving import Grouping
from facilitator.ui.groups.head import SOLVE_KEYS
from facilitator.ui.groups.numbers import decimal
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_PAD, _CURVE_WIDTH, _CURVE_HEIGHT = 12, 220, 44
_LEAST_SPAN: Final = 4.0
"""Percent that the curve's height shows at least, so that little gains look little."""


class QualityCurve(QWidget):
    """Quality as steps over time, and dashed above it what nobody can better."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: list[tuple[float, float]] = []
        self._bound = 100.0
        self._seconds = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def clear(self) -> None:
        """Begin anew."""
        self._steps, self._bound, self._seconds = [], 100.0, 0.0
        self.update()

    def add(self, grouping: Grouping) -> None:
        """Go on to a better one."""
        self._steps.append((grouping.seconds, grouping.quality.percent()))
        self._bound = grouping.quality.percent(grouping.bound)
        self.tick(grouping.seconds)

    def tick(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds = max(seconds, self._seconds)
        self.update()

    def sizeHint(self) -> QSize:
        """Small enough to stand beside a sentence."""
        return QSize(self._theme.px(_CURVE_WIDTH), self._theme.px(_CURVE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bound, then the steps up to now."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 5, -2, -5)
        painter.setPen(QPen(theme.color("control"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(area.topLeft(), area.topRight())
        if not self._steps:
            return
        low = min(self._steps[0][1], self._bound - _LEAST_SPAN)
        span, width = max(0.01, self._bound - low), max(0.01, self._seconds)

        def at(seconds: float, percent: float) -> QPointF:
            height = (self._bound - percent) / span * area.height()
            return QPointF(area.left() + seconds / width * area.width(), area.top() + height)

        line: list[QPointF] = []
        for (seconds, percent), before in zip(self._steps, [None, *self._steps], strict=False):
            if before is not None:
                line.append(at(seconds, before[1]))
            line.append(at(seconds, percent))
        line.append(at(self._seconds, self._steps[-1][1]))
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawPolyline(QPolygonF(line))


class SolveStrip(QWidget):
    """Stands above the board while the solver works."""

    enough = Signal()
    """Somebody wants the best so far."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.curve = QualityCurve(theme)
        self.words = label(theme, "", "base", 500, "text", wrap=True)
        self.bound = label(theme, "", "meta", 400, "text2", wrap=True)
        self.cancel = button(theme, tr("Stop and keep the best"), "outline", keys=SOLVE_KEYS)
        self.cancel.clicked.connect(lambda _checked: self.enough.emit())
        self._grouping: Grouping | None = None
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.words)
        words.addWidget(self.bound)
        row = QHBoxLayout(self)
        px = theme.px
        row.setContentsMargins(px(_PAD), px(6), px(_PAD), px(6))
        row.setSpacing(px(16))
        row.addWidget(self.curve)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)
        self.hide()

    def begin(self) -> None:
        """Show that the solver begins."""
        self._grouping = None
        self.curve.clear()
        self.cancel.setEnabled(True)
        self.tick(0.0)
        self.show()

    def show_better(self, grouping: Grouping) -> None:
        """Show a better one, or a lower bound."""
        self._grouping = grouping
        self.curve.add(grouping)
        self.tick(grouping.seconds)

    def tick(self, seconds: float) -> None:
        """Show how long it has taken so far."""
        self.curve.tick(seconds)
        passed = tr("{seconds} s", seconds=decimal(seconds))
        if self._grouping is None:
            self.words.setText(f"{tr('Looking for groups that keep all rules')} · {passed}")
            self.bound.setText("")
            return
        met, reunions = sum(self._grouping.quality.met), self._grouping.quality.reunions
        said = (
            trn("{count} wish is met", "{count} wishes are met", met),
            trn("{count} reunion", "{count} reunions", reunions),
            passed,
        )
        self.words.setText(" · ".join(said))
        self.bound.setText(_bound_words(self._grouping))

    def stop(self) -> None:
        """Show that it ends soon."""
        self.cancel.setEnabled(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        paint_box(QPainter(self), self._theme, self.rect(), "canvas", "line", radius=8)


def _bound_words(grouping: Grouping) -> str:
    if grouping.is_proven:
        return tr("Nothing better is possible; this is proven.")
    return tr("Better groups may be possible; they are being looked for.")
