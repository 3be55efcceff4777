"""How lines of the editor look: room around blocks, inks and weights."""

from PySide6.QtGui import QBrush, QFont, QTextBlockFormat, QTextCharFormat, QTextLayout

from facilitator.ui.session.lines import HEADING_LEVEL, SUB_LEVEL, Line
from facilitator.ui.theme.theme import Theme

TEXT_INDENTS = (0, 20, 44)
"""Where the words of a heading, a main note and a sub-note begin, in design pixels."""

_WHOLE_LINE = 1 << 24
_BETWEEN_NOTES = 2
_ABOVE_HEADING = 18
_BELOW_HEADING = 4


class PageLook:
    """The block and text formats of one theme, each made once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._blocks = [self._block_format(level) for level in range(3)]
        self._first_heading = QTextBlockFormat(self._blocks[0])
        self._first_heading.setTopMargin(theme.px(_BETWEEN_NOTES))
        self._ranges = {
            (level, is_key_result): self._text_range(level, is_key_result=is_key_result)
            for level in range(3)
            for is_key_result in (False, True)
        }

    def block(self, line: Line, *, is_first: bool) -> QTextBlockFormat:
        """Return the room around a line."""
        return self._first_heading if is_first and line.is_heading else self._blocks[line.level]

    def ranges(self, line: Line) -> list[QTextLayout.FormatRange]:
        """Return ink and weight of a line's words; they are no part of the document."""
        return self._ranges[line.level, line.is_key_result]

    def _block_format(self, level: int) -> QTextBlockFormat:
        px = self._theme.px
        made = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(self._theme.line_height("note"), fixed)
        made.setLeftMargin(px(TEXT_INDENTS[level]))
        made.setTopMargin(px(_BETWEEN_NOTES if level else _ABOVE_HEADING))
        made.setBottomMargin(px(_BETWEEN_NOTES if level else _BELOW_HEADING))
        return made

    def _text_range(self, level: int, *, is_key_result: bool) -> list[QTextLayout.FormatRange]:
        text = QTextCharFormat()
        text.setForeground(QBrush(self._theme.color("text2" if level == SUB_LEVEL else "text")))
        if level == HEADING_LEVEL:
            text.setFontWeight(QFont.Weight.DemiBold)
        elif is_key_result:
            text.setFontWeight(QFont.Weight.Medium)
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = 0, _WHOLE_LINE, text
        return [made]
