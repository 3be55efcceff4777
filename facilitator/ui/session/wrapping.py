"""Text in lines of a fixed height: what labels cannot do, and delegates must do themselves."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme

_MOST_KEPT: Final = 1_000
_kept: dict[tuple[str, str, int, int], tuple[str, ...]] = {}


def wrapped(text: str, font: QFont, width: int, most: int = 0) -> tuple[str, ...]:
    """Return a text's lines at a width; the last of `most` lines ends in an ellipsis if need be."""
    key = (text, font.key(), width, most)
    lines = _kept.get(key)
    if lines is None:
        if len(_kept) > _MOST_KEPT:
            _kept.clear()
        lines = _kept[key] = _broken(text, font, max(width, 1), most)
    return lines


def _broken(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    raw = text.encode("utf-16-le", "replace")  # Qt counts UTF-16 units
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if most and len(lines) == most - 1:
            rest = raw[2 * start :].decode("utf-16-le", "ignore")
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(raw[2 * start : 2 * end].decode("utf-16-le", "ignore").rstrip())
    layout.endLayout()
    return tuple(lines) or ("",)


def paint_lines(painter: QPainter, place: QRect, lines: tuple[str, ...], height: int) -> None:
    """Paint lines from the top of a place, each as high as `height`."""
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    for index, words in enumerate(lines):
        line = QRect(place.left(), place.top() + index * height, place.width(), height)
        painter.drawText(line, align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, words)


class Heading(QWidget):
    """The question, with its number before it; as high as its lines need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = self._text = ""
        self._inset, self._number_at, self._measure, self._below = 64, 34, 620, 0
        self._size = "heading"
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_question(self, number: int, text: str) -> None:
        """Show another question."""
        self._number, self._text = str(number) if number else "", text
        self.setAccessibleName(f"{self._number} {text}".strip())
        self.updateGeometry()
        self.update()

    def set_inset(self, number_at: int, inset: int) -> None:
        """Say where number and text begin, in design pixels, so that they stand over the notes."""
        self._number_at, self._inset = number_at, inset
        self.updateGeometry()

    def set_narrow(self, narrow: bool) -> None:
        """Be a size smaller, with air below for the line under which notes scroll away."""
        self._size, self._below = ("title", 10) if narrow else ("heading", 0)
        self.updateGeometry()

    def _lines(self, width: int) -> tuple[str, ...]:
        px = self._theme.px
        room = min(width - px(self._inset) - px(24), px(self._measure))
        return wrapped(self._text, self._theme.font(self._size, 600), room)

    def hasHeightForWidth(self) -> bool:
        """Wrapping makes the height depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words take."""
        height = len(self._lines(width)) * self._theme.line_height(self._size)
        return height + self._theme.px(self._below)

    def sizeHint(self) -> QSize:
        """As high as at the current width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Never less than the lines need."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and words."""
        theme, px = self._theme, self._theme.px
        height = theme.line_height(self._size)
        painter = QPainter(self)
        painter.setFont(theme.font(self._size, 500))
        painter.setPen(theme.color("text3"))
        number = QRect(px(self._number_at), 0, px(self._inset), height)
        paint_lines(painter, number, (self._number,), height)
        painter.setFont(theme.font(self._size, 600))
        painter.setPen(theme.color("text"))
        place = self.rect().adjusted(px(self._inset), 0, 0, 0)
        paint_lines(painter, place, self._lines(self.width()), height)
