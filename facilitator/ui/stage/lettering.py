"""Texts laid out for the stage: whole lines of one height, kept from one sheet to the next.

Every size is given as in the design, which is 1600 × 1000, and grows or shrinks with the window.
Letters never get smaller than `SMALLEST` pixels: a picture in a video call is small enough.
"""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from facilitator.ui.theme.theme import Theme

DESIGN: Final = QSizeF(1600, 1000)
SMALLEST: Final = 22
_SLACK: Final = 0.02
"""Of a line, by which sums of fractions may differ."""
_EXACT: Final = 2.0
"""Pixels to which the width of a balanced text is found."""


class Type(NamedTuple):
    """A size of the design with its line height and weight."""

    pixels: int
    line: int
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Block:
    """A text broken into lines; heights are in pixels of the window."""

    text: str
    layout: QTextLayout
    line_height: float
    lines: int
    width: float

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return self.lines * self.line_height

    def whole_lines(self, height: float, *, round_up: bool = False) -> float:
        """Return the height of as many lines as a height holds, or as it begins."""
        count = height / self.line_height
        count = math.ceil(count - _SLACK) if round_up else math.floor(count + _SLACK)
        return min(max(count, 0), self.lines) * self.line_height

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it in the painter's pen with its upper left corner at a point."""
        self.layout.draw(painter, at)


_Wanted = tuple[str, Type, float, int, bool]


class Lettering:
    """Lays texts out for one window size.

    What the last sheet needed stays laid out for the next one, in every size it was tried in, and
    no longer: each key that is typed makes a text that nobody ever needs again.
    """

    def __init__(self, theme: Theme, size: QSizeF) -> None:
        self._theme = theme
        self._kept: dict[_Wanted, Block] = {}
        self._used: dict[_Wanted, Block] = {}
        self.factor = max(min(size.width() / DESIGN.width(), size.height() / DESIGN.height()), 0.05)
        self._font = cache(self._made_font)

    def begin_sheet(self) -> None:
        """Let go of what the last sheet did without."""
        self._kept, self._used = self._used, {}

    def px(self, pixels: float) -> float:
        """Return a length of the design in pixels of the window."""
        return pixels * self.factor

    def grown(self, type_: Type) -> tuple[int, float]:
        """Return a type's pixel size and line height in the window."""
        pixels = max(SMALLEST, round(self.px(type_.pixels)))
        return pixels, pixels * type_.line / type_.pixels

    def width_of(self, text: str, type_: Type) -> float:
        """Return how wide a text is on one line."""
        font, _ = self._font(type_)
        return QFontMetricsF(font).horizontalAdvance(text)

    def _made_font(self, type_: Type) -> tuple[QFont, float]:
        pixels, line = self.grown(type_)
        return self._theme.exact_font(pixels, type_.weight), line

    def block(
        self,
        text: str,
        type_: Type,
        width: float,
        most_lines: int = 0,
        *,
        balanced: bool = False,
    ) -> Block:
        """Lay a text out at a width, at most so many lines of it (0 for all).

        A balanced one has lines of about the same length, as a heading should.
        """
        wanted = (text, type_, width, most_lines, balanced)
        block = self._used.get(wanted) or self._kept.get(wanted) or self._block(*wanted)
        self._used[wanted] = block
        return block

    def _block(
        self, text: str, type_: Type, width: float, most_lines: int, balanced: bool
    ) -> Block:
        font, line = self._font(type_)
        layout = _laid_out(text, font, line, width)
        count = layout.lineCount()
        if most_lines and count > most_lines:
            text = _shortened(text, layout, most_lines, font, width)
            layout = _laid_out(text, font, line, width)
        elif balanced and count > 1:
            layout = _balanced(text, font, line, width, count)
        used = max(
            (layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())), default=0
        )
        return Block(text, layout, line, layout.lineCount(), used)


def _laid_out(text: str, font: QFont, line_height: float, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, number * line_height + (line_height - line.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


def _shortened(text: str, layout: QTextLayout, lines: int, font: QFont, width: float) -> str:
    """Return as much of a text as stands on so many lines, with an ellipsis at its end."""
    start = layout.lineAt(lines - 1).textStart()
    last = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width - 1)
    return text[:start] + last


def _balanced(text: str, font: QFont, line: float, width: float, lines: int) -> QTextLayout:
    """Return the narrowest layout that needs no more lines than the widest."""
    low, high = width / lines, width
    while high - low > _EXACT:
        middle = math.floor((low + high) / 2)
        if _laid_out(text, font, line, middle).lineCount() > lines:
            low = middle
        else:
            high = middle
    return _laid_out(text, font, line, math.ceil(high))
