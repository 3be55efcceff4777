"""The lines of a page that are in view, and the bullets before them.

Only these are looked at, so that a page may be as long as it likes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from facilitator.ui.session.lines import Line
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.ui.session.view import PageView


class Row(NamedTuple):
    """A line in view and where its first line of text is, in the viewport's coordinates."""

    block: int
    """The number of its block."""
    line: Line
    top: int
    height: int
    end: int
    """Where the words of that line end."""

    @property
    def centre(self) -> int:
        """The middle of the first line of text."""
        return self.top + self.height // 2


def rows_in_view(editor: "PageView", top: int, bottom: int) -> Iterator[Row]:
    """Return the lines that show between two heights of the viewport."""
    lines = editor.page.lines
    shift = editor.verticalScrollBar().value()
    block = editor.cursorForPosition(QPoint(0, max(top, 0))).block()
    if block.previous().isValid():
        block = block.previous()
    while block.isValid() and block.blockNumber() < len(lines):
        place = _first_line(block)
        if place.top() - shift > bottom:
            return
        yield Row(
            block.blockNumber(),
            lines[block.blockNumber()],
            round(place.top() - shift),
            round(place.height()),
            _end_of_words(block),
        )
        block = block.next()


def _first_line(block: QTextBlock) -> QRectF:
    block.document().documentLayout().blockBoundingRect(block)  # lays it out, if it is not yet
    layout = block.layout()
    if not layout.lineCount():
        return QRectF(layout.position(), QSizeF(0, 0))
    return layout.lineAt(0).rect().translated(layout.position())


def _end_of_words(block: QTextBlock) -> int:
    layout = block.layout()
    words = layout.lineAt(0).naturalTextRect().right() if layout.lineCount() else 0
    return round(layout.position().x() + words)


def paint_bullets(editor: "PageView", theme: Theme, area: QRect) -> None:
    """Paint the bullets of the lines in an area: a dot, a dash for a sub-note."""
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("text2"), theme.px(18) / 10)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    for row in rows_in_view(editor, area.top(), area.bottom()):
        if row.line.is_heading:
            continue
        if row.line.level == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text"))
            radius = theme.px(28) / 10
            painter.drawEllipse(QPointF(theme.px(6.5), row.centre + 0.5), radius, radius)
        else:
            painter.setPen(pen)
            y = row.centre + 0.5
            painter.drawLine(QPointF(theme.px(26.5), y), QPointF(theme.px(34), y))
