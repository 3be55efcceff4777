"""The day at a glance: its items as blocks along the hours, and what the minutes go to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.programme import Window
from facilitator.domain.records import AgendaKind
from facilitator.language import tr
from facilitator.ui.agenda.pen import TILES
from facilitator.ui.agenda_plan.sums import Share, shares_of
from facilitator.ui.session.pace_words import time_of_day
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.hatching import paint_hatching
from facilitator.ui.widgets.pen import RIGHT, Pen
from facilitator.ui.widgets.rows import paint_box

if TYPE_CHECKING:
    from facilitator.domain.codes import SessionCode

WIDTH: Final = 286
_SIDE, _HEAD, _SCALE, _HOUR, _SHARE = 22, 50, 45, 145, 26
_WORDS_FROM: Final = 16
"""The height from which on a block has its words."""
_SOON_MILLISECONDS: Final = 60
"""How far the picture may be behind the table: nobody looks at both at once while typing."""
_ROUND_FROM: Final = 6
"""The height from which on a block has round corners that can be seen."""
_MINUTE: Final = timedelta(minutes=1)
_WHOLE_HOUR: Final = timedelta(hours=1)


class Overview(QWidget):
    """Paints the day; it is told whenever the plan changes, also while somebody types."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._blocks: list[_Block] = []
        self._shares: list[Share] = []
        self._plan: tuple[Dossier, Sequence[Window]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._take)
        self.setAccessibleName(tr("The day at a glance"))
        theme.changed.connect(self._resize)
        self._resize()

    def show_plan(self, head: Dossier, windows: Sequence[Window]) -> None:
        """Show another day: at once the first time, else when the table is painted."""
        is_first = self._plan is None
        self._plan = head, windows
        if is_first:
            self._take()
        else:
            self._soon.start()

    def _take(self) -> None:
        if self._plan is None:
            return
        blocks = _blocks(*self._plan)
        if blocks == self._blocks:
            return
        self._blocks = blocks
        self._shares = shares_of(*self._plan)
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
        if not self._blocks:
            return
        below = px(34) + (len(self._shares) + 1) * px(_SHARE)
        top = px(_HEAD)
        first, last = _whole_hours([block.window for block in self._blocks])
        hours = (last - first) / _WHOLE_HOUR
        room = max(px(120), self.height() - top - below - px(24))
        height = min(round(hours * px(_HOUR)), room)
        self._paint_hours(pen, QRect(0, top, self.width(), height), first, hours)
        scale = height / (hours * 60)
        self._paint_blocks(pen, top, first, scale)
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

    def _paint_blocks(self, pen: Pen, top: int, first: datetime, scale: float) -> None:
        px = self._theme.px
        left, right = px(_SIDE + _SCALE), self.width() - px(_SIDE)
        until = hatched = float(top)
        for block in self._blocks:
            begin = top + (block.window.start - first) / _MINUTE * scale
            end = top + (block.window.end - first) / _MINUTE * scale
            free = max(begin, min(until, end))
            area = QRect(left, round(free) + 1, right - left, max(1, round(end - free) - 2))
            self._paint_block(pen, area, block)
            if max(begin, hatched) < until - 1:
                height = max(until - max(begin, hatched), px(6))
                strip = QRectF(left - px(6), max(begin, hatched), right - left + px(12), height)
                paint_hatching(pen.painter, self._theme, strip, "warn")
                hatched = until
            until = max(until, end)

    def _paint_block(self, pen: Pen, area: QRect, block: "_Block") -> None:
        theme, px = self._theme, self._theme.px
        icon, tone = TILES[block.kind]
        ground, ink = inks(tone)
        if block.codes:
            self._paint_rooms(pen, area, block.codes)
        elif area.height() < px(_ROUND_FROM):
            fill(pen.painter, area, theme.color(ground))
        else:
            paint_box(pen.painter, theme, area, ground, radius=2)
        if block.codes or area.height() < px(_WORDS_FROM):
            return
        pen.glyph(area.left() + px(8), area.center().y(), icon, ink, 14)
        pen.write(
            area.adjusted(px(28), 0, -px(6), 0), block.title, size="meta", weight=500, ink=ink
        )

    def _paint_rooms(self, pen: Pen, block: QRect, codes: Sequence[str]) -> None:
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


class _Block(NamedTuple):
    """An item as it is painted."""

    window: Window
    kind: AgendaKind
    title: str
    codes: tuple[str, ...]
    """The sessions of its round."""


def _blocks(head: Dossier, windows: Sequence[Window]) -> list[_Block]:
    codes: dict[str, list[SessionCode]] = {}
    for session in head.sessions:
        codes.setdefault(session.round_id, []).append(head.code[session.id])
    return [
        _Block(
            window,
            item.kind,
            item.title,
            tuple(map(str, sorted(codes.get(item.round_id or "", ())))),
        )
        for item, window in zip(head.agenda, windows, strict=bool(windows))
    ]
