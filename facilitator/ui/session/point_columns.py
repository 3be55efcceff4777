"""Where the points of earlier rounds stand over each section's notes, and how they are painted.

Distances are design pixels, taken from the picture of the screen.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.ui.session.earlier import Point
from facilitator.ui.session.lines import Line
from facilitator.ui.session.page_look import TEXT_INDENTS, Rooms, air_above
from facilitator.ui.session.rows import Row, rows_in_view
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.rows import paint_box

if TYPE_CHECKING:
    from facilitator.ui.session.view import PageView

_LABEL, _BELOW_LABEL, _BETWEEN, _BELOW = 18, 7, 6, 7
_BULLET_AT, _DASH_AT = 7, 27


class Placed(NamedTuple):
    """A label, or a point, and where it is: in its section's room, or in the viewport."""

    top: int
    height: int
    words: tuple[str, ...]
    point: Point | None = None


class Columns:
    """The points of a page, laid out at one width."""

    def __init__(self, theme: Theme, points: Sequence[Point], width: int, question_id: str) -> None:
        self._theme = theme
        self._question_id = question_id
        by_section: dict[str, list[Point]] = {}
        for point in points:
            by_section.setdefault(point.section, []).append(point)
        self._columns = {
            section: list(self._column(found, width)) for section, found in by_section.items()
        }
        self.rooms = Rooms(
            self._height(question_id),
            {section: self._height(section) for section in by_section if section != question_id},
        )

    @property
    def tallest(self) -> int:
        """The height of the tallest section."""
        return max((self._height(section) for section in self._columns), default=0)

    def _column(self, points: Sequence[Point], width: int) -> Iterator[Placed]:
        px, theme = self._theme.px, self._theme
        top = 0
        for label, group in groupby(points, key=lambda point: point.origin):
            yield Placed(top, px(_LABEL), (label,))
            top += px(_LABEL + _BELOW_LABEL)
            for point in group:
                room = width - px(TEXT_INDENTS[1 + point.is_sub_point])
                words = wrapped(point.text, theme.font("place"), room)
                height = len(words) * theme.line_height("place") + px(_BETWEEN)
                yield Placed(top, height, words, point)
                top += height

    def _height(self, section: str) -> int:
        column = self._columns.get(section)
        return column[-1].top + column[-1].height + self._theme.px(_BELOW) if column else 0

    # Places

    def in_view(self, editor: "PageView", top: int, bottom: int) -> Iterator[Placed]:
        """Return what shows between two heights of the viewport, where it is there."""
        for row in rows_in_view(editor, top, bottom + self.tallest):
            section = self._section_over(editor, row)
            start = self._start(section, row.line, row.top)
            for entry in self._columns.get(section, ()):
                if start + entry.top <= bottom and start + entry.top + entry.height >= top:
                    yield Placed(start + entry.top, entry.height, entry.words, entry.point)

    def _start(self, section: str, line: Line, line_top: int) -> int:
        """Return where a section's room begins that a line leaves above it."""
        return line_top - self._theme.px(air_above(line)) - self._height(section)

    def room_of(self, point: Point, line: Line, line_top: int) -> tuple[int, int]:
        """Return top and bottom of a point over a line, wherever that is."""
        start = self._start(point.section, line, line_top)
        column = self._columns[point.section]
        placed = next(entry for entry in column if entry.point == point)
        return start + placed.top, start + placed.top + placed.height

    def _section_over(self, editor: "PageView", row: Row) -> str:
        """Return the section whose points stand right over a line; no id where none can."""
        if row.block == 0:
            return self._question_id
        before = editor.page.lines[row.block - 1]
        return before.id if before.is_heading and not row.line.is_heading else ""

    # Painting

    def paint(self, painter: QPainter, placed: Placed, width: int, *, chosen: bool) -> None:
        """Paint a label or a point; the chosen one stands in a box."""
        theme, px = self._theme, self._theme.px
        point = placed.point
        painter.setPen(theme.color("text2" if chosen else "text3"))
        if point is None:
            painter.setFont(theme.font("meta"))
            place = QRect(px(TEXT_INDENTS[1]), placed.top, width, placed.height)
            painter.drawText(place, LEFT, placed.words[0])
            return
        if chosen:
            box = QRect(0, placed.top, width, placed.height)
            paint_box(painter, theme, box, "accent_soft", radius=6)
            painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("place"))
        indent = px(TEXT_INDENTS[1 + point.is_sub_point])
        height = theme.line_height("place")
        top = placed.top + px(_BETWEEN) // 2
        paint_lines(painter, QRect(indent, top, width, height), placed.words, height)
        self._paint_bullet(painter, point, top + height / 2)

    def _paint_bullet(self, painter: QPainter, point: Point, y: float) -> None:
        px = self._theme.px
        pen = QPen(painter.pen().color(), px(13) / 10)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if point.is_sub_point:
            painter.drawLine(QPointF(px(_DASH_AT), y + 0.5), QPointF(px(_DASH_AT + 7), y + 0.5))
        else:
            painter.drawEllipse(QPointF(px(_BULLET_AT), y + 0.5), px(28) / 10, px(28) / 10)
