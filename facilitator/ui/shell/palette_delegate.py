"""How rows of the search look: icon, text with the matched parts in 600, place, key."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.shell.palette_matching import Marked
from facilitator.ui.shell.palette_rows import Entry, Heading
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import key_chip_width, paint_key_chip
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_row

_HEADING, _ONE_LINE, _TWO_LINES = 30, 34, 48
_SIDE, _ICON, _TEXT_LEFT, _GAP = 10, 16, 36, 8
_KEY_HEIGHT: Final = 20


class PaletteDelegate(QStyledItemDelegate):
    """Draws headings and entries."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading, one line, or two where the place is told."""
        row: Heading | Entry = index.data(ROW_ROLE)
        if isinstance(row, Heading):
            return QSize(0, self._theme.px(_HEADING))
        return QSize(0, self._theme.px(_TWO_LINES if _has_second_line(row) else _ONE_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Heading | Entry = index.data(ROW_ROLE)
        if isinstance(row, Heading):
            self._heading(painter, option.rect, row)
            return
        current = index == self._view.currentIndex()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row(painter, self._theme, option.rect, selected=current, hovered=hovered)
        self._entry(painter, option.rect, row, current=current)

    def _heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        px = self._theme.px
        area = rect.adjusted(px(_SIDE), px(6), -px(_SIDE), 0)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.color("text3"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.text)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, row.more)

    def _entry(self, painter: QPainter, rect: QRect, row: Entry, *, current: bool) -> None:
        theme, px = self._theme, self._theme.px
        two = _has_second_line(row)
        first = QRect(rect.left(), rect.top(), rect.width(), rect.height())
        if two:
            first = QRect(rect.left(), rect.top() + px(5), rect.width(), theme.line_height("base"))
        top = first.center().y() + 1 - px(_ICON) / 2
        ink = "accent" if current else "text3"
        theme.icons.draw(painter, rect.left() + px(_SIDE), top, row.icon, ink, _ICON)
        first.setLeft(rect.left() + px(_TEXT_LEFT))
        first.setRight(self._keys(painter, rect, row))
        first.setLeft(self._code(painter, first, row))
        if row.place.text and not two:
            first.setRight(self._aside(painter, first, row) - px(_GAP))
        self._words(painter, first, row.text, "base", "text")
        if two:
            second = first.translated(0, first.height())
            second.setHeight(theme.line_height("meta"))
            self._words(painter, second, row.place, "meta", "text3")

    def _keys(self, painter: QPainter, rect: QRect, row: Entry) -> int:
        """Draw the key of a command and return where the room before it ends."""
        px = self._theme.px
        right = rect.right() - px(_SIDE)
        if row.command is None or not row.command.keys:
            return right
        keys = row.command.keys[0]
        width, height = key_chip_width(self._theme, keys), px(_KEY_HEIGHT)
        top = rect.top() + (rect.height() - height) // 2
        paint_key_chip(painter, self._theme, QRect(right - width, top, width, height), keys)
        return right - width - px(_GAP)

    def _code(self, painter: QPainter, area: QRect, row: Entry) -> int:
        """Draw what stands before the text and return where the text begins."""
        if not row.code:
            return area.left()
        font = self._theme.font("base", 600)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.code)
        return area.left() + QFontMetrics(font).horizontalAdvance(row.code) + self._theme.px(10)

    def _aside(self, painter: QPainter, area: QRect, row: Entry) -> int:
        """Draw the place at the right of a single line and return where it begins."""
        font = self._theme.font("meta")
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(
            row.place.text, Qt.TextElideMode.ElideRight, area.width() * 2 // 5
        )
        painter.setFont(font)
        painter.setPen(self._theme.color("text3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, shown)
        return area.right() - metrics.horizontalAdvance(shown)

    def _words(self, painter: QPainter, area: QRect, words: Marked, size: str, role: str) -> None:
        """Draw one line of text, its marks in 600, an ellipsis where it does not fit."""
        theme = self._theme
        widest = QFontMetrics(theme.font(size, 600))
        shown = widest.elidedText(words.text, Qt.TextElideMode.ElideRight, area.width())
        layout = QTextLayout(shown, theme.font(size))
        layout.setFormats(list(self._formats(words, shown, size, theme.color(role))))
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(area.width() + theme.px(40))
            line.setPosition(QPointF(0, (area.height() - line.height()) / 2))
        layout.endLayout()
        layout.draw(painter, QPointF(area.topLeft()))

    def _formats(
        self, words: Marked, shown: str, size: str, ink: QColor
    ) -> Iterable[QTextLayout.FormatRange]:
        plain, strong = QTextCharFormat(), QTextCharFormat()
        for look in (plain, strong):
            look.setForeground(ink)
        strong.setFont(self._theme.font(size, 600))
        yield _range(shown, 0, len(shown), plain)
        for start, count in words.marks:
            yield _range(shown, start, start + count, strong)


def _has_second_line(row: Entry) -> bool:
    return bool(row.place.text) and row.kind not in ("session", "agenda_item")


def _range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a format for a part of a text; Qt counts in UTF-16, where an emoji is two."""
    made = QTextLayout.FormatRange()
    made.start = _utf16_length(text[:start])
    made.length = _utf16_length(text[start:end])
    made.format = look
    return made


def _utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
