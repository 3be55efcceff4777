"""Paints the last notes of a room: as many as there is room for."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect

from facilitator.ui.cockpit.captured import NoteLine
from facilitator.ui.cockpit.measures import Measures
from facilitator.ui.cockpit.notes import Group
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.pen import Pen

_TIME, _DENSE_TIME, _STAR, _GAP, _CHIP = 44, 38, 12, 8, 20
_HEADING, _ABOVE_HEADING = 24, 8
"""A heading's height, and the air above each but the first."""


def paint_notes(pen: Pen, groups: tuple[Group, ...], measures: Measures, place: QRect) -> None:
    """Paint groups of notes from the top of a place until it is full."""
    px, y = pen.theme.px, place.top()
    for number, group in enumerate(groups):
        rows = [_Row(pen, line, measures, place) for line in group.lines]
        if not measures.is_dense:
            y += px(_ABOVE_HEADING) if number else 0
            heading = QRect(place.left(), y, place.width(), px(_HEADING))
            y += px(_HEADING)
            if y + sum(row.height for row in rows[:1]) > place.bottom():
                return
            pen.write(heading, group.heading, size="meta", ink="text3")
        for row in rows:
            if y + row.height > place.bottom():
                return
            row.paint(y)
            y += row.height


class _Row:
    """A note: time, words, star and kind."""

    def __init__(self, pen: Pen, line: NoteLine, measures: Measures, place: QRect) -> None:
        self._pen = pen
        self._line = line
        self._measures = measures
        px = pen.theme.px
        self._place = place
        self._left = place.left() + px(_DENSE_TIME if measures.is_dense else _TIME)
        marks = sum(width + px(_GAP) for width, _ in self._marks())
        font = pen.theme.font(measures.note_size)
        width = place.right() - self._left - marks
        self._words = wrapped(line.text, font, width, measures.most_note_lines)
        further = len(self._words) - 1
        self.height = px(measures.row) + further * self._line_height

    @property
    def _line_height(self) -> int:
        return self._pen.theme.line_height(self._measures.note_size) - 1

    def _marks(self) -> Iterator[tuple[int, str]]:
        """Yield the marks from the right with their widths."""
        px, kind = self._pen.theme.px, KINDS.get(self._line.kind)
        if kind and self._measures.is_dense:
            yield px(_STAR), kind.name
        elif kind:
            yield chip_width(self._pen.theme, kind.word, kind.icon), kind.name
        if self._line.is_key_result:
            yield px(_STAR), "star"

    def paint(self, top: int) -> None:
        """Paint it from a height downwards, below a thin line."""
        pen, px = self._pen, self._pen.theme.px
        place = QRect(self._place.left(), top, self._place.width(), self.height)
        theme, size = pen.theme, self._measures.note_size
        if not self._measures.is_dense:
            pen.painter.fillRect(place.left(), place.top(), place.width(), 1, theme.color("line"))
        air = (px(self._measures.row) - self._line_height) // 2
        line = QRect(place.left(), place.top() + air, place.width(), self._line_height)
        pen.write(line, self._line.time, size=size, ink="text3")
        pen.painter.setFont(theme.font(size))
        pen.painter.setPen(theme.color("text"))
        words = QRect(self._left, line.top(), place.right() - self._left, line.height())
        paint_lines(pen.painter, words, self._words, self._line_height)
        self._paint_marks(line)

    def _paint_marks(self, line: QRect) -> None:
        pen, px = self._pen, self._pen.theme.px
        right = line.right() + 1
        for width, name in self._marks():
            spot = QRect(right - width, line.top(), width, line.height())
            kind = KINDS.get(name)
            if kind is None:
                pen.glyph_in(spot, "star", "accent", _STAR)
            elif self._measures.is_dense:
                ink = kind.tone if kind.tone != "fill" else "text3"
                pen.glyph_in(spot, kind.icon, ink, _STAR)
            else:
                spot.setHeight(px(_CHIP))
                spot.moveCenter(QPoint(spot.center().x(), line.center().y() + 1))
                paint_chip(pen.painter, pen.theme, spot, kind.word, kind.tone, kind.icon)
            right = spot.left() - px(_GAP)
