"""The pace strip: each question as long as its planned minutes, and a needle for now."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.pace import Pace, Segment
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.hatching import paint_hatching

_HEIGHT, _BARE_HEIGHT, _MIDDLE, _LABELS = 40, 24, 14, 24
"""The whole of it with labels and without, the middle of the bar, and where the labels begin."""
_BAR, _TALL, _GAP, _RADIUS = 10, 14, 2, 3
_NEEDLE, _ABOVE, _BELOW, _CAP = 2, 13, 9, 4
_FILLS: Final = {"done": "text3", "current": "accent", "open": "track", "at_risk": "track"}
_INKS: Final = {"current": "text", "at_risk": "late"}
_HATCHES: Final = {"calm": "text3", "warn": "warn", "late": "late"}


class _Shape(NamedTuple):
    """What a person can see of a pace: two that are equal look the same."""

    segments: tuple[tuple[float, float, str], ...]
    length: float
    level: str
    needle: float | None
    """In pixels from the left; None where the clock does not run yet or any more."""


class PaceStrip(QWidget):
    """Draws a pace in one paint event, and again only when it looks different."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, labelled: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_labelled = labelled
        self._pace = Pace((), 0.0)
        self._length = 0.0
        self._has_needle = False
        self._shape: _Shape | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_pace(self, pace: Pace, *, length: float = 0.0, needle: bool = True) -> None:
        """Show a pace; where the session is `length` minutes long, time beyond the questions is bare."""
        self._pace, self._has_needle = pace, needle
        self._length = max(pace.total, length)
        shape = self._seen()
        if shape != self._shape:
            self._shape = shape
            self.update()

    def sizeHint(self) -> QSize:
        """Bar, needle and, if wanted, labels."""
        height = _HEIGHT if self._is_labelled else _BARE_HEIGHT
        return QSize(self._theme.px(320), self._theme.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if not self._length:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_overrun(painter)
        self._paint_current(painter)
        if self._is_labelled:
            self._paint_labels(painter)
        if self._has_needle:
            self._paint_needle(painter)

    # Where everything is

    def _seen(self) -> _Shape:
        shapes = tuple((entry.start, entry.end, entry.part) for entry in self._pace.segments)
        needle = float(round(self._x(self._pace.needle))) if self._has_needle else None
        return _Shape(shapes, self._length, self._pace.level, needle)

    def _x(self, minutes: float) -> float:
        """Return where a minute of the plan is; what lies outside is at the edge."""
        share = minutes / self._length if self._length else 0.0
        return self.width() * min(1.0, max(0.0, share))

    def _band(self, start: float, end: float, height: float) -> QRectF:
        px = self._theme.px
        left, right = round(self._x(start)), round(self._x(end))
        gap = px(_GAP) if right < self.width() else 0
        top = px(_MIDDLE) - px(height) / 2
        return QRectF(left, top, max(0, right - left - gap), px(height))

    # Painting

    def _paint_bar(self, painter: QPainter) -> None:
        radius = self._theme.px(_RADIUS)
        outline = QPainterPath()
        outline.addRoundedRect(self._band(0, self._length, _BAR), radius, radius)
        painter.save()
        painter.setClipPath(outline)
        for entry in self._pace.segments:
            band = self._band(entry.start, entry.end, _BAR)
            fill(painter, band, self._theme.color(_FILLS[entry.part]))
        if self._pace.total < self._length:
            bare = self._band(self._pace.total, self._length, _BAR)
            fill(painter, bare, self._theme.color("fill"))
        painter.restore()

    def _paint_overrun(self, painter: QPainter) -> None:
        if not (self._has_needle and self._pace.overrun):
            return
        start, end = self._pace.overrun
        band = self._band(start, end, _BAR)
        band.setRight(self._x(end))
        paint_hatching(painter, self._theme, band, _HATCHES[self._pace.level])

    def _paint_current(self, painter: QPainter) -> None:
        current = self._pace.current
        if current is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        radius = self._theme.px(_RADIUS)
        painter.drawRoundedRect(self._band(current.start, current.end, _TALL), radius, radius)

    def _paint_labels(self, painter: QPainter) -> None:
        px = self._theme.px
        for entry, room in self._labelled():
            weight = 600 if entry.part == "current" else 400
            font = self._theme.font("code", weight)
            text = _label(entry, QFontMetrics(font), room.width())
            painter.setFont(font)
            painter.setPen(self._theme.color(_INKS.get(entry.part, "text3")))
            painter.drawText(room.translated(px(1), 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _labelled(self) -> Iterator[tuple[Segment, QRectF]]:
        px = self._theme.px
        for entry in self._pace.segments:
            band = self._band(entry.start, entry.end, _BAR)
            yield entry, QRectF(band.left(), px(_LABELS), band.width(), px(_HEIGHT - _LABELS))

    def _paint_needle(self, painter: QPainter) -> None:
        px = self._theme.px
        half = px(_NEEDLE) / 2
        x = min(self.width() - half, max(half, round(self._x(self._pace.needle))))
        middle, cap = px(_MIDDLE), px(_CAP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text"))
        painter.drawRect(QRectF(x - half, middle - px(_ABOVE), 2 * half, px(_ABOVE + _BELOW)))
        top = middle - px(_ABOVE)
        painter.drawPolygon(
            QPolygonF([QPointF(x - cap, top), QPointF(x + cap, top), QPointF(x, top + cap + 1)])
        )


def _label(entry: Segment, metrics: QFontMetrics, room: float) -> str:
    """Return number and minutes, the number alone where there is little room, or nothing."""
    whole = tr("{number} · {count} min", number=entry.number, count=round(entry.planned))
    for text in (whole, str(entry.number)):
        if metrics.horizontalAdvance(text) <= room:
            return text
    return ""
