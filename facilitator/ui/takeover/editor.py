"""The text that somebody has: its lines carry a number and a sign for what became of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.pen import RIGHT

if TYPE_CHECKING:
    from facilitator.ui.takeover.rows import LineRow

SIGNS: Final = {
    "understood": ("check", "ok"),
    "noticed": ("info", "text2"),
    "unclear": ("warn", "warn"),
}
"""Icon and ink of each state."""
_NUMBER, _SIGN, _AIR, _ICON = 34, 26, 6, 14


class SourceEditor(QPlainTextEdit):
    """Plain text; a file that is dropped on it is told, not typed."""

    line_reached = Signal(int)
    """The caret has come to another line, counted from 0."""
    file_dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[int, LineRow] = {}
        self._line = 0
        self.setProperty("plain", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Your text"))
        theme.dress(self, "place")
        self.margin = _Margin(self)
        self.cursorPositionChanged.connect(self._tell_line)
        self.updateRequest.connect(self._scroll_margin)
        theme.changed.connect(self._resize)
        self._resize()

    def show_rows(self, rows: Sequence["LineRow"]) -> None:
        """Show what became of the lines."""
        self._rows = {row.at: row for row in rows}
        self.margin.update()

    def go_to(self, at: int) -> None:
        """Put the caret at the beginning of a line."""
        block = self.document().findBlockByNumber(at)
        if block.isValid() and block.blockNumber() != self.textCursor().blockNumber():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def _tell_line(self) -> None:
        line = self.textCursor().blockNumber()
        self.margin.update()
        if line != self._line:
            self._line = line
            self.line_reached.emit(line)

    # Files

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and files."""
        return dropped(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Type text; of a file tell where it lies."""
        path = dropped(source)
        if path is not None:
            self.file_dropped.emit(path)
        else:
            super().insertFromMimeData(source)

    # The margin

    def paint_margin(self, event: QPaintEvent) -> None:
        """Draw numbers and signs beside the lines that are seen."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self.margin)
        fill(painter, event.rect(), theme.color("canvas"))
        painter.setFont(theme.font("meta"))
        block, height = self.firstVisibleBlock(), self.fontMetrics().height()
        here = self.textCursor().blockNumber()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > event.rect().bottom():
                break
            row = self._rows.get(block.blockNumber())
            top = round(place.top())
            number = QRect(0, top, px(_NUMBER), height)
            is_here = block.blockNumber() == here
            painter.setPen(theme.color("text" if is_here else "text3"))
            painter.drawText(number, RIGHT, str(row.number if row else block.blockNumber() + 1))
            if row is not None:
                icon, ink = SIGNS[row.state]
                at = top + (height - px(_ICON)) / 2
                theme.icons.draw(painter, px(_NUMBER + _AIR), at, icon, ink, _ICON)
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self.margin.setGeometry(area.left(), area.top(), self._width(), area.height())

    def _scroll_margin(self, _area: QRect, _dy: int) -> None:
        self.margin.update()

    def _width(self) -> int:
        return self._theme.px(_NUMBER + _SIGN)

    def _resize(self) -> None:
        self.setViewportMargins(self._width() + self._theme.px(_AIR), 0, 0, 0)


class _Margin(QWidget):
    def __init__(self, editor: SourceEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_margin(event)


def dropped(data: QMimeData) -> Path | None:
    """Return the first file of a drop, None where there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next(paths, None)
