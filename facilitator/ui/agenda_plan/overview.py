"""The day at a glance: its items as blocks along the hours, and what the minutes go to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.programme import Window
from facilitator.domain.records import AgendaItem
from facilitator.language import tr
from facilitator.ui.agenda.pen import RIGHT, TILES, Pen
from facilitator.ui.agenda_plan.sums import Share, shares_of
from facilitator.ui.session.pace_words import time_of_day
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.hatching import paint_hatching
from facilitator.ui.widgets.rows import paint_box

WIDTH: Final = 286
_SIDE, _HEAD, _SCALE, _HOUR, _SHARE = 22, 50, 45, 145, 26
_WORDS_FROM: Final = 16
"""The height from which on a block has its words."""
_WHOLE_HOUR: Final = timedelta(hours=1)


class Overview(QWidget):
    """Paints the day; it is told whenever the plan changes, also while somebody types."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._head: Dossier | None = None
        self._windows: Sequence[Window] = ()
        self._shares: list[Share] = []
        self.setAccessibleName(tr("The day at a glance"))
        theme.changed.connect(self._resize)
        self._resize()

    def show_plan(self, head: Dossier, windows: Sequence[Window]) -> None:
        """Show another day."""
        self._head, self._windows = head, windows
        self._shares = shares_of(head, windows)
        sums = (f"{tr(share.name)} {share.minutes} min" for share in self._shares)
        self.setAccessibleDescription(", ".join(sums))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hours, blocks and sums."""
        painter, theme = QPainter(self), self._theme
        px = theme.px
        fill(painter, self.rect(), theme.color("canvas"))
        fill(painter, QRect(0, 0, 1, self.height()), theme.color("line"))
        pen = Pen(painter, theme)
        heading = QRect(px(_SIDE), 0, self.width() - px(2 * _SIDE), px(_HEAD))
        pen.write(heading, tr("The day at a glance"), weight=600)
        if not self._windows or self._head is None:
            return
        below = px(34) + (len(self._shares) + 1) * px(_SHARE)
        top = px(_HEAD)
        first, last = _whole_hours(self._windows)
        hours = (last - first) / _WHOLE_HOUR
        room = max(px(120), self.height() - top - below - px(24))
        height = min(round(hours * px(_HOUR)), room)
        self._paint_hours(pen, QRect(0, top, self.width(), height), first, hours)
        scale = height / (hours * 60)
        self._paint_blocks(pen, self._head, top, first, scale)
        self._paint_sums(pen, top + height + px(18))

    def _paint_hours(self, pen: Pen, area: QRect, first: datetime, hours: float) -> None:
        px = self._theme.px
        step = max(1, -(-round(hours) * px(22) // max(1, area.height())))
        for hour in range(0, round(hours) + 1, step):
            y = area.top() + round(area.height() * hour / hours)
            line = QRect(px(_SIDE + _SCALE - 6), y, area.width() - px(2 * _SIDE + _SCALE - 6), 1)
            fill(pen.painter, line, self._theme.color("line"))
            label = QRect(px(_SIDE), y - px(10), px(_SCALE), px(20))
            pen.write(label, time_of_day(first + _WHOLE_HOUR * hour), size="meta", ink="text3")

    def _paint_blocks(
        self, pen: Pen, head: Dossier, top: int, first: datetime, scale: float
    ) -> None:
        px = self._theme.px
        left, right = px(_SIDE + _SCALE), self.width() - px(_SIDE)
        until = self._windows[0].start
        for item, window in zip(head.agenda, self._windows, strict=True):
            begin = top + (window.start - first) / timedelta(minutes=1) * scale
            end = top + (window.end - first) / timedelta(minutes=1) * scale
            block = QRect(left, round(begin) + 1, right - left, max(2, round(end - begin) - 2))
            self._paint_block(pen, block, item, _codes(head, item))
            if window.start < until:
                over = top + (until - first) / timedelta(minutes=1) * scale
                strip = QRectF(left - px(6), begin, right - left + px(12), max(over - begin, px(6)))
                paint_hatching(pen.painter, self._theme, strip, "warn")
            until = max(until, window.end)

    def _paint_block(self, pen: Pen, block: QRect, item: AgendaItem, codes: list[str]) -> None:
        theme, px = self._theme, self._theme.px
        icon, tone = TILES[item.kind]
        ground, ink = inks(tone)
        if codes:
            self._paint_rooms(pen, block, codes)
            return
        paint_box(pen.painter, theme, block, ground, radius=2)
        if block.height() < px(_WORDS_FROM):
            return
        pen.glyph(block.left() + px(8), block.center().y(), icon, ink, 14)
        words = block.adjusted(px(28), 0, -px(6), 0)
        pen.write(words, item.title, size="meta", weight=500, ink=ink)

    def _paint_rooms(self, pen: Pen, block: QRect, codes: list[str]) -> None:
        theme = self._theme
        for at, code in enumerate(codes):
            left = block.left() + block.width() * at // len(codes)
            right = block.left() + block.width() * (at + 1) // len(codes)
            part = QRect(left, block.top(), right - left - 2, block.height())
            paint_box(pen.painter, theme, part, "c1s", radius=2)
            if block.height() >= theme.px(_WORDS_FROM):
                pen.write_middle(part, code, size="meta", weight=500, ink="c1")

    def _paint_sums(self, pen: Pen, top: int) -> None:
        theme, px = self._theme, self._theme.px
        width = self.width() - px(2 * _SIDE)
        fill(pen.painter, QRect(px(_SIDE), top, width, 1), theme.color("line"))
        line = QRect(px(_SIDE), top + px(8), width, px(_SHARE))
        total = sum(share.minutes for share in self._shares)
        words = tr("Without arriving, {count} minutes", count=total)
        pen.write(line, words, size="meta", ink="text3")
        for share in self._shares:
            line.translate(0, px(_SHARE))
            pen.glyph(line.left(), line.center().y(), share.icon, share.ink)
            name = line.adjusted(px(24), 0, -px(60), 0)
            pen.write(name, tr(share.name), size="meta", ink="text2")
            pen.write(
                line, tr("{count} min", count=share.minutes), size="meta", weight=500, side=RIGHT
            )

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))
        self.update()


def _whole_hours(windows: Sequence[Window]) -> tuple[datetime, datetime]:
    """Return the whole hours around a day."""
    first = windows[0].start.astimezone().replace(minute=0, second=0)
    last = max(window.end for window in windows)
    hours = -(-(last - first) // _WHOLE_HOUR)
    return first, first + _WHOLE_HOUR * max(1, hours)


def _codes(head: Dossier, item: AgendaItem) -> list[str]:
    sessions = [entry for entry in head.sessions if entry.round_id == item.round_id]
    return [str(code) for code in sorted(head.code[entry.id] for entry in sessions)]
