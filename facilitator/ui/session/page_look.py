"""How lines of the editor look: room around blocks, inks and weights."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLayout,
)

from facilitator.ui.session.lines import HEADING_LEVEL, SUB_LEVEL, Line
from facilitator.ui.theme.theme import Theme

TEXT_INDENTS = (0, 20, 44)
"""Where the words of a heading, a main note and a sub-note begin, in design pixels."""

_WHOLE_LINE = 1 << 24
_ABOVE_NOTE = 4
_ABOVE_HEADING, _BELOW_HEADING = 22, 6
_ABOVE_PAGE = (17, 21)
"""Above a note and above a heading; Qt leaves out the margin of a document's first block."""
_BELOW_PAGE = 56
_ABOVE_POINTS = 13


class Rooms(NamedTuple):
    """Room for what stands over the notes, in pixels: at the page's top, and below each heading."""

    top: int = 0
    below: Mapping[str, int] = MappingProxyType({})


def air_above(line: Line) -> int:
    """Return how much room a line leaves above it anyway, in design pixels."""
    return _ABOVE_HEADING if line.is_heading else _ABOVE_NOTE


class PageLook:
    """The block and text formats of one theme, each made once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._blocks = [self._block_format(level) for level in range(3)]
        self._frames = [self._frame_format(height) for height in _ABOVE_PAGE]
        self._ranges = {
            (level, is_key_result): self._text_range(level, is_key_result=is_key_result)
            for level in range(3)
            for is_key_result in (False, True)
        }

    def block(self, line: Line, room: int = 0) -> QTextBlockFormat:
        """Return the air around a line, and `room` pixels more above it."""
        if not room:
            return self._blocks[line.level]
        made = QTextBlockFormat(self._blocks[line.level])
        made.setTopMargin(made.topMargin() + room)
        return made

    def ranges(self, line: Line) -> list[QTextLayout.FormatRange]:
        """Return ink and weight of a line's words; they are no part of the document."""
        return self._ranges[line.level, line.is_key_result]

    def frame(self, first: Line, room: int = 0) -> QTextFrameFormat:
        """Return the air above a page's first line and, for the caret's sake, below the last."""
        if not room:
            return self._frames[first.is_heading]
        made = QTextFrameFormat(self._frames[first.is_heading])
        made.setTopMargin(self._theme.px(_ABOVE_POINTS + air_above(first)) + room)
        return made

    def _frame_format(self, height: int) -> QTextFrameFormat:
        made = QTextFrameFormat()
        made.setTopMargin(self._theme.px(height))
        made.setBottomMargin(self._theme.px(_BELOW_PAGE))
        return made

    def _block_format(self, level: int) -> QTextBlockFormat:
        px = self._theme.px
        made = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(self._theme.line_height("note"), fixed)
        made.setLeftMargin(px(TEXT_INDENTS[level]))
        made.setTopMargin(px(_ABOVE_NOTE if level else _ABOVE_HEADING))
        made.setBottomMargin(px(0 if level else _BELOW_HEADING))
        return made

    def _text_range(self, level: int, *, is_key_result: bool) -> list[QTextLayout.FormatRange]:
        text = QTextCharFormat()
        # The colour itself, no brush: making one takes 4 ms the first time.
        text.setForeground(self._theme.color("text2" if level == SUB_LEVEL else "text"))
        if level == HEADING_LEVEL:
            text.setFontWeight(QFont.Weight.DemiBold)
        elif is_key_result:
            text.setFontWeight(QFont.Weight.Medium)
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = 0, _WHOLE_LINE, text
        return [made]
